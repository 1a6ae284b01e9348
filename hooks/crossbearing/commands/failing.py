"""Turns what the system refuses into one line that says what to do about it."""

from __future__ import annotations

import errno

HINTS = {
    errno.ENOENT: "check how it is written",
    errno.ENOTDIR: "a file stands where a folder belongs",
    errno.EISDIR: "name a file",
    errno.EACCES: "let yourself read and write it",
    errno.EPERM: "let yourself read and write it",
    errno.EROFS: "name a folder on a disk that can be written to",
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room",
    errno.EFBIG: "ask for room: your account may not write files of this size",
    errno.ELOOP: "remove the symbolic link that stands there",
    errno.EMFILE: "close other programs",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def why(error: OSError) -> str:
    """What was refused, of what file where the system says it, and what to do where that is known."""
    said = error.strerror or "cannot be used"
    of = f"{error.filename}: " if error.filename else "" if error.strerror else f"{error}: "
    hint = HINTS.get(error.errno or 0, "")
    return f"{of}{said} ({hint})" if hint else f"{of}{said}"

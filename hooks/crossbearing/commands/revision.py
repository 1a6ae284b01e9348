"""Turns a git revision into the facts as they stood there, weighed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from crossbearing.archive import Archive, load
from crossbearing.checks import check
from crossbearing.problems import errors
from crossbearing.site import Site, site_of

MAIN = ("main", "origin/main", "master", "origin/master", "origin/HEAD")
"""What the main branch may be called."""
OF_ONE_CHECKOUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks, from which this may be run: it holds for the folder of the hook alone."""


class NoRevisionError(Exception):
    """Git does not know the revision, or there is no git here; the text says which."""


def site_at(base: str | None, folder: Path) -> Site:
    """The facts of a revision, taken where the branch left it, so that only its own changes show."""
    repository = _git(["rev-parse", "--absolute-git-dir"], folder)
    revision = _revision(base, folder)
    try:
        tree = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}:./"], folder)
    except NoRevisionError:
        return site_of(Archive())  # the folder is newer
    with TemporaryDirectory() as scratch:
        laid = Path(scratch) / "facts"
        laid.mkdir()
        own = {"GIT_DIR": repository, "GIT_WORK_TREE": str(laid), "GIT_INDEX_FILE": str(Path(scratch) / "index")}
        _git(["read-tree", tree], laid, own)
        _git(["checkout-index", "--all"], laid, own)
        loaded = load(laid)
        wrong = errors(check(loaded))
    if wrong:
        count = "an error" if len(wrong) == 1 else f"{len(wrong)} errors"
        raise NoRevisionError(f"the facts at {revision[:12]} have {count} of their own; name another revision")
    return site_of(loaded.archive)


def _revision(base: str | None, folder: Path) -> str:
    """The newest commit that the branch and the base have in common; of two main branches that of the nearer one."""
    known = [commit for name in ((base,) if base else MAIN) if (commit := _commit(name, folder))]
    if not known:
        names = base or f"{', '.join(MAIN[:-1])} or {MAIN[-1]}"
        raise NoRevisionError(f"there is no revision {names}; name one, or fetch it first")
    try:
        return _git(["merge-base", "HEAD", *known], folder)
    except NoRevisionError:
        return known[0]  # histories that have nothing in common, or that were fetched in part


def _commit(name: str, folder: Path) -> str:
    """The commit of that name, or nothing."""
    try:
        return _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"], folder)
    except NoRevisionError:
        return ""


def _git(arguments: list[str], folder: Path, own: Mapping[str, str] | None = None) -> str:
    """What git answers, without the line break at its end."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_ONE_CHECKOUT}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, env={**environment, **(own or {})}
        )
    except FileNotFoundError:
        raise NoRevisionError("git is not installed") from None
    if done.returncode != 0:
        said = os.fsdecode(done.stderr).strip().removeprefix("fatal: ").split("\n")[0]
        raise NoRevisionError(said or "git does not know it")
    return os.fsdecode(done.stdout).removesuffix("\n")

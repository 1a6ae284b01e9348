"""The quotations of a source together cover at most a quarter of it, so that they do not replace it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.captured import quotations, share
from crossbearing.problems import Problem, Severity
from crossbearing.proofs import fingerprint
from crossbearing.quotes import segments

SEVERITY = Severity.WARNING
MOST = 0.25


def problems(archive: Archive) -> Iterator[Problem]:
    """Captured sources of which too much is quoted."""
    by_source = quotations(archive)
    for capture in archive.captures.values():
        held = by_source.get(capture.source, ())
        lengths = {fingerprint(text): tuple(len(part.words) for part in segments(text)) for _, _, text in held}
        if (part := share(capture, lengths)) > MOST:
            message = f"the quotations cover {part:.0%} of the source's {capture.file.words} words"
            yield Problem(archive.place(capture, "quotations"), message, "quote less: at most a quarter")

"""`within` names another answer of the claim, and no answer lies within itself by a roundabout way."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.cycles import arrows, cycles
from crossbearing.checks.following import follow
from crossbearing.kinds import Claim
from crossbearing.problems import Problem, field, nearest, quoted


def in_order(claim: Claim) -> bool:
    """Whether the claim keeps this rule: other rules on its answers wait until it does."""
    wider = {name: answer.within for name, answer in claim.answers.items() if answer.within}
    known = all(name in claim.answers for name in wider.values())
    return known and not any(cycles({answer: (name,) for answer, name in wider.items()}))


def problems(archive: Archive) -> Iterator[Problem]:
    """Wider answers that are not there, and circles."""
    for claim in archive.claims.values():
        wider = {str(path[1]): name for path, name in follow(claim, "answers.*.within")}
        for answer, name in wider.items():
            if name not in claim.answers:
                near = nearest(name, [other for other in claim.answers if other != answer])
                hint = f"did you mean {near}?" if near else "name a wider answer of this claim, or delete it"
                message = f"{field('answers', answer, 'within')} {quoted(name)} is no answer of this claim"
                yield Problem(archive.place(claim, "answers", answer, "within"), message, hint)
        for circle in cycles({answer: (name,) for answer, name in wider.items() if name in claim.answers}):
            place = archive.place(claim, "answers", circle[0], "within")
            message = f"{field('answers', circle[0], 'within')} goes in a circle: {arrows(circle)}"
            yield Problem(place, message, "delete the `within` of the widest of them")

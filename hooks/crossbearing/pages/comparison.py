"""Turns the rows of a claim into groups by answer, in the order of the answers, each voice's rows side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.kinds import Claim
from crossbearing.pages.labels import figures, numbered
from crossbearing.pages.statements import Row, rows_of
from crossbearing.site import Site

ASIDE = {"unknown": "Say that it is not known", "silent": "Were read whole and are silent on it"}
"""Those who give no answer, by their stance."""


@dataclass(frozen=True, slots=True)
class Group:
    """The statements on one answer; or those that give none."""

    anchor: str
    text: str
    tally: str
    """`3 say so, 2 deny it · 1–2 independent origins`."""
    rows: tuple[Row, ...]
    same: frozenset[str]
    """The anchors of rows whose voice takes the same stance in the row above."""


def groups_of(claim: Claim, site: Site, order: Iterable[str]) -> tuple[Group, ...]:
    """A group for each answer, in this order, and for those who give none; groups without rows are left out."""
    rows = tuple(rows_of(claim, site))
    groups = []
    for name in order:
        found = [row for row in rows if row.answer == name]
        groups.append(_group(name, claim.answers[name].text, _tally(claim, name, found, site), found))
    for stance, text in ASIDE.items():
        found = [row for row in rows if row.stance == stance]
        groups.append(_group(f"-{stance}", text, numbered(len(found), "statement"), found))
    return tuple(group for group in groups if group.rows)


def _group(name: str, text: str, tally: str, rows: list[Row]) -> Group:
    """Those who say it before those who deny it; a voice's rows stand together where its first one stood."""
    first: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows):
        first.setdefault(_who(row), place)
    rows.sort(key=lambda row: (row.stance == "denies", first[_who(row)]))
    same = frozenset(
        row.anchor for above, row in pairwise(rows) if _who(row) == _who(above) and not row.statement.anonymous
    )
    return Group(f"said-{name}", text, tally, tuple(rows), same)


def _who(row: Row) -> tuple[str, str]:
    return row.voice_id, row.stance


def _tally(claim: Claim, name: str, rows: list[Row], site: Site) -> str:
    says = sum(row.stance == "says" for row in rows)
    denies = len(rows) - says
    stances = (
        f"{says} {'says' if says == 1 else 'say'} so" if says else "",
        f"{denies} {'denies' if denies == 1 else 'deny'} it" if denies else "",
    )
    answer = site.weighed[claim.key].answers[name]
    origins = f"{figures(answer.least, answer.most)} independent {'origin' if answer.most == 1 else 'origins'}"
    wider = any(other.within == name for other in claim.answers.values())
    origins += ", with narrower answers" if wider else ""
    return " · ".join(filter(None, (", ".join(filter(None, stances)), origins if answer.most else "")))

"""Lanes: a voice each, a time drawn as wide as it is uncertain, and no date that breaks them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crossbearing.archive import load
from crossbearing.dates import Date, parse, span
from crossbearing.pages import incident
from crossbearing.pages.lanes import NOBODY, Lanes, Mark, lanes_of
from crossbearing.pages.named import Named
from crossbearing.pages.timeline import Moment
from crossbearing.site import site_of
from crossbearing.templates import Templates

A, B = Named("A", "a/"), Named("B", "b/")
DAY = parse("2015-11-24")


def moment(when: Date, *voices: Named, until: Date | None = None) -> Moment:
    return Moment(when, until, "It was.", False, None, None, voices)


def drawn(*moments: Moment, when: Date = DAY) -> Lanes:
    lanes = lanes_of(moments, when)
    assert lanes is not None
    return lanes


def marks(when: Date, until: Date | None = None) -> tuple[Mark, ...]:
    """On the one day."""
    return drawn(moment(when, A, until=until)).lanes[0].marks


def test_a_stated_minute_is_a_point() -> None:
    assert marks(parse("2015-11-24T06:00Z")) == (Mark("point", 250, 0),)
    assert marks(parse("2015-11-24T06:00:00Z")) == (Mark("point", 250, 0),)


def test_some_time_within_is_a_box() -> None:
    assert marks(span("2015-11-24T06:00Z", "2015-11-24T12:00Z")) == (Mark("between", 250, 250.7),)


def test_what_lasted_is_a_line_and_what_of_it_is_uncertain_a_box() -> None:
    assert marks(parse("2015-11-24T06:00:00Z"), parse("2015-11-24T12:00:00Z")) == (Mark("lasting", 250, 250),)
    assert marks(span("2015-11-24T06:00Z", "2015-11-24T09:00Z"), parse("2015-11-24T12:00:00Z")) == (
        Mark("lasting", 375.7, 124.3),
        Mark("between", 250, 125.7),
    )


def test_a_time_that_says_nothing_within_the_days_shown_is_told_apart() -> None:
    assert marks(DAY) == (Mark("untimed", 0, 1000),)
    assert marks(parse("2015")) == (Mark("untimed", 0, 1000),)
    assert marks(parse("2015-11/..")) == (Mark("untimed", 0, 1000),)
    two = drawn(moment(DAY, A), moment(parse("2015-11-25T03:40+03:00"), B))
    assert two.lanes[0].marks == (Mark("between", 0, 500),), "of two days, one is something"


def test_each_voice_has_a_lane_and_what_no_voice_tells_comes_last() -> None:
    lanes = drawn(moment(DAY), moment(DAY, B, A), moment(DAY, A))
    assert [(lane.voice, [number for number, _ in lane.entries]) for lane in lanes.lanes] == [
        (B, [2]),
        (A, [2, 3]),
        (NOBODY, [1]),
    ]


def test_days_and_clocks_are_those_of_most_times() -> None:
    lanes = drawn(
        moment(parse("2015-11-24T09:24+02:00"), A),
        moment(parse("2015-11-24T10:24+03:00"), B),
        moment(parse("2015-11-24T11:00+03:00"), B),
    )
    assert lanes.zone == "UTC+3"
    assert lanes.lanes[0].marks[0] == lanes.lanes[1].marks[0], "the same minute, by two clocks"
    assert drawn(moment(DAY, A)).zone == "UTC"
    assert drawn(moment(parse("2015-11-24T10:00-03:30"), A)).zone == "UTC−3:30"


def test_ticks_are_even_and_a_day_is_named_at_midnight() -> None:
    assert [words for _, words in drawn(moment(DAY, A)).ticks] == [
        "24 Nov", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "25 Nov",
    ]  # fmt: skip
    assert [x for x, _ in drawn(moment(DAY, A)).ticks] == [0, 125, 250, 375, 500, 625, 750, 875, 1000]
    years = drawn(moment(parse("1998"), A), when=parse("1995/2004"))
    assert [words for _, words in years.ticks] == ["1995", "2004", "2014"]


def test_lines_beyond_the_days_shown_are_counted() -> None:
    lanes = drawn(*(moment(parse(day), A) for day in ("2014", "2015-11-24", "2015-11-26", "2015-11-27", "2016-04")))
    assert (lanes.before, lanes.after) == (1, 3)
    assert [number for number, _ in lanes.lanes[0].entries] == [2]


@pytest.mark.parametrize("when", ["..", "2015-11-24/..", "/2015", "9999-12-31", "0001/9800"])
def test_an_incident_without_bounds_has_no_lanes(when: str) -> None:
    date = parse(when) if when != ".." else parse("../2015")
    assert lanes_of((moment(DAY, A),), date) is None


def test_where_nothing_happens_in_these_days_there_are_no_lanes() -> None:
    assert lanes_of((), DAY) is None
    assert lanes_of((moment(parse("2014"), A),), DAY) is None


@pytest.mark.parametrize("odd", ["0001", "9999", "9999-12-31T23:59:59Z", "0001-01-01T00:00Z", "../2015", "2014/.."])
@pytest.mark.parametrize("until", [None, "9999", "2015-11-24", "2015-11-24T10:00Z"])
def test_no_date_is_too_odd(odd: str, until: str | None) -> None:
    lanes = drawn(moment(DAY, A), moment(parse(odd), A, until=parse(until) if until else None))
    assert all(0 <= mark.x <= 1000 and 0 <= mark.width <= 1000 for lane in lanes.lanes for mark in lane.marks)


@pytest.mark.parametrize("hours", range(1, 400, 13))
def test_there_are_at_most_nine_ticks(hours: int) -> None:
    last = DAY.earliest + timedelta(hours=hours * hours)
    lanes = drawn(moment(DAY, A), when=span("2015-11-24", f"{last:%Y-%m-%d}"))
    assert len(lanes.ticks) <= 9


def test_the_lanes_of_the_real_incident_are_small_and_lead_to_the_list(root: Path) -> None:
    site = site_of(load(root / "facts").archive)
    for view in incident.views(site):
        html = Templates(site).render("incident", view)
        found = re.search(r'<div class="lanes".*?(?=<h3)', html, re.DOTALL)
        if not found:
            continue
        assert len(found[0].encode()) < 10_000
        assert "style=" not in found[0]
        page = BeautifulSoup(html, "html5lib")
        links = [link["href"] for link in page.select(".lanes li > a")]
        assert links
        assert all(page.select(f".events > li{link}") for link in links)

from __future__ import annotations

import pickle
from contextlib import redirect_stdout, suppress
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.dates import Date, DateError, iso, order, overlaps, parse, span, strictly_before, words

WORDS = [
    ("2015", "2015"),
    ("0987", "987"),
    ("2015-11", "November 2015"),
    ("2015-05", "May 2015"),
    ("2015-11-24", "24 November 2015"),
    ("2016-02-29", "29 February 2016"),
    ("2015-01-01", "1 January 2015"),
    ("2015-11-24T09:24+02:00", "24 November 2015, 09:24 (UTC+2)"),
    ("2015-11-24T00:00+02:00", "24 November 2015, 00:00 (UTC+2)"),
    ("2015-11-24T09:24:31+03:00", "24 November 2015, 09:24:31 (UTC+3)"),
    ("2015-11-24T09:24:00+03:00", "24 November 2015, 09:24:00 (UTC+3)"),
    ("2015-11-24T07:24Z", "24 November 2015, 07:24 (UTC)"),
    ("2015-11-24T07:24+00:00", "24 November 2015, 07:24 (UTC)"),
    ("2015-11-24T12:54+05:30", "24 November 2015, 12:54 (UTC+5:30)"),
    ("2015-11-24T02:24-05:00", "24 November 2015, 02:24 (UTC−5)"),
    ("2015-11-24T07:24+00:01", "24 November 2015, 07:24 (UTC+0:01)"),
    ("2015-11-24T03:54-03:30", "24 November 2015, 03:54 (UTC−3:30)"),
    ("2015-11-24~", "about 24 November 2015"),
    ("2015-11-24?", "perhaps 24 November 2015"),
    ("2015-11-24%", "perhaps about 24 November 2015"),
    ("2015-11~", "about November 2015"),
    ("2015-12~", "about December 2015"),
    ("2015?", "perhaps 2015"),
    ("2015-11-XX", "a day in November 2015"),
    ("2015-XX-XX", "a day in 2015"),
    ("2015-XX", "a month in 2015"),
    ("201X", "a year in the 2010s"),
    ("20XX", "a year from 2000 to 2099"),
    ("1XXX", "a year from 1000 to 1999"),
    ("201X?", "perhaps a year in the 2010s"),
    ("2015-21", "spring 2015"),
    ("2015-22", "summer 2015"),
    ("2015-23", "autumn 2015"),
    ("2015-24", "winter 2015"),
    ("2015-11-24/2015-11-25", "between 24 and 25 November 2015"),
    ("2015-11-24/2015-12-02", "between 24 November and 2 December 2015"),
    ("2015-11-24/2015-12-24", "between 24 November and 24 December 2015"),
    ("2015-12-31/2016-01-01", "between 31 December 2015 and 1 January 2016"),
    ("2014-11-24/2015-11-24", "between 24 November 2014 and 24 November 2015"),
    ("2015-11-24/2015-11-24", "24 November 2015"),
    ("2015-10/2015-11", "between October and November 2015"),
    ("2015-10/2016-11", "between October 2015 and November 2016"),
    ("2012/2015", "between 2012 and 2015"),
    ("2015-21/2015-22", "between spring and summer 2015"),
    ("2015-11/2015-11-24", "between November 2015 and 24 November 2015"),
    ("2015-11-24~/2015-11-25", "between about 24 November 2015 and 25 November 2015"),
    ("2015-11-24/2015-11-25?", "between 24 November 2015 and perhaps 25 November 2015"),
    ("../2015-11-24", "24 November 2015 or earlier"),
    ("2015-11-24/..", "24 November 2015 or later"),
    ("../2015-11~", "about November 2015 or earlier"),
    ("/2015-11-24", "from an unknown date to 24 November 2015"),
    ("2015-11-24/", "from 24 November 2015 to an unknown date"),
]

SPANS = [
    ("2015-11-24T12:00+02:00", "2015-11-24T15:00+02:00", "24 November 2015, between 12:00 and 15:00 (UTC+2)"),
    ("2015-11-24T12:00Z", "2015-11-24T12:00:30Z", "24 November 2015, between 12:00 and 12:00:30 (UTC)"),
    ("2015-11-24T12:00Z", "2015-11-24T12:00Z", "24 November 2015, 12:00 (UTC)"),
    (
        "2015-11-24T23:00+02:00",
        "2015-11-25T01:00+02:00",
        "between 24 November 2015, 23:00 (UTC+2) and 25 November 2015, 01:00 (UTC+2)",
    ),
    (
        "2015-11-24T12:00+02:00",
        "2015-11-24T15:00+03:00",
        "24 November 2015, between 12:00 (UTC+2, 10:00 UTC) and 15:00 (UTC+3, 12:00 UTC)",
    ),
    (
        "2015-11-24T10:24+03:00",
        "2015-11-24T14:44Z",
        "24 November 2015, between 10:24 (UTC+3, 07:24 UTC) and 14:44 (UTC)",
    ),
    (
        "2015-11-23T22:00-05:00",
        "2015-11-25T01:00+03:00",
        "between 23 November 2015, 22:00 (UTC−5, 03:00 UTC the day after) and 25 November 2015, 01:00"
        " (UTC+3, 22:00 UTC the day before)",
    ),
    ("2015-11-24", "2015-11-25T01:00+02:00", "between 24 November 2015 and 25 November 2015, 01:00 (UTC+2)"),
    ("2015-11-24", "2015-11-25", "between 24 and 25 November 2015"),
    ("2015-11-24~", "2015-12", "between about 24 November 2015 and December 2015"),
]

BOUNDS = [
    ("2015", "2015-01-01T00:00:00", "2015-12-31T23:59:59"),
    ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59"),
    ("2015-11-24", "2015-11-24T00:00:00", "2015-11-24T23:59:59"),
    ("2015-11-24T09:24+02:00", "2015-11-24T07:24:00", "2015-11-24T07:24:59"),
    ("2015-11-24T09:24:31+02:00", "2015-11-24T07:24:31", "2015-11-24T07:24:31"),
    ("2015-11-24T01:00+02:00", "2015-11-23T23:00:00", "2015-11-23T23:00:59"),
    ("2015-11-24~", "2015-11-24T00:00:00", "2015-11-24T23:59:59"),
    ("2016-02-XX", "2016-02-01T00:00:00", "2016-02-29T23:59:59"),
    ("2015-XX-XX", "2015-01-01T00:00:00", "2015-12-31T23:59:59"),
    ("201X", "2010-01-01T00:00:00", "2019-12-31T23:59:59"),
    ("2015-22", "2015-06-01T00:00:00", "2015-08-31T23:59:59"),
    ("2015-24", "2015-12-01T00:00:00", "2016-02-29T23:59:59"),
    ("2015-11-24/2015-12", "2015-11-24T00:00:00", "2015-12-31T23:59:59"),
    ("2015-11-24~/2015-11-25%", "2015-11-24T00:00:00", "2015-11-25T23:59:59"),
    ("../2015-11-24", "0001-01-01T00:00:00", "2015-11-24T23:59:59"),
    ("/2015-11-24", "0001-01-01T00:00:00", "2015-11-24T23:59:59"),
    ("2015-11-24/..", "2015-11-24T00:00:00", "9999-12-31T23:59:59.999999"),
    ("2015-11-24/", "2015-11-24T00:00:00", "9999-12-31T23:59:59.999999"),
]

ISO = [
    ("2015", "2015"),
    ("2015-11", "2015-11"),
    ("2015-11-24", "2015-11-24"),
    ("2015-11-24T09:24+02:00", "2015-11-24T09:24+02:00"),
    ("2015-11-24T09:24:31Z", "2015-11-24T09:24:31Z"),
    ("2015-11-24/2015-11-24", "2015-11-24"),
    ("2015-11-24~", ""),
    ("2015-11-24?", ""),
    ("2015-11-XX", ""),
    ("201X", ""),
    ("2015-21", ""),
    ("2015-11-24/2015-11-25", ""),
    ("../2015-11-24", ""),
    ("2015-11-24/", ""),
]

EXAMPLES = "write a date such as 2015-11-24, 2015-11, 2015-11-24~ or 2015-11-24T09:24+02:00"
NO_OFFSET = "has a time without its offset (add the offset, as in {}+02:00, or give the day: {})"
MONTHS = "months run from 01 to 12"
CLOCK = "has a time that no clock shows (hours run from 00 to 23, minutes and seconds from 00 to 59)"
MISTAKES = [
    ("24.11.2015", "is not a date (write 2015-11-24)"),
    ("4.1.2015", "is not a date (write 2015-01-04)"),
    ("1.11.2015", "is not a date (write 2015-11-01)"),
    ("30.11.2015", "is not a date (write 2015-11-30)"),
    ("31.11.2015", f"is not a date ({EXAMPLES})"),
    ("31.02.2015", f"is not a date ({EXAMPLES})"),
    ("24.11.0000", f"is not a date ({EXAMPLES})"),
    ("11/24/2015", "is not a date (write year-month-day: 2015-11-24)"),
    ("24/11/2015", "is not a date (write year-month-day: 2015-11-24)"),
    ("03/04/2015", "is not a date (write year-month-day: 2015-04-03 or 2015-03-04)"),
    ("04/04/2015", "is not a date (write year-month-day: 2015-04-04)"),
    ("40/40/2015", f"is not a date ({EXAMPLES})"),
    ("2015/11/24", "is not a date (write 2015-11-24)"),
    ("2015.11.24", "is not a date (write 2015-11-24)"),
    ("2015/11", "is not a date (write 2015-11)"),
    ("2015/13", f"is not a date ({EXAMPLES})"),
    ("2015-1-4", "is not a date (write 2015-01-04)"),
    ("20151124", "is not a date (write 2015-11-24)"),
    ("24 November 2015", "is not a date (write 2015-11-24)"),
    ("24th Nov. 2015", "is not a date (write 2015-11-24)"),
    ("24-NOV-2015", "is not a date (write 2015-11-24)"),
    ("November 24, 2015", "is not a date (write 2015-11-24)"),
    ("November 2015", "is not a date (write 2015-11)"),
    ("Spring 2015", "is not a date (write 2015-21)"),
    ("2010s", "is not a date (write 201X)"),
    ("about 2015", "is not a date (write 2015~)"),
    ("circa 24 November 2015", "is not a date (write 2015-11-24~)"),
    ("before 2015-11-24", "is not a date (write ../2015-11-24)"),
    ("after November 2015", "is not a date (write 2015-11/..)"),
    ("2015-2016", "is not a date (write 2015/2016)"),
    ("2015-11-24 to 2015-11-25", "is not a date (write 2015-11-24/2015-11-25)"),
    ("between 24 November 2015 and 2 December 2015", "is not a date (write 2015-11-24/2015-12-02)"),
    ("2015-11-2X", "is not a date (write 2015-11-XX)"),
    ("2015-21~", "is not a date (write 2015-21)"),
    ("2015-24~", "is not a date (write 2015-24)"),
    ("2015-11-24T09:24", NO_OFFSET.format("2015-11-24T09:24", "2015-11-24")),
    ("2015-11-24 09:24", NO_OFFSET.format("2015-11-24T09:24", "2015-11-24")),
    ("2015-11-24T09:24:31", NO_OFFSET.format("2015-11-24T09:24:31", "2015-11-24")),
    ("2015-11-24 23:59:59", NO_OFFSET.format("2015-11-24T23:59:59", "2015-11-24")),
    ("24 November 2015, 9:24", NO_OFFSET.format("2015-11-24T09:24", "2015-11-24")),
    ("24 November 2015 , 9:24", NO_OFFSET.format("2015-11-24T09:24", "2015-11-24")),
    ("2015-11 09:24", f"is not a date ({EXAMPLES})"),
    ("2015-11-24t09:24Z", "is not a date (write 2015-11-24T09:24Z)"),
    ("2015-11-24 T 09:24Z", "is not a date (write 2015-11-24T09:24Z)"),
    ("2015-11-24 09:24+02:00", "is not a date (write 2015-11-24T09:24+02:00)"),
    ("2015-11-24T09:24+02", "is not a date (write 2015-11-24T09:24+02:00)"),
    ("2015-11-24T09:24+0530", "is not a date (write 2015-11-24T09:24+05:30)"),
    ("2015-11-24 09:24 (UTC+2)", "is not a date (write 2015-11-24T09:24+02:00)"),
    ("2015-11-24 09:24 GMT", "is not a date (write 2015-11-24T09:24Z)"),
    ("2015-11-24T09:24:31.5Z", "is not a date (write 2015-11-24T09:24:31Z)"),
    ("2015-11-24T24:00Z", CLOCK),
    ("2015-11-24T09:60Z", CLOCK),
    ("2015-11-24T09:24:60Z", CLOCK),
    ("2015-11-24 23:59:59Z", "is not a date (write 2015-11-24T23:59:59Z)"),
    ("2015-11-24T09:24+14", "is not a date (write 2015-11-24T09:24+14:00)"),
    ("2015-11-24T09:24+0259", "is not a date (write 2015-11-24T09:24+02:59)"),
    ("2015-11-24T09:24+02:75", "has an offset that no clock has (write it as +02:00)"),
    ("2015-11-24T09:24+15:00", "has an offset that no clock has (write it as +02:00)"),
    (
        "2015-11-24T09:24Z/2015-11-24T10:00Z",
        "puts a time of day into an interval (write {earliest: 2015-11-24T09:24Z, latest: 2015-11-24T10:00Z} instead)",
    ),
    ("2015-13-01", f"is not a date ({MONTHS}; did you mean 2015-01-13?)"),
    ("2015-24-11", f"is not a date ({MONTHS}; did you mean 2015-11-24?)"),
    ("2015-99-99", f"is not a date ({MONTHS})"),
    ("2015-13", f"is not a date ({MONTHS}, seasons from 21 (spring) to 24 (winter))"),
    ("2015-25", f"is not a date ({MONTHS}, seasons from 21 (spring) to 24 (winter))"),
    ("2015-02-30", "is not a date (days of that month run from 01 to 28)"),
    ("2016-02-30", "is not a date (days of that month run from 01 to 29)"),
    ("2015-02-29~", "is not a date (days of that month run from 01 to 28)"),
    ("2015-01-32", "is not a date (days of that month run from 01 to 31)"),
    ("2015-12-32", "is not a date (days of that month run from 01 to 31)"),
    ("2015-11-00", "is not a date (days of that month run from 01 to 30)"),
    ("2015-02-29/2015-03-01", f"is not a date ({EXAMPLES})"),
    ("0000", "is not a date (years run from 0001 to 9999)"),
    ("0000-01-01", "is not a date (years run from 0001 to 9999)"),
    ("9999-12-31T23:59-00:01", "is outside the years 0001 to 9999 (give the day without a time)"),
    ("0001-01-01T00:00+02:00", "is outside the years 0001 to 9999 (give the day without a time)"),
    ("2015-11-25/2015-11-24", "ends before it begins (swap its ends: 2015-11-24/2015-11-25)"),
    ("2015-11-24T09:24+02:00~", f"is not a date ({EXAMPLES})"),
    ("../..", f"is not a date ({EXAMPLES})"),
    ("/", f"is not a date ({EXAMPLES})"),
    ("", f"is not a date ({EXAMPLES})"),
    ("unknown", f"is not a date ({EXAMPLES})"),
    ("yesterday", f"is not a date ({EXAMPLES})"),
    ("before yesterday", f"is not a date ({EXAMPLES})"),
    ("between 2015 and yesterday", f"is not a date ({EXAMPLES})"),
    ("٢٠١٥-١١-٢٤", f"is not a date ({EXAMPLES})"),
    # These are EDTF, but of level 2, or years that no newspaper was printed in.
    ("2015-11-XX/2015-12-XX", f"is not a date ({EXAMPLES})"),
    ("2015-~11-24", f"is not a date ({EXAMPLES})"),
    ("[2015,2016]", f"is not a date ({EXAMPLES})"),
    ("2015S2", f"is not a date ({EXAMPLES})"),
    ("-0044", f"is not a date ({EXAMPLES})"),
    ("Y170000002", f"is not a date ({EXAMPLES})"),
    # The EDTF library alone crashes on these, and prints.
    ("2015-1X", f"is not a date ({EXAMPLES})"),
    ("../", f"is not a date ({EXAMPLES})"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_a_date_reads_as_plain_english(text: str, expected: str) -> None:
    assert words(parse(text)) == expected
    assert parse(text).text == text


@pytest.mark.parametrize(("earliest", "latest", "expected"), SPANS)
def test_a_span_of_time_reads_as_plain_english(earliest: str, latest: str, expected: str) -> None:
    date = span(earliest, latest)
    assert words(date) == expected
    assert date.text == f"{earliest}/{latest}"
    assert (date.earliest, date.latest) == (parse(earliest).earliest, parse(latest).latest)


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_a_date_lies_between_two_instants_in_utc(text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert (date.earliest, date.latest) == tuple(
        datetime.fromisoformat(instant).replace(tzinfo=UTC) for instant in (earliest, latest)
    )


@pytest.mark.parametrize(("text", "expected"), ISO)
def test_only_a_plain_date_has_a_machine_form(text: str, expected: str) -> None:
    assert iso(parse(text)) == expected


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_text_that_is_no_date_is_named_with_what_to_write(text: str, expected: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' {expected}"
    assert (caught.value.message, f"({caught.value.hint})") == (
        f"'{text}' {caught.value.what}",
        expected.removeprefix(f"{caught.value.what} "),
    )


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(DateError) as caught:
        parse("about " * 5000)
    assert caught.value.message == "'about about about about about about about about about about…' is not a date"


def test_a_text_of_60_characters_is_named_whole_and_understood_and_no_longer_one_is() -> None:
    text = f"24 November{',' * 45}2015"
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is not a date (write 2015-11-24)"
    with pytest.raises(DateError) as caught:
        parse(text.replace(",", ",,", 1))
    assert str(caught.value) == f"'24 November{',' * 46}20…' is not a date ({EXAMPLES})"


def test_an_error_says_the_same_in_another_process() -> None:
    with pytest.raises(DateError) as caught:
        parse("24.11.2015")
    assert str(pickle.loads(pickle.dumps(caught.value))) == "'24.11.2015' is not a date (write 2015-11-24)"


def test_a_date_without_ends_is_unknown() -> None:
    always = Date("../..", datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), None, None)
    assert (words(always), iso(always)) == ("at an unknown date", "")


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (
            "2015-11-25",
            "2015-11-24",
            "'2015-11-25/2015-11-24' ends before it begins (swap its ends: 2015-11-24/2015-11-25)",
        ),
        (
            "2015-11-24T12:00+02:00",
            "2015-11-24T12:30+03:00",
            "'2015-11-24T12:00+02:00/2015-11-24T12:30+03:00' ends before it begins "
            "(swap its ends: 2015-11-24T12:30+03:00/2015-11-24T12:00+02:00)",
        ),
        (
            "2015/2016",
            "2017",
            "'2015/2016' is an interval (give one date or time each as `earliest` and as `latest`)",
        ),
        ("2015", "2016/..", "'2016/..' is an interval (give one date or time each as `earliest` and as `latest`)"),
        ("2015", "24.11.2015", "'24.11.2015' is not a date (write 2015-11-24)"),
    ],
)
def test_a_span_needs_two_dates_in_order(earliest: str, latest: str, expected: str) -> None:
    with pytest.raises(DateError) as caught:
        span(earliest, latest)
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2015-11-23", "2015-11-24"),
        ("2015-11-24T09:24+02:00", "2015-11-24T09:25+02:00"),
        ("2015-11-24T23:00+00:00", "2015-11-24T20:00-05:00"),
        ("../2015-11-23", "2015-11-24~"),
        ("2015-11-23T10:00+02:00", "2015-11-24"),
    ],
)
def test_what_ends_before_the_other_begins_is_before_it(first: str, second: str) -> None:
    assert strictly_before(parse(first), parse(second))
    assert not strictly_before(parse(second), parse(first))
    assert not overlaps(parse(first), parse(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2015-11-24", "2015-11-24"),
        ("2015-11", "2015-11-24"),
        ("2015-11-24T09:24+02:00", "2015-11-24T09:24:30+02:00"),
        ("2015-11-24T09:24:31Z", "2015-11-24T10:24:31+01:00"),
        ("../2015-11-24", "2015-11-24/.."),
        ("2015-11-23/2015-11-25", "2015-11-24/2015-11-26"),
        # In UTC these two times are outside that day, on the clock of whoever wrote them they are within it.
        ("2015-11-24T00:30+02:00", "2015-11-24"),
        ("2015-11-24", "2015-11-24T23:30-05:00"),
        ("2015-11-24", "2015-11-24T23:59:59-05:00"),
    ],
)
def test_overlapping_dates_have_no_known_order(first: str, second: str) -> None:
    assert overlaps(parse(first), parse(second))
    assert overlaps(parse(second), parse(first))


def test_dates_sort_by_their_earliest_then_latest_instant() -> None:
    texts = ["2015-11-25", "2015-11", "2015-11-24T23:59-01:00", "../2016", "2015-11-01", "2015-11-24~", "2015"]
    in_order = ["../2016", "2015", "2015-11-01", "2015-11", "2015-11-24~", "2015-11-25", "2015-11-24T23:59-01:00"]
    assert [date.text for date in sorted(map(parse, texts), key=order)] == in_order


def test_dates_are_values() -> None:
    assert parse("2015-11-24") is parse("2015-11-24")
    assert len({parse("2015-11-24"), parse("2015-11-24"), parse("2015-11-24~")}) == 2
    with pytest.raises(AttributeError):
        parse("2015-11-24").text = "2015-11-25"  # type: ignore[misc]


@settings(deadline=None)
@given(st.text(alphabet="0123456789X~?%/.-T:+Z ", max_size=24) | st.text(max_size=80))
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    assert date.text == text
    assert date.earliest <= date.latest
    assert words(date)


@settings(deadline=None)
@given(st.text(alphabet="0123456789X~?%/.-", max_size=24))
def test_nothing_is_printed(text: str) -> None:
    with redirect_stdout(StringIO()) as printed, suppress(DateError):
        parse(text)
    assert printed.getvalue() == ""


@settings(deadline=None)
@given(
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31)),
    st.integers(min_value=-14 * 60, max_value=14 * 60),
)
def test_a_time_is_the_instant_that_its_offset_makes_it(clock: datetime, minutes: int) -> None:
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    date = parse(f"{clock:%H:%M:%S}".join((f"{clock.year:04}-{clock:%m-%d}T", offset)))
    assert (
        date.earliest == date.latest == (clock.replace(microsecond=0) - timedelta(minutes=minutes)).replace(tzinfo=UTC)
    )


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_days_are_before_one_another_as_the_calendar_has_it(first: date, second: date) -> None:
    dates: list[Date] = [parse(first.isoformat()), parse(second.isoformat())]
    assert strictly_before(dates[0], dates[1]) == (first < second)
    assert overlaps(dates[0], dates[1]) == (first == second)

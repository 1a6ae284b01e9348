"""Turns EDTF level 1 dates and ISO 8601 times into instants to sort by and words to read."""

from __future__ import annotations

from crossbearing.dates.date import Date, DateError, End, order, overlaps, strictly_before
from crossbearing.dates.parse import parse, span
from crossbearing.dates.words import iso, words

__all__ = ["Date", "DateError", "End", "iso", "order", "overlaps", "parse", "span", "strictly_before", "words"]

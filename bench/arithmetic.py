"""Turns values of archives of several sizes into how fast they grow."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from statistics import linear_regression


def exponent(values: Mapping[int, float]) -> float:
    """The k for which the values grow nearest to size to the power of k: 1 is in step with the size, 2 is its square.

    By least squares on the logarithms of sizes and values, of which there are at least two.
    """
    sizes = sorted(values)
    return linear_regression([log(size) for size in sizes], [log(values[size]) for size in sizes]).slope

"""Articles in windows of time, each with enough of them."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Window", "month_of", "name_of", "windows"]

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?!\d)")
_LENGTHS = {"month": 1, "quarter": 3, "year": 12}


class Window(NamedTuple):
    """Its first and its last period, counted from the year 0; its articles' row numbers.

    Both periods are -1 for articles without a date; the first alone, where all are one window.
    """

    first: int
    last: int
    rows: NDArray[np.int_]


def month_of(published: str | None) -> int:
    """The month of an ISO date, counted from the year 0; -1 where there is none."""
    found = _MONTH.match(published or "")
    return 12 * int(found[1]) + int(found[2]) - 1 if found else -1


def windows(months: NDArray[np.int_], length: str, smallest: int) -> list[Window]:
    """Windows of a ``length`` (month, quarter, year), in order, of at least ``smallest`` articles.

    One with fewer joins the next, the last the one before. Articles without a month (-1) are a
    window of their own, the last, where they are enough or there is no other; all articles are one
    window where too few have a month.
    """
    periods = np.where(months >= 0, months // _LENGTHS[length], -1)
    parts: list[list[int]] = []
    held = smallest
    for period in np.unique(periods[periods >= 0]).tolist():
        if held >= smallest:
            parts.append([])
            held = 0
        parts[-1].append(period)
        held += int((periods == period).sum())
    if len(parts) > 1 and held < smallest:
        last = parts.pop()
        parts[-1] += last
        held = smallest
    undated = np.flatnonzero(periods < 0)
    if held < smallest and len(undated):
        return [Window(-1, int(periods.max()), np.arange(len(periods)))]
    found = [Window(part[0], part[-1], np.flatnonzero(np.isin(periods, part))) for part in parts]
    if not found or len(undated) >= smallest:
        found.append(Window(-1, -1, undated))
    return found


def name_of(first: int, last: int, length: str) -> str:
    """What a window is called, such as 2021, 2021-Q2, 2021-05, 2019 to 2021, no date."""
    if first < 0:
        return "no date" if last < 0 else "all dates"
    names = []
    for period in sorted({first, last}):
        year, part = divmod(period * _LENGTHS[length], 12)
        tail = {"month": f"-{part + 1:02d}", "quarter": f"-Q{part // 3 + 1}", "year": ""}[length]
        names.append(f"{year:04d}{tail}")
    return " to ".join(names)

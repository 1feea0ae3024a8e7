"""Months and years without gaps, so that a plot shows the silence too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from toolkit.stats.keys import UNKNOWN
from toolkit.stats.odd import FIRST_YEAR

__all__ = ["timeline"]


def timeline(values: Iterable[str], today: date) -> list[str]:
    """Every month (or year) from the first to the last of ``values``, all of one kind.

    Those before 1990 or after ``today`` are taken for mistakes and left out.
    """
    last = today.isoformat()
    known = sorted(v for v in values if v != UNKNOWN and FIRST_YEAR <= v <= last[: len(v)])
    if not known:
        return []
    return list(_months(known[0], known[-1]) if "-" in known[0] else _years(known[0], known[-1]))


def _years(first: str, last: str) -> Iterator[str]:
    yield from map(str, range(int(first), int(last) + 1))


def _months(first: str, last: str) -> Iterator[str]:
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    for number in range(begin, end + 1):
        yield f"{number // 12}-{number % 12 + 1:02}"

"""The day of publication, of all the dates that a page prints and declares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from toolkit.pages.dates import FoundDate, iso_date, url_date
from toolkit.pages.declared import Head

__all__ = ["published"]

_YEARS_APART = 5
_LONG_AFTER = 60  # days
_AHEAD = 30  # days until what a text announces
_WEEK = 7  # days: what the press tells of is not older
_ABOVE = ("top", "before")
_MINUTE = len("2021-07-12T08:00")
_MIDNIGHT = "T00:00:00"  # a day without its time
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DECLARED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "date",
)  # names of <meta>, the surest first


def published(
    dates: Sequence[tuple[FoundDate, str]],
    head: Head,
    url: str | None,
    body: Sequence[str],
    event: str | None,
) -> str | None:
    """ISO 8601 day, with the time where one is printed; None when the page tells none.

    ``dates``: what the page prints, each with where (``top``, ``before`` the title, ``head``
    below it, ``source``, ``inside``, ``after``); ``event``: the day that the text speaks of, as
    ``5/1``.
    """
    names = (head.meta.get(name) for name in _DECLARED)
    declared = next(filter(None, map(iso_date, (*names, head.published))), None)
    shown = [item for item in _nearest(dates) if not _is_clock(*item, body, event)]
    agreed = [item for item in shown if declared and item[0].iso.startswith(declared[:10])]
    printed = _printed(agreed or shown)
    if declared and printed and not agreed:
        return declared
    if declared and printed and declared.startswith(printed[:_MINUTE]):
        return declared  # to the second
    marked = iso_date(head.meta.get("time"))
    if printed and marked and marked.startswith(printed[:_MINUTE]) and _MIDNIGHT not in marked:
        return marked  # to the second
    return printed or declared or marked or url_date(url)


def _nearest(dates: Sequence[tuple[FoundDate, str]]) -> list[tuple[FoundDate, str]]:
    """The dates without clocks: above the headline, with another date below them.

    That one may be the day of a later change, if the clock tells no seconds.
    """
    own = [i for i, (found, where) in enumerate(dates) if where in (*_ABOVE, "head")]
    sure = bool(own) and not dates[own[-1]][0].updated
    above = [i for i in own[:-1] if dates[i][1] in _ABOVE and not dates[i][0].labelled]
    clocks = {i for i in above if sure or _tells_seconds(dates[i][0])}
    return [item for i, item in enumerate(dates) if i not in clocks]


def _tells_seconds(found: FoundDate) -> bool:
    return found.timed and found.iso[-2:] != "00"


def _printed(dates: Sequence[tuple[FoundDate, str]]) -> str | None:
    """The surest date; of equals above the title the last, nearest to it."""
    order = range(len(dates))
    nearest = [-i if dates[i][1] in _ABOVE else i for i in order]
    best = min(order, key=lambda i: (*_rank(dates[i]), nearest[i]), default=None)
    return None if best is None else dates[best][0].iso


def _rank(item: tuple[FoundDate, str]) -> tuple[int, int]:
    """The day of publication is labelled or has a time, or stands by the source or the title."""
    found, where = item
    below = 0 if where == "head" else 1
    if where in ("inside", "after"):
        return (4 if found.labelled else 8), below
    if found.labelled:
        return (2 if found.updated else 0), below
    if found.timed and not (where in _ABOVE and found.weekday):
        return (1 if where == "head" else 3), below
    above = 6 if found.timed else 7  # with its weekday it may be the clock of the page
    return {"source": 4, "head": 5}.get(where, above), below


def _is_clock(found: FoundDate, where: str, body: Sequence[str], event: str | None) -> bool:
    """The day on which the page was saved: its head shows the time of the day it is read."""
    if where not in _ABOVE or found.labelled or not found.weekday:
        return False
    if event is not None and _days_after(found, event) > _LONG_AFTER:
        return True
    if found.timed:
        return _tells_seconds(found) and (event is None or _days_after(found, event) > _WEEK)
    return where == "top" and _later(found, body)


def _later(found: FoundDate, body: Sequence[str]) -> bool:
    """A day years after all that the text speaks of."""
    years = [int(year) for text in body for year in _YEAR.findall(text)]
    return bool(years) and int(found.iso[:4]) - max(years) >= _YEARS_APART


def _days_after(found: FoundDate, event: str) -> int:
    """Days from the event to the date, in the year before it; 0 for one that is to come."""
    day, month = map(int, event.split("/"))
    read = date.fromisoformat(found.iso[:10])
    for year in (read.year, read.year - 1):
        try:
            happened = date(year, month, day)
        except ValueError:
            continue
        if happened <= read or (happened - read).days <= _AHEAD:
            return max((read - happened).days, 0)
    return 0

"""Events to draw on a time line: a table with a row for each day or span of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.errors import ArticleError, Problem, nearest
from toolkit.tables import read_rows

__all__ = ["Event", "load_events"]

_COLUMNS = ("date", "from", "to", "name", "source")
_DAY = "a day such as 2021-05-23"


@dataclass(frozen=True)
class Event:
    """Something that happened from its ``first`` to its ``last`` day; ``source`` says who tells."""

    name: str
    first: date
    last: date
    source: str = ""

    @property
    def days(self) -> str:
        """Its day, or its first and last."""
        return " – ".join(dict.fromkeys((self.first.isoformat(), self.last.isoformat())))


def load_events(path: str | Path) -> tuple[Event, ...]:
    """The events of a table with the columns date (or from and to), name and, if wanted, source.

    Sorted by day, then name. Raises ArticleError that names every wrong row with its line.
    """
    path = Path(path)
    events: list[Event] = []
    problems: list[Problem | str] = []
    for line, row in read_rows(path):
        if isinstance(row, ArticleError):
            problems += row.problems
            continue
        unknown = next((name for name in row if name not in _COLUMNS), None)
        if unknown is not None:
            found, advice = f"a column {unknown!r}", nearest(unknown, _COLUMNS)
            raise ArticleError(Problem(str(path), 1, found, ", ".join(_COLUMNS), advice))
        try:
            events.append(_event(row))
        except ValueError as error:
            found, expected = error.args
            problems.append(Problem(str(path), line, found, expected))
    if problems:
        raise ArticleError(*problems)
    if not events:
        raise ArticleError(f"{path}: found no events; expected a row with a date and a name.")
    return tuple(sorted(events, key=lambda event: (event.first, event.last, event.name)))


def _event(row: Mapping[str, Any]) -> Event:
    """The event of a row. Raises ValueError(what was found, what was expected)."""
    told = {name: str(row.get(name) or "").strip() for name in _COLUMNS}
    if not told["name"]:
        raise ValueError("no name", "what the event is called in the column 'name'")
    given = [name for name in ("date", "from", "to") if told[name]]
    if given not in (["date"], ["from", "to"]):
        found = " and ".join(given) or "no day"
        raise ValueError(found, "a date, or both from and to")
    first, last = _day(told[given[0]]), _day(told[given[-1]])
    if last < first:
        raise ValueError(f"from {first} to {last}", "an end that is not before the beginning")
    return Event(told["name"], first, last, told["source"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the day {text!r}", _DAY) from None

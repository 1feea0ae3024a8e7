"""From the tables of an experiment to the figures of its topics."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from toolkit.topics.choice import MEASURES
from toolkit.topics.events import Event
from toolkit.topics.figures.kinds import FEW, Bars, Curves, Figure, Heat, Map, Series, Tree, leaves
from toolkit.topics.geometry import Merge
from toolkit.topics.spread import UNKNOWN

__all__ = ["figures_of"]

Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]

_WORDS = 10
_COLUMNS = 40
_LONGEST = 40
"""Letters of a name; a longer one is cut."""
_LONGEST_WORD = 24


def figures_of(tables: Tables) -> dict[str, Figure]:
    """The figures that ``tables`` have rows for, by name, in the order in which to read them."""
    draw: dict[str, Callable[[Tables], Figure]] = {
        "map": _map,
        "words": _words,
        "months": lambda tables: _series(tables, "months", "month"),
        "years": lambda tables: _series(tables, "years", "year"),
        "themes": _themes,
        "provinces": lambda tables: _grid(tables, "provinces", "province"),
        "sources": lambda tables: _grid(tables, "sources", "source"),
        "similarity": _similarity,
        "hierarchy": _hierarchy,
        "choice_of_k": _choice,
    }
    return {name: make(tables) for name, make in draw.items() if tables.get(name)}


def _names(tables: Tables) -> list[str]:
    return [_cut(f"{row['id']} {row['label']}") for row in tables["topics"]]


def _cut(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip(" ,") + "…"


def _map(tables: Tables) -> Map:
    rows = tables["map"]
    return Map(
        "Map of topics",
        "Topics that share words lie near one another; areas are their shares of all articles. "
        "Of all distances a plane keeps the largest alone.",
        _names(tables),
        np.array([(row["x"], row["y"]) for row in rows]),
        np.array([row["share"] for row in rows]),
    )


def _words(tables: Tables) -> Bars:
    words: dict[str, list[tuple[str, float]]] = {name: [] for name in _names(tables)}
    every = list(words.values())
    for row in tables["words"]:
        if len(every[row["topic"]]) < _WORDS:
            every[row["topic"]].append((_cut(row["word"], _LONGEST_WORD), row["weight"]))
    return Bars("Top words", "The heaviest words of each topic, by the model's weights.", words)


def _series(tables: Tables, table: str, unit: str) -> Series:
    rows = [row for row in tables[table] if row["value"] != UNKNOWN]
    names = _names(tables)
    values = list(dict.fromkeys(row["value"] for row in rows))
    shape = (len(values), len(names))
    share, low, high = (
        np.array([row[part] for row in rows]).reshape(shape).T for part in ("share", "low", "high")
    )
    numbers = [_number(value) for value in values]
    days = [_middle(value) for value in values]
    articles = np.array([row["articles"] for row in rows]).reshape(shape)[:, 0]
    faint = f" Faint: {unit}s of fewer than {FEW} articles." if (articles < FEW).any() else ""
    return Series(
        f"Topics by {unit}",
        f"The share of a {unit}'s articles that are mainly about the topic, with its 95 % interval."
        + faint
        + _untold(tables[table], "date"),
        names,
        values,
        days,
        articles,
        share,
        low,
        high,
        [i for i in range(1, len(numbers)) if numbers[i] - numbers[i - 1] > 1],
        [event for event in _events(tables) if _within(event, values)],
    )


def _events(tables: Tables) -> list[Event]:
    return [
        Event(row["name"], date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))
        for row in tables.get("events", ())
    ]


def _within(event: Event, values: Sequence[str]) -> bool:
    """Whether any of it is in the time from the first to the last of ``values``."""
    first, last = (day.isoformat()[: len(values[0])] for day in (event.first, event.last))
    return last >= values[0] and first <= values[-1]


def _number(value: str) -> int:
    """The number of a month or year: one more than that of the one before."""
    return int(value[:4]) * 12 + int(value[5:]) if "-" in value else int(value)


def _middle(value: str) -> date:
    return date(int(value[:4]), int(value[5:]), 15) if "-" in value else date(int(value), 7, 1)


def _untold(rows: Rows, what: str) -> str:
    missing = next((row["articles"] for row in rows if row["value"] == UNKNOWN), 0)
    total = sum({row["value"]: row["articles"] for row in rows}.values())
    return f" {missing:,} of {total:,} articles have no known {what}: not shown." if missing else ""


def _grid(tables: Tables, table: str, unit: str) -> Heat:
    """Topics by values, those with most articles first."""
    sizes = {row["value"]: row["articles"] for row in tables[table] if row["value"] != UNKNOWN}
    ordered = sorted(sizes, key=lambda value: (-sizes[value], value))
    large = [value for value in ordered if sizes[value] >= FEW]
    chosen = (large if len(large) > 1 else ordered)[:_COLUMNS]
    cells = {(row["value"], row["topic"]): row for row in tables[table]}
    names = _names(tables)
    left = len(ordered) - len(chosen)
    return Heat(
        f"Topics by {unit}",
        f"The share of a {unit}'s articles that are mainly about the topic."
        + (f" {left} with fewer articles are left out." if left else "")
        + _untold(tables[table], unit),
        names,
        [f"{_cut(value)} ({sizes[value]:,})" for value in chosen],
        np.array(
            [[cells[value, topic]["share"] for value in chosen] for topic in range(len(names))]
        ),
        [[_says(cells[value, topic]) for value in chosen] for topic in range(len(names))],
    )


def _says(row: Mapping[str, Any]) -> str:
    low, share, high = (f"{100 * row[part]:.1f}" for part in ("low", "share", "high"))
    return f"{share} % [{low}–{high}] of {row['articles']:,} articles"


def _themes(tables: Tables) -> Heat:
    rows = tables["themes"]
    themes = list({row["theme"]: row["name"] for row in rows}.values())
    names = _names(tables)
    grid = [rows[at * len(names) : (at + 1) * len(names)] for at in range(len(themes))]
    return Heat(
        "Topics and themes",
        "The share of a topic's articles that carry the theme.",
        names,
        themes,
        np.array([[row["share"] for row in column] for column in grid]).T,
        [[_says(column[topic]) for column in grid] for topic in range(len(names))],
    )


def _merges(tables: Tables) -> list[Merge]:
    return [Merge(row["left"], row["right"], row["distance"]) for row in tables["hierarchy"]]


def _similarity(tables: Tables) -> Heat:
    names = _names(tables)
    order = leaves(len(names), _merges(tables))
    alike = np.array([row["likeness"] for row in tables["similarity"]]).reshape(len(names), -1)
    values = alike[np.ix_(order, order)]
    np.fill_diagonal(values, np.nan)
    own = [names[topic] for topic in order]
    return Heat(
        "Similarity of topics",
        "1 for the same words in the same parts, 0 for no word in common (Bhattacharyya); in the "
        "order of the hierarchy.",
        own,
        own,
        values,
        [["" if x != x else f"{x:.3f}" for x in row] for row in values.tolist()],
        percent=False,
    )


def _hierarchy(tables: Tables) -> Tree:
    return Tree(
        "Hierarchy of topics",
        "Where two branches meet is how far apart their topics are on average (Hellinger distance "
        "of their words, 0 to 1).",
        _names(tables),
        _merges(tables),
    )


def _choice(tables: Tables) -> Curves:
    rows = tables["choice_of_k"]
    chosen = next(row["k"] for row in rows if row["knee"])
    return Curves(
        "Choice of the number of topics",
        f"The knee of the measures together is at {chosen} topics.",
        [row["k"] for row in rows],
        {name: [row[name] for row in rows] for name in MEASURES if name in rows[0]},
        chosen,
    )

"""Counts as tables of plain values: for the terminal, for files, for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.stats.corpus import FIELDS, Example, Summary
from toolkit.stats.counts import Counts, Group, Share
from toolkit.stats.keys import UNKNOWN

__all__ = [
    "LEGEND",
    "Row",
    "Table",
    "by_table",
    "corpus_tables",
    "in_short",
    "leading",
    "shown",
    "side_by_side",
    "theme_table",
    "untold",
    "with_interval",
]

_QUANTILES = (("shortest", 0.0), ("5 %", 0.05), ("median", 0.5), ("95 %", 0.95), ("longest", 1.0))
_SHOWN = 12
_MOST_MONTHS = 24

Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True)
class Table:
    """Rows of text and numbers; a float is a share, None stands for nothing to say."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, Any]]:
        """A mapping for each row; shares rounded to six digits."""
        return [
            {
                name: round(cell, 6) if isinstance(cell, float) else cell
                for name, cell in zip(self.columns, row, strict=True)
            }
            for row in self.rows
        ]


def shown(cell: str | int | float | None) -> str:
    """A cell for people: 1,234 for a number, 12.3 % for a share."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{100 * cell:.1f} %" if cell == 0 or cell >= 0.0005 else "< 0.1 %"
    return f"{cell:,}" if isinstance(cell, int) else cell


def corpus_tables(summary: Summary) -> list[Table]:
    """Everything that was counted of a corpus: tables of a name, a number and a share."""
    return [
        _all(summary),
        _table("has", "articles", ((name, summary.has[name]) for name in FIELDS), summary.articles),
        _lengths(summary),
        *(by_table(counts) for counts in summary.grouped.values()),
        _table("removed", "lines", summary.removed.most_common(), summary.removed.total()),
        _odd(summary),
    ]


def _table(name: str, unit: str, rows: Iterable[tuple[str, int]], total: int) -> Table:
    return Table(name, (name, unit, "share"), tuple((what, n, n / total) for what, n in rows))


def _all(summary: Summary) -> Table:
    articles, everything = summary.articles, summary.everything
    rows = [("articles", articles)]
    if everything.stories:
        rows.append(("reprints of a story", articles - everything.story_count))
    rows.append(("repeats of a text", summary.repeats))
    counted = _table("corpus", "articles", rows, articles)
    aside = ("set aside", len(summary.rejects), None)
    return Table(counted.name, counted.columns, (*counted.rows, aside))


def _lengths(summary: Summary) -> Table:
    ordered = sorted(summary.syllables)
    rows: list[Row] = [(name, ordered[round(at * (len(ordered) - 1))]) for name, at in _QUANTILES]
    return Table("length", ("length", "syllables"), tuple(rows))


def _odd(summary: Summary) -> Table:
    rows: list[Row] = [
        (says, odd.articles, odd.articles / summary.articles, _where(odd.examples[0]))
        for says, odd in summary.odd.items()
        if odd.articles
    ]
    return Table("odd", ("worth a look", "articles", "share", "for example"), tuple(rows))


def _where(example: Example) -> str:
    return example.path or example.id


def in_short(tables: Iterable[Table]) -> list[Table]:
    """The tables of a corpus for a terminal: long ones cut, months or years, none without rows."""
    found = {table.name: table for table in tables if table.rows}
    found.pop("month" if len(found["month"].rows) > _MOST_MONTHS else "year")
    for name in {"outlet", "province", "removed"} & found.keys():
        table = found[name]
        columns = (table.columns[0], table.columns[1], "share")
        found[name] = Table(name, columns, tuple(leading(table, _SHOWN)))
    return list(found.values())


def leading(table: Table, most: int) -> list[tuple[str, int, float]]:
    """Name, number and share of the first ``most`` rows, the others as one, unknown last."""
    rows: list[Any] = [(row[0], row[1], row[-1]) for row in table.rows]
    known = [row for row in rows if row[0] != UNKNOWN]
    if len(known) <= most + 1:
        return rows
    others = known[most:]
    rest = (f"{len(others)} others", sum(row[1] for row in others), sum(row[2] for row in others))
    return [*known[:most], rest, *(row for row in rows if row[0] == UNKNOWN)]


def by_table(counts: Counts) -> Table:
    """How many articles each group has, and how many stories where they are known."""
    total = sum(group.articles for _, group in counts)
    rows: list[Row] = [
        (*values, *_size(counts, group), group.articles / total) for values, group in counts
    ]
    return Table(_name(counts), (*_heads(counts), "share"), tuple(rows))


def theme_table(counts: Counts) -> Table:
    """A row for each theme of each group: how many carry it, the share with its interval.

    Shares are those of the predictions, uncorrected for classifier error.
    """
    rows: list[Row] = []
    for values, group in counts:
        for theme in counts.themes:
            found = group.share(theme)
            shares = (found.articles, found.main, found.share, found.low, found.high)
            rows.append((*values, *_size(counts, group), theme, *shares))
    measures = ("present", "main", "share_uncorrected", "low", "high")
    columns = (*_heads(counts), "theme", *measures)
    return Table(_name(counts), columns, tuple(rows))


LEGEND = (
    "A cell such as 12 · 24 % [15–36]: 12 articles carry the theme, 24 % of the row's articles; "
    "the 95 % interval of that share runs from 15 to 36 %."
)
"""How to read `side_by_side`."""


def side_by_side(counts: Counts, names: Mapping[str, str] | None = None) -> Table:
    """For people: a row for each group, a column for each theme, ``12 · 24 % [15–36]``.

    ``names`` of themes head their columns instead of their ids.
    """
    rows: list[Row] = []
    for values, group in counts:
        shares = (group.share(theme) for theme in counts.themes)
        cells = (f"{found.articles:,} · {with_interval(found)}" for found in shares)
        rows.append((*values, *_size(counts, group), *cells))
    heads = ((names or {}).get(theme, theme) for theme in counts.themes)
    return Table(_name(counts), (*_heads(counts), *heads), tuple(rows))


def untold(counts: Counts) -> dict[str, str]:
    """Key → how many of the articles do not tell it, in words; keys that all tell are left out."""
    total = sum(group.articles for _, group in counts)
    said = {}
    for at, key in enumerate(counts.keys):
        number = sum(group.articles for values, group in counts if values[at] == UNKNOWN)
        if number:
            name = key.name.replace("_", " ")
            said[key.name] = f"{number:,} of {total:,} articles have no known {name}"
    return said


def with_interval(found: Share) -> str:
    """A share as ``24 % [21–27]``, with a decimal where it is small or narrow."""
    form = "{:.1f}" if found.high < 0.1 or found.high - found.low < 0.03 else "{:.0f}"
    share, low, high = (form.format(100 * x) for x in (found.share, found.low, found.high))
    return f"{share} % [{low}–{high}]"


def _name(counts: Counts) -> str:
    return ",".join(key.name for key in counts.keys) or "all"


def _heads(counts: Counts) -> tuple[str, ...]:
    sizes = ("articles", "stories") if counts.know_stories else ("articles",)
    return (*(key.name for key in counts.keys), *sizes)


def _size(counts: Counts, group: Group) -> tuple[int, ...]:
    return (group.articles, group.story_count) if counts.know_stories else (group.articles,)

"""Mapped columns: in which tables they stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from toolkit.errors import ArticleError, ConfigError
from toolkit.pages.columns import lacking, not_found
from toolkit.pages.found import ReadOptions, shown
from toolkit.pages.kinds import archive_kind
from toolkit.pages.walk import walk
from toolkit.tables import Row, Rows, read_rows, table_suffix

__all__ = ["check_mapping", "mapped_rows"]

_FIRST = 100  # rows in which a mapped column must stand

_Item = tuple[int, Row | ArticleError] | ArticleError
"""A row with its number, or what ends a table."""


def mapped_rows(
    rows: Rows, place: str, options: ReadOptions, noted: Callable[[str], None]
) -> tuple[ReadOptions, Rows]:
    """The options with the mapped columns that a table has, and its rows.

    ``noted`` is told of each that it lacks in its first 100 rows.
    """
    if not options.columns:
        return options, rows
    first, known = _first(rows)
    missing = lacking(options.columns, known) if known else ()
    for pair in missing:
        noted(f"{not_found(pair, known, place)} The table is read without it.")
    held = tuple(pair for pair in options.columns if pair not in missing)
    return dataclasses.replace(options, columns=held), _followed(first, rows)


def _first(rows: Rows) -> tuple[list[_Item], set[str]]:
    """The first rows of a table with the error that ends it there, and the columns they have."""
    first: list[_Item] = []
    try:
        first += islice(rows, _FIRST)
    except ArticleError as error:
        first.append(error)
    found = [item[1] for item in first if isinstance(item, tuple)]
    return first, {name for row in found if isinstance(row, dict) for name in row}


def _followed(first: Iterable[_Item], rows: Rows) -> Rows:
    for item in first:
        if isinstance(item, ArticleError):
            raise item
        yield item
    yield from rows


def check_mapping(sources: Iterable[str | Path], columns: Iterable[tuple[str, str]]) -> None:
    """Raise ConfigError for a mapped column that no table has; none where not all can be asked."""
    asked: list[Path] = []
    known: set[str] = set()
    for file in _files(sources):
        if file is None or archive_kind(file.name):
            return
        if table_suffix(file.name):
            with closing(read_rows(file)) as rows:
                known |= _first(rows)[1]
            asked.append(file)
            if not lacking(columns, known):
                return
    if known:
        others = f" and {len(asked) - 1} more" if len(asked) > 1 else ""
        pair = lacking(columns, known)[0]
        raise ConfigError(not_found(pair, known, f"{shown(asked[0])}{others}"))


def _files(sources: Iterable[str | Path]) -> Iterator[Path | None]:
    """The files that are named, and those of the folders; None for standard input."""
    for source in sources:
        if str(source) == "-":
            yield None
        elif Path(source).is_dir():
            yield from (file for file in walk(Path(source)) if isinstance(file, Path))
        else:
            yield Path(source)

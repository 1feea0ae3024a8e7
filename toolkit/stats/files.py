"""Counts as files: for machines, for spreadsheets, for a browser."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.articles import check_writable, replacing
from toolkit.errors import ArticleError
from toolkit.predictions import harmless
from toolkit.stats.tables import Table

__all__ = ["check_page", "check_tables", "write_page", "write_tables"]

_SUFFIXES = (".csv", ".json")
_PAGES = (".html", ".htm")


def check_tables(path: Path) -> None:
    """Raise ArticleError for a path that `write_tables` would refuse or could not write."""
    _check(path, _SUFFIXES, "counts are")


def check_page(path: Path) -> None:
    """Raise ArticleError for a path that `write_page` would refuse or could not write."""
    _check(path, _PAGES, "a page is")


def _check(path: Path, suffixes: Sequence[str], what: str) -> None:
    if path.suffix.lower() not in suffixes:
        raise ArticleError(f"{path}: {what} written as {' or '.join(suffixes)}.")
    check_writable(path)


def write_tables(tables: Sequence[Table], path: Path) -> None:
    """Write tables as ``.json`` (an object of lists) or ``.csv``, whole or not at all.

    Several tables become one ``.csv`` of the columns table, name, measure, value. Raises
    ArticleError for another suffix.
    """
    check_tables(path)
    with replacing(path) as part:
        if path.suffix.lower() == ".json":
            found = {table.name: table.records() for table in tables}
            text = json.dumps(found, ensure_ascii=False, indent=1)
            part.write_text(text + "\n", encoding="utf-8")
            return
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            for row in _one(tables[0]) if len(tables) == 1 else _long(tables):
                writer.writerow([harmless(cell) for cell in row])


def _one(table: Table) -> Iterator[Sequence[Any]]:
    yield table.columns
    for record in table.records():
        yield list(record.values())


def _long(tables: Sequence[Table]) -> Iterator[Sequence[Any]]:
    yield "table", "name", "measure", "value"
    for table in tables:
        for record in table.records():
            name, *measures = record.items()
            for measure, value in measures:
                if value is not None:
                    yield table.name, name[1], measure, value


def write_page(page: str, path: Path) -> None:
    """Write an HTML page, whole or not at all. Raises ArticleError for another suffix."""
    check_page(path)
    with replacing(path) as part:
        part.write_text(page, encoding="utf-8")

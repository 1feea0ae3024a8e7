"""Counts as files: for machines, for spreadsheets, for a browser."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.articles import replacing
from toolkit.errors import ArticleError
from toolkit.predictions import harmless
from toolkit.stats.tables import Table

__all__ = ["check_suffix", "write_page", "write_tables"]

_SUFFIXES = (".csv", ".json")


def check_suffix(path: Path) -> None:
    """Raise ArticleError for a path that `write_tables` would refuse."""
    if path.suffix not in _SUFFIXES:
        raise ArticleError(f"{path}: counts are written as {' or '.join(_SUFFIXES)}.")


def write_tables(tables: Sequence[Table], path: Path) -> None:
    """Write tables as ``.json`` (an object of lists) or ``.csv``, whole or not at all.

    Several tables become one ``.csv`` of the columns table, name, measure, value. Raises
    ArticleError for another suffix.
    """
    check_suffix(path)
    with replacing(path) as part:
        if path.suffix == ".json":
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
    """Write an HTML page, whole or not at all."""
    with replacing(path) as part:
        part.write_text(page, encoding="utf-8")

"""Tables → rows, one at a time: JSON lines, JSON, CSV, parquet; of a file or of a stream.

A row that cannot be read comes as the ArticleError that says why; a table that breaks in the
middle raises one after the rows that stand before the break.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

from toolkit.errors import ArticleError
from toolkit.tables.of_csv import csv_rows
from toolkit.tables.of_json import json_rows, jsonl_rows
from toolkit.tables.of_parquet import parquet_rows
from toolkit.tables.row import Row, Rows, is_utf16

__all__ = ["Row", "Rows", "read_rows", "rows_of", "table_suffix"]

_READERS: dict[str, Callable[[io.BufferedReader, str], Rows]] = {
    ".jsonl": jsonl_rows,
    ".json": json_rows,
    ".csv": csv_rows,
    ".parquet": parquet_rows,
}
_OTHERWISE = {".jl": ".jsonl", ".jsonlines": ".jsonl", ".ndjson": ".jsonl", ".tsv": ".csv"}


def table_suffix(name: str) -> str | None:
    """``.jsonl``, ``.json``, ``.csv`` or ``.parquet`` when ``name`` is a table's, else None.

    ``.jl``, ``.jsonlines`` and ``.ndjson`` are JSON lines, ``.tsv`` is CSV; all but parquet may end
    in ``.gz``.
    """
    packed = name.lower().endswith(".gz")
    suffix = Path(name[:-3] if packed else name).suffix.lower()
    suffix = _OTHERWISE.get(suffix, suffix)
    return suffix if suffix in _READERS and not (packed and suffix == ".parquet") else None


def read_rows(path: Path) -> Rows:
    """Rows of a table, each with the line it begins on (JSON lines, CSV) or its number, from 1.

    Raises ArticleError when the table as a whole cannot be read.
    """
    if table_suffix(path.name) is None:
        raise ArticleError(f"{path}: expected a table ending in {', '.join(_READERS)}.")
    try:
        with path.open("rb") as stream:
            yield from rows_of(stream, path.name, str(path))
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file.") from None
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror or error}).") from None


def rows_of(stream: io.BufferedReader, name: str, place: str) -> Rows:
    """Rows of the table ``name`` in ``stream``; ``place`` names it in errors. Raises ArticleError.

    A parquet table needs a stream that can seek.
    """
    suffix = table_suffix(name)
    assert suffix is not None
    try:
        if name.lower().endswith(".gz"):
            stream = io.BufferedReader(gzip.GzipFile(fileobj=stream))
        if suffix != ".csv" and is_utf16(stream):
            raise ArticleError(f"{place}: found a table in UTF-16; expected UTF-8.")
        yield from _READERS[suffix](stream, place)
    except (OSError, EOFError, zlib.error) as error:
        told = getattr(error, "strerror", None) or error
        raise ArticleError(f"{place}: cannot be read ({told}).") from None

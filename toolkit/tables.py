"""Tables → rows, one at a time: JSON lines, JSON, CSV, parquet; of a file or of a stream.

A row that cannot be read comes as the ArticleError that says why; a table that breaks in the
middle raises one after the rows that stand before the break.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.errors import ArticleError

__all__ = ["Row", "Rows", "read_rows", "rows_of", "table_suffix"]

Row = dict[str, Any]
Rows = Generator[tuple[int, Row | ArticleError], None, None]

_LONGEST = 100_000_000  # characters of a row; a longer one is a file without ends of lines
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BROKEN_SHARE = 0.005  # of a row's characters may be beyond UTF-8, as in damaged downloads
_CHUNK = 1 << 16
_BATCH = 100  # rows of a parquet table that are in memory at once


def table_suffix(name: str) -> str | None:
    """``.jsonl``, ``.json``, ``.csv`` or ``.parquet`` when ``name`` is a table's, else None.

    ``.jl`` and ``.ndjson`` are JSON lines; all but parquet may end in ``.gz``.
    """
    packed = name.lower().endswith(".gz")
    suffix = Path(name[:-3] if packed else name).suffix.lower()
    suffix = {".jl": ".jsonl", ".ndjson": ".jsonl"}.get(suffix, suffix)
    return suffix if suffix in _READERS and not (packed and suffix == ".parquet") else None


def read_rows(path: Path) -> Rows:
    """Rows of a table, each with its line (JSON lines, CSV) or its number, from 1.

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
        if stream.peek(2)[:2] in _UTF16:
            raise ArticleError(f"{place}: found a table in UTF-16; expected UTF-8.")
        yield from _READERS[suffix](stream, place)
    except (OSError, EOFError, zlib.error) as error:
        told = getattr(error, "strerror", None) or error
        raise ArticleError(f"{place}: cannot be read ({told}).") from None


def _checked(row: Row, text: str, place: str) -> Row | ArticleError:
    """``row``, or the error when too much of its ``text`` was no UTF-8."""
    if text.count("\ufffd") > _BROKEN_SHARE * len(text):
        return ArticleError(f"{place}: found bytes that are no UTF-8; expected a table in UTF-8.")
    return row


def _too_long(place: str) -> ArticleError:
    return ArticleError(f"{place}: found a row of more than {_LONGEST:,} characters.")


# -- JSON ------------------------------------------------------------------------------------


def _jsonl_rows(stream: io.BufferedReader, place: str) -> Rows:
    for number, line in enumerate(iter(partial(stream.readline, _LONGEST), b""), 1):
        if len(line) == _LONGEST:
            raise _too_long(f"{place}:{number}")
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        if not text.strip():
            continue
        here = f"{place}:{number}"
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield number, ArticleError(f"{here}: not JSON ({error}).")
        else:
            yield number, _object(value, text, here)


def _json_rows(stream: io.BufferedReader, place: str) -> Rows:
    """Objects of a list, or one after another: brackets and commas between them are passed over."""
    decoder = json.JSONDecoder()
    number = depth = start = 0
    with io.TextIOWrapper(stream, "utf-8-sig", "replace") as text:
        buffer = text.read(_CHUNK)
        while True:
            between = _BETWEEN.match(buffer, start)
            assert between
            start = between.end()
            depth += between.group().count("[") - between.group().count("]")
            try:
                value, end = decoder.raw_decode(buffer, start)
            except (ValueError, RecursionError):  # a value that is cut off here, or none
                buffer, start = buffer[start:], 0
                more = text.read(max(_CHUNK, len(buffer))) if len(buffer) <= _LONGEST else ""
                if not more:
                    break
                buffer += more
            else:
                number += 1
                yield number, _object(value, buffer[start:end], f"{place}:{number}")
                start = end
    if buffer or depth > 0:
        found = f"{buffer[:20]!r}" if buffer else "no end of the list"
        raise ArticleError(f"{place}: found {found} after record {number}; expected JSON.")


_BETWEEN = re.compile(r"[\s,\[\]]*")


def _object(value: Any, text: str, place: str) -> Row | ArticleError:
    if not isinstance(value, dict):
        return ArticleError(f"{place}: expected a JSON object.")
    return _checked(_whole(value) if "\\u" in text else value, text, place)


def _whole(value: Any) -> Any:
    """``value`` with U+FFFD for every half of a character that a JSON escape can leave."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


# -- CSV, parquet ----------------------------------------------------------------------------


def _csv_rows(stream: io.BufferedReader, place: str) -> Rows:
    csv.field_size_limit(_LONGEST)
    with io.TextIOWrapper(stream, "utf-8-sig", "replace", newline="") as text:
        reader = csv.DictReader(_lines(text, place))
        try:
            columns = reader.fieldnames or ()
            if len(columns) == 1 and ";" in columns[0]:
                raise ArticleError(
                    f"{place}:1: found the columns {columns[0]!r}, separated by semicolons; "
                    "expected commas. Save the table as CSV (comma separated, UTF-8)."
                )
            for row in reader:
                yield reader.line_num, _cells(row, len(columns), f"{place}:{reader.line_num}")
        except csv.Error as error:
            raise ArticleError(f"{place}:{reader.line_num}: not a CSV table ({error}).") from None


def _cells(row: Row, width: int, place: str) -> Row | ArticleError:
    if None in row:
        return ArticleError(f"{place}: more cells than the {width} columns.")
    cells = {key: value or None for key, value in row.items()}
    return _checked(cells, "".join(filter(None, cells.values())), place)


def _lines(text: io.TextIOWrapper, place: str) -> Iterator[str]:
    for number, line in enumerate(iter(partial(text.readline, _LONGEST), ""), 1):
        if len(line) == _LONGEST:
            raise _too_long(f"{place}:{number}")
        yield line


def _parquet_rows(stream: io.BufferedReader, place: str) -> Rows:
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        table = pyarrow.parquet.ParquetFile(stream, pre_buffer=False)  # not the whole file at once
        for batch in table.iter_batches(batch_size=_BATCH):
            for row in _batch_rows(batch, place, number):
                number += 1
                yield number, row
    except (pyarrow.ArrowException, ValueError) as error:
        raise ArticleError(f"{place}: not a parquet table ({error}).") from None


def _batch_rows(batch: Any, place: str, before: int) -> list[Row | ArticleError]:
    """The rows of a batch; where a cell has no value in Python, each row by itself."""
    import pyarrow

    try:
        rows: list[Row | ArticleError] = batch.to_pylist()
    except (ValueError, OverflowError, pyarrow.ArrowException) as error:
        if batch.num_rows == 1:
            return [ArticleError(f"{place}:{before + 1}: a cell cannot be read ({error}).")]
        rows = []
        for at in range(batch.num_rows):
            rows += _batch_rows(batch.slice(at, 1), place, before + at)
    return rows


_READERS: dict[str, Callable[[io.BufferedReader, str], Rows]] = {
    ".jsonl": _jsonl_rows,
    ".json": _json_rows,
    ".csv": _csv_rows,
    ".parquet": _parquet_rows,
}

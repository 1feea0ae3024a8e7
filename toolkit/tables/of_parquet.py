"""Parquet → rows."""

from __future__ import annotations

import io
from typing import Any

from toolkit.errors import ArticleError
from toolkit.tables.row import Row, Rows

__all__ = ["parquet_rows"]

_BATCH = 100  # rows that are in memory at once


def parquet_rows(stream: io.BufferedReader, place: str) -> Rows:
    """Rows with their number, from 1; the stream must be able to seek."""
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

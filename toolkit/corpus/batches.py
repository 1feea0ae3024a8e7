"""What a chunk came to, as bytes: between processes, and in parts on disk (Arrow IPC)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from toolkit.articles import Article, table_schema
from toolkit.pages import Reject

if TYPE_CHECKING:
    import pyarrow

__all__ = ["decode", "encode"]

_REJECTS = b"rejects"


def encode(items: Iterable[Article | Reject]) -> bytes:
    """Articles as rows of an Arrow table, rejects as JSON in its metadata."""
    import pyarrow

    rows, rejects = [], []
    for item in items:
        if isinstance(item, Article):
            rows.append(item.to_record())
        else:
            rejects.append(dataclasses.astuple(item))
    table = pyarrow.Table.from_pylist(rows, schema=table_schema())
    table = table.replace_schema_metadata({_REJECTS: json.dumps(rejects)})
    sink = pyarrow.BufferOutputStream()
    options = pyarrow.ipc.IpcWriteOptions(compression="zstd")
    with pyarrow.ipc.new_file(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def decode(data: bytes) -> tuple[pyarrow.Table, Sequence[Reject]]:
    """The inverse of `encode`. Raises ValueError for bytes that it did not make."""
    import pyarrow

    try:
        table = pyarrow.ipc.open_file(data).read_all()
        rejects = [Reject(*row) for row in json.loads((table.schema.metadata or {})[_REJECTS])]
    except (pyarrow.ArrowException, KeyError, TypeError) as error:
        raise ValueError(f"no part of a corpus ({error})") from None
    if not table.schema.equals(table_schema()):
        raise ValueError("a part with other columns")
    return table.replace_schema_metadata(None), rejects

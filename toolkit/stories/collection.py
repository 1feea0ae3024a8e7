"""A collection of articles read, and written again with its stories: both in constant memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.tables import read_rows

__all__ = ["check", "read_articles", "write_stories"]

SUFFIXES = (".jsonl", ".parquet")
READ = ("id", "title", "lead", "body", "published")
"""What stories are made of."""
NEEDED = {"id", "body"}
BATCH = 1000  # articles


def check(path: Path, out: Path) -> None:
    """Raise ArticleError unless ``path`` can be a collection and ``out`` take its place."""
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as error:  # a name that no file can have
        raise ArticleError(f"{str(path)[:80]}: cannot be read ({error.strerror}).") from None
    if is_folder or path.suffix not in SUFFIXES:
        found = "a folder" if is_folder else f"the suffix {path.suffix!r}"
        raise ArticleError(
            f"{path}: found {found}; expected a .jsonl or .parquet collection. "
            f"Make one with `toolkit read {path} --out articles.parquet`."
        )
    if not exists:
        raise ArticleError(f"{path}: there is no such file; expected a collection of articles.")
    if out.suffix != path.suffix:
        raise ArticleError(
            f"{out}: found the suffix {out.suffix!r}; expected {path.suffix}, as {path} has."
        )


def read_articles(path: Path, names: Sequence[str] = READ) -> Iterator[list[Article]]:
    """The articles of a collection in batches, with these fields; id and body are among them.

    Raises ArticleError for a row that is no article, and where there is none at all.
    """
    rows = _parquet_rows(path, names) if path.suffix == ".parquet" else read_rows(path)
    batch: list[Article] = []
    number = 0
    for number, row in rows:
        batch.append(_article(row, names, f"{path}:{number}"))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
    elif not number:
        raise ArticleError(f"{path}: found no articles; expected what `toolkit read` writes.")


def _article(row: dict[str, Any] | ArticleError, names: Sequence[str], place: str) -> Article:
    if isinstance(row, ArticleError):
        raise row
    _check_columns(row, place)
    try:
        return Article.from_record({name: row.get(name) for name in names})
    except ArticleError as error:
        raise ArticleError(f"{place}: {error}.") from None


def _check_columns(columns: Iterable[str], place: str) -> None:
    found = sorted(columns)
    if not NEEDED.issubset(found):
        raise ArticleError(
            f"{place}: found the columns {', '.join(found) or '(none)'}; expected those of a "
            "collection, id and body among them. Read it with `toolkit read` first."
        )


def _parquet_rows(path: Path, names: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    with _parquet(path) as file:
        columns = file.schema_arrow.names
        _check_columns(columns, str(path))
        wanted = [name for name in names if name in columns]
        for batch in file.iter_batches(batch_size=BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield number, row


@contextmanager
def _parquet(path: Path) -> Iterator[Any]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            yield file
    except (OSError, pyarrow.ArrowException) as error:
        reason = " ".join(str(error).split())
        raise ArticleError(f"{path}: not a parquet table ({reason}).") from None


def write_stories(path: Path, part: Path, stories: Iterable[str | None]) -> None:
    """Write the collection ``path`` to ``part`` with a story for each of its rows, in order.

    A row whose story is None is left out. All else stays: other columns, their types, groups of
    rows and the metadata of a .parquet.
    """
    if path.suffix == ".parquet":
        _write_parquet(path, part, iter(stories))
    else:
        _write_lines(path, part, iter(stories))


def _write_lines(path: Path, part: Path, stories: Iterator[str | None]) -> None:
    with part.open("w", encoding="utf-8", newline="\n") as file:
        for (_, row), story in zip(read_rows(path), stories, strict=True):
            if story is not None:
                record = {**row, "story": story}  # type: ignore[dict-item]
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_parquet(path: Path, part: Path, stories: Iterator[str | None]) -> None:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    with _parquet(path) as file:
        schema, place = _story_schema(file)
        with ParquetWriter(part, schema, compression="zstd") as writer:
            for group in range(file.num_row_groups):
                table = file.read_row_group(group)
                named = pyarrow.array(islice(stories, len(table)), pyarrow.string())
                if place == table.num_columns:
                    table = table.append_column("story", named)
                else:
                    table = table.set_column(place, "story", named)
                kept = table.filter(named.is_valid()).replace_schema_metadata(schema.metadata)
                if len(kept):
                    writer.write_table(kept, row_group_size=len(kept))


def _story_schema(file: Any) -> tuple[Any, int]:
    """The schema of a parquet file with a column for stories, and where that column stands."""
    import pyarrow

    schema, field = file.schema_arrow, pyarrow.field("story", pyarrow.string())
    metadata = {k: v for k, v in file.metadata.metadata.items() if k != b"ARROW:schema"}
    place = schema.get_field_index("story")
    if place < 0:
        return schema.append(field).with_metadata(metadata), len(schema)
    return schema.set(place, field).with_metadata(metadata), place

"""Predictions as records, and records as files."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.articles import Article, replacing
from toolkit.errors import ArticleError
from toolkit.model import Classifier
from toolkit.pages import ReadOptions, Reject, collect

if TYPE_CHECKING:
    from toolkit.topics import Topics

__all__ = ["harmless", "predict_records", "predicted", "write_records"]

BATCH = 64
CARRIED = (
    "published",
    "source",
    "outlet",
    "outlet_kind",
    "section",
    "place",
    "place_today",
    "district",
    "story",
)
"""Fields of the article that every record repeats: counts by month or place need no join."""


def predict_records(
    model: Classifier | Topics,
    paths: Iterable[str | Path],
    rejected: Callable[[Reject], None],
    options: ReadOptions | None = None,
    noted: Callable[[str], None] = lambda message: None,
) -> Iterator[dict[str, Any]]:
    """One record per article or reject that ``paths`` hold, in order.

    ``rejected`` is told of each reject, whose record has ``error`` instead of a prediction;
    ``options`` and ``noted`` are those of `toolkit.pages.find_inputs`.
    """
    for batch in _batches(collect(paths, options or ReadOptions(), noted)):
        articles = [item for item in batch if isinstance(item, Article)]
        records = iter(predicted(model, articles))
        for item in batch:
            if isinstance(item, Article):
                carried = {name: getattr(item, name) for name in CARRIED}
                yield {**next(records), **carried, "path": item.path}
            else:
                rejected(item)
                yield {"id": item.id, "title": None, "path": item.path, "error": item.reason}


def _batches(items: Iterable[Article | Reject]) -> Iterator[list[Article | Reject]]:
    batch: list[Article | Reject] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def predicted(model: Classifier | Topics, articles: Sequence[Article]) -> list[dict[str, Any]]:
    """One record per article: themes with probabilities and evidence, or topics with shares."""
    if isinstance(model, Classifier):
        return [prediction.to_record() for prediction in model.predict(articles)]
    shares = model.transform(articles)
    records = []
    for article, row in zip(articles, shares, strict=True):
        order = [int(i) for i in (-row).argsort(kind="stable") if row[i] > 0]
        records.append(
            {
                "id": article.id,
                "title": article.title,
                "topics": order,
                "shares": [round(float(row[i]), 6) for i in order],
            }
        )
    return records


def write_records(
    records: Iterable[dict[str, Any]], path: Path | None, themes: Sequence[str]
) -> None:
    """Write records as the suffix says (JSON lines on stdout when None), whole or not at all.

    Tables have a column per theme: 0 absent, 1 present, 2 main, and its probability; ``undecided``
    names the themes in doubt, separated by spaces, which count as absent. Raises ArticleError for
    another suffix.
    """
    if path is None:
        _write_lines(records, sys.stdout)
        return
    writers: dict[str, Callable[[Iterable[dict[str, Any]], Path, Sequence[str]], None]] = {
        ".jsonl": _write_jsonl,
        ".csv": _write_csv,
        ".parquet": _write_parquet,
        ".xlsx": _write_xlsx,
    }
    if path.suffix not in writers:
        raise ArticleError(f"{path}: predictions are written as {', '.join(writers)}.")
    with replacing(path) as part:
        writers[path.suffix](records, part, themes)


def _write_lines(records: Iterable[dict[str, Any]], file: Any) -> None:
    for record in records:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_jsonl(records: Iterable[dict[str, Any]], path: Path, themes: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _write_lines(records, file)


def _columns(themes: Sequence[str]) -> list[str]:
    predicted = [c for theme in themes for c in (theme, f"{theme}_probability")]
    predicted += ["undecided"] if predicted else ["topics", "shares"]
    return ["id", "title", *CARRIED, *predicted, "path", "error"]


def _row(record: dict[str, Any], themes: Sequence[str]) -> list[Any]:
    """The record's cells in the order of `_columns`."""
    flat = dict(record)
    for theme in themes:
        if "error" not in record:
            flat[theme] = (theme in record["themes"]) + (theme in record["main"])
            flat[f"{theme}_probability"] = record["probabilities"][theme]
    if "undecided" in record:
        flat["undecided"] = " ".join(record["undecided"])
    for name in ("topics", "shares"):
        if name in record:
            flat[name] = json.dumps(record[name])
    return [flat.get(column) for column in _columns(themes)]


def _write_csv(records: Iterable[dict[str, Any]], path: Path, themes: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_columns(themes))
        for record in records:
            writer.writerow([harmless(cell) for cell in _row(record, themes)])


def harmless(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + cell
    return cell


def _write_parquet(records: Iterable[dict[str, Any]], path: Path, themes: Sequence[str]) -> None:
    import pyarrow
    import pyarrow.parquet

    kinds: dict[str, Any] = {theme: pyarrow.int8() for theme in themes}
    kinds |= {f"{theme}_probability": pyarrow.float64() for theme in themes}
    names = _columns(themes)
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in names])
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for record in records:
            rows.append(dict(zip(names, _row(record, themes), strict=True)))
            if len(rows) == 1000:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
                rows = []
        writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))


def _write_xlsx(records: Iterable[dict[str, Any]], path: Path, themes: Sequence[str]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("predictions")
    sheet.append(_columns(themes))
    for record in records:
        cells = []
        for value in _row(record, themes):
            if isinstance(value, str):
                value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000]
            cell = WriteOnlyCell(sheet, value=value)
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
            cells.append(cell)
        sheet.append(cells)
    book.save(path)

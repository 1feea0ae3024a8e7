"""Article: what the press published; and collections of articles as files.

A collection is a ``.jsonl``, ``.csv`` or ``.parquet`` table with the columns of `FIELDS`.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.errors import ArticleError

if TYPE_CHECKING:
    import pyarrow

__all__ = [
    "FIELDS",
    "Article",
    "Removed",
    "check_writable",
    "digest",
    "identity",
    "replacing",
    "table_schema",
    "write_articles",
]


@dataclass(frozen=True)
class Removed:
    """A line of the page that is no part of the article, and the rule that says so."""

    text: str
    rule: str


@dataclass(frozen=True)
class Article:
    """One article as the press published it, page furniture removed.

    ``published`` is ISO 8601, with a time only if the page prints one; ``event_day`` is a day
    without a year as the text prints it. ``source``, ``author`` and ``place`` stand as on the
    page (``place``: the province's name of that day without "tỉnh"). Their canonical forms:
    ``outlet``, the source that the page credits and not always its publisher, and
    ``outlet_kind`` (agency, paper, broadcaster, portal …), ``place_code`` (the
    official code of the province), ``place_today`` (its name since the mergers of 1 July 2025),
    ``district``. ``story`` groups reprints.
    ``offsets`` are runs (start in `text`, start in the raw page, length) of equal characters.
    """

    id: str
    title: str | None = None
    lead: str | None = None
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    published: str | None = None
    event_day: str | None = None
    source: str | None = None
    author: str | None = None
    section: str | None = None
    place: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    place_code: str | None = None
    place_today: str | None = None
    district: str | None = None
    story: str | None = None
    url: str | None = None
    path: str | None = None
    sha256: str | None = None
    removed: tuple[Removed, ...] = ()
    offsets: tuple[tuple[int, int, int], ...] = ()

    @property
    def text(self) -> str:
        """Title, lead and body paragraphs joined by newlines; spans of evidence refer to it."""
        return "\n".join(part for part in (self.title, self.lead, *self.body) if part)

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the raw page that ``text[start:end]`` stands in; None if it is not known.

        A span that begins or ends on characters that the page writes otherwise is widened to
        the nearest that it shares with the page.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span ({start}, {end}) outside the text's 0 to {len(self.text)}")
        if not self.offsets:
            return None
        starts = [run[0] for run in self.offsets]
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)) - 1, 0)
        begin_run, end_run = self.offsets[first], self.offsets[last]
        begin = begin_run[1] + min(max(start - begin_run[0], 0), begin_run[2])
        if end > end_run[0] + end_run[2] and last + 1 < len(self.offsets):
            finish = self.offsets[last + 1][1]  # the page writes these characters otherwise
        else:
            finish = end_run[1] + min(max(end - end_run[0], 0), end_run[2])
        return begin, max(begin, finish)

    @classmethod
    def from_text(cls, text: str, title: str | None = None, **fields: Any) -> Article:
        """An article from clean text: one paragraph a line, nothing removed."""
        body = tuple(line for line in text.split("\n") if line.strip())
        content = hashlib.sha256("\n".join((title or "", text)).encode("utf-8", "surrogatepass"))
        sha256 = content.hexdigest()
        defaults = {"id": sha256[:16], "sha256": sha256}
        return cls(**{**defaults, "title": title or None, "body": body, **fields})

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON: lists for tuples, ``removed`` as {text, rule}."""
        record: dict[str, Any] = {}
        for name in FIELDS:
            value = getattr(self, name)
            record[name] = list(value) if isinstance(value, tuple) else value
        record["removed"] = [dataclasses.asdict(item) for item in self.removed]
        record["offsets"] = [list(run) for run in self.offsets]
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Article:
        """The inverse of `to_record`; other columns are ignored. Raises ArticleError."""
        values: dict[str, Any] = {name: record.get(name) for name in FIELDS}
        values = {name: None if _missing(value) else value for name, value in values.items()}
        if not isinstance(values["id"], str) or not values["id"]:
            raise ArticleError("an article without id; expected a text that is not empty")
        for name in ("body", "captions"):
            values[name] = tuple(_listed(values[name], name, str))
        values["removed"] = tuple(map(_removed, _listed(values["removed"], "removed")))
        values["offsets"] = tuple(map(_run, _listed(values["offsets"], "offsets")))
        for name in set(FIELDS) - {"body", "captions", "removed", "offsets"}:
            if values[name] is not None and not isinstance(values[name], str):
                raise ArticleError(f"{name}: {values[name]!r}; expected text")
        return cls(**values)


FIELDS = tuple(field.name for field in dataclasses.fields(Article))


def _removed(item: Any) -> Removed:
    if isinstance(item, Mapping) and all(isinstance(item.get(k), str) for k in ("text", "rule")):
        return Removed(item["text"], item["rule"])
    raise ArticleError(f"removed: {item!r}; expected a text and a rule")


def _run(run: Any) -> tuple[int, int, int]:
    if isinstance(run, list) and [type(number) for number in run] == [int, int, int]:
        return run[0], run[1], run[2]
    raise ArticleError(f"offsets: {run!r}; expected three whole numbers")


def identity(value: Any) -> str | None:
    """An article's id from a cell: text that is not empty, or a whole number; else None."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).strip() or None


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def _listed(value: Any, name: str, kind: type | None = None) -> list[Any]:
    if value is None or value == "":
        return []
    if isinstance(value, str):  # a list in a cell of a .csv
        try:
            value = json.loads(value)
        except json.JSONDecodeError:
            value = [value]
    if not isinstance(value, (list, tuple)):
        raise ArticleError(f"{name}: {value!r}; expected a list")
    items = list(value)
    if kind is not None and not all(isinstance(item, kind) for item in items):
        raise ArticleError(f"{name}: expected a list of text")
    return items


def digest(articles: Iterable[Article]) -> str:
    """sha256 (hex) over id and text of every article, whatever their order."""
    known = articles if isinstance(articles, Sequence) else list(articles)
    rows: dict[str, list[int]] = {}
    for row, article in enumerate(known):
        rows.setdefault(article.id, []).append(row)
    found = hashlib.sha256()
    between = ""
    for id_ in sorted(rows):  # one at a time: the articles may be on disk
        for text in sorted(known[row].text for row in rows[id_]):
            found.update(f"{between}{id_}\x00{text}".encode("utf-8", "surrogatepass"))
            between = "\x01"
    return found.hexdigest()


def write_articles(articles: Iterable[Article], path: Path | None) -> int:
    """Write a collection as ``.jsonl`` or ``.parquet`` (stdout as JSON lines when None).

    Returns the number written. The file appears whole or not at all. Raises ArticleError for
    another suffix.
    """
    if path is None:
        return _write_lines(articles, sys.stdout)
    if path.suffix == ".jsonl":
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            return _write_lines(articles, file)
    if path.suffix == ".parquet":
        with replacing(path) as part:
            return _write_parquet(articles, part)
    raise ArticleError(f"{path}: articles are written as .jsonl or .parquet.")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to that takes the place of ``path`` only when all went well."""
    part = _part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise ArticleError(f"{path}: cannot be written ({error.strerror or error}).") from None
    finally:
        with suppress(OSError):
            part.unlink()


def check_writable(path: Path) -> None:
    """Raise ArticleError where nothing can be written at ``path``, before the work is done."""
    if path.is_dir():
        raise ArticleError(f"{path}: found a folder; expected a file to write.")
    part = _part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
        part.unlink()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be written ({error.strerror or error}).") from None


def _part_of(path: Path) -> Path:
    """The hidden file beside ``path`` that is written first."""
    return path.with_name(f".{path.stem}.part{path.suffix}")


def _write_lines(articles: Iterable[Article], file: TextIO) -> int:
    count = 0
    for article in articles:
        file.write(json.dumps(article.to_record(), ensure_ascii=False) + "\n")
        count += 1
    return count


def table_schema() -> pyarrow.Schema:
    """The columns of a collection as an Arrow table: `FIELDS` in order, text or lists."""
    import pyarrow

    text = pyarrow.string()
    listed = pyarrow.list_(text)
    kinds: dict[str, Any] = {
        "body": listed,
        "captions": listed,
        "removed": pyarrow.list_(pyarrow.struct([("text", text), ("rule", text)])),
        "offsets": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
    }
    return pyarrow.schema([(name, kinds.get(name, text)) for name in FIELDS])


def _write_parquet(articles: Iterable[Article], path: Path) -> int:
    import pyarrow
    import pyarrow.parquet

    schema = table_schema()
    count = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for article in articles:
            rows.append(article.to_record())
            count += 1
            if len(rows) == 1000:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
                rows = []
        writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    return count

"""Whatever a researcher names on the command line → Articles and Rejects, in order."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.articles import SUFFIXES, Article, json_rows, read_rows
from toolkit.errors import ArticleError
from toolkit.pages.reader import MAX_BYTES, read, read_page

__all__ = ["Reject", "collect"]

_CARRIED = ("published", "source", "place", "story", "url", "author", "section", "event_day")


@dataclass(frozen=True)
class Reject:
    """An input that holds no article: its path (``file:line`` for a row) and why, in one line."""

    path: str
    reason: str
    id: str | None = None


def collect(
    paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES
) -> Iterator[Article | Reject]:
    """The articles of files, folders, tables and standard input (``-``), in the order given.

    Folders are read recursively in the order of their names, hidden files skipped. Tables
    (``.jsonl``, ``.csv``, ``.parquet``) hold rows as `toolkit read` writes them, or a column
    ``page``, or clean ``text`` with an optional ``title``; ``-`` is JSON lines of such rows.
    Nothing is dropped: duplicates come as often as they stand there. Raises ArticleError for a
    path that does not exist and a folder without files; every other fault is a Reject.
    """
    for path in paths:
        if str(path) == "-":
            rows = json_rows(_standard_input(), "-")
            yield from (_row(row, f"-:{line}", max_bytes) for line, row in rows)
            continue
        yield from _path(Path(path), max_bytes)


def _standard_input() -> Iterator[str]:
    """Lines of standard input as UTF-8, whatever the locale says."""
    if not hasattr(sys.stdin, "buffer"):
        yield from sys.stdin
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8-sig", "replace")


def _path(path: Path, max_bytes: int) -> Iterator[Article | Reject]:
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # a name that no file can have
        raise ArticleError(f"{str(path)[:80]}: no name of a file or folder ({error}).") from None
    if is_folder:
        files = sorted(file for file in path.rglob("*") if _visible(file, path))
        if not files:
            raise ArticleError(f"{path}: found a folder without files; expected pages or tables.")
        for file in files:
            yield from _file(file, max_bytes)
    elif exists:
        yield from _file(path, max_bytes)
    else:
        raise ArticleError(f"{path}: there is no such file or folder; expected pages or tables.")


def _visible(file: Path, root: Path) -> bool:
    parts = file.relative_to(root).parts
    return file.is_file() and not any(part.startswith(".") for part in parts)


def _file(path: Path, max_bytes: int) -> Iterator[Article | Reject]:
    try:
        if path.suffix in SUFFIXES:
            for line, row in read_rows(path):
                yield _row(row, f"{path}:{line}", max_bytes)
        else:
            yield read(path, max_bytes=max_bytes)
    except ArticleError as error:
        yield Reject(str(path), _reason(error, str(path)))


def _reason(error: ArticleError, place: str) -> str:
    return " ".join(str(error).removeprefix(f"{place}: ").split())


def _row(row: dict[str, Any] | ArticleError, place: str, max_bytes: int) -> Article | Reject:
    if isinstance(row, ArticleError):
        return Reject(place, _reason(row, place))
    name = row.get("id")
    identity = None if name in (None, "") or name != name else str(name)
    try:
        return _article(row, place, identity, max_bytes)
    except ArticleError as error:
        return Reject(place, _reason(error, place), identity)


def _article(row: Mapping[str, Any], place: str, identity: str | None, max_bytes: int) -> Article:
    page = row.get("page")
    if page not in (None, ""):
        if not isinstance(page, str | bytes):
            raise ArticleError(f"{place}: page is {type(page).__name__}; expected text.")
        article = read_page(page, path=place, url=_text(row, "url", place), max_bytes=max_bytes)
        given = {key: _text(row, key, place) for key in _CARRIED}
        known: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
        if identity:
            known["id"] = identity
        return dataclasses.replace(article, **known)
    text = row.get("text")
    if isinstance(text, str) and not row.get("body"):
        return _clean_text(row, text, place, identity)
    if "body" in row:
        article = _recorded(row, place, identity)
        if not article.text.strip():
            raise ArticleError(f"{place}: an article without text.")
        return article
    found = ", ".join(sorted(map(str, row))) or "no columns"
    raise ArticleError(f"{place}: found {found}; expected a column text, page or body.")


def _recorded(row: Mapping[str, Any], place: str, identity: str | None) -> Article:
    try:
        return Article.from_record(_identified(row, identity))
    except (KeyError, TypeError, ValueError) as error:
        raise ArticleError(
            f"{place}: found a row that is no article ({error}); expected the columns that "
            "`toolkit read` writes."
        ) from None


def _identified(row: Mapping[str, Any], identity: str | None) -> dict[str, Any]:
    if identity:
        return {**row, "id": identity}
    content = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    return {**row, "id": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]}


def _clean_text(row: Mapping[str, Any], text: str, place: str, identity: str | None) -> Article:
    if not text.strip():
        raise ArticleError(f"{place}: the text is empty.")
    fields: dict[str, Any] = {key: _text(row, key, place) for key in _CARRIED}
    if identity:
        fields["id"] = identity
    return Article.from_text(text, _text(row, "title", place), path=place, **fields)


def _text(row: Mapping[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is None or value == "" or (isinstance(value, float) and value != value):
        return None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if not isinstance(value, str):
        raise ArticleError(f"{place}: {key} is {value!r}; expected text.")
    return value

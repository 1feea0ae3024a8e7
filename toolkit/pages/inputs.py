"""Whatever a researcher names on the command line → Articles and Rejects, in order.

`find_inputs` lists what there is, without reading pages; `read_input` reads one of them, and may
be called in another process; `collect` does both.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages.archives import DAMAGED, members
from toolkit.pages.found import (
    Input,
    ReadOptions,
    Reject,
    SameId,
    reason,
    shown,
    stamp_of,
    with_page,
)
from toolkit.pages.ids import Ids
from toolkit.pages.kinds import archive_kind, no_page
from toolkit.pages.mapped import check_mapping, mapped_rows
from toolkit.pages.reader import read, read_page
from toolkit.pages.rows import read_row, row_id
from toolkit.pages.walk import walk
from toolkit.tables import Row, Rows, read_rows, rows_of, table_suffix

__all__ = ["Input", "ReadOptions", "Reject", "collect", "find_inputs", "read_input"]

_DEFAULTS = ReadOptions()


def _unheard(message: str) -> None:
    """What nobody listens to."""


def collect(
    paths: Iterable[str | Path],
    options: ReadOptions = _DEFAULTS,
    noted: Callable[[str], None] = _unheard,
) -> Iterator[Article | Reject]:
    """The articles of files, folders, archives, tables and standard input (``-``), in order.

    Nothing is dropped: copies come as often as they stand there. Raises as `find_inputs`.
    """
    for item in find_inputs(paths, options, noted=noted):
        yield item if isinstance(item, Reject) else read_input(item, options)


@dataclass(frozen=True)
class _Search:
    """What one call of `find_inputs` goes by."""

    options: ReadOptions
    passed_over: frozenset[Path]
    noted: Callable[[str], None]
    ids: Ids


def find_inputs(
    paths: Iterable[str | Path],
    options: ReadOptions = _DEFAULTS,
    passed_over: Collection[Path] = (),
    noted: Callable[[str], None] = _unheard,
) -> Iterator[Input | Reject]:
    """What ``paths`` hold, lazily and in a stable order: pages, members of archives, rows.

    Folders are read recursively in the order of their names, hidden files skipped, archives in
    the order of their members, tables in that of their rows; ``-`` is JSON lines. Files of a
    folder that are to be ``passed_over`` (what is being written there) are. What is no page
    by its name (an image, a script) is a Reject unopened, and so is a row with the id of an
    earlier row (of any of the tables) whose text is another (`SameId`). ``noted`` is told of
    tables that lack a column which ``options`` map. Raises ArticleError for a path that
    does not exist and a folder without files, ConfigError for a mapped column that no table has;
    every other fault, and every fault inside folders and archives, is a Reject.
    """
    sources = list(paths)
    for source in sources:
        if str(source) != "-":
            _check(source)
    if options.columns:
        check_mapping(sources, options.columns)
    passed = frozenset(path.resolve() for path in passed_over)
    search = _Search(options, passed, noted, Ids())
    for source in sources:
        if str(source) == "-":
            yield from _rows(_standard_input(), "-", None, search)
        elif Path(source).is_dir():
            yield from _folder(Path(source), search)
        else:
            yield from _file(Path(source), search)


def read_input(item: Input, options: ReadOptions = _DEFAULTS) -> Article | Reject:
    """The article of one input, or why it holds none."""
    content, place = item.content, item.path
    if isinstance(content, dict):
        return _read_row(item, content, dataclasses.replace(options, columns=item.columns))
    try:
        if isinstance(content, bytes):
            return read_page(content, path=item.path, max_bytes=options.max_page_bytes)
        place = str(content)
        article = read(content, max_bytes=options.max_page_bytes)
        return dataclasses.replace(article, path=item.path)
    except ArticleError as error:
        return Reject(item.path, reason(error, place))


def _read_row(item: Input, row: Row, options: ReadOptions) -> Article | Reject:
    identity = None
    try:
        identity = row_id(row, options)
        return read_row(row, item.path, options)
    except ArticleError as error:
        return Reject(with_page(item.path, row), reason(error, item.path), identity)


def _check(source: str | Path) -> None:
    """Raise what is a mistake of the command line rather than of the data."""
    path = Path(source)
    place = shown(path)
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:  # a name that no file can have
        raise ArticleError(f"{place[:80]}: no name of a file or folder ({error}).") from None
    if not exists:
        raise ArticleError(f"{place}: there is no such file or folder; expected pages or tables.")
    if is_folder and next(walk(path), None) is None:
        raise ArticleError(f"{place}: found a folder without files; expected pages or tables.")


def _folder(folder: Path, search: _Search) -> Iterator[Input | Reject]:
    for file in walk(folder):
        if isinstance(file, Reject):
            yield file
        elif search.passed_over and file.resolve() in search.passed_over:
            continue
        else:
            yield from _file(file, search)


def _file(path: Path, search: _Search) -> Iterator[Input | Reject]:
    place = shown(path)
    try:
        stamp = stamp_of(path)
        if table_suffix(path.name):
            yield from _rows(read_rows(path), place, stamp, search)
        elif archive_kind(path.name):
            yield from _archive(path, stamp, search)
        elif why := no_page(path.name):
            yield Reject(place, why)
        else:
            yield Input(place, stamp, path)
    except ArticleError as error:
        yield Reject(place, reason(error, place))


def _archive(path: Path, stamp: str, search: _Search) -> Iterator[Input | Reject]:
    place, number = shown(path), 0
    try:
        for number, name, content in members(path, search.options):
            here, mark = f"{place}/{name}", f"{stamp}/{number}/{name}"
            if isinstance(content, str):
                yield Reject(here, content)
            elif table_suffix(name):
                yield from _table(content, here, mark, search)
            else:
                yield Input(here, mark, content)
    except DAMAGED as error:
        what = "the rest of the archive" if number else "the archive"
        yield Reject(place, f"{what} is not read ({reason(error)})")
    else:
        if not number:
            yield Reject(place, "an archive without files")


def _table(data: bytes, place: str, stamp: str, search: _Search) -> Iterator[Input | Reject]:
    """The rows of a table that stands in an archive."""
    try:
        rows = rows_of(io.BufferedReader(io.BytesIO(data)), place, place)
        yield from _rows(rows, place, stamp, search)
    except ArticleError as error:
        yield Reject(place, reason(error, place))


def _rows(rows: Rows, place: str, stamp: str | None, search: _Search) -> Iterator[Input | Reject]:
    """Rows as Inputs; without a ``stamp`` of the table each has one of its content."""
    options, rows = mapped_rows(rows, place, search.options, search.noted)
    number = 0
    for number, row in rows:
        here = f"{place}:{number}"
        if isinstance(row, ArticleError):
            yield Reject(here, reason(row, here))
        elif earlier := search.ids.earlier(row, place, number, options):
            identity = row_id(row, options)
            why = f"the id {identity!r} is that of {earlier}, another article; expected its own."
            yield SameId(with_page(here, row), why, identity)
        else:
            yield Input(here, f"{stamp or _hash(row)}:{number}", row, options.columns)
    if not number:
        yield Reject(place, "a table without rows")


def _hash(row: Row) -> str:
    content = json.dumps(row, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _standard_input() -> Rows:
    """JSON lines of standard input, as UTF-8 whatever the locale says."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:  # replaced by a text stream
        stream = io.BufferedReader(io.BytesIO(sys.stdin.read().encode("utf-8", "replace")))
    return rows_of(stream, "-.jsonl", "-")

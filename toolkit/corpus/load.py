"""Articles from the paths that a config or a command names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path

from toolkit.articles import Article
from toolkit.corpus.shelf import Shelf
from toolkit.errors import ArticleError, Problem
from toolkit.pages import ReadOptions, Reject, collect, read
from toolkit.pages.columns import mapping
from toolkit.pages.found import SameId
from toolkit.tables import read_rows

__all__ = ["Corpus", "load_corpus", "shelve_corpus"]

_GIVEN = ("id", "story")
"""Columns of ``articles.csv`` that an article takes over; the page itself tells the rest."""


@dataclass(frozen=True)
class Corpus:
    """Articles in order of reading, in memory or on disk; what was set aside with its reason."""

    articles: Sequence[Article]
    rejects: tuple[Reject, ...]


def load_corpus(
    paths: Iterable[str | Path],
    columns: Mapping[str, str] | None = None,
    noted: Callable[[str], None] = lambda message: None,
) -> Corpus:
    """Read everything that ``paths`` name; ``columns`` maps our names to those of the tables.

    A folder that holds ``articles.csv`` (columns ``id`` and ``file``) is a prepared corpus: its
    articles carry those ids. ``noted`` is told of tables that lack a mapped column. Raises
    ConfigError for a mapped column that no table has, ArticleError for
    a path that is not there, for an id that two different articles share, and where there is no
    article at all.
    """
    articles: list[Article] = []
    rejects = _read(paths, columns, noted, articles.append)
    return Corpus(tuple(articles), rejects)


def shelve_corpus(
    paths: Iterable[str | Path],
    columns: Mapping[str, str] | None = None,
    noted: Callable[[str], None] = lambda message: None,
) -> Corpus:
    """As `load_corpus`, but the articles are on disk, and memory holds one at a time."""
    articles = Shelf()
    rejects = _read(paths, columns, noted, articles.append)
    return Corpus(articles, rejects)


def _read(
    paths: Iterable[str | Path],
    columns: Mapping[str, str] | None,
    noted: Callable[[str], None],
    keep: Callable[[Article], None],
) -> tuple[Reject, ...]:
    """Every article goes to ``keep``; what was set aside."""
    rejects: list[Reject] = []
    known = _Ids()
    sources = list(map(Path, paths))
    options = ReadOptions(
        columns=mapping(("=".join(pair) for pair in (columns or {}).items()), "columns")
    )
    for item in _found(sources, options, noted):
        if isinstance(item, SameId):
            raise ArticleError(f"{item.path}: {item.reason}")
        if isinstance(item, Reject):
            rejects.append(item)
        else:
            known.add(item)
            keep(item)
    if not known:
        first = f" The first: {rejects[0].path}: {rejects[0].reason}" if rejects else ""
        named = ", ".join(map(str, sources)) or "articles"
        raise ArticleError(f"{named}: no article found, {len(rejects)} set aside.{first}")
    return tuple(rejects)


def _found(
    sources: Iterable[Path], options: ReadOptions, noted: Callable[[str], None]
) -> Iterator[Article | Reject]:
    """What the paths hold; those that follow each other and are not prepared are read as one."""
    for prepared, group in groupby(sources, lambda path: (path / "articles.csv").is_file()):
        if prepared:
            yield from chain.from_iterable(map(_prepared, group))
        else:
            yield from collect(group, options, noted)


def _prepared(folder: Path) -> Iterator[Article]:
    table = folder / "articles.csv"
    for line, row in read_rows(table):
        if isinstance(row, ArticleError):
            raise row
        if not row.get("id") or not row.get("file"):
            raise ArticleError(Problem(str(table), line, "no id or no file", "both"))
        page = folder / row["file"]
        if not page.resolve().is_relative_to(folder.resolve()):
            expected = f"a file inside {folder}"
            raise ArticleError(Problem(str(table), line, f"file {row['file']!r}", expected))
        given = {name: str(row[name]) for name in _GIVEN if row.get(name)}
        yield replace(read(page), **given)  # type: ignore[arg-type]


class _Ids:
    """The ids of articles, each with a hash of its text and its path."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[bytes, str | None]] = {}

    def __len__(self) -> int:
        return len(self._seen)

    def add(self, article: Article) -> None:
        """Raises ArticleError where another article has the id."""
        text = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
        other, path = self._seen.setdefault(article.id, (text, article.path))
        if other != text:
            raise ArticleError(
                f"the id {article.id!r} is that of two different articles "
                f"({path} and {article.path}); expected an id of its own for each."
            )

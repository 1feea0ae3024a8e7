"""The columns of tables of pages: what toolkits and crawlers call them, and `--map`.

Known without a mapping: what `toolkit read` writes, feed exports of Scrapy, news-please
(``NewsArticle.get_dict``) and trafilatura (``--json``). Names are compared without regard to
capitals, and ``-`` and a space are ``_``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from toolkit.errors import ConfigError, nearest

__all__ = ["FIELDS", "HOLDING", "Cells", "is_missing", "lacking", "mapping", "not_found"]

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "page": ("page", "html", "raw_html", "page_html", "html_content", "content_html", "body_html"),
    "text": ("text", "maintext", "content", "body", "article_text", "article_body", "articlebody",
             "full_text", "fulltext"),
    "title": ("title", "headline"),
    "lead": ("lead", "sapo", "description", "excerpt", "abstract", "summary"),
    "published": ("published", "date_publish", "published_at", "publish_date", "published_date",
                  "date_published", "datepublished", "pub_date", "pubdate", "published_time",
                  "publish_time", "date"),
    "source": ("source", "sitename", "site_name", "source_hostname", "source_name", "publisher",
               "newspaper", "source_domain", "hostname", "domain"),
    "author": ("author", "authors", "byline"),
    "section": ("section", "category", "categories"),
    "url": ("url", "link", "page_url", "article_url"),
    "place": ("place",),
    "story": ("story",),
    "event_day": ("event_day",),
}  # fmt: skip
"""Our name → theirs, the surest first; the first that is not empty is taken."""

HOLDING = ("page", "text")
"""Columns that hold the article itself: two that differ are ambiguous."""

FIELDS = tuple(name for name in NAMES if name not in (*HOLDING, "id", "published"))
"""Columns that an article takes over as text."""


def mapping(pairs: Iterable[str], place: str = "--map") -> tuple[tuple[str, str], ...]:
    """Pairs of ``OURS=THEIRS``, as `ReadOptions` takes them; no THEIRS leaves a column out.

    Raises ConfigError, beginning with ``place``, for a name that is not ours or stands twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals:
            raise ConfigError(f"{place} {pair}: expected OURS=THEIRS, such as title=headline.")
        if ours not in NAMES:
            advice = nearest(ours, NAMES)
            raise ConfigError(f"{place} {pair}: found no column {ours!r} of ours. {advice}")
        if ours in found:
            raise ConfigError(f"{place} {pair}: found {ours!r} twice; expected one column for it.")
        found[ours] = theirs
    return tuple(found.items())


def lacking(
    columns: Iterable[tuple[str, str]], known: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Those of the mapped ``columns`` that are not ``known``."""
    return tuple((ours, theirs) for ours, theirs in columns if theirs and theirs not in known)


def not_found(pair: tuple[str, str], known: Collection[str], place: str) -> str:
    """That ``place`` lacks a mapped column, and which of those ``known`` there may be meant."""
    ours, theirs = pair
    return (
        f"{place}: found no column {theirs!r}; expected it for {ours}={theirs}. "
        f"{nearest(theirs, known)}"
    )


class Cells:
    """The cells of a row under our names."""

    def __init__(self, row: Mapping[str, Any], columns: Iterable[tuple[str, str]] = ()) -> None:
        self._row = row
        self._folded = {_folded(name): name for name in reversed(list(row))}
        self._columns = dict(columns)
        if "text" in self._columns:
            self._columns.setdefault("page", "")

    def names(self, ours: str) -> list[str]:
        """The row's columns that can be ``ours``, the surest first."""
        if ours in self._columns:
            names = [self._columns[ours]]
        else:
            names = [self._folded.get(name, name) for name in NAMES[ours]]
        return [name for name in names if name in self._row]

    def named(self, ours: str) -> dict[str, Any]:
        """Those of `names` that hold something, with it."""
        cells = {name: self._row[name] for name in self.names(ours)}
        return {name: value for name, value in cells.items() if not is_missing(value)}


def _folded(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: nothing, blank text, no number, an empty list."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value != value or value in ([], (), {}, b"")

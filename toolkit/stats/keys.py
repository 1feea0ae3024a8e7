"""What articles are counted by: month, province, outlet …"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from toolkit.articles import Article
from toolkit.errors import ArticleError, nearest
from toolkit.pages.provinces import today

__all__ = [
    "FACTS",
    "KEYS",
    "UNKNOWN",
    "Facts",
    "Key",
    "facts_of",
    "parse_keys",
    "require_columns",
]

Facts = Mapping[str, str | None]
"""What an article is counted by: column → cell."""

UNKNOWN = "unknown"
"""What an article without a value is counted under: none is dropped."""

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"\d{4}(?!\d)")


@dataclass(frozen=True)
class Key:
    """A name for ``--by``, the columns it is read from, the first that says something counting.

    ``shape`` makes the value of a cell: None where the cell does not tell it. ``ordered`` values
    stand in their own order, others with the most frequent first.
    """

    name: str
    columns: tuple[str, ...]
    shape: Callable[[str], str | None] = str.strip
    ordered: bool = False

    def of(self, facts: Facts) -> str:
        """The value for an article with these columns, or `UNKNOWN`."""
        for column in self.columns:
            cell = facts.get(column)
            if cell:
                return self.shape(cell) or UNKNOWN
        return UNKNOWN


def _match(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def shape(cell: str) -> str | None:
        found = pattern.match(cell)
        return found.group() if found else None

    return shape


KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("month", ("published",), _match(_MONTH), ordered=True),
        Key("year", ("published",), _match(_YEAR), ordered=True),
        Key("province", ("place", "place_today")),
        Key("province_today", ("place_today", "place"), lambda place: today(place) or place),
        Key("district", ("district",)),
        Key("outlet", ("outlet", "source")),
        Key("outlet_kind", ("outlet_kind",)),
        Key("source", ("source",)),
        Key("section", ("section",)),
    )
}
"""``province`` is that of the article's day, ``province_today`` that since 1 July 2025."""

FACTS = (*dict.fromkeys(column for key in KEYS.values() for column in key.columns), "story")
"""The columns that the keys are read from, and the one that groups reprints."""


def facts_of(article: Article) -> Facts:
    """The columns of an article that it is counted by."""
    return {name: getattr(article, name) for name in FACTS}


def parse_keys(text: str) -> tuple[Key, ...]:
    """The keys that ``month,province`` names. Raises ArticleError for one that is unknown."""
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in KEYS:
            raise ArticleError(f"--by: there is no {name!r} to count by. {nearest(name, KEYS)}")
    if len(set(names)) < len(names):
        raise ArticleError(f"--by: found {text!r}; expected each name once.")
    return tuple(KEYS[name] for name in names)


def require_columns(keys: Collection[Key], columns: Collection[str], place: str) -> None:
    """Raise ArticleError for a key that none of the columns of ``place`` can answer."""
    for key in keys:
        if not set(key.columns) & set(columns):
            wanted = " or ".join(key.columns)
            raise ArticleError(f"{place}: found no column {wanted}; --by {key.name} needs one.")

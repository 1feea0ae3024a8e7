"""By what articles are cut into slices."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.articles import Article
from toolkit.errors import ArticleError, nearest
from toolkit.metrics import Slice, slice_scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SLICES", "article_slices", "parse_slices"]

UNKNOWN = "unknown"
LENGTHS = (200, 400, 800)
"""Syllables from which on an article is in the next slice."""

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}(?!\d)")


def _source(article: Article) -> str:
    return article.outlet or article.source or UNKNOWN


def _year(article: Article) -> str:
    found = _YEAR.match(article.published or "")
    return found.group() if found else UNKNOWN


def _province(article: Article) -> str:
    return article.place or article.place_today or UNKNOWN


def _length(article: Article) -> str:
    syllables = len(article.text.split())
    reached = [bound for bound in LENGTHS if syllables >= bound]
    if not reached:
        return f"under {LENGTHS[0]}"
    above = LENGTHS[len(reached) : len(reached) + 1]
    return f"{reached[-1]} to {above[0] - 1}" if above else f"{reached[-1]} and more"


SLICES: Mapping[str, Callable[[Article], str]] = {
    "source": _source,
    "year": _year,
    "province": _province,
    "length": _length,
}
"""``province`` is that of the article's day; ``length`` counts syllables."""


def parse_slices(text: str) -> tuple[str, ...]:
    """The slices that ``year,province`` names. Raises ArticleError for one that is unknown."""
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in SLICES:
            raise ArticleError(f"--by: there are no slices by {name!r}. {nearest(name, SLICES)}")
    return tuple(dict.fromkeys(names))


def article_slices(
    by: str,
    articles: Sequence[Article],
    truth: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    themes: Sequence[str],
    **settings: Any,
) -> list[Slice]:
    """Scores of the slices by one of `SLICES`; ``settings`` are those of `slice_scores`.

    Years and lengths stand in their own order. ``truth`` and ``predicted`` are (n_articles,
    n_themes).
    """
    values = [SLICES[by](article) for article in articles]
    found = slice_scores(values, truth, predicted, themes, **settings)
    return sorted(found, key=_rank) if by in ("year", "length") else found


def _rank(part: Slice) -> tuple[int, int]:
    """What begins with a number by it, "under 200" first, all else last."""
    number = _NUMBER.match(part.value)
    return (1, int(number.group())) if number else (0 if part.value.startswith("under") else 2, 0)

"""N-grams of words and marks, rare ones weighing more: for sections of a newspaper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.config import Between
from toolkit.features.registry import features

if TYPE_CHECKING:
    from toolkit.features.rare_tfidf import RareTfidf

__all__ = ["marks", "opening"]

Length = Annotated[int, Between(1, 5)]
Count = Annotated[int, Between(1, None)]
Power = Annotated[float, Between(0.0, 10.0)]


@features.register("marks")
def marks(
    low: Length = 1,
    high: Length = 2,
    min_articles: Count = 2,
    max_features: Count | None = 200_000,
    rarity: Power = 1.5,
) -> RareTfidf:
    """TF-IDF of n-grams of words and punctuation marks, idf to the power of ``rarity``.

    Source: Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval.
    """
    return _tfidf(low, high, min_articles, max_features, rarity, 1.0, None)


@features.register("opening")
def opening(
    length: Count = 200,
    weight: Annotated[float, Between(1e-6, 1000.0)] = 0.5,
    low: Length = 1,
    high: Length = 2,
    min_articles: Count = 2,
    max_features: Count | None = 40_000,
    rarity: Power = 1.5,
) -> RareTfidf:
    """The same of how a text opens: its first line, at most ``length`` characters, on its own.

    ``weight`` is the length of a row, beside 1 for the other n-grams.

    Source: Robertson, Zaragoza and Taylor (2004), Simple BM25 extension to multiple weighted
    fields, CIKM.
    """
    return _tfidf(low, high, min_articles, max_features, rarity, weight, length)


def _tfidf(
    low: int,
    high: int,
    min_articles: int,
    max_features: int | None,
    rarity: float,
    weight: float,
    length: int | None,
) -> RareTfidf:
    from toolkit.features.ngrams import vectorizer
    from toolkit.features.rare_tfidf import MarkNGrams, RareTfidf

    counted = vectorizer(MarkNGrams(low, high), min_articles, max_features)
    return RareTfidf(counted, rarity, weight, length)

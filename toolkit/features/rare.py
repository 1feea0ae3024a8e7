"""N-grams of words and marks, rare ones weighing more: for sections of a newspaper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.config import Between
from toolkit.features.registry import features

if TYPE_CHECKING:
    from toolkit.features.rare_tfidf import RareTfidf

__all__ = ["marks"]


@features.register("marks")
def marks(
    low: Annotated[int, Between(1, 5)] = 1,
    high: Annotated[int, Between(1, 5)] = 2,
    min_articles: Annotated[int, Between(1, None)] = 2,
    max_features: Annotated[int, Between(1, None)] | None = 200_000,
    rarity: Annotated[float, Between(0.0, 10.0)] = 1.5,
) -> RareTfidf:
    """TF-IDF of n-grams of words and punctuation marks, idf to the power of ``rarity``.

    Source: Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval.
    """
    from toolkit.features.ngrams import vectorizer
    from toolkit.features.rare_tfidf import MarkNGrams, RareTfidf

    return RareTfidf(vectorizer(MarkNGrams(low, high), min_articles, max_features), rarity)

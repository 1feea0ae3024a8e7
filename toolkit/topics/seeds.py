"""Seed phrases of a codebook as words of a vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.codebook import Codebook, Theme
from toolkit.errors import ArticleError

__all__ = ["all_phrases", "seed_weights", "seeds_of"]

_STRONGEST = 3.0  # the largest weight of a phrase in a codebook


def all_phrases(codebook: Codebook) -> frozenset[str]:
    """Every phrase, each of which is to be one word of the articles."""
    return frozenset(phrase.text.lower() for theme in codebook.themes for phrase in theme.phrases)


def seeds_of(theme: Theme) -> dict[str, float]:
    """Phrases that speak for the theme; those that count only together weigh half."""
    shares = {"names": 1.0, "together": 0.5}
    return {
        phrase.text.lower(): phrase.weight * shares[phrase.kind]
        for phrase in theme.phrases
        if phrase.kind in shares
    }


def seed_weights(
    themes: Sequence[Theme], words: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How surely each word marks a theme, 0 to 1, and whether it points away from it.

    Both are (n_themes, n_words). Raises ArticleError where a theme has no phrase among ``words``.
    """
    columns = {word: column for column, word in enumerate(words)}
    weights = np.zeros((len(themes), len(columns)))
    against = np.zeros(weights.shape, dtype=np.bool_)
    for row, theme in enumerate(themes):
        for phrase, weight in seeds_of(theme).items():
            if phrase in columns:
                weights[row, columns[phrase]] = min(weight / _STRONGEST, 1)
        away = (item.text.lower() for item in theme.phrases if item.kind == "against")
        against[row, [columns[phrase] for phrase in away if phrase in columns]] = True
        if not weights[row].any():
            raise ArticleError(
                f"{theme.id}: none of its {len(seeds_of(theme))} seed phrases stands in enough "
                "articles to be a word of the vocabulary, so no topic can be anchored to it. "
                "Give more articles or phrases, or set vocabulary.min_articles lower."
            )
    return np.where(weights == weights.max(axis=0, initial=0), weights, 0), against

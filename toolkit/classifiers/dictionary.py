"""A dictionary classifier: weights of phrases, summed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from toolkit.classifiers.columns import _Columns
from toolkit.codebook import KINDS
from toolkit.features.seed_phrases import SeedPhrases

__all__ = ["DictionaryClassifier"]


class DictionaryClassifier(_Columns):
    """Summed weight of a theme's phrases minus ``enough``.

    Y has a column per theme (present) or two (present for all, then main for all); for "main"
    the bar is three times as high. ``fit`` only looks at the number of columns.
    """

    def __init__(self, phrases: SeedPhrases, enough: float = 3.0, together: float = 0.5) -> None:
        self.phrases = phrases
        self.enough = enough
        self.together = together

    def fit(self, texts: list[str], Y: NDArray[np.int_]) -> DictionaryClassifier:
        self.phrases.fit(texts)
        self.classes_ = np.arange(np.asarray(Y).reshape(len(Y), -1).shape[1])
        return self

    def decision_function(self, texts: list[str]) -> NDArray[np.float64]:
        """(n, n_labels)."""
        sums = self.phrases.transform(texts).toarray()
        return sums @ self.coef_.T + self.intercept_  # type: ignore[no-any-return]

    @property
    def coef_(self) -> NDArray[np.float64]:
        """(n_labels, n_themes * kinds): the score is linear in the phrase sums."""
        weight = {"names": 1.0, "together": self.together, "against": -1.0}
        themes = len(self.phrases.phrases)
        block = np.kron(np.eye(themes), [weight[kind] for kind in KINDS])
        return np.vstack([block] * (len(self.classes_) // themes))

    @property
    def intercept_(self) -> NDArray[np.float64]:
        themes = len(self.phrases.phrases)
        bars = [self.enough, 3 * self.enough][: len(self.classes_) // themes]
        return -np.repeat(bars, themes)

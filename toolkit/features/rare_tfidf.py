"""TF-IDF that raises the weight of rare n-grams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.preprocessing import normalize

from toolkit.features.ngrams import place_ngrams
from toolkit.features.registry import Occurrence
from toolkit.vectorise import Reading

__all__ = ["MarkNGrams", "RareTfidf"]

_TOKEN = re.compile(r"\w+|[^\w\s]")


class MarkNGrams:
    """Analyzer: n-grams of lower-case words and marks; none reaches over a line break."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def __call__(self, text: str) -> list[str]:
        return [feature for feature, _, _ in self.spans(text)]

    def reading(self) -> Reading:
        """The same n-grams, token by token."""
        return Reading(_tokens, self.low, self.high, by_piece=True, by_line=True)

    def spans(self, text: str) -> list[tuple[str, int, int]]:
        """Every n-gram with the span from its first token to its last."""
        found = []
        for line in re.finditer(r"[^\n]+", text):
            tokens = list(_TOKEN.finditer(text, line.start(), line.end()))
            forms = [token.group().lower() for token in tokens]
            for n in range(self.low, self.high + 1):
                for i in range(len(tokens) - n + 1):
                    start, end = tokens[i].start(), tokens[i + n - 1].end()
                    found.append((" ".join(forms[i : i + n]), start, end))
        return found


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


class RareTfidf(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """TF-IDF with idf to the power ``rarity``, rows of length 1.

    ``vectorizer`` gives vocabulary, counts and idf.
    """

    def __init__(self, vectorizer: Any, rarity: float = 1.5) -> None:
        self.vectorizer = vectorizer
        self.rarity = rarity

    def fit(self, texts: Iterable[str], y: Any = None) -> RareTfidf:
        self._keep(clone(self.vectorizer).fit(texts))
        return self

    def fit_transform(self, texts: Iterable[str], y: Any = None) -> csr_matrix:
        """(n_texts, n_terms)."""
        vectorizer = clone(self.vectorizer)
        matrix = csr_matrix(vectorizer.fit_transform(texts))
        matrix.data *= (vectorizer.idf_ ** (self.rarity - 1))[matrix.indices]
        self._keep(vectorizer)
        return normalize(matrix, copy=False)

    def transform(self, texts: Iterable[str]) -> csr_matrix:
        """(n_texts, n_terms)."""
        return csr_matrix(self.vectorizer_.transform(texts))

    def _keep(self, vectorizer: Any) -> None:
        """Keep the fitted vectorizer, its idf raised once and for all."""
        vectorizer.idf_ **= self.rarity
        self.vectorizer_ = vectorizer
        self.n_features_out_ = len(vectorizer.vocabulary_)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        names: NDArray[np.object_] = self.vectorizer_.get_feature_names_out()
        return names

    def occurrences(self, texts: Sequence[str]) -> Iterator[list[Occurrence]]:
        """Where the n-grams stand, each occurrence with an equal share of its column."""
        analyzer, vocabulary = self.vectorizer_.analyzer, self.vectorizer_.vocabulary_
        for placed in place_ngrams(analyzer, vocabulary, texts):
            yield [Occurrence(*place) for place in placed]

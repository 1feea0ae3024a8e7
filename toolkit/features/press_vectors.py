"""Texts as the direction of their words, by vectors learnt from articles of the press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.features.ngrams import fold, is_word
from toolkit.features.registry import VectorOccurrence
from toolkit.features.word_table import split
from toolkit.text.segment import Segmenter, segmenters

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["TABLE", "PressVectors"]

TABLE = Path(__file__).with_name("press_words.npz")
"""Words, a whole number from -127 to 127 for each dimension, and what these are multiplied by."""

_MADE = ("_table", "_number_of", "_segmenter")
"""What is made again from the rest."""


class PressVectors(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """The vectors of a text's words added up, and brought to the length ``weight``.

    A frequent word's vector is short. A fitted one holds the table itself.
    """

    def __init__(self, weight: float = 2.0) -> None:
        self.weight = weight

    def fit(self, texts: list[str], y: Any = None) -> PressVectors:
        """Take the table; the texts teach nothing."""
        with np.load(TABLE, allow_pickle=False) as table:
            self.words_, self.vectors_, self.scales_ = (
                table[name] for name in ("words", "vectors", "scales")
            )
        self.n_features_out_ = self.vectors_.shape[1]
        return self

    def transform(self, texts: list[str]) -> csr_matrix:
        """(n_texts, n_dimensions); a text without a known word is a row of zeros."""
        from scipy.sparse import csr_matrix

        found = np.zeros((len(texts), self.n_features_out_))
        for row, forms in enumerate(self._segmenter.words_of_each(texts)):
            found[row] = self._sum(self._numbers(forms))
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found * self.weight, lengths, out=found, where=lengths > 0)
        return csr_matrix(found)

    def occurrences(self, texts: Sequence[str]) -> Iterator[list[VectorOccurrence]]:
        """What each known word brings: they add up to the text's row of `transform`."""
        for tokens in self._segmenter.each(texts):
            known = [(token, n) for token in tokens for n in self._numbers([token.text])]
            vectors = self._table[[number for _, number in known]]
            length = float(np.linalg.norm(vectors.sum(axis=0)))
            vectors *= self.weight / length if length else 0.0
            yield [
                VectorOccurrence(0, token.start, token.end, vector)
                for (token, _), vector in zip(known, vectors, strict=True)
            ]

    def _sum(self, numbers: list[int]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = self._table[numbers].sum(axis=0)
        return found

    def _numbers(self, forms: list[str]) -> list[int]:
        known = self._number_of
        return [known[word] for word in _words(forms) if word in known]

    @cached_property
    def _table(self) -> NDArray[np.float64]:
        table: NDArray[np.float64] = self.vectors_ * self.scales_.astype(np.float64)[:, None]
        return table

    @cached_property
    def _number_of(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(split(self.words_))}

    @cached_property
    def _segmenter(self) -> Segmenter:
        found: Segmenter = segmenters["underthesea"]({})
        return found

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        return {name: value for name, value in state.items() if name not in _MADE}

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        return np.array([f"press{i}" for i in range(self.n_features_out_)], dtype=object)


def _words(forms: list[str]) -> Iterator[str]:
    for form in forms:
        if is_word(form):
            yield fold(form)

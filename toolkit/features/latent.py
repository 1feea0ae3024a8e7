"""Latent semantic analysis."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.decomposition import TruncatedSVD

from toolkit.errors import ArticleError

__all__ = ["LatentSemantics", "unit_rows"]

_NOTHING = 1e-9  # of the largest singular value: an axis that is only rounding


class LatentSemantics(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Texts in the space of the largest singular vectors of a vectorizer's matrix."""

    def __init__(self, vectorizer: Any, dimensions: int, seed: int = 0) -> None:
        self.vectorizer = vectorizer
        self.dimensions = dimensions
        self.seed = seed

    def fit(self, texts: list[str], y: Any = None) -> LatentSemantics:
        """Learn vocabulary and axes. Raises ArticleError for fewer than two texts that differ."""
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

        self.vectorizer_ = clone(self.vectorizer)
        matrix = self.vectorizer_.fit_transform(texts)
        dimensions = min(self.dimensions, min(matrix.shape) - 1)
        if dimensions < 1:
            raise ArticleError(
                f"features: {matrix.shape[0]} articles with {matrix.shape[1]} n-grams; expected at "
                "least 2 of each for latent semantic analysis. Label more articles."
            )
        with threadpool_limits(1):  # the last digits depend on the number of threads
            # not ARPACK, whose vectors come out with other signs each time
            svd = TruncatedSVD(dimensions, n_iter=7, random_state=self.seed).fit(matrix)
        found = svd.singular_values_ > svd.singular_values_[0] * _NOTHING
        self.axes_ = np.ascontiguousarray(svd.components_[found].T)
        self.n_features_out_ = self.axes_.shape[1]
        return self

    def transform(self, texts: list[str]) -> NDArray[np.float64]:
        """(n_texts, n_dimensions), rows of length 1, or 0 for a text without a known n-gram."""
        return unit_rows(np.asarray(self.vectorizer_.transform(texts) @ self.axes_))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        return np.array([f"lsa{i}" for i in range(self.n_features_out_)], dtype=object)


def unit_rows(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rows divided by their length; rows of 0 stay so."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    result: NDArray[np.float64] = np.divide(
        matrix, lengths, out=np.zeros_like(matrix), where=lengths > 0
    )
    return result

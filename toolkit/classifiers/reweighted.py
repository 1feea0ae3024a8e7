"""Linear models over columns that are weighed first; the weights end in the coefficients."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import diags_array, issparse
from sklearn.preprocessing import StandardScaler

from toolkit.classifiers.columns import Labels, LinearColumns

__all__ = ["RatioColumns", "ScaledColumns", "log_count_ratio"]


class RatioColumns(LinearColumns):
    """A linear classifier per label over columns times their log-count ratio.

    Its weights are drawn towards their mean size by ``mix``: 1 is naive Bayes, 0 the classifier.
    """

    def __init__(self, base: Any, alpha: float = 1.0, mix: float = 0.25) -> None:
        super().__init__(base)
        self.alpha = alpha
        self.mix = mix

    def _fit_binary(
        self, X: Any, y: NDArray[np.int_], weights: NDArray[np.float64] | None
    ) -> tuple[NDArray[np.float64], float]:
        ratio = log_count_ratio(X, y, self.alpha, weights)
        coef, intercept = super()._fit_binary(X @ diags_array(ratio).tocsr(), y, weights)
        mixed = self.mix * np.abs(coef).mean() + (1 - self.mix) * coef
        return ratio * mixed, intercept


def log_count_ratio(
    X: Any, y: NDArray[np.int_], alpha: float, weights: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """(n_columns,): log of how much more often a column is above 0 where ``y`` is 1 than where 0.

    ``weights`` (n_rows,) are what rows count, each 1 without; ``alpha`` is added to each count.
    """
    there = (X > 0).astype(float)
    weights = np.ones(len(y)) if weights is None else weights
    counts = [np.asarray(there.T @ (weights * (y == value))).ravel() + alpha for value in (1, 0)]
    present, absent = (np.log(count / count.sum()) for count in counts)
    ratio: NDArray[np.float64] = present - absent
    return ratio


class ScaledColumns(LinearColumns):
    """A linear classifier per label over columns of mean 0 and variance 1.

    A sparse matrix keeps its zeros: its columns are scaled, not moved.
    """

    def fit(self, X: Any, Y: Labels) -> ScaledColumns:
        scaler = StandardScaler(with_mean=not issparse(X)).fit(X)
        super().fit(scaler.transform(X), Y)
        self.coef_ /= scaler.scale_
        if not issparse(X):
            self.intercept_ -= self.coef_ @ scaler.mean_
        return self

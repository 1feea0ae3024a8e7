"""Estimators with one column of scores per label."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin, clone

from toolkit.errors import ConfigError

__all__ = ["Labels", "LinearColumns", "PriorColumns", "copies"]

UNKNOWN = -1
"""A label that is not known: the row is left out of that label's training."""

Labels = NDArray[np.number[Any]]
"""0, 1 or `UNKNOWN`; for classifiers that are registered with ``soft_labels``, also between."""

NEVER = -10.0
"""Score of a label that training never saw: a probability of almost 0."""


class _Columns(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """scikit-learn's ``predict`` over a decision function of several columns."""

    classes_: NDArray[np.int_]

    def decision_function(self, X: Any) -> NDArray[np.float64]:
        """(n, n_labels); higher is likelier."""
        raise TypeError(f"{type(self).__name__} defines no scores")

    def predict(self, X: Any) -> NDArray[np.int_]:
        """(n, n_labels) of 0 and 1: the sign of the score."""
        scores: NDArray[np.float64] = self.decision_function(X)
        return (scores > 0).astype(int)


class LinearColumns(_Columns):
    """A binary linear classifier fitted once per label.

    ``coef_`` is (n_labels, n_features), ``intercept_`` (n_labels,); the score of a row is
    ``X @ coef_.T + intercept_``. Y may hold `UNKNOWN`, and probabilities (see `copies`).
    """

    def __init__(self, base: Any) -> None:
        self.base = base

    def fit(self, X: Any, Y: Labels) -> LinearColumns:
        """Raises ConfigError for negative values where the base wants counts."""
        _check_signs(self.base, X)
        Y = np.asarray(Y).reshape(len(Y), -1)
        self.coef_ = np.zeros((Y.shape[1], X.shape[1]))
        self.intercept_ = np.zeros(Y.shape[1])
        for column, y in enumerate(Y.T):
            self.coef_[column], self.intercept_[column] = self._fit_one(X, y)
        self.classes_ = np.arange(Y.shape[1])
        self.n_features_in_ = X.shape[1]
        return self

    def _fit_one(self, X: Any, y: Labels) -> tuple[NDArray[np.float64], float]:
        rows, classes, weights = copies(y)
        if len(set(classes.tolist())) < 2:
            return np.zeros(X.shape[1]), -NEVER if classes.any() else NEVER
        everything = weights is None and len(rows) == len(y)
        return self._fit_binary(X if everything else X[rows], classes, weights)

    def _fit_binary(
        self, X: Any, y: NDArray[np.int_], weights: NDArray[np.float64] | None
    ) -> tuple[NDArray[np.float64], float]:
        """The coefficients and the intercept that tell 1 from 0; both are in ``y``."""
        return _weights(clone(self.base).fit(X, y, sample_weight=weights))

    def decision_function(self, X: Any) -> NDArray[np.float64]:
        """(n, n_labels)."""
        scores: NDArray[np.float64] = np.asarray(X @ self.coef_.T) + self.intercept_
        return scores


def copies(
    y: Labels,
) -> tuple[NDArray[np.int_], NDArray[np.int_], NDArray[np.float64] | None]:
    """Rows to learn a label from, with their class (0 or 1) and weight; None: all weigh 1.

    A probability p between 0 and 1 makes two copies of its row: one of class 1 that weighs p and
    one of class 0 that weighs 1 - p, so that the loss is the expected one. What is `UNKNOWN` is
    left out.

    Source: Ratner et al. (2016), Data programming: creating large training sets, quickly, NIPS 29.
    """
    known = np.flatnonzero(y != UNKNOWN)
    rows = np.repeat(known, np.where((y[known] > 0) & (y[known] < 1), 2, 1))
    second = np.r_[False, rows[1:] == rows[:-1]]
    classes = ((y[rows] > 0) & ~second).astype(int)
    if not second.any():
        return rows, classes, None
    return rows, classes, np.where(classes == 1, y[rows], 1 - y[rows])


def _check_signs(base: Any, X: Any) -> None:
    if base.__sklearn_tags__().input_tags.positive_only and X.min() < 0:
        raise ConfigError(
            f"features: found negative numbers, which {type(base).__name__} cannot learn from; "
            "expected counts or TF-IDF, such as words. Leave out features of vectors: "
            "features.press_vectors=false."
        )


def _weights(fitted: Any) -> tuple[NDArray[np.float64], float]:
    """The weight vector and intercept of a fitted binary linear classifier."""
    if hasattr(fitted, "coef_"):
        return fitted.coef_[0], float(fitted.intercept_[0])
    log_odds = fitted.feature_log_prob_[1] - fitted.feature_log_prob_[0]  # naive Bayes
    return log_odds, 0.0


class PriorColumns(_Columns):
    """The log odds of each label in training, for every row."""

    def fit(self, X: Any, Y: Labels) -> PriorColumns:
        Y = np.asarray(Y).reshape(len(Y), -1)
        share = (Y.sum(axis=0) + 0.5) / (len(Y) + 1)
        self.scores_ = np.log(share / (1 - share))
        self.classes_ = np.arange(Y.shape[1])
        return self

    def decision_function(self, X: Any) -> NDArray[np.float64]:
        """(n, n_labels), the same in every row."""
        n = X.shape[0] if hasattr(X, "shape") else len(X)
        return np.tile(self.scores_, (n, 1))

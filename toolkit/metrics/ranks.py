"""Scores of rankings under weights: average precision, area under the ROC curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ranking"]


@dataclass(frozen=True)
class Ranking:
    """Articles by falling probability.

    Place by place: the row that stands there, whether it carries the theme, and whether the next
    place has another probability.
    """

    rows: NDArray[np.int_]
    carries: NDArray[np.bool_]
    ends: NDArray[np.bool_]

    @classmethod
    def of(cls, truth: NDArray[np.bool_], probabilities: NDArray[np.float64]) -> Ranking:
        """Rank (n,) articles, or the cells of (n, n_themes) by the rows that they are of."""
        themes = 1 if truth.ndim == 1 else truth.shape[1]
        truth, falling = truth.ravel(), -probabilities.ravel()
        order = np.argsort(falling, kind="stable")
        ends = np.append(np.diff(falling[order]) != 0, True)
        return cls(order // themes, truth[order], ends)

    def scores(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """(samples, 2): average precision and ROC AUC, for weights (samples, n_rows).

        Average precision is the weighted mean, over articles that carry the theme, of the
        precision down to them; the area is the share of pairs (carries it, does not) in the right
        order, ties for a half. Undefined (nan) where there is no such article, or no such pair.

        Source: scikit-learn's average_precision_score and roc_auc_score with sample_weight.
        """
        from toolkit.metrics.compiled import rank_sums

        found = np.empty((len(weights), 2))
        rank_sums(np.ascontiguousarray(weights), self.rows, self.carries, self.ends, found)
        return found

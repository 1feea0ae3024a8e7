"""What leaving doubtful articles undecided costs and gains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics.bootstrap import group_numbers, intervals, sum_by_group, weights
from toolkit.metrics.scores import Scores

__all__ = ["abstention_scores"]

Floats = NDArray[np.float64]


def abstention_scores(
    truth: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    undecided: NDArray[np.bool_],
    themes: Sequence[str],
    *,
    groups: Sequence[str | None] | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> Scores:
    """Shares that are undecided and the accuracy of what is decided, with 95 % intervals.

    All are (n_articles, n_themes). Per theme ``undecided/elections``, the share of articles, and
    ``decided_accuracy/elections``; over all ``undecided``, the share of articles with any such
    theme, and ``decided_accuracy``, that of all decided pairs of article and theme.
    """
    right = (truth == predicted) & ~undecided
    parts = (undecided, right, np.ones((len(truth), 1)), undecided.any(axis=1, keepdims=True))
    columns = np.concatenate(parts, axis=1).astype(float)
    grouped = sum_by_group(columns, group_numbers(len(truth), groups))
    drawn = weights(len(grouped), resamples, seed, len(grouped))
    points = _shares(columns.sum(axis=0)[None], themes)
    sums = np.concatenate([w @ grouped for w in drawn] or [columns.sum(axis=0)[None]])
    values = intervals({name: float(x[0]) for name, x in points.items()}, _shares(sums, themes))
    return Scores(values, dict(zip(themes, truth.sum(axis=0).tolist(), strict=True)))


def _shares(sums: Floats, themes: Sequence[str]) -> dict[str, Floats]:
    K = len(themes)
    undecided, right, size = sums[:, :K], sums[:, K : 2 * K], sums[:, 2 * K]
    decided = size[:, None] - undecided
    found = {f"undecided/{t}": _ratio(undecided[:, i], size) for i, t in enumerate(themes)}
    found |= {
        f"decided_accuracy/{t}": _ratio(right[:, i], decided[:, i]) for i, t in enumerate(themes)
    }
    found["undecided"] = _ratio(sums[:, 2 * K + 1], size)
    found["decided_accuracy"] = _ratio(right.sum(axis=1), decided.sum(axis=1))
    return found


def _ratio(top: Floats, bottom: Floats) -> Floats:
    found: Floats = np.full(top.shape, np.nan)
    np.divide(top, bottom, out=found, where=bottom > 0)
    return found

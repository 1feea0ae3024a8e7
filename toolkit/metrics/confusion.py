"""Which theme is taken for which, where an article has exactly one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["confusion_matrix"]


def confusion_matrix(truth: NDArray[np.bool_], predicted: NDArray[np.bool_]) -> NDArray[np.int_]:
    """(K, K + 1) articles by labelled (row) and predicted theme; the last column has none.

    ``truth`` (n, K) marks one theme an article, ``predicted`` at most one.
    """
    themes = truth.shape[1]
    found = np.where(predicted.any(axis=1), predicted.argmax(axis=1), themes)
    table = np.zeros((themes, themes + 1), dtype=int)
    np.add.at(table, (truth.argmax(axis=1), found), 1)
    return table

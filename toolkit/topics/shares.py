"""Small laws that the shares of all topic models keep."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["by_size", "to_shares"]


def to_shares(loadings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows scaled to sum to 1; a row of zeros stays."""
    totals = loadings.sum(axis=1, keepdims=True)
    shares: NDArray[np.float64] = np.divide(
        loadings, totals, out=np.zeros_like(loadings), where=totals > 0
    )
    return shares


def by_size(loadings: NDArray[np.float64]) -> NDArray[np.int_]:
    """(n_topics,): topic numbers in order of their share of all articles, the largest first."""
    return np.argsort(-to_shares(loadings).sum(axis=0), kind="stable")

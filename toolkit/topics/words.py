"""Which words stand for a topic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["top_words"]


def top_words(components: NDArray[np.float64], n: int = 10) -> NDArray[np.int_]:
    """(n_topics, n): columns of the heaviest words, heaviest first; ties in column order."""
    return np.argsort(-components, axis=1, kind="stable")[:, :n]

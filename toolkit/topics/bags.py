"""Counts as gensim reads them: article by article, as often as it likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Bags"]


def _as_counted(counts: Counts) -> csr_matrix:
    return counts.matrix


class Bags:
    """A stream of articles, each pairs of column and weight; memory holds a batch of them."""

    def __init__(self, counts: Counts, weigh: Callable[[Counts], csr_matrix] = _as_counted) -> None:
        """``weigh`` gives (n_articles, n_words) of a batch."""
        self._counts = counts
        self._weigh = weigh
        self._passes = 0

    def __len__(self) -> int:
        return len(self._counts)

    def __iter__(self) -> Iterator[_Bag]:
        for batch in self._counts.batches(f"pass {self._passes + 1}"):
            matrix = self._weigh(batch)
            for low, high in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True):
                yield _Bag(matrix.indices[low:high], matrix.data[low:high])
        self._passes += 1  # whole ones: gensim may look at the first article before


class _Bag:
    """An article's pairs, made when they are looked at: gensim holds thousands of articles."""

    def __init__(self, columns: NDArray[np.int_], weights: NDArray[Any]) -> None:
        self._columns = columns
        self._weights = weights

    def __len__(self) -> int:
        return len(self._columns)

    def __getitem__(self, place: int) -> tuple[Any, Any]:
        return self._columns[place].item(), self._weights[place].item()

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return zip(self._columns.tolist(), self._weights.tolist(), strict=True)

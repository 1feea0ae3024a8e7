"""Counts as gensim reads them: article by article, as often as it likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

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

    def __iter__(self) -> Iterator[list[tuple[Any, Any]]]:
        self._passes += 1
        for batch in self._counts.batches(f"pass {self._passes}"):
            matrix = self._weigh(batch)
            columns, weights = matrix.indices.tolist(), matrix.data.tolist()
            for low, high in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True):
                yield list(zip(columns[low:high], weights[low:high], strict=True))

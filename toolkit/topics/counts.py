"""Counts: what a topic model reads, the words of articles counted over a fixed vocabulary."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Counts", "content_order"]


@dataclass(frozen=True)
class Counts:
    """Articles as topic models see them.

    ``matrix`` is (n_articles, n_words), integers; ``words`` names its columns; ``texts`` holds
    every article's words in order, those outside the vocabulary too, for models that read more
    than counts.
    """

    matrix: csr_matrix
    words: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return int(self.matrix.shape[0])

    def __getitem__(self, rows: NDArray[np.int_]) -> Counts:
        """The articles of these row numbers, in this order."""
        return Counts(self.matrix[rows], self.words, tuple(self.texts[row] for row in rows))

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """(n_articles,): whether the article has any word of the vocabulary."""
        return np.asarray(np.diff(self.matrix.indptr) > 0)

    @cached_property
    def distinct(self) -> int:
        """How many articles differ in what they hold of the vocabulary; empty ones left out."""
        matrix = self.matrix
        rows = {
            (matrix.indices[low:high].tobytes(), matrix.data[low:high].tobytes())
            for low, high in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True)
            if high > low
        }
        return len(rows)


def content_order(texts: Sequence[Sequence[str]]) -> NDArray[np.int_]:
    """Row numbers that put articles in the order of a hash of their words.

    The order depends on what the articles say alone, so that a model fitted on articles so
    sorted does not depend on the order in which they came.
    """
    keys = [
        hashlib.sha256("\x00".join(text).encode("utf-8", "surrogatepass")).digest()
        for text in texts
    ]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int_)

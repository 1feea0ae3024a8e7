"""Counts weighted so that words of few articles weigh more, as scikit-learn weights them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["articles_with", "idf", "tfidf"]


def idf(counts: Counts) -> NDArray[np.float64]:
    """(n_words,): inverse document frequency, smoothed.

    Source: scikit-learn's TfidfTransformer,
    https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting
    """
    result: NDArray[np.float64] = np.log((1 + len(counts)) / (1 + articles_with(counts))) + 1
    return result


def articles_with(counts: Counts) -> NDArray[np.int_]:
    """(n_words,): how many articles have each word."""
    articles = np.zeros(len(counts.words), dtype=np.int_)
    for batch in counts.batches():
        articles += np.bincount(batch.matrix.indices, minlength=len(articles))
    return articles


def tfidf(counts: csr_matrix, weights: NDArray[np.float64]) -> csr_matrix:
    """(n_articles, n_words): log counts times ``weights``, rows of length 1 (or 0)."""
    from scipy.sparse import csr_matrix, diags

    logs = csr_matrix(counts, dtype=np.float64)
    logs.data = (np.log(logs.data) + 1) * weights[logs.indices]
    lengths = np.sqrt(np.asarray(logs.multiply(logs).sum(axis=1))).ravel()
    inverse = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return csr_matrix(diags(inverse) @ logs)

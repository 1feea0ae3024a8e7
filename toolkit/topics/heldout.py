"""How well a model that gives words probabilities tells the words of articles it has not seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts

__all__ = ["completion"]


def completion(
    counts: Counts,
    topics: NDArray[np.float64],
    prior: NDArray[np.float64],
    transform: Callable[[Counts], NDArray[np.float64]],
) -> float:
    """Perplexity of half of each article's words given the other half; nan without any.

    ``topics`` (n_topics, n_words) are probabilities of words; ``prior`` (n_topics,) are the shares
    of an article of which nothing is known, ``transform`` gives those of the others.

    Source: Wallach et al. (2009), Evaluation methods for topic models, ICML, document
    completion; here the halves are the words in even and odd columns.
    """
    even = np.arange(len(counts.words)) % 2 == 0
    asked_for = topics[:, ~even].sum(axis=1)
    logs = words = 0.0
    for batch in counts.batches():
        read, matrix = _only(batch, even), _only(batch, ~even).matrix.tocoo()
        shares = transform(read)
        shares[~read.known] = prior
        p = (shares[matrix.row] * topics[:, matrix.col].T).sum(axis=1)
        p /= (shares @ asked_for)[matrix.row]  # among the words asked for
        logs += float((matrix.data * np.log(p)).sum())
        words += float(matrix.data.sum())
    return float(np.exp(-logs / words)) if words else float("nan")


def _only(counts: Counts, columns: NDArray[np.bool_]) -> Counts:
    matrix = counts.matrix.multiply(columns[None, :]).tocsr()
    matrix.eliminate_zeros()
    return Counts(matrix, counts.words, counts.texts)

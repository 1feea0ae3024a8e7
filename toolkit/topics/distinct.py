"""How different topics are from one another, by their words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["diversity", "exclusivity", "inverted_rbo"]

_PERSISTENCE = 0.9  # of a reader who goes down two lists: the first ten words weigh 86 %


def diversity(top: NDArray[np.int_]) -> float:
    """Share of the top words of all topics that are different words: 1 when none is shared.

    Source: Dieng, Ruiz and Blei (2020), Topic modeling in embedding spaces, TACL 8.
    """
    return float(len(np.unique(top)) / top.size)


def exclusivity(top: NDArray[np.int_], components: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_topics,): mean, over a topic's top words, of its part in what all topics give a word.

    ``components`` (n_topics, n_words) are scaled so that topics weigh the same; 1 where no other
    topic has any of the words.

    Source: Bischof and Airoldi (2012), Summarizing topical content with word frequency and
    exclusivity, ICML.
    """
    totals = components.sum(axis=1, keepdims=True)
    scaled = np.divide(components, totals, out=np.zeros_like(components), where=totals > 0)
    own = np.take_along_axis(scaled, top, axis=1)
    every = scaled.sum(axis=0)[top]
    parts = np.divide(own, every, out=np.zeros_like(own), where=every > 0)
    return np.asarray(parts.mean(axis=1))


def inverted_rbo(top: NDArray[np.int_]) -> float:
    """1 less the mean rank-biased overlap of all pairs of topics: 1 when no word is shared.

    Unlike `diversity` it minds the order: sharing the first word costs more than the tenth.

    Source: Webber, Moffat and Zobel (2010), A similarity measure for indefinite rankings, ACM
    TOIS 28, equation 23; Bianchi, Terragni and Hovy (2021), Pre-training is a hot topic, ACL.
    """
    n_topics, n = top.shape
    depths = np.arange(1, n + 1)
    weights = (1 - _PERSISTENCE) * _PERSISTENCE ** (depths - 1)
    weights[-1] += _PERSISTENCE**n  # further down the lists agree as they do so far
    overlaps: list[float] = []
    for topic in range(n_topics - 1):
        same = top[topic][:, None] == top[topic + 1 :, None, :]  # (n_others, n, n)
        agreement = np.array([same[:, :d, :d].sum(axis=(1, 2)) / d for d in depths])
        overlaps += (weights @ agreement).tolist()
    return 1 - float(np.mean(overlaps)) if overlaps else 1.0

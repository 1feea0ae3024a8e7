"""Which words stand for a topic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts
from toolkit.topics.tfidf import articles_with

__all__ = ["correlations", "frex", "top_words"]


def top_words(components: NDArray[np.float64], n: int = 10) -> NDArray[np.int_]:
    """(n_topics, n): columns of the heaviest words, heaviest first; ties in column order."""
    return np.argsort(-components, axis=1, kind="stable")[:, :n]


def frex(components: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_topics, n_words): how frequent and exclusive a word is in a topic, 0 to 1.

    The harmonic mean of its rank by weight and its rank by the topic's part of the word, each as
    the share of words that are not above it; 0 for a word that the topic has not.

    Source: Bischof and Airoldi (2012), Summarizing topical content with word frequency and
    exclusivity, ICML.
    """
    from scipy.stats import rankdata

    totals = components.sum(axis=1, keepdims=True)
    scaled = np.divide(components, totals, out=np.zeros_like(components), where=totals > 0)
    every = scaled.sum(axis=0)
    parts = np.divide(scaled, every, out=np.zeros_like(scaled), where=every > 0)
    ranks = [rankdata(values, method="max", axis=1) / values.shape[1] for values in (scaled, parts)]
    return np.where(components > 0, 2 / (1 / ranks[0] + 1 / ranks[1]), 0.0)


def correlations(loads: NDArray[np.float64], counts: Counts) -> NDArray[np.float64]:
    """(n_topics, n_words): how typical a word is: the correlation of having it with ``loads``.

    ``loads`` are (n_articles, n_topics). Negative correlations are 0, so that words typical of one
    topic come before words frequent in many.
    """
    has = articles_with(counts) / len(counts)
    centred = loads - loads.mean(axis=0)
    together = np.zeros((loads.shape[1], len(has)))
    done = 0
    for batch in counts.batches():
        present = (batch.matrix > 0).astype(np.float64)
        together += (present.T @ centred[done : done + len(batch)]).T
        done += len(batch)
    spread = loads.std(axis=0)[:, None] * np.sqrt(has * (1 - has))
    result: NDArray[np.float64] = np.zeros_like(together)
    np.divide(np.maximum(together / len(counts), 0), spread, out=result, where=spread > 0)
    return result

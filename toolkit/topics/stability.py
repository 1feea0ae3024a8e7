"""Whether the same topics come out again: from another seed, from a part of the articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts
from toolkit.topics.registry import Probabilistic, TopicModel
from toolkit.topics.words import top_words

__all__ = ["Refit", "matched", "overlap", "refit"]


class Refit(NamedTuple):
    """What fitting again showed.

    ``kept`` (n_topics,) is how much of each topic came out again, ``overlap`` their mean;
    ``perplexity`` is of the articles left out, nan where the model defines none.
    """

    kept: NDArray[np.float64]
    overlap: float
    perplexity: float


def matched(one: NDArray[np.int_], other: NDArray[np.int_]) -> NDArray[np.float64]:
    """(n_topics,): Jaccard similarity of the top words of each topic of ``one`` and its partner.

    ``one`` and ``other`` are (n_topics, n) of columns of one vocabulary. Partners are matched one
    to one so that the sum is largest; a topic that stays without one has 0.

    Source: Greene, O'Callaghan and Cunningham (2014), How many topics?, ECML PKDD.
    """
    from scipy.optimize import linear_sum_assignment

    sets = [[set(row) for row in top.tolist()] for top in (one, other)]
    jaccard = np.array([[len(a & b) / len(a | b) for b in sets[1]] for a in sets[0]])
    rows, columns = linear_sum_assignment(-jaccard)
    kept = np.zeros(len(one))
    kept[rows] = jaccard[rows, columns]
    return kept


def overlap(one: NDArray[np.int_], other: NDArray[np.int_]) -> float:
    """Mean of `matched`; topics of either that stay without a partner count as 0."""
    return float(matched(one, other).sum() / max(len(one), len(other)))


def refit(
    top: NDArray[np.int_],
    counts: Counts,
    build: Callable[[int], TopicModel],
    seed: int,
    share: float = 1.0,
    replacement: bool = False,
) -> Refit:
    """Fit the model that ``build`` makes of ``seed`` on a ``share`` of the articles.

    They are drawn by the seed, with or without replacement. ``top`` (n_topics, n) are the top words
    of the topics that should come out again.
    """
    kept, left = _split(len(counts), share, seed, replacement)
    model = build(seed).fit(counts[kept])
    again = top_words(model.components_, top.shape[1])
    perplexity = float("nan")
    if isinstance(model, Probabilistic) and len(left):
        perplexity = model.perplexity(counts[left])
    return Refit(matched(top, again), overlap(top, again), perplexity)


def _split(
    n: int, share: float, seed: int, replacement: bool
) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Row numbers kept, some repeatedly if drawn with ``replacement``, and left out; ascending."""
    draw, size = np.random.default_rng(seed), round(n * share)
    kept = draw.integers(n, size=size) if replacement else draw.permutation(n)[:size]
    return np.sort(kept), np.setdiff1d(np.arange(n), kept)

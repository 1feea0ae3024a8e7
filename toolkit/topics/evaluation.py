"""How good topics are: coherence, diversity, stability, coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.counts import Counts
from toolkit.topics.registry import Probabilistic, TopicModel

__all__ = [
    "EvaluationSettings",
    "coherence",
    "coverage",
    "diversity",
    "main_topics",
    "overlap",
    "stability",
    "top_words",
]

_EPSILON = 1e-12  # gensim's: keeps the logarithm of words that never meet finite


@dataclass(frozen=True)
class EvaluationSettings:
    """How topics are judged.

    ``top_words`` is the number of words that stand for a topic. The model is fitted ``refits``
    more times, each with another seed on the ``subsample`` share of the articles, to see
    whether the same topics come out; 0 saves that time.
    """

    top_words: Annotated[int, Between(2, 100)] = 10
    refits: Annotated[int, Between(0, 100)] = 1
    subsample: Annotated[float, Between(0.1, 1)] = 0.8


def top_words(components: NDArray[np.float64], n: int = 10) -> NDArray[np.int_]:
    """(n_topics, n): columns of the heaviest words, heaviest first; ties in column order."""
    return np.argsort(-components, axis=1, kind="stable")[:, :n]


def coherence(top: NDArray[np.int_], counts: Counts) -> NDArray[np.float64]:
    """(n_topics,): mean normalised pointwise mutual information of each topic's word pairs.

    ``top`` is (n_topics, n) of columns. Words meet when they stand in one article. From -1
    (never meet) to 1; a pair that stands together in every article counts as 1, a word that no
    article has as never met.

    Source: Bouma (2009), Normalized (pointwise) mutual information in collocation extraction;
    gensim's ``c_npmi`` with a window as long as the longest article gives the same.
    """
    used, places = np.unique(top, return_inverse=True)
    places = places.reshape(top.shape)
    present = (counts.matrix[:, used] > 0).astype(np.float64)
    together = np.asarray((present.T @ present).todense()) / max(len(counts), 1)
    alone = together.diagonal()
    first, second = np.triu_indices(top.shape[1], k=1)
    scores = _npmi(
        together[places[:, first], places[:, second]],
        alone[places[:, first]] * alone[places[:, second]],
    )
    return np.asarray(scores.mean(axis=1))


def _npmi(together: NDArray[np.float64], chance: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = np.full(together.shape, -1.0)
    defined = (chance > 0) & (together < 1)
    joint = together[defined] + _EPSILON
    scores[defined] = np.log(joint / chance[defined]) / -np.log(joint)
    scores[together >= 1] = 1.0
    return scores


def diversity(top: NDArray[np.int_]) -> float:
    """Share of the top words of all topics that are different words: 1 when none is shared.

    Source: Dieng, Ruiz and Blei (2020), Topic modeling in embedding spaces, TACL 8.
    """
    return float(len(np.unique(top)) / top.size)


def overlap(one: NDArray[np.int_], other: NDArray[np.int_]) -> float:
    """Mean Jaccard similarity of the top words of topics matched one to one as well as can be.

    ``one`` and ``other`` are (n_topics, n) of columns of one vocabulary; topics that stay
    without a partner count as 0.

    Source: Greene, O'Callaghan and Cunningham (2014), How many topics?, ECML PKDD.
    """
    from scipy.optimize import linear_sum_assignment

    sets = [[set(row) for row in top.tolist()] for top in (one, other)]
    jaccard = np.array([[len(a & b) / len(a | b) for b in sets[1]] for a in sets[0]])
    rows, columns = linear_sum_assignment(-jaccard)
    return float(jaccard[rows, columns].sum() / max(jaccard.shape))


def stability(
    top: NDArray[np.int_],
    counts: Counts,
    build: Callable[[int], TopicModel],
    settings: EvaluationSettings,
    seed: int,
) -> dict[str, float]:
    """``stability`` of the topics with top words ``top``, and ``perplexity`` where defined.

    ``build(seed)`` gives an unfitted model. Each refit leaves out articles drawn without
    replacement; the perplexity is of those that it left out. Empty without refits.
    """
    overlaps, perplexities = [], []
    for number in range(1, settings.refits + 1):
        another = (seed + number) % 2**32
        kept, left = _split(len(counts), settings.subsample, another)
        model = build(another).fit(counts[kept])
        overlaps.append(overlap(top, top_words(model.components_, settings.top_words)))
        if isinstance(model, Probabilistic) and len(left):
            perplexities.append(model.perplexity(counts[left]))
    named = {"stability": overlaps, "perplexity": perplexities}
    means = {name: float(np.mean(values)) for name, values in named.items() if values}
    return {name: mean for name, mean in means.items() if np.isfinite(mean)}


def _split(n: int, share: float, seed: int) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Row numbers kept and left out, each ascending."""
    order = np.random.default_rng(seed).permutation(n)
    kept = round(n * share)
    return np.sort(order[:kept]), np.sort(order[kept:])


def main_topics(shares: NDArray[np.float64]) -> NDArray[np.int_]:
    """(n_articles,): the topic with the largest share of each article, -1 where it has none."""
    return np.where(shares.sum(axis=1) > 0, shares.argmax(axis=1), -1)


def coverage(shares: NDArray[np.float64]) -> float:
    """Share of articles that have a topic."""
    return float((shares.sum(axis=1) > 0).mean())

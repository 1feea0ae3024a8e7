"""Topics that many factorisations agree on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.factors import factorise, loadings
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size, to_shares
from toolkit.topics.tfidf import idf, tfidf
from toolkit.topics.words import correlations

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["ConsensusTopics", "consensus_nmf"]

_ALIKE = 0.6  # least mean cosine at which two groups of factors are one topic


@topic_models.register("consensus_nmf")
def consensus_nmf(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    runs: Annotated[int, Between(2, 1000)] = 16,
    subsample: Annotated[float, Between(0.1, 1)] = 0.5,
    iterations: Annotated[int, Between(1, None)] = 20,
) -> TopicModel:
    """Topics that NMFs of many subsamples agree on: more coherent than one NMF.

    ``runs`` factorisations, each of the ``subsample`` share of the articles, stop after
    ``iterations``. Their factors are grouped by likeness, and the ``k`` groups that most runs
    found, most alike, are the topics: the median of each. A word's weight is the correlation
    between having the word and the topic's part in an article, so that words typical of one topic
    come before words frequent in many.

    Source: Kotliar et al. (2019), Identifying gene expression programs with consensus NMF, eLife
    8:e43803; Belford, Mac Namee and Greene (2018), Stability of topic modeling via matrix
    factorization, Expert Systems with Applications 91.
    """
    return ConsensusTopics(k, runs, subsample, iterations, seed)


@dataclass
class ConsensusTopics:
    """Many short factorisations, grouped; `transform` is non-negative least squares."""

    k: int
    runs: int
    subsample: float
    iterations: int
    seed: int
    components_: NDArray[np.float64] = field(init=False, repr=False)
    factors_: NDArray[np.float64] = field(init=False, repr=False)
    idf_: NDArray[np.float64] = field(init=False, repr=False)

    def fit(self, counts: Counts) -> ConsensusTopics:
        require_articles(counts, self.k)
        self.idf_ = idf(counts)
        weighted = tfidf(counts.matrix, self.idf_)
        self.factors_ = _agreed(self._factors(weighted[counts.known]), self.k)
        found = loadings(weighted, self.factors_)
        order = by_size(found)
        self.factors_ = self.factors_[order]
        self.components_ = correlations(found[:, order], counts)
        return self

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        return to_shares(loadings(tfidf(counts.matrix, self.idf_), self.factors_))

    def _factors(self, weighted: csr_matrix) -> NDArray[np.float64]:
        """(n_runs, k, n_words): factors of length 1 of each run."""
        draw = np.random.default_rng(self.seed)
        kept = max(round(self.subsample * weighted.shape[0]), self.k)
        found = []
        for _ in range(self.runs):
            rows = np.sort(draw.permutation(weighted.shape[0])[:kept])
            found.append(_unit(factorise(weighted[rows], self.k, self.iterations, self.seed)))
        return np.array(found)

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return {"components": self.components_, "factors": self.factors_, "idf": self.idf_}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> ConsensusTopics:
        self.components_, self.factors_ = arrays["components"], arrays["factors"]
        self.idf_ = arrays["idf"]
        return self


def _agreed(factors: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """(k, n_words): medians of the groups that most runs found, most alike.

    ``factors`` are (n_runs, k, n_words), of length 1 or 0.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    runs = np.repeat(np.arange(len(factors)), factors.shape[1])
    flat = factors.reshape(-1, factors.shape[2])
    alike = flat @ flat.T
    distances = np.clip(1 - alike, 0, None)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    groups = fcluster(tree, 1 - _ALIKE, "distance")
    if groups.max() < k:
        groups = fcluster(tree, k, "maxclust")
    members = [np.flatnonzero(groups == group) for group in range(1, groups.max() + 1)]
    agreement = [len(np.unique(runs[rows])) * alike[np.ix_(rows, rows)].mean() for rows in members]
    best = np.argsort(-np.array(agreement), kind="stable")[:k]
    medians = _unit(np.array([np.median(flat[members[group]], axis=0) for group in best]))
    return medians[medians.any(axis=1)]


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit

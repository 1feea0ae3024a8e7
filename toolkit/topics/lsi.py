"""Topics by latent semantic indexing, its axes turned so that each has few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size, to_shares
from toolkit.topics.tfidf import idf, tfidf
from toolkit.topics.words import correlations

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["TurnedTopics", "lsi"]

_ROUNDS = 500
_TOLERANCE = 1e-8


@topic_models.register("lsi")
def lsi(seed: int, k: Annotated[int, Between(2, 1000)] = 20) -> TopicModel:
    """Latent semantic indexing with varimax: coherent, as quick as NMF, steady for many articles.

    The ``k`` strongest axes of TF-IDF are turned by varimax, so that each has large weights for
    few words, and point to where their tail is long. An article's shares are its parts on the
    positive side of the axes. A word's weight is the correlation between having the word and that
    part.

    Source: Deerwester et al. (1990), Indexing by latent semantic analysis, JASIS 41; Kaiser
    (1958), The varimax criterion, Psychometrika 23; Rohe and Zeng (2023), Vintage factor analysis
    with Varimax performs statistical inference, JRSS B 85.
    """
    return TurnedTopics(k, seed)


@dataclass
class TurnedTopics:
    """Singular vectors of TF-IDF, turned; `transform` is one product of matrices."""

    k: int
    seed: int
    components_: NDArray[np.float64] = field(init=False, repr=False)
    axes_: NDArray[np.float64] = field(init=False, repr=False)
    idf_: NDArray[np.float64] = field(init=False, repr=False)

    def fit(self, counts: Counts) -> TurnedTopics:
        from scipy.sparse.linalg import svds

        require_articles(counts, self.k)
        self.idf_ = idf(counts)
        weighted = tfidf(counts.matrix, self.idf_)
        rank = min(self.k, min(weighted.shape) - 1)
        start = np.random.default_rng(self.seed).standard_normal(min(weighted.shape))
        _, sizes, words = svds(weighted, rank, v0=start)
        words, sizes = words[sizes > _TOLERANCE], sizes[sizes > _TOLERANCE]
        axes = words.T / sizes @ _varimax(words.T)
        self.axes_ = axes * np.sign(((weighted @ axes) ** 3).sum(axis=0))
        parts = self._parts(weighted)
        order = by_size(parts)
        self.axes_ = self.axes_[:, order]
        self.components_ = correlations(parts[:, order], counts.matrix)
        return self

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        return to_shares(self._parts(tfidf(counts.matrix, self.idf_)))

    def _parts(self, weighted: csr_matrix) -> NDArray[np.float64]:
        """(n_articles, n_topics): positive parts; the nearest topic's where there is none."""
        scores = np.asarray(weighted @ self.axes_)
        parts: NDArray[np.float64] = np.maximum(scores, 0)
        lost = np.flatnonzero((parts.sum(axis=1) == 0) & (np.diff(weighted.indptr) > 0))
        parts[lost, scores[lost].argmax(axis=1)] = 1
        return parts

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return {"components": self.components_, "axes": self.axes_, "idf": self.idf_}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> TurnedTopics:
        self.components_, self.axes_ = arrays["components"], arrays["axes"]
        self.idf_ = arrays["idf"]
        return self


def _varimax(loads: NDArray[np.float64]) -> NDArray[np.float64]:
    """(k, k): the rotation of ``loads`` (n, k) with the largest variance of squares."""
    scaled = loads * np.sqrt(len(loads))
    turn = np.eye(loads.shape[1])
    reached = 0.0
    for _ in range(_ROUNDS):
        turned = scaled @ turn
        left, sizes, right = np.linalg.svd(
            scaled.T @ (turned**3 - turned * (turned**2).mean(axis=0))
        )
        turn = left @ right
        if sizes.sum() <= reached * (1 + _TOLERANCE):
            break
        reached = float(sizes.sum())
    return turn

"""Topics by non-negative matrix factorisation."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.bags import Bags
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.factors import loadings_of
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size, to_shares
from toolkit.topics.tfidf import idf, tfidf

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["FactorTopics", "nmf"]

_AT_ONCE = 1000  # articles that one step of learning online reads


@topic_models.register("nmf")
def nmf(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    engine: Literal["scikit-learn", "gensim"] = "scikit-learn",
    max_iterations: Annotated[int, Between(1, None)] = 400,
    passes: Annotated[int, Between(1, None)] = 5,
) -> TopicModel:
    """Non-negative matrix factorisation of TF-IDF: quick, stable, readable.

    ``scikit-learn`` holds the counts of all articles and stops after ``max_iterations``.
    ``gensim`` learns online, in ``passes`` over articles that stay on disk: for corpora that
    memory does not hold. An article's shares are the parts that the topics have in its
    reconstruction.

    Source: Lee and Seung (1999), Learning the parts of objects by non-negative matrix
    factorization, Nature 401; start by Boutsidis and Gallopoulos (2008), NNDSVD;
    https://scikit-learn.org/stable/modules/decomposition.html#nmf; Zhao and Tan (2017), Online
    nonnegative matrix factorization with outliers, IEEE TSP 65;
    https://radimrehurek.com/gensim/models/nmf.html
    """
    return FactorTopics(k, engine, max_iterations, passes, seed)


@dataclass
class FactorTopics:
    """scikit-learn's or gensim's NMF, with an exact `transform`: non-negative least squares."""

    k: int
    engine: str
    max_iterations: int
    passes: int
    seed: int
    components_: NDArray[np.float64] = field(init=False, repr=False)
    idf_: NDArray[np.float64] = field(init=False, repr=False)

    def fit(self, counts: Counts) -> FactorTopics:
        """Factorise; each topic's weights are scaled to sum to 1."""
        require_articles(counts, self.k)
        self.idf_ = idf(counts)
        found = self._online(counts) if self.engine == "gensim" else self._whole(counts)
        found = found[found.sum(axis=1) > 0]
        found = found / found.sum(axis=1, keepdims=True)
        self.components_ = found[by_size(loadings_of(counts, self.idf_, found))]
        return self

    def _whole(self, counts: Counts) -> NDArray[np.float64]:
        """(k, n_words): factors by scikit-learn."""
        from sklearn.decomposition import NMF
        from sklearn.exceptions import ConvergenceWarning

        model = NMF(
            self.k, init="nndsvd", max_iter=self.max_iterations, tol=1e-4, random_state=self.seed
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(self._weighted(counts))
        return np.asarray(model.components_)

    def _online(self, counts: Counts) -> NDArray[np.float64]:
        """(k, n_words): factors by gensim, a batch of articles at a time."""
        from gensim.models import Nmf

        known = counts[np.flatnonzero(counts.known)]
        model = Nmf(
            num_topics=self.k,
            id2word=dict(enumerate(counts.words)),
            chunksize=_AT_ONCE,
            passes=self.passes,
            eval_every=None,
            random_state=self.seed,
        )
        model.update(Bags(known, self._weighted))
        return np.asarray(model.get_topics(normalize=False), dtype=np.float64)

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        return to_shares(loadings_of(counts, self.idf_, self.components_))

    def _weighted(self, counts: Counts) -> csr_matrix:
        return tfidf(counts.matrix, self.idf_)

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return {"components": self.components_, "idf": self.idf_}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> FactorTopics:
        self.components_, self.idf_ = arrays["components"], arrays["idf"]
        return self

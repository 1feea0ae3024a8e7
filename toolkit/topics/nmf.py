"""Topics by non-negative matrix factorisation."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.factors import loadings
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size, to_shares
from toolkit.topics.tfidf import idf, tfidf

__all__ = ["FactorTopics", "nmf"]


@topic_models.register("nmf")
def nmf(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    max_iterations: Annotated[int, Between(1, None)] = 400,
) -> TopicModel:
    """Non-negative matrix factorisation of TF-IDF: quick, stable, readable.

    An article's shares are the parts that the topics have in its reconstruction.

    Source: Lee and Seung (1999), Learning the parts of objects by non-negative matrix
    factorization, Nature 401; start by Boutsidis and Gallopoulos (2008), NNDSVD;
    https://scikit-learn.org/stable/modules/decomposition.html#nmf
    """
    return FactorTopics(k, max_iterations, seed)


@dataclass
class FactorTopics:
    """scikit-learn's NMF, with an exact `transform`: non-negative least squares per article."""

    k: int
    max_iterations: int
    seed: int
    components_: NDArray[np.float64] = field(init=False, repr=False)
    idf_: NDArray[np.float64] = field(init=False, repr=False)

    def fit(self, counts: Counts) -> FactorTopics:
        """Factorise; each topic's weights are scaled to sum to 1."""
        from sklearn.decomposition import NMF
        from sklearn.exceptions import ConvergenceWarning

        require_articles(counts, self.k)
        self.idf_ = idf(counts.matrix)
        weighted = tfidf(counts.matrix, self.idf_)
        model = NMF(
            self.k, init="nndsvd", max_iter=self.max_iterations, tol=1e-4, random_state=self.seed
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(weighted)
        found = model.components_[model.components_.sum(axis=1) > 0]
        self.components_ = found / found.sum(axis=1, keepdims=True)
        self.components_ = self.components_[by_size(loadings(weighted, self.components_))]
        return self

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        return to_shares(loadings(tfidf(counts.matrix, self.idf_), self.components_))

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return {"components": self.components_, "idf": self.idf_}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> FactorTopics:
        self.components_, self.idf_ = arrays["components"], arrays["idf"]
        return self

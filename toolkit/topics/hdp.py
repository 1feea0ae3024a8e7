"""Topics by a hierarchical Dirichlet process, which finds their number itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.bags import Bags
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.lda import DirichletTopics
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size
from toolkit.topics.tfidf import articles_with

__all__ = ["HierarchicalTopics", "hdp"]

_AT_ONCE = 256
_LEAST = 1e-6


@topic_models.register("hdp")
def hdp(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    passes: Annotated[int, Between(1, None)] = 10,
    truncation: Annotated[int, Between(2, 1000)] = 60,
    in_article: Annotated[int, Between(2, 100)] = 8,
    alike: Annotated[float, Between(0, 1)] = 0.6,
    least: Annotated[float, Between(0, 1)] = 0.01,
) -> TopicModel:
    """Hierarchical Dirichlet process: finds how many topics there are, up to ``k``.

    The process is cut at ``truncation`` topics, ``in_article`` in each article. Of these, topics
    whose words are ``alike`` (mean cosine) become one, since the process parts large topics among
    several; those with less than ``least`` of the words, or that are no article's main topic, go.
    Steps begin large and get smaller: by gensim's own, topics hardly leave the chance that they
    start from.

    Source: Wang, Paisley and Blei (2011), Online variational inference for the hierarchical
    Dirichlet process, AISTATS; https://radimrehurek.com/gensim/models/hdpmodel.html
    """
    return HierarchicalTopics(
        k, passes, 100, "auto", "auto", seed, truncation, in_article, alike, least
    )


@dataclass
class HierarchicalTopics(DirichletTopics):
    """gensim's HdpModel, its topics merged and cut; `transform` is that of an LDA of these."""

    truncation: int
    in_article: int
    alike: float
    least: float

    def fit(self, counts: Counts) -> HierarchicalTopics:
        """Fit on the articles that have a known word."""
        from gensim.models import HdpModel

        require_articles(counts, self.k)
        known = counts[np.flatnonzero(counts.known)]
        with _quiet():
            model = HdpModel(
                Bags(known),
                dict(enumerate(counts.words)),
                max_chunks=self.passes * -(-len(known) // _AT_ONCE),
                chunksize=_AT_ONCE,
                kappa=0.7,
                tau=1.0,
                K=self.in_article,
                T=self.truncation,
                eta=0.1,
                random_state=self.seed,
            )
        model.update_expectations()  # forgets in every word what some were not asked to yet
        alpha, _ = model.hdp_to_lda()
        seen = np.where(articles_with(counts) > 0, np.maximum(model.m_lambda, 0), 0)
        groups = _groups(seen, self.alike)
        self.lambda_ = groups @ seen + model.m_eta
        self.alpha_ = np.maximum(groups @ alpha, _LEAST)
        self._keep(np.argsort(-self.lambda_.sum(axis=1), kind="stable")[: self.k])
        mass = self.lambda_.sum(axis=1) - model.m_eta * len(counts.words)
        self._keep(np.flatnonzero(mass >= self.least * mass.sum()))
        self._keep(np.unique(self.transform(known).argmax(axis=1)))
        self._keep(by_size(self.transform(known)))
        return self

    def _keep(self, topics: NDArray[np.int_]) -> None:
        self.lambda_, self.alpha_ = self.lambda_[topics], self.alpha_[topics]


def _groups(seen: NDArray[np.float64], alike: float) -> NDArray[np.float64]:
    """(n_groups, n_topics): 1 where a topic is of the group.

    ``seen`` is (n_topics, n_words): how often each word was seen in each topic.
    """
    from scipy.cluster.hierarchy import fcluster, linkage

    tree = linkage(seen + _LEAST, "average", metric="cosine")
    labels = fcluster(tree, 1 - alike, "distance")
    members: NDArray[np.bool_] = labels == np.unique(labels)[:, None]
    return members.astype(np.float64)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the warnings that gensim logs of the first rounds of any article."""
    logger = logging.getLogger("gensim.models.hdpmodel")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before

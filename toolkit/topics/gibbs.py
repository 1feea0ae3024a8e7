"""Topics by latent Dirichlet allocation, sampled by tomotopy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from toolkit.config import Between
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.lda import DirichletTopics
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size

__all__ = ["SampledTopics", "tomotopy"]

_STEP = 50
"""Rounds after which it is told how far it is."""


@topic_models.register("tomotopy", requires=("tomotopy",))
def tomotopy(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    iterations: Annotated[int, Between(1, None)] = 300,
    alpha: Annotated[float, Between(0.0001, 1000)] = 0.1,
    eta: Annotated[float, Between(0.0001, 1000)] = 0.01,
) -> TopicModel:
    """Latent Dirichlet allocation by Gibbs sampling.

    One worker samples, so that a seed gives the same topics on one kind of processor; ``alpha``
    is where the prior of topics starts, which is then learnt. An article's shares are
    those of ``lda``, which needs no sampling.

    Source: Griffiths and Steyvers (2004), Finding scientific topics, PNAS 101; tomotopy,
    https://bab2min.github.io/tomotopy/
    """
    return SampledTopics(k, 1, iterations, "auto", "symmetric", seed, alpha, eta)


@dataclass
class SampledTopics(DirichletTopics):
    """tomotopy's LDAModel; what it counted is a Dirichlet's parameter, as in online LDA."""

    start: float
    noise: float

    def fit(self, counts: Counts) -> SampledTopics:
        """Fit on the articles that have a known word."""
        import tomotopy as tp

        require_articles(counts, self.k)
        model = tp.LDAModel(k=self.k, alpha=self.start, eta=self.noise, seed=self.seed)
        for batch in counts.batches():
            for row in batch.matrix:
                if row.nnz:
                    model.add_doc([str(one) for one in np.repeat(row.indices, row.data)])
        for done in range(0, self.iterations, _STEP):
            model.train(min(_STEP, self.iterations - done), workers=1)
            counts.tell(f"round {model.global_step} of {self.iterations}")
        columns = [int(word) for word in model.used_vocabs]
        likely = np.array([model.get_topic_word_dist(topic) for topic in range(self.k)])
        totals = np.asarray(model.get_count_by_topics()) + self.noise * len(columns)
        self.lambda_ = np.full((self.k, len(counts.words)), self.noise)
        self.lambda_[:, columns] = likely.astype(np.float64) * totals[:, None]
        self.alpha_ = np.asarray(model.alpha, dtype=np.float64)
        order = by_size(self.transform(counts))
        self.lambda_, self.alpha_ = self.lambda_[order], self.alpha_[order]
        return self

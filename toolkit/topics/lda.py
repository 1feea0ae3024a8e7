"""Topics by latent Dirichlet allocation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.bags import Bags
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.heldout import completion
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.shares import by_size, to_shares

__all__ = ["DirichletTopics", "lda"]

_BATCH = 500  # articles inferred together: bounds memory, changes no result
_TOLERANCE = 1e-6
_SMALLEST = 1e-100
_WATCHED = 100  # articles whose perplexity is told after each pass


@topic_models.register("lda")
def lda(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    passes: Annotated[int, Between(1, None)] = 20,
    iterations: Annotated[int, Between(1, None)] = 100,
    alpha: Literal["symmetric", "asymmetric", "auto"] = "auto",
    eta: Literal["symmetric", "auto"] = "auto",
) -> TopicModel:
    """Latent Dirichlet allocation by online variational Bayes, on one core.

    Source: Hoffman, Blei and Bach (2010), Online learning for latent Dirichlet allocation,
    NeurIPS; gensim's LdaModel, https://radimrehurek.com/gensim/models/ldamodel.html
    """
    return DirichletTopics(k, passes, iterations, alpha, eta, seed)


@dataclass
class DirichletTopics:
    """gensim's LdaModel; `transform` is variational inference from the saved arrays alone."""

    k: int
    passes: int
    iterations: int
    alpha: str
    eta: str
    seed: int
    lambda_: NDArray[np.float64] = field(init=False, repr=False)
    alpha_: NDArray[np.float64] = field(init=False, repr=False)
    history: list[float] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def components_(self) -> NDArray[np.float64]:
        """`probabilities_`."""
        return self.probabilities_

    @property
    def probabilities_(self) -> NDArray[np.float64]:
        """(n_topics, n_words): the expected probability of each word; rows sum to 1."""
        result: NDArray[np.float64] = self.lambda_ / self.lambda_.sum(axis=1, keepdims=True)
        return result

    def fit(self, counts: Counts) -> DirichletTopics:
        """Fit on the articles that have a known word."""
        require_articles(counts, self.k)
        self._learn(counts)
        return self

    def _learn(self, counts: Counts) -> tuple[NDArray[np.int_], NDArray[np.float64]]:
        """Learn ``lambda_`` and ``alpha_``; gives gensim's number of each topic, (n_topics,).

        With it, (n_topics, n_words), how often each word was seen in each topic: ``lambda_`` less
        the prior.
        """
        from gensim.models import LdaModel

        known = counts[np.flatnonzero(counts.known)]
        prior, start = self._begin(known)
        model = LdaModel(
            id2word=dict(enumerate(counts.words)),
            num_topics=self.k,
            passes=self.passes,
            iterations=self.iterations,
            alpha=self.alpha,
            eta=prior,
            eval_every=None,
            random_state=self.seed,
            callbacks=None if self.history is None else [_AfterPass(self, known)],
            dtype=np.float64,
        )
        if start is not None:
            model.state.sstats[:] = start
            model.sync_state()
        model.update(Bags(known))
        self._take(model)
        order = by_size(self.transform(known))
        self.lambda_, self.alpha_ = self.lambda_[order], self.alpha_[order]
        return order, np.asarray(model.state.sstats, dtype=np.float64)[order]

    def _take(self, model: Any) -> None:
        """What gensim's model has learnt so far."""
        self.lambda_ = np.asarray(model.state.get_lambda(), dtype=np.float64)
        self.alpha_ = np.asarray(model.alpha, dtype=np.float64)

    def _begin(self, counts: Counts) -> tuple[Any, NDArray[np.float64] | None]:
        """gensim's prior of words in topics, and what topics start from: chance, where None."""
        return None if self.eta == "symmetric" else self.eta, None

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        """Expected shares under the variational posterior, which does not sample.

        Source: Hoffman, Blei and Bach (2010), algorithm 2, the E step.
        """
        from scipy.special import psi

        expected = psi(self.lambda_) - psi(self.lambda_.sum(axis=1, keepdims=True))
        words = np.ascontiguousarray(np.exp(expected).T)  # (n_words, n_topics)
        gamma = np.zeros((len(counts), len(self.lambda_)))
        rows = np.flatnonzero(counts.known)
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            gamma[batch] = self._infer(counts[batch], words)
        return to_shares(gamma)

    def _infer(self, counts: Counts, words: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n_articles, n_topics): parameters of each article's Dirichlet; none changes others'."""
        from scipy.special import psi

        matrix = counts.matrix.astype(np.float64)
        gamma = np.ones((len(counts), len(self.alpha_)))
        active = np.arange(len(counts))
        for _ in range(10 * self.iterations):
            old = gamma[active]
            topics = np.exp(psi(old) - psi(old.sum(axis=1, keepdims=True)))
            part = matrix[active]
            articles = np.repeat(np.arange(len(active)), np.diff(part.indptr))
            norm = (topics[articles] * words[part.indices]).sum(axis=1) + _SMALLEST
            part.data = part.data / norm
            gamma[active] = self.alpha_ + topics * (part @ words)
            active = active[np.abs(gamma[active] - old).mean(axis=1) > _TOLERANCE]
            if not len(active):
                break
        return gamma

    def perplexity(self, counts: Counts) -> float:
        """Perplexity of half of each article's words given the other half; nan without any.

        As `completion` says.
        """
        prior = self.alpha_ / self.alpha_.sum()
        return completion(counts, self.probabilities_, prior, self.transform)

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        return {"lambda": self.lambda_, "alpha": self.alpha_}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> DirichletTopics:
        self.lambda_, self.alpha_ = arrays["lambda"], arrays["alpha"]
        return self


class _AfterPass:
    """What gensim takes for a metric, which it asks after each pass."""

    logger = None

    def __init__(self, topics: DirichletTopics, counts: Counts) -> None:
        self._topics = topics
        rows = np.linspace(0, len(counts) - 1, min(_WATCHED, len(counts)))
        self._some = counts[rows.astype(np.int_)]

    def get_value(self, model: Any, **_: Any) -> float:
        self._topics._take(model)
        value = self._topics.perplexity(self._some)
        if self._topics.history is not None:
            self._topics.history.append(value)
        return value

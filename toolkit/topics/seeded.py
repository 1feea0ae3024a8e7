"""Topics by latent Dirichlet allocation, some of them anchored by a codebook's seed phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from toolkit.codebook import Codebook, Theme
from toolkit.config import Between
from toolkit.errors import ConfigError
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.lda import DirichletTopics
from toolkit.topics.lsi import lsi
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.seeds import all_phrases, seed_weights, seeds_of

__all__ = ["SeededTopics", "seeded_lda"]

_RELEVANCE = 0.6  # which readers of topics judged best, by the source
_LEAST = 1e-12
_ELSEWHERE = 0.01  # of what any word is given before any article is seen, to a seed elsewhere


@topic_models.register("seeded_lda")
def seeded_lda(
    codebook: Codebook | None,
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    passes: Annotated[int, Between(1, None)] = 5,
    iterations: Annotated[int, Between(1, None)] = 100,
    strength: Annotated[float, Between(0, 1000)] = 1.0,
) -> TopicModel:
    """Latent Dirichlet allocation with a topic for each theme of the codebook.

    Each seed phrase is one word. Its theme's topic begins as if it had seen the phrase
    ``strength`` times as often as the articles have it, weighted as in the codebook, and starts
    from the articles where they outweigh phrases against the theme; the other topics, up to ``k``
    in all, start from `lsi`. Words weigh by relevance: how probable they are in the topic, and how
    much more than elsewhere.

    Source: Jagarlamudi, Daumé and Udupa (2012), Incorporating lexical priors into topic models,
    EACL; Eshima, Imai and Sasaki (2024), Keyword-assisted topic models, AJPS 68; relevance by
    Sievert and Shirley (2014), LDAvis, ACL workshop on interactive language learning.
    """
    if codebook is not None and k <= len(codebook.themes):
        raise ConfigError(
            f"model.k: found {k}; expected more than the {len(codebook.themes)} themes of the "
            "codebook, each of which is a topic."
        )
    return SeededTopics(k, passes, iterations, "auto", "seeds", seed, codebook, strength)


@dataclass
class SeededTopics(DirichletTopics):
    """gensim's LdaModel with a prior for each word in each topic, and a start."""

    codebook: Codebook | None
    strength: float
    anchors_: NDArray[np.int_] = field(init=False, repr=False)
    seen_: NDArray[np.float64] = field(init=False, repr=False)

    @property
    def phrases(self) -> frozenset[str]:
        """The codebook's phrases, each of which is to be one word of the articles."""
        return all_phrases(self.codebook) if self.codebook is not None else frozenset()

    def anchored(self) -> dict[int, str]:
        """The Vietnamese name of the theme of each topic that has one."""
        names = [theme.vi for theme in self._themes]
        return dict(zip(self.anchors_.tolist(), names, strict=True))

    @property
    def seeds(self) -> dict[str, list[str]]:
        """The seed phrases of each theme, by its id."""
        return {theme.id: list(seeds_of(theme)) for theme in self._themes}

    @property
    def components_(self) -> NDArray[np.float64]:
        """(n_topics, n_words): relevance, p(word|topic) to the 0.6 times its lift to the 0.4."""
        likely = self.seen_ / np.maximum(self.seen_.sum(axis=1, keepdims=True), _LEAST)
        everywhere = self.seen_.sum(axis=0) / self.seen_.sum()
        lift = likely / np.maximum(everywhere, _LEAST)
        result: NDArray[np.float64] = likely**_RELEVANCE * lift ** (1 - _RELEVANCE)
        return result

    def fit(self, counts: Counts) -> SeededTopics:
        """Fit on the articles that have a known word.

        Raises ArticleError where a theme has no phrase in the vocabulary.
        """
        require_articles(counts, self.k)
        order, self.seen_ = self._learn(counts)
        self.anchors_ = np.argsort(order)[: len(self._themes)]
        return self

    def _begin(self, counts: Counts) -> tuple[Any, NDArray[np.float64]]:
        """Priors and first weights of the themes' topics, then of the free ones."""
        seeds, against = seed_weights(self._themes, counts.words)
        often = np.asarray(counts.matrix.sum(axis=0)).ravel()
        free = self.k - len(seeds)
        prior = np.full((self.k, len(often)), 1 / self.k)
        prior[:, seeds.any(axis=0)] *= _ELSEWHERE
        prior[: len(seeds)][against] *= _ELSEWHERE
        prior[: len(seeds)] += self.strength * seeds * often
        told = counts.matrix @ seeds.T - counts.matrix @ against.T.astype(np.float64)
        told = np.clip(told, 0, 1)  # (n_articles, n_themes)
        others = counts[np.flatnonzero(told.max(axis=1, initial=0) < 1)]
        model = lsi(self.seed, free).fit(others if others.distinct(free) >= free else counts)
        start = _as_counts(model.components_, often, free)
        return prior, np.vstack([(counts.matrix.T @ told).T, start])

    @property
    def _themes(self) -> tuple[Theme, ...]:
        return self.codebook.themes if self.codebook is not None else ()

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        anchors = self.anchors_.astype(np.float64)
        return super().arrays() | {"anchors": anchors, "seen": self.seen_}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> SeededTopics:
        super().restore(arrays)
        self.anchors_, self.seen_ = arrays["anchors"].astype(np.int_), arrays["seen"]
        return self


def _as_counts(
    weights: NDArray[np.float64], often: NDArray[np.float64], k: int
) -> NDArray[np.float64]:
    """(k, n_words): every word's occurrences parted among topics by their squared weights."""
    parts = np.zeros((k, len(often)))
    parts[: len(weights)] = weights**2
    parts += 1e-6
    result: NDArray[np.float64] = often * parts / parts.sum(axis=0)
    return result

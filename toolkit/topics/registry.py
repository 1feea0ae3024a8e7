"""The registry of topic models and what every one of them can do."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from toolkit.registry import Registry
from toolkit.topics.counts import Counts

__all__ = [
    "Clustered",
    "Dynamic",
    "InWindow",
    "Probabilistic",
    "Seeded",
    "TopicModel",
    "Watched",
    "topic_models",
]

topic_models = Registry("topic model")


class TopicModel(Protocol):
    """A model of topics, after scikit-learn's protocol for transformers.

    A builder returns it unfitted. ``k`` is the number of topics asked for; a model that finds
    the number itself may end with another. Topics are numbered by size, the largest first.
    """

    k: int

    @property
    def components_(self) -> NDArray[np.float64]:
        """(n_topics, n_words): the weight of each word, none negative. Known after `fit`."""
        ...

    def fit(self, counts: Counts) -> TopicModel:
        """Find topics in articles that come in `content_order`. Returns itself.

        Raises ArticleError where the articles cannot carry the topics.
        """
        ...

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        """(n_articles, n_topics): each topic's share of each article; a row sums to 1.

        A row is 0 for an article of which the model can say nothing, such as one without any
        known word. No row depends on the other articles.
        """
        ...

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        """What `fit` learnt: all that `restore` needs for `transform` to give the same."""
        ...

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> TopicModel:
        """The inverse of `arrays`. Returns itself. Raises KeyError where one is missing."""
        ...


@runtime_checkable
class Probabilistic(Protocol):
    """A topic model that gives a probability to words."""

    def perplexity(self, counts: Counts) -> float:
        """Of articles that it was not fitted on: lower is better."""
        ...


@runtime_checkable
class Watched(Protocol):
    """A topic model that can tell how it fares while it learns."""

    history: list[float] | None
    """Perplexity after each pass of a hundred of the articles, told by `fit` unless it is None."""


@runtime_checkable
class Seeded(Protocol):
    """A topic model some of whose topics are anchored to themes by phrases."""

    @property
    def phrases(self) -> frozenset[str]:
        """The phrases, each of which is to be one word: lower case, a space between syllables."""
        ...

    def anchored(self) -> dict[int, str]:
        """The name of the theme of each topic that has one. Known after `fit`."""
        ...

    @property
    def seeds(self) -> dict[str, list[str]]:
        """Those that speak for each theme, by its id."""
        ...


class InWindow(NamedTuple):
    """The form that a topic has in a window of time: columns of its words, heaviest first."""

    topic: int
    window: str
    words: NDArray[np.int_]


@runtime_checkable
class Dynamic(Protocol):
    """A topic model whose topics change over time."""

    def over_time(self) -> list[InWindow]:
        """The forms of each topic, in the order of topics, then of time. Known after `fit`."""
        ...


@runtime_checkable
class Clustered(Protocol):
    """A topic model that clusters articles and may then give a topic to those left over."""

    placed_: float
    """The share of the articles fitted on that the clustering itself placed."""

"""Topics: what a fitted topic model found, and what it says of new articles.

A model is a folder::

    arrays.npz            what the model learnt; opened without pickle
    vocabulary.json       the words that topics are made of
    lists.json            stop words and boilerplate left out, phrases joined
    experiment.yaml       the filled config that made it
    topics.json           each topic: words, share, articles
    assignments.parquet   each article's topic
    metrics.json          evaluation
    versions.json         packages, code revision and digest of the articles
    README.md             model card
    topics.html           a page to browse
    figures/              an SVG of each figure, and all of them on an interactive page
    hashes.json           sha256 of every file, checked when the folder is opened
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.text import segmenters, steps
from toolkit.topics.registry import TopicModel
from toolkit.topics.vocabulary import Vocabulary, WordLists, WordReader

__all__ = ["Assignment", "Topic", "Topics"]


@dataclass(frozen=True)
class Topic:
    """One topic, numbered from 0, the largest first.

    ``label`` is its most frequent and exclusive words (`frex`), or the theme that it is anchored
    to, and ``phrases`` those of several syllables; ``words`` are words with weights, the heaviest
    first; ``share`` is its part of all articles; ``main_of`` counts the articles that are mainly
    about it; ``scores`` are measures of it alone, such as npmi; ``articles`` are ids and titles of
    those that show it best.
    """

    id: int
    label: str
    words: tuple[tuple[str, float], ...]
    share: float
    main_of: int
    scores: Mapping[str, float]
    articles: tuple[tuple[str, str | None], ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assignment:
    """The main topic of an article that the model was fitted on, None where it has none."""

    id: str
    topic: int | None
    share: float


@dataclass(frozen=True)
class Topics:
    """A fitted topic model. It is not changed by use, so threads may share it.

    ``page`` is HTML to browse its topics and articles.
    """

    model: TopicModel
    lists: WordLists
    vocabulary: Vocabulary
    topics: tuple[Topic, ...]
    assignments: tuple[Assignment, ...]
    experiment: Mapping[str, Any]
    metrics: Mapping[str, float]
    versions: Mapping[str, Any]
    page: str = ""

    def transform(self, articles: str | Article | Iterable[str | Article]) -> NDArray[np.float64]:
        """(n_articles, n_topics): each topic's share of each text or Article, in order.

        A row sums to 1, or to 0 for an article of which the model can say nothing.
        """
        given = [articles] if isinstance(articles, (str, Article)) else list(articles)
        texts = [item.text if isinstance(item, Article) else item for item in given]
        return self.model.transform(self.vocabulary.count([self._reader(text) for text in texts]))

    def save(self, folder: str | Path, figures: Mapping[str, bytes] | None = None) -> None:
        """Write the model folder, whole or not at all. Raises ModelError.

        ``figures`` are files to add to it, by their names.
        """
        from toolkit.topics.folder import save

        save(self, Path(folder), figures or {})

    @classmethod
    def load(cls, folder: str | Path) -> Topics:
        """Open a model folder. Raises ModelError for one that is incomplete or broken."""
        from toolkit.topics.folder import load_topics

        return load_topics(folder)

    @cached_property
    def _reader(self) -> WordReader:
        return WordReader(
            [build(steps, step) for step in self.experiment["text"].values()],
            build(segmenters, self.experiment["vocabulary"]["segmenter"]),
            self.lists,
        )


def build(registry: Any, filled: Mapping[str, Any], **available: Any) -> Any:
    """A component from its part of a filled config."""
    settings = {key: value for key, value in filled.items() if key != "name"}
    return registry[filled["name"]](settings, **available)

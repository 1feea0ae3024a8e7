"""Tasks for judges: what belongs to a topic, with one thing that does not among it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from toolkit.articles import Article
from toolkit.topics import Topic, Topics
from toolkit.topics.words import top_words

__all__ = ["Drawn", "Task", "document_tasks", "word_tasks"]

WORDS = 5
"""Top words shown of a topic, as by Chang et al. (2009)."""

HEAVY = 10
"""A word among so many of another topic is no stranger to readers."""

ARTICLES = 4
"""Most articles shown of a topic."""

FEWEST = 2
"""With fewer articles of a topic nobody can tell which does not belong."""

OPENING = 30
"""Words shown of an article besides its title."""


@dataclass(frozen=True)
class Task:
    """What is ``shown`` of a topic, in random order; ``intruder`` is its place, from 1.

    ``origin`` is the topic that the intruder is from.
    """

    topic: int
    shown: tuple[str, ...]
    intruder: int
    origin: int


@dataclass(frozen=True)
class Drawn:
    """The tasks of a sheet, and topic → why it has none."""

    tasks: tuple[Task, ...]
    left_out: Mapping[int, str]


def word_tasks(topics: Topics, seed: int = 0) -> Drawn:
    """A task for each topic: its five top words and an intruder.

    The intruder is one of the ten top words of another topic whose weight in this one is at most
    the median of all words, so that it is neither half at home nor merely rare.

    Source: Chang et al. (2009), section 3.1.
    """
    weights = topics.model.components_
    words = topics.vocabulary.words
    heavy = top_words(weights, HEAVY)
    tasks: list[Task] = []
    left_out: dict[int, str] = {}
    for topic in topics.topics:
        row = weights[topic.id]
        own = [word for word, _ in topic.words]
        light = row <= np.median(row)
        strangers = [
            (words[column], other)
            for other in range(len(weights))
            for column in heavy[other].tolist()
            if other != topic.id
            and light[column]
            and weights[other, column] > 0
            and words[column] not in own
        ]
        if len(own) < WORDS:
            left_out[topic.id] = f"it has {len(own)} words, {WORDS} are needed"
        elif not strangers:
            left_out[topic.id] = "no word of another topic is foreign enough to it"
        else:
            choose = random.Random(f"words {seed} {topic.id}")  # noqa: S311 - no secret
            tasks.append(_task(topic.id, own[:WORDS], strangers, choose))
    return Drawn(tuple(tasks), left_out)


def document_tasks(topics: Topics, articles: Iterable[Article] = (), seed: int = 0) -> Drawn:
    """A task for each topic: up to four articles that show it best, and one of another topic.

    An article is told by its title, and by its first words where it is among ``articles``.
    """
    openings = {article.id: _opening(article) for article in articles}
    told = {topic.id: _told(topic, openings) for topic in topics.topics}
    tasks: list[Task] = []
    left_out: dict[int, str] = {}
    for topic, own in told.items():
        strangers = [
            (text, other)
            for other, texts in told.items()
            for text in texts
            if other != topic and text not in own
        ]
        if len(own) < FEWEST:
            left_out[topic] = f"it has {len(own)} articles to show, {FEWEST} are needed"
        elif not strangers:
            left_out[topic] = "no other topic has an article to show"
        else:
            choose = random.Random(f"documents {seed} {topic}")  # noqa: S311 - no secret
            tasks.append(_task(topic, own[:ARTICLES], strangers, choose))
    return Drawn(tuple(tasks), left_out)


def _task(
    topic: int, own: Sequence[str], strangers: Sequence[tuple[str, int]], choose: random.Random
) -> Task:
    intruder, origin = choose.choice(strangers)
    shown = [*own, intruder]
    choose.shuffle(shown)
    return Task(topic, tuple(shown), shown.index(intruder) + 1, origin)


def _told(topic: Topic, openings: Mapping[str, str]) -> list[str]:
    """The texts that stand for a topic's articles, none empty or twice."""
    texts = (openings.get(id_) or " ".join((title or "").split()) for id_, title in topic.articles)
    return list(dict.fromkeys(text for text in texts if text))


def _opening(article: Article) -> str:
    """Title and first words on one line."""
    title = " ".join((article.title or "").split())
    words = " ".join(part for part in (article.lead, *article.body) if part).split()
    first = " ".join(words[:OPENING]) + (" …" if len(words) > OPENING else "")
    return ": ".join(part for part in (title, first) if part)

"""How like the topics of two models are: by their words, by the articles that both have placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.topics import Topics

__all__ = ["ENOUGH", "WORDS", "Likeness", "likeness"]

WORDS = 10
"""Top words that stand for a topic."""

ENOUGH = 10
"""Shared articles a topic of the larger model, from which on articles are compared."""


@dataclass(frozen=True)
class Likeness:
    """Jaccard similarities, (n_topics of the first, n_topics of the second) each, 0 to 1.

    ``articles`` is None where too few are ``shared`` by id.
    """

    words: NDArray[np.float64]
    articles: NDArray[np.float64] | None
    shared: int

    @property
    def both(self) -> NDArray[np.float64]:
        """The mean of the two where there are two."""
        return self.words if self.articles is None else (self.words + self.articles) / 2

    def partners(self) -> list[tuple[int, int]]:
        """Topics of both matched one to one so that the sum of `both` is largest.

        Source: Greene, O'Callaghan and Cunningham (2014), How many topics?, ECML PKDD.
        """
        from scipy.optimize import linear_sum_assignment

        rows, columns = linear_sum_assignment(-self.both)
        return list(zip(rows.tolist(), columns.tolist(), strict=True))


def likeness(first: Topics, second: Topics) -> Likeness:
    """Every topic of ``first`` with every topic of ``second``."""
    words = _jaccard(_top(first), _top(second))
    placed = [{item.id: item.topic for item in one.assignments} for one in (first, second)]
    shared = placed[0].keys() & placed[1].keys()
    if len(shared) < ENOUGH * max(words.shape):
        return Likeness(words, None, len(shared))
    sets = [_of(one, shared, size) for one, size in zip(placed, words.shape, strict=True)]
    return Likeness(words, _jaccard(*sets), len(shared))


def _top(topics: Topics) -> list[set[str]]:
    return [{word for word, _ in topic.words[:WORDS]} for topic in topics.topics]


def _of(placed: Mapping[str, int | None], shared: set[str], topics: int) -> list[set[str]]:
    """The shared articles of each topic."""
    found: list[set[str]] = [set() for _ in range(topics)]
    for article in shared:
        topic = placed[article]
        if topic is not None:
            found[topic].add(article)
    return found


def _jaccard(one: Sequence[set[str]], other: Sequence[set[str]]) -> NDArray[np.float64]:
    return np.array([[len(a & b) / max(len(a | b), 1) for b in other] for a in one])

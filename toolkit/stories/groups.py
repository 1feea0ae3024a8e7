"""Articles grouped into stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.stories.index import Index
from toolkit.stories.pairs import Pairs, candidates, same_story

__all__ = ["Stories", "find_stories"]

CHUNK = 1 << 20  # pairs that are compared at once


@dataclass(frozen=True)
class Stories:
    """The stories of a corpus, by row.

    ``ids`` (n_articles,) are the 64 bits of each article's story; ``first`` (n_articles,) marks
    the first article of each. ``exact`` articles repeat the text of another, ``near`` ones its
    story: articles = stories + exact + near.
    """

    ids: NDArray[np.uint64]
    first: NDArray[np.bool_]
    exact: int
    near: int

    @property
    def articles(self) -> int:
        return len(self.ids)

    @property
    def stories(self) -> int:
        return int(self.first.sum())


def find_stories(index: Index, threshold: float, tell: Callable[[str], None]) -> Stories:
    """Group the articles of ``index``; ``tell`` hears how far it is.

    A story is named by the text of its first article: the one published first, among those of
    one date (or none) the one whose text has the least sha256.
    """
    texts, bodies = index["text"], index["body"]
    distinct = len(np.unique(texts))
    labels = _join(np.arange(len(texts)), _equal(texts))
    labels = _join(labels, _equal(bodies))
    _, rows = np.unique(bodies, return_index=True)  # in an order that the bodies alone decide
    rows = rows[index["size"][rows] > 0]
    compared = 0
    for left, right in _chunks(candidates(index, rows)):
        compared += len(left)
        tell(f"{compared:,} pairs compared")
        pairs = _open(labels, (left, right))
        labels = _join(labels, same_story(index, pairs, threshold))
    ids, first = _named(labels, texts, index["published"])
    stories = int(first.sum())
    return Stories(ids, first, len(texts) - distinct, distinct - stories)


def _equal(values: NDArray[np.uint64]) -> Pairs:
    """Each row with the first that has its value."""
    _, first, inverse = np.unique(values, return_index=True, return_inverse=True)
    return np.arange(len(values)), first[inverse]


def _chunks(pairs: Iterable[Pairs]) -> Iterator[Pairs]:
    """``pairs`` in parts of about `CHUNK`."""
    waiting: list[Pairs] = []
    count = 0
    for left, right in pairs:
        waiting.append((left, right))
        count += len(left)
        if count >= CHUNK:
            yield _together(waiting)
            waiting, count = [], 0
    if waiting:
        yield _together(waiting)


def _together(parts: list[Pairs]) -> Pairs:
    left, right = zip(*parts, strict=True)
    return np.concatenate(left), np.concatenate(right)


def _open(labels: NDArray[np.intp], pairs: Pairs) -> Pairs:
    """The pairs that are not yet in one group, each once."""
    left, right = pairs
    apart = labels[left] != labels[right]
    left, right = left[apart], right[apart]
    ends = np.unique(np.minimum(left, right) * len(labels) + np.maximum(left, right))
    return ends // len(labels), ends % len(labels)


def _join(labels: NDArray[np.intp], pairs: Pairs) -> NDArray[np.intp]:
    """Labels of groups, those of each pair made one."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    left, right = pairs
    groups = int(labels.max()) + 1
    graph = coo_matrix((np.ones(len(left), bool), (labels[left], labels[right])), (groups, groups))
    _, merged = connected_components(graph, directed=False)
    joined: NDArray[np.intp] = merged[labels]
    return joined


def _named(
    labels: NDArray[np.intp], texts: NDArray[np.uint64], published: NDArray[np.bytes_]
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    order = np.lexsort((texts, published))
    _, start = np.unique(labels[order], return_index=True)
    first_of = order[start]  # by label
    first = np.zeros(len(labels), bool)
    first[first_of] = True
    return texts[first_of][labels], first

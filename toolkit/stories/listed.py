"""The stories of articles that are in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from toolkit.articles import Article
from toolkit.stories.groups import find_stories
from toolkit.stories.index import Index
from toolkit.stories.signatures import sign

__all__ = ["stories_of"]


def stories_of(articles: Sequence[Article], threshold: float) -> list[str]:
    """A story for each article, in order: that of the articles whose text it repeats.

    Articles that name the same ``story`` are of one, whatever their texts. ``threshold`` is as in
    `assign_stories`. A story is named by the id of its first article.
    """
    if not articles:
        return []
    with TemporaryDirectory() as work:
        index = Index(Path(work))
        index.append(sign(articles))
        found = find_stories(index, threshold, lambda message: None).ids
    labels = np.unique(found, return_inverse=True)[1].tolist()
    named = {article.story: row for row, article in reversed(list(enumerate(articles)))}
    first_of = _first_rows(labels, [named.get(a.story) if a.story else None for a in articles])
    return [articles[row].id for row in first_of]


def _first_rows(labels: Sequence[int], linked: Sequence[int | None]) -> list[int]:
    """The first row of each row's group: rows of one label, and each row with its link."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    rows = len(labels)
    first: dict[int, int] = {}
    pairs = [(row, first.setdefault(label, row)) for row, label in enumerate(labels)]
    pairs += [(row, other) for row, other in enumerate(linked) if other is not None]
    left, right = zip(*pairs, strict=True)
    graph = coo_matrix((np.ones(len(pairs), bool), (left, right)), (rows, rows))
    _, groups = connected_components(graph, directed=False)
    _, starts, inverse = np.unique(groups, return_index=True, return_inverse=True)
    return starts[inverse].tolist()  # type: ignore[no-any-return]

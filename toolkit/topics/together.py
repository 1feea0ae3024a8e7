"""How often words stand together: in articles, or in windows that slide over them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts

__all__ = ["Together", "in_articles", "in_windows"]


@dataclass(frozen=True)
class Together:
    """How many units, articles or windows, hold each word and each pair of words.

    ``columns`` (n,) are the words' columns, ascending; ``both`` is (n, n), its diagonal the units
    that hold the word; ``total`` counts all units.
    """

    columns: NDArray[np.int_]
    both: NDArray[np.float64]
    total: int

    def among(self, top: NDArray[np.int_]) -> NDArray[np.float64]:
        """(n_topics, n, n): the share of units that hold both words, of every pair of a topic's.

        ``top`` is (n_topics, n) of columns.
        """
        places = np.searchsorted(self.columns, top)
        found: NDArray[np.float64] = self.both[places[:, :, None], places[:, None, :]]
        return found / max(self.total, 1)


_ARTICLES = 8000


def in_articles(top: NDArray[np.int_], counts: Counts) -> Together:
    """Count the words of ``top`` (columns, in any shape) in whole articles."""
    columns = np.unique(top)
    both = np.zeros((len(columns), len(columns)))
    for batch in counts.batches(at_once=_ARTICLES):  # a product takes long whatever its size
        present = (batch.matrix[:, columns] > 0).astype(np.float64)
        both += (present.T @ present).toarray()
    return Together(columns, both, len(counts))


def in_windows(top: NDArray[np.int_], counts: Counts, width: int = 110) -> Together:
    """Count the words of ``top`` in windows of ``width`` words, one from each word of an article.

    An article that is no longer than ``width`` is one window. As in gensim, a word is gone from
    the window once any of its places has left it, until it comes in anew.

    Source: Röder, Both and Hinneburg (2015), Exploring the space of topic coherence measures,
    WSDM; gensim's WordOccurrenceAccumulator.
    """
    from toolkit.topics.windows import count_windows

    columns = np.unique(top)
    numbers = {counts.words[column]: number for number, column in enumerate(columns)}
    both, total = np.zeros((len(columns), len(columns))), 0
    for batch in counts.batches():
        texts = list(batch.texts)
        places = (numbers.get(word, -1) for word in chain.from_iterable(texts))
        ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
        found = count_windows(np.fromiter(places, np.int32), ends, width, len(columns))
        both, total = both + found[0], total + int(found[1])
    return Together(columns, both + np.triu(both, 1).T, total)

"""The loop that slides windows over articles, compiled by numba and kept on disk."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.compiling import compiled

__all__ = ["count_windows"]


@compiled
def _leave(
    word: int, now: int, held: NDArray[Any], size: int, since: NDArray[Any], both: NDArray[Any]
) -> int:
    """Take ``word`` out of the window at start ``now``; counts those it was held with."""
    at = 0
    for place in range(size):
        other = held[place]
        if other == word:
            at = place
        shared = now - max(since[word], since[other])
        both[min(word, other), max(word, other)] += shared
    held[at] = held[size - 1]
    since[word] = -1
    return size - 1


@compiled
def count_windows(
    stream: NDArray[Any], ends: NDArray[Any], width: int, n_words: int
) -> tuple[NDArray[Any], int]:
    """Pairs (n_words, n_words) above and on the diagonal, and the number of windows.

    ``stream`` are the word numbers of articles that end at ``ends``; -1 for any other word.
    """
    both = np.zeros((n_words, n_words), np.int64)
    since = np.full(n_words, -1, np.int64)  # the start of the window in which a word came in
    held = np.empty(n_words, np.int64)
    total = 0
    begin = 0
    for end in ends:
        size = 0
        last = max(end - begin - width, 0)
        for place in range(begin, min(begin + width, end)):
            word = stream[place]
            if word >= 0 and since[word] < 0:
                since[word] = 0
                held[size] = word
                size += 1
        for now in range(1, last + 1):
            gone, come = stream[begin + now - 1], stream[begin + now + width - 1]
            if gone != come and gone >= 0 and since[gone] >= 0:
                size = _leave(gone, now, held, size, since, both)
            if come >= 0 and since[come] < 0:
                since[come] = now
                held[size] = come
                size += 1
        while size:
            size = _leave(held[size - 1], last + 1, held, size, since, both)
        total += last + 1
        begin = end
    return both, total

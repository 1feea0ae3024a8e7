"""Counting the n-grams of a stream: sorted places put equal n-grams side by side.

Places are sorted by the tokens that follow (a suffix array cut at the longest n-gram: Manber and
Myers 1993, Suffix arrays, SIAM J. Comput. 22), some first tokens at a time, so that what is sorted
stays in the processor's cache and threads can take parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.vectorise import compiled
from toolkit.vectorise.threads import in_order

__all__ = ["Grams", "Span", "count_grams", "fill_matrix", "has_grams"]

PART = 1 << 18
"""Places sorted at once."""

Ints = NDArray[Any]


class Span(NamedTuple):
    """Which n-grams count: of ``low`` to ``high`` tokens, in ``least`` to ``most`` texts."""

    low: int
    high: int
    least: int
    most: int


class Grams(NamedTuple):
    """N-grams and the texts that they stand in.

    ``windows``: (high, n), the tokens of each, filled up with 0. ``frequencies``: (n,), in how
    many texts it stands; ``totals``: (n,), how often in all. ``texts``: those of the first n-gram,
    of the second and so on; ``counts``: how often it stands there.
    """

    windows: Ints
    frequencies: Ints
    totals: Ints
    texts: Ints
    counts: Ints

    def without_texts(self) -> Grams:
        """To save memory."""
        return self._replace(texts=self.texts[:0], counts=self.counts[:0])

    @classmethod
    def join(cls, parts: Sequence[Grams]) -> Grams:
        """One after the other."""
        return cls(*(np.concatenate(field, axis=-1) for field in zip(*parts, strict=True)))


def has_grams(stream: Ints, low: int) -> bool:
    """Whether any n-gram of ``low`` tokens stands in the stream."""
    run = stream > 0
    for _ in range(low - 1):
        run = run[1:] & run[:-1]
    return bool(run.any())


def count_grams(stream: Ints, size: int, span: Span, workers: int = 1) -> Iterator[Grams]:
    """The n-grams of the stream, each once; tokens are less than ``size``.

    They come in parts, each of n-grams of one length, in the order of their tokens.
    """
    ends = np.flatnonzero(stream < 0)

    def count(places: Ints) -> list[Grams]:
        windows, texts = compiled.take_windows(stream, ends, places, span.high)
        order = compiled.sort_columns(windows, size)
        found = []
        for length in range(span.low, span.high + 1):
            firsts, *where = compiled.take_runs(
                windows, texts, order, length, len(ends), span.least, span.most
            )
            taken = windows[:, firsts]
            taken[length:] = 0
            found.append(Grams(taken, *where))
        return found

    for found in in_order(count, _parts(stream, size), workers):
        yield from found


def _parts(stream: Ints, size: int) -> list[Ints]:
    """Places of tokens, rising, in parts of about `PART` that have no token in common."""
    often = compiled.count_tokens(stream, size)
    _, part_of = np.unique((np.cumsum(often) - often) // PART, return_inverse=True)
    sizes = np.bincount(part_of, weights=often).astype(np.int64)
    ends = np.cumsum(sizes)
    small = len(stream) <= np.iinfo(np.uint32).max
    places = np.empty(ends[-1], dtype=np.uint32 if small else np.int64)
    compiled.part_places(stream, part_of, ends - sizes, places)
    return np.split(places, ends[:-1])


def fill_matrix(
    columns: Ints, order: Ints, grams: Grams, shape: tuple[int, int], dtype: Any
) -> tuple[NDArray[Any], Ints, Ints]:
    """Data, indices and bounds of a CSR matrix with sorted rows.

    ``columns`` are those of the n-grams, -1 where one has none; ``order`` is that of the others.
    """
    size = int(grams.frequencies[order].sum(dtype=np.int64))
    index = np.int32 if max(size, *shape) <= np.iinfo(np.int32).max else np.int64
    bounds = np.concatenate([[0], np.cumsum(grams.frequencies, dtype=np.int64)])
    rows = np.zeros(shape[0] + 1, dtype=index)
    indices, data = np.empty(size, dtype=index), np.empty(size, dtype=dtype)
    compiled.fill_rows(order, columns, bounds, grams.texts, grams.counts, rows, indices, data)
    return data, indices, rows

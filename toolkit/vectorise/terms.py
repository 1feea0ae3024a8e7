"""Terms: n-grams that have a column. As strings, as numbers of tokens, and how to find them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.vectorise import compiled
from toolkit.vectorise.grams import Grams, Span, count_grams
from toolkit.vectorise.streams import Numbers, StreamReader

__all__ = ["Lookup", "alphabetical", "spell"]

Ints = NDArray[Any]

_BEFORE_SPACE = re.compile(r"[\x00-\x1f]")


def spell(windows: Ints, numbers: Numbers) -> list[str]:
    """The n-grams of ``windows``, (high, n), as strings."""
    first = np.array(["", *numbers], dtype=object)
    later = np.array(["", *(f" {token}" for token in numbers)], dtype=object)
    names = first[windows[0]]
    for row in windows[1:]:
        names = names + later[row]
    found: list[str] = names.tolist()
    return found


def alphabetical(windows: Ints, numbers: Numbers) -> Ints:
    """The order of the n-grams as strings.

    It is that of their tokens' ranks unless a token has a letter that comes before the space.
    """
    tokens = list(numbers)
    if len(windows) > 1 and _BEFORE_SPACE.search("".join(tokens)):
        names = spell(windows, numbers)
        return np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    ranks = np.zeros(len(tokens) + 1, dtype=np.int32)
    by_name = np.array(sorted(range(len(tokens)), key=tokens.__getitem__), dtype=np.int64)
    ranks[by_name + 1] = np.arange(1, len(ranks))
    return compiled.sort_columns(ranks[windows], len(ranks))


class Lookup:
    """Finds terms in texts, for one vocabulary and the vectorizer's settings.

    ``windows``, (high, n), are the terms as fitting left them, in the order of their columns.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        settings: Mapping[str, Any],
        reader: StreamReader,
        windows: Ints | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.settings = settings
        self._reader = reader
        if windows is None:
            self._windows, self._columns = _number(vocabulary, reader)
        else:
            self._windows, self._columns = windows, np.arange(windows.shape[1], dtype=np.int32)
        reader.learns = False

    def count(self, texts: Sequence[str]) -> tuple[Ints, Ints, Grams]:
        """N-grams of the texts, their columns (-1 for none), and the order of those with one."""
        reading = self._reader.reading
        stream = self._reader(texts)
        span = Span(reading.low, reading.high, 1, len(texts))
        parts = list(count_grams(stream, self._size, span))
        columns = np.concatenate([self._find(part.windows) for part in parts])
        order = compiled.sort_columns(columns[None] + 1, len(self.vocabulary) + 1)
        return columns, order[np.count_nonzero(columns < 0) :], Grams.join(parts)

    def _find(self, windows: Ints) -> Ints:
        """The column of each n-gram, -1 for none; they are of one length, in order."""
        length = int(np.count_nonzero(windows[:, :1]))
        if not length:
            return np.empty(0, dtype=np.int32)
        terms, columns = self._by_length[length - 1]
        return compiled.match_terms(np.ascontiguousarray(windows[:length]), terms, columns)

    @property
    def _size(self) -> int:
        return len(self._reader.numbers) + 1

    @cached_property
    def _by_length(self) -> list[tuple[Ints, Ints]]:
        """Terms of one token, of two and so on, (length, n) in order; and their columns."""
        lengths = np.count_nonzero(self._windows, axis=0)
        found = []
        for length in range(1, len(self._windows) + 1):
            chosen = np.flatnonzero(lengths == length)
            terms = self._windows[:length, chosen]
            order = compiled.sort_columns(terms, self._size)
            found.append((np.ascontiguousarray(terms[:, order]), self._columns[chosen[order]]))
        return found


def _number(vocabulary: Mapping[str, int], reader: StreamReader) -> tuple[Ints, Ints]:
    """Windows of the terms that have a length that is read, and their columns."""
    low, high, number = reader.reading.low, reader.reading.high, reader.numbers.__getitem__
    lengths = range(low, high + 1)
    tokens: dict[int, list[int]] = {length: [] for length in lengths}
    columns: dict[int, list[int]] = {length: [] for length in lengths}
    for term, column in vocabulary.items():
        parts = term.split(" ") if high > 1 else [term]
        if len(parts) in tokens:
            tokens[len(parts)].extend(map(number, parts))
            columns[len(parts)].append(column)
    windows = np.zeros((high, sum(map(len, columns.values()))), dtype=np.int32)
    start = 0
    for length in lengths:
        end = start + len(columns[length])
        windows[:length, start:end] = np.reshape(tokens[length], (-1, length)).T
        start = end
    return windows, np.array([c for length in lengths for c in columns[length]], dtype=np.int32)

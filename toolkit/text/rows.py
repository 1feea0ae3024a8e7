"""Rows of words held as numbers: small in memory, and bytes that can be kept on disk."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rows"]


class Rows(Sequence[tuple[str, ...]]):
    """Rows of words, each a tuple when it is looked at; words hold no line break.

    ``words`` holds every word that stands there; ``numbers`` (n_places,) says which of them stands
    at each place; ``ends`` (n_rows,) says where each row ends.
    """

    def __init__(
        self, words: Sequence[str], numbers: NDArray[np.unsignedinteger], ends: NDArray[np.int64]
    ) -> None:
        self.words = words
        self.numbers = numbers
        self.ends = ends

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> Rows:
        """These rows, gone through once: one at a time is held."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        found, ends = array("I"), array("q")
        for row in rows:
            found.extend(map(numbers.__getitem__, row))
            ends.append(len(found))
        return cls(list(numbers), _narrow(np.array(found), len(numbers)), np.array(ends, np.int64))

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, row: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, row: slice) -> Rows: ...
    def __getitem__(self, row: int | slice) -> tuple[str, ...] | Rows:
        """The words of a row, or, of a slice, the rows, whose numbers are not copied."""
        if isinstance(row, int):
            row = range(len(self))[row]
            places = self.numbers[self._start(row) : self.ends[row]]
            return tuple(map(self.words.__getitem__, places.tolist()))
        begin, end, step = row.indices(len(self))
        if step != 1:
            return self.at(np.arange(begin, end, step))
        start, ends = self._start(begin), self.ends[begin:end]
        numbers = self.numbers[start : ends[-1] if len(ends) else start]
        return Rows(self.words, numbers, ends - start)

    def _start(self, row: int) -> int:
        return int(self.ends[row - 1]) if row else 0

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        words = np.array([*self.words, None], dtype=object)[:-1]  # an array of objects for certain
        start = 0
        for end in self.ends.tolist():
            yield tuple(words.take(self.numbers[start:end]).tolist())
            start = end

    def parts(self, places: int) -> Iterator[Rows]:
        """The rows in slices of about so many ``places``; the row that reaches it is its last."""
        begin = 0
        while begin < len(self):
            last = np.searchsorted(self.ends, self._start(begin) + places)
            end = min(int(last) + 1, len(self))
            yield self[begin:end]
            begin = end

    def at(self, rows: NDArray[np.int64]) -> Rows:
        """The rows of these numbers, in this order."""
        if np.array_equal(rows, np.arange(len(self))):
            return self
        starts = np.append(0, self.ends[:-1])[rows]
        sizes = self.ends[rows] - starts
        ends = np.cumsum(sizes)
        places = np.arange(sizes.sum()) + np.repeat(starts - ends + sizes, sizes)
        return Rows(self.words, self.numbers[places], ends)

    def keep(self, wanted: NDArray[np.bool_]) -> Rows:
        """The rows without the words that are not ``wanted`` (n_words,)."""
        places = np.flatnonzero(wanted[self.numbers])
        return Rows(self.words, self.numbers[places], np.searchsorted(places, self.ends))

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """The rows of all parts, one after the other."""
        if len(parts) == 1:
            return parts[0]
        first = list(accumulate((len(part.words) for part in parts), initial=0))
        after = list(accumulate((len(part.numbers) for part in parts), initial=0))
        words = list(chain.from_iterable(part.words for part in parts))
        numbers = [part.numbers + np.int64(own) for part, own in zip(parts, first, strict=False)]
        ends = [part.ends + own for part, own in zip(parts, after, strict=False)]
        found = np.concatenate(numbers, dtype=np.int64) if numbers else np.zeros(0, np.int64)
        places = np.concatenate(ends) if ends else np.zeros(0, np.int64)
        return cls(words, _narrow(found, len(words)), places)

    def to_bytes(self) -> tuple[bytes, bytes, bytes]:
        """Words, numbers and ends, for `from_bytes`."""
        words = "".join(f"{word}\n" for word in self.words).encode("utf-8", "surrogatepass")
        numbers = self.numbers.astype(_kind(len(self.words)).newbyteorder("<"))
        return words, numbers.tobytes(), self.ends.astype("<i8").tobytes()

    @classmethod
    def from_bytes(cls, words: bytes, numbers: bytes, ends: bytes) -> Rows:
        """The rows that `to_bytes` wrote. Raises ValueError for anything else."""
        found = words.decode("utf-8", "surrogatepass").split("\n")[:-1]
        kind = _kind(len(found)).newbyteorder("<")
        rows = cls(found, np.frombuffer(numbers, kind), np.frombuffer(ends, "<i8"))
        bounds = np.concatenate(([0], rows.ends))
        if np.any(np.diff(bounds) < 0) or bounds[-1] != len(rows.numbers):
            raise ValueError("rows end where there is nothing")
        if np.any(rows.numbers >= len(found)):
            raise ValueError("numbers stand for no word")
        return rows


def _kind(words: int) -> np.dtype[Any]:
    return np.dtype(np.uint16 if words <= 2**16 else np.uint32)


def _narrow(numbers: NDArray[np.integer], words: int) -> NDArray[np.unsignedinteger]:
    narrow: NDArray[np.unsignedinteger] = numbers.astype(_kind(words))
    return narrow

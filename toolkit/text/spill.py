"""What grows with a corpus, on disk: arrays and rows of words that are read as if in memory.

Small ones stay in memory. A file has no name and goes when nothing reads it any more; its pages
are the system's to drop and read again.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from toolkit.text.rows import Rows

__all__ = ["Spilled", "spilled"]

_SMALL = 2**20
"""Bytes up to which nothing is written."""


class Spilled:
    """Numbers of one kind, added one array after the other."""

    def __init__(self, kind: DTypeLike) -> None:
        self._kind = np.dtype(kind)
        self._file = SpooledTemporaryFile(_SMALL)  # noqa: SIM115 - what is read outlives this
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, numbers: Sequence[int] | NDArray[Any]) -> None:
        """Put ``numbers`` (n,) after those that are there."""
        self._file.write(np.asarray(numbers, self._kind).tobytes())
        self._length += len(numbers)

    def array(self) -> NDArray[Any]:
        """(n,): all of them, read-only. Nothing can be added after that."""
        with self._file:
            if self._length * self._kind.itemsize <= _SMALL:
                self._file.seek(0)
                return np.frombuffer(self._file.read(), self._kind)
            self._file.flush()
            return np.asarray(np.memmap(self._file, self._kind, "r", shape=(self._length,)))


def spilled(parts: Iterable[Rows]) -> Rows:
    """The rows of all parts, one after the other; on disk but for the words, each held once."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    places, ends = Spilled(np.uint32), array("q")
    for part in parts:
        ends.extend((part.ends + len(places)).tolist())
        places.add(_renumbered(part, numbers))
    return Rows(list(numbers), places.array(), np.array(ends, np.int64))


def _renumbered(part: Rows, numbers: defaultdict[str, int]) -> NDArray[np.uint32]:
    """The places of ``part`` in other ``numbers``, which get the words that stand there."""
    stands = np.zeros(len(part.words), np.bool_)
    stands[part.numbers] = True
    words = compress(part.words, stands.tolist())
    own = np.zeros(len(part.words), np.uint32)
    own[stands] = np.fromiter(map(numbers.__getitem__, words), np.uint32)
    there: NDArray[np.uint32] = own[part.numbers]
    return there

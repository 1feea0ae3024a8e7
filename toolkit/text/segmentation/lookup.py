"""From many keys to their rows at once: a hash table in numpy arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Lookup"]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""The golden ratio of 2⁶⁴: Knuth's multiplicative hashing."""


class Lookup:
    """The rows of distinct keys, which are whole numbers: the first key has row 0.

    ``absent`` is the row after the last. Open addressing with linear probing.
    """

    def __init__(self, keys: NDArray[np.int64]) -> None:
        bits = max(4, int(4 * len(keys)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._mask = (1 << bits) - 1
        self._rows = np.full(1 << bits, len(keys), dtype=np.int64)
        self._keys = np.append(keys, -1)
        self.absent = len(keys)
        self._insert(keys)

    def _insert(self, keys: NDArray[np.int64]) -> None:
        rows = np.arange(len(keys), dtype=np.int64)
        slots = self._slots(keys)
        while rows.size:
            free = self._rows[slots] == self.absent
            self._rows[slots[free]] = rows[free]  # of those that share a slot one gets it
            late = self._rows[slots] != rows
            rows, slots = rows[late], (slots[late] + 1) & self._mask

    def _slots(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        return ((keys.view(np.uint64) * _SPREAD) >> self._shift).view(np.int64)

    def find(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row of each of ``keys``, `absent` for those that have none."""
        slots = self._slots(keys)
        rows: NDArray[np.int64] = self._rows[slots]
        open_ = np.flatnonzero((self._keys[rows] != keys) & (rows != self.absent))
        while open_.size:
            slots[open_] = (slots[open_] + 1) & self._mask
            found = rows[open_] = self._rows[slots[open_]]
            open_ = open_[(self._keys[found] != keys[open_]) & (found != self.absent)]
        return rows

"""What has been seen of chunks and tokens, so that each is looked into once.

A memory is for one model and may be shared by threads. It only grows: `Memory.full` says when
it is time to begin a new one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from toolkit.text.segmentation.tokenise import JOINS_NEXT, pieces
from toolkit.text.segmentation.weights import REACH, Described, Weights

__all__ = ["BLANK", "LAST", "Memory", "Tables"]

CHUNKS, CHARACTERS = 200_000, 4_000_000
"""With how many chunks, or characters in them, a memory is full."""

BLANK = ""
"""Stands between texts for `REACH` blank tokens."""
LAST = "\n"
"""Stands after a chunk that ends its text."""


class Tables(NamedTuple):
    """What a memory holds, in rows that are never changed.

    ``chunks`` by number of chunk: first piece, count of pieces, whether it may form a token with
    the next chunk. ``pieces`` by number of piece: token, start and end in the chunk. ``tokens``
    by number of token; ``strings`` has at twice that number its form with a line break after it,
    then its form with a space.
    """

    chunks: NDArray[np.int32]
    pieces: NDArray[np.int32]
    tokens: Described
    strings: list[str]


class Memory:
    """Chunks and tokens by number; chunk 0 is `BLANK`, token 0 a blank one."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._lock = threading.Lock()
        self._chunks, self._pieces = _Rows(np.int32, 3), _Rows(np.int32, 3)
        self._tokens = (_Rows(np.int64), _Rows(np.int64), _Rows(np.bool_), _Rows(np.float64, 5))
        self._chunk_numbers = {BLANK: 0}
        self._token_numbers = {"": 0}
        self._strings = ["", ""]
        self._characters = 0
        self._chunks.extend([(0, REACH, False)])
        self._pieces.extend([(0, 0, 0)] * REACH)
        for column in self._tokens:
            column.extend(np.zeros((1, *column.rows.shape[1:])))
        self._tables = self._snapshot()

    @property
    def full(self) -> bool:
        return len(self._chunk_numbers) > CHUNKS or self._characters > CHARACTERS

    def look_up(self, chunks: list[str]) -> tuple[NDArray[np.int64], Tables]:
        """The number of each chunk, and tables that have them all."""
        get = self._chunk_numbers.get
        numbers = np.fromiter(map(get, chunks, repeat(-1)), np.int64, len(chunks))
        unknown = np.flatnonzero(numbers < 0)
        with self._lock:
            if unknown.size:
                numbers[unknown] = self._learn(chunks[place] for place in unknown.tolist())
            return numbers, self._tables

    def _learn(self, keys: Iterable[str]) -> list[int]:
        numbers = []
        new_chunks: list[tuple[int, int, bool]] = []
        new_pieces: list[tuple[int, int, int]] = []
        new_tokens: list[str] = []
        for key in keys:
            number = self._chunk_numbers.setdefault(key, len(self._chunk_numbers))
            numbers.append(number)
            if number < self._chunks.size + len(new_chunks):
                continue  # it stands in these texts twice, or another thread was quicker
            chunk = key.removesuffix(LAST)
            found = pieces(chunk, last=chunk != key)
            begin = self._pieces.size + len(new_pieces)
            new_chunks.append((begin, len(found), chunk.endswith(JOINS_NEXT)))
            new_pieces += [
                (self._token(form, new_tokens), start, end) for form, start, end in found
            ]
            self._characters += len(key)
        for column, values in zip(self._tokens, self._weights.describe(new_tokens), strict=True):
            column.extend(values)
        self._chunks.extend(new_chunks)
        self._pieces.extend(new_pieces)
        self._tables = self._snapshot()
        return numbers

    def _token(self, form: str, new: list[str]) -> int:
        number = self._token_numbers.get(form)
        if number is None:
            number = self._token_numbers[form] = len(self._token_numbers)
            self._strings += (f"{form}\n", f"{form} ")
            new.append(form)
        return number

    def _snapshot(self) -> Tables:
        tokens = Described(*(column.rows for column in self._tokens))
        return Tables(self._chunks.rows, self._pieces.rows, tokens, self._strings)


class _Rows:
    """An array that grows at its end."""

    def __init__(self, kind: type[np.generic], width: int | None = None) -> None:
        self.size = 0
        self._array = np.zeros((1024,) if width is None else (1024, width), dtype=kind)

    @property
    def rows(self) -> NDArray[Any]:
        return self._array[: self.size]

    def extend(self, values: ArrayLike) -> None:
        new = np.asarray(values, dtype=self._array.dtype)
        size = self.size + len(new)
        if size > len(self._array):
            grown = np.zeros((2 * size, *self._array.shape[1:]), dtype=self._array.dtype)
            grown[: self.size] = self.rows
            self._array = grown
        if len(new):
            self._array[self.size : size] = new
        self.size = size

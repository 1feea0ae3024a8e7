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

Numbers = NDArray[np.int64]


class Tables(NamedTuple):
    """What a memory holds, in rows that are never changed.

    By number of chunk: its first piece, how many it has, whether it may form a token with the
    next chunk. By number of piece: its token, start and end in the chunk. By number of token:
    ``tokens``, and in ``strings`` at twice the number its form with a line break after it, then
    its form with a space.
    """

    chunk_first: Numbers
    chunk_pieces: Numbers
    chunk_joins: NDArray[np.bool_]
    piece_token: Numbers
    piece_start: Numbers
    piece_end: Numbers
    tokens: Described
    strings: NDArray[np.object_]


class Memory:
    """Chunks and tokens by number; chunk 0 is `BLANK`, token 0 a blank one."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._lock = threading.Lock()
        self._chunks = (_Rows(np.int64), _Rows(np.int64), _Rows(np.bool_))
        self._pieces = (_Rows(np.int64), _Rows(np.int64), _Rows(np.int64))
        self._tokens = (_Rows(np.int64), _Rows(np.int64), _Rows(np.bool_), _Rows(np.float64, 5))
        self._chunk_numbers = {BLANK: 0}
        self._token_numbers = {"": 0}
        self._strings = _Rows(np.object_)
        self._characters = 0
        _extend(self._chunks, ([0], [REACH], [False]))
        _extend(self._pieces, [[0] * REACH] * 3)
        _extend((*self._tokens, self._strings), ([0], [0], [False], [[0.0] * 5], ["", ""]))
        self._tables = self._snapshot()

    @property
    def full(self) -> bool:
        return len(self._chunk_numbers) > CHUNKS or self._characters > CHARACTERS

    def look_up(self, chunks: list[str]) -> tuple[Numbers, Tables]:
        """The number of each chunk, and tables that have them all."""
        get = self._chunk_numbers.get
        numbers = np.fromiter(map(get, chunks, repeat(-1)), np.int64, len(chunks))
        unknown = np.flatnonzero(numbers < 0)
        with self._lock:
            if unknown.size:
                numbers[unknown] = self._learn(chunks[place] for place in unknown.tolist())
            return numbers, self._tables

    def _learn(self, keys: Iterable[str]) -> list[int]:
        numbers: list[int] = []
        new_tokens: list[str] = []
        new: tuple[list[int], ...] = ([], [], [], [], [], [])
        firsts, counts, joins, tokens, starts, ends = new
        known, begin = self._chunks[0].size, self._pieces[0].size
        for key in keys:
            number = self._chunk_numbers.setdefault(key, len(self._chunk_numbers))
            numbers.append(number)
            if number < known + len(firsts):
                continue  # it stands in these texts twice, or another thread was quicker
            chunk = key.removesuffix(LAST)
            firsts.append(begin + len(tokens))
            for form, start, end in pieces(chunk, last=chunk != key):
                tokens.append(self._token(form, new_tokens))
                starts.append(start)
                ends.append(end)
            counts.append(begin + len(tokens) - firsts[-1])
            joins.append(chunk.endswith(JOINS_NEXT))
            self._characters += len(key)
        _extend((*self._chunks, *self._pieces), new)
        _extend(self._tokens, self._weights.describe(new_tokens))
        self._strings.extend([form + end for form in new_tokens for end in ("\n", " ")])
        self._tables = self._snapshot()
        return numbers

    def _token(self, form: str, new: list[str]) -> int:
        number = self._token_numbers.get(form)
        if number is None:
            number = self._token_numbers[form] = len(self._token_numbers)
            new.append(form)
        return number

    def _snapshot(self) -> Tables:
        columns = [column.rows for column in (*self._chunks, *self._pieces)]
        tokens = Described._make(column.rows for column in self._tokens)
        return Tables._make((*columns, tokens, self._strings.rows))


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
        self._array[self.size : size] = new
        self.size = size


def _extend(columns: Iterable[_Rows], values: Iterable[ArrayLike]) -> None:
    for column, new in zip(columns, values, strict=True):
        column.extend(new)

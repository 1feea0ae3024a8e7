"""From texts to streams of token numbers (see `toolkit.vectorise.compiled`)."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.vectorise.reading import Reading

__all__ = ["AmbiguousTokens", "Numbers", "StreamReader"]

PIECES = 1 << 19
"""Pieces remembered at once."""

LETTERS = 1 << 22
"""Characters of pieces remembered at once."""


class AmbiguousTokens(Exception):
    """A token that holds a space: its n-grams cannot be told from those of its parts."""


class Numbers(dict[str, int]):
    """Numbers of tokens, from 1; a token that is asked for gets one."""

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self) + 1
        return number


class StreamReader:
    """Reads texts. While it ``learns``, new tokens get a number; after that they count as breaks.

    Threads may share it.
    """

    def __init__(self, reading: Reading, numbers: Numbers, learns: bool) -> None:
        self.numbers = numbers
        self.learns = learns
        self.reading = reading
        self._lock = threading.Lock()
        self._memories: list[_Memory] = []  # those that no thread is using

    def __call__(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The stream of ``texts``. Raises AmbiguousTokens."""
        if self.reading.by_piece:
            return np.concatenate(list(self._streams(texts)))
        numbers, ends = self._numbers(texts)
        return np.insert(numbers, ends, -1)

    def _streams(self, texts: Sequence[str]) -> Iterator[NDArray[np.int32]]:
        from toolkit.vectorise.compiled import find_pieces, join_tokens

        encoded = "".join(texts).encode(_UTF32, "surrogatepass")
        codes = np.frombuffer(encoded, dtype=np.uint32)
        ends = np.cumsum([len(text) for text in texts])
        pieces = np.empty(len(codes) + len(texts), dtype=np.int32)
        memory = self._take_memory(len(codes))
        text = place = 0
        while True:
            text, place, known, count = find_pieces(
                codes, ends, _is_space(), self.reading.by_line, *memory.held, text, place, pieces
            )
            memory.learn(*self._numbers(memory.pieces(known)))
            found = pieces[:count]
            stream = np.empty(int(np.diff(memory.bounds)[found].sum()), dtype=np.int32)
            join_tokens(found, memory.bounds, memory.tokens, stream)
            yield stream
            if text == len(texts):
                break
            memory = _Memory(len(codes))  # the last is full
        self._memories.append(memory)

    def _take_memory(self, longest: int) -> _Memory:
        with self._lock:
            return self._memories.pop() if self._memories else _Memory(longest)

    def _numbers(self, texts: Iterable[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Token numbers of texts one after the other, and where each text's end."""
        split, get = self.reading.split, self.numbers.get
        number = self.numbers.__getitem__ if self.learns else lambda token: get(token, 0)
        unclear = not self.reading.by_piece and self.reading.high > 1
        numbers: list[int] = []
        ends: list[int] = []
        with self._lock:
            for text in texts:
                for token in split(text):
                    if unclear and token and " " in token:
                        raise AmbiguousTokens(token)
                    numbers.append(0 if token is None else number(token))
                ends.append(len(numbers))
        return np.array(numbers, dtype=np.int32), np.array(ends, dtype=np.int64)


class _Memory:
    """Pieces and their tokens' numbers, until it is full; piece 0 is a text's end, 1 a break."""

    def __init__(self, longest: int) -> None:
        self.table = np.full(2 * PIECES, -1, dtype=np.int32)
        self.hashes = np.empty(PIECES, dtype=np.uint64)
        self.starts = np.zeros(PIECES + 1, dtype=np.int64)
        self.pool = np.empty(max(LETTERS, longest), dtype=np.uint32)
        self.known = 2
        self.tokens = np.array([-1, 0], dtype=np.int32)
        self.bounds = np.array([0, 1, 2])

    @property
    def held(self) -> tuple[Any, Any, Any, Any, Any]:
        """What `find_pieces` reads and writes."""
        return self.table, self.hashes, self.starts, self.pool, self.known

    def pieces(self, known: int) -> Iterator[str]:
        """The pieces that were found since the last call."""
        starts = self.starts[self.known : known + 1]
        letters = self.pool[starts[0] : starts[-1]].tobytes().decode(_UTF32, "surrogatepass")
        self.known = known
        for start, end in pairwise((starts - starts[0]).tolist()):
            yield letters[start:end]

    def learn(self, numbers: NDArray[np.int32], ends: NDArray[np.int64]) -> None:
        """Take the token numbers of the pieces that follow, and where each piece's end."""
        self.bounds = np.concatenate([self.bounds, self.bounds[-1] + ends])
        self.tokens = np.concatenate([self.tokens, numbers])


_UTF32 = f"utf-32-{sys.byteorder[0]}e"


@cache
def _is_space() -> NDArray[np.bool_]:
    """Whether a code is whitespace, up to the last that is."""
    spaces = [code for code in range(0x10000) if chr(code).isspace()]
    table = np.zeros(spaces[-1] + 1, dtype=np.bool_)
    table[spaces] = True
    return table

"""What pairs and triples of tokens say about the tokens around them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.lookup import Lookup
from toolkit.text.segmentation.templates import REACH

__all__ = ["Runs", "speak", "speak_at"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Table = tuple[list[str], Floats]


def speak(scores: Floats, rows: Floats) -> None:
    """Add the rows of successive runs to ``scores``: column c to the token `REACH` - c later."""
    for column in range(rows.shape[1]):
        shift = REACH - column
        begin, end = max(shift, 0), min(len(scores), len(rows) + shift)
        scores[begin:end] += rows[begin - shift : end - shift, column]


def speak_at(scores: Floats, starts: Numbers, rows: Floats) -> None:
    """Add the rows of the runs that have those starts, or one row for all of them."""
    for column in range(rows.shape[-1]):
        scores[starts + REACH - column] += rows[..., column]


class Runs:
    """The runs of one spelling; tokens that stand in any have numbers from 1.

    ``tokens``, float64 of shape (numbers, 5), has the rows of single tokens.
    """

    def __init__(self, singles: Table, pairs: Table, triples: Table) -> None:
        one, two, three = (" ".join(runs).split(" ") for runs, _ in (singles, pairs, triples))
        every = dict.fromkeys([*one, *two, *three])
        self._numbers = {token: number for number, token in enumerate(every, 1)}
        self._base = len(every) + 1
        self.tokens = np.zeros((self._base, singles[1].shape[1]))
        self.tokens[1 : len(one) + 1] = singles[1]

        first, second = self._numbered(two, 2)
        keys = first * self._base + second
        first, second, third = self._numbered(three, 3)
        begun = first * self._base + second
        more = np.setdiff1d(begun, keys)
        self._pairs = Lookup(np.append(keys, more))
        self._pair_rows = np.zeros((len(keys) + len(more) + 1, pairs[1].shape[1]))
        self._pair_rows[: len(keys)] = pairs[1]
        rows = self._pairs.find(begun)
        self._begins_triple = np.zeros(len(self._pair_rows), dtype=bool)
        self._begins_triple[rows] = True
        self._triples = Lookup(rows * self._base + third)
        self._triple_rows = triples[1]

    def _numbered(self, tokens: list[str], length: int) -> Numbers:
        """By place in the run and run. Shape (length, runs)."""
        return self.numbers(tokens).reshape(-1, length).T

    def numbers(self, tokens: Iterable[str]) -> Numbers:
        """The number of each token, 0 where it stands in no run."""
        return np.fromiter(map(self._numbers.get, tokens, repeat(0)), np.int64)

    def score(self, scores: Floats, numbers: Numbers) -> None:
        """Add what the pairs and triples of successive tokens say."""
        rows = self._pairs.find(numbers[:-1] * self._base + numbers[1:])
        speak(scores, self._pair_rows.take(rows, axis=0))
        starts = np.flatnonzero(self._begins_triple.take(rows))
        found = self._triples.find(rows[starts] * self._base + numbers[starts + 2])
        known = found != self._triples.absent
        speak_at(scores, starts[known], self._triple_rows.take(found[known], axis=0))

"""The model as tables, and by how much each token is rather inside a word than at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.files import Attributes
from toolkit.text.segmentation.lookup import Lookup
from toolkit.text.segmentation.templates import REACH, SPELLINGS, Table, Templates

__all__ = ["REACH", "Described", "Weights"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_LATER = frozenset(
    "ƛɤ\u1c8a\ua7cd\ua7cf\ua7d3\ua7d5\ua7db"
    + "".join(map(chr, (*range(0x10D70, 0x10D86), *range(0x16EBB, 0x16ED4))))
)
"""Small letters with a large form since Unicode 16 or 17: the library knows, not every Python."""
_INTEGER = re.compile(r"([+-]?)0*([0-9]+)")


class Described(NamedTuple):
    """Tokens, an entry each: numbers in the two spellings, a large first letter, own row."""

    cased: Numbers
    lower: Numbers
    title: NDArray[np.bool_]
    rows: Floats


class Weights:
    """A model ready to be used. Raises ValueError for attributes that it cannot express."""

    def __init__(self, attributes: Attributes, dictionary: Iterable[str]) -> None:
        read = Templates(attributes, dictionary)
        self.transitions = attributes.transitions
        self._cased, self._lower = (
            _Runs(*(read.runs[spelling, length] for length in (1, 2, 3))) for spelling in SPELLINGS
        )
        self._ends = read.ends()
        self._digit = read.gains("isdigit", 1)
        self._titles = [read.gains("istitle", length) for length in (1, 2, 3)]

    def describe(self, tokens: list[str]) -> Described:
        """What there is to know of tokens by themselves."""
        cased = np.array([self._cased.number(token) for token in tokens], dtype=np.int64)
        lower = np.array([self._lower.number(token.lower()) for token in tokens], dtype=np.int64)
        title = np.array([_is_title(token[0]) for token in tokens], dtype=bool)
        digit = np.array([_is_integer(token) for token in tokens], dtype=bool)
        rows = self._cased.tokens.take(cased, axis=0) + self._lower.tokens.take(lower, axis=0)
        rows += title[:, None] * self._titles[0] + digit[:, None] * self._digit
        return Described(cased, lower, title, rows)

    def scores(self, tokens: Described, before: Numbers, after: Numbers) -> Floats:
        """The weight of inside less that of beginning, for each token of successive texts.

        ``before`` and ``after`` count the tokens of the text on its two sides. `REACH` blank
        tokens, all zeros, stand before, between and after texts.
        """
        ends = np.minimum(before, REACH) * (REACH + 1) + np.minimum(after, REACH)
        scores = self._ends.take(ends)
        _speak(scores, tokens.rows)
        self._cased.speak(scores, tokens.cased)
        self._lower.speak(scores, tokens.lower)
        pairs = tokens.title[:-1] & tokens.title[1:]
        _speak(scores, pairs[:, None] * self._titles[1])
        _speak(scores, (pairs[:-1] & tokens.title[2:])[:, None] * self._titles[2])
        return scores


def _is_title(letter: str) -> bool:
    return letter == letter.upper() and letter not in _LATER


def _is_integer(token: str) -> bool:
    """Whether the library, which is written in Rust, reads an integer of 32 bits."""
    match = _INTEGER.fullmatch(token)
    if match is None or len(match[2]) > 10:
        return False
    return int(match[2]) < 2**31 + (match[1] == "-")


def _speak(scores: Floats, rows: Floats) -> None:
    """Add the columns of successive runs' rows to the tokens that they are for."""
    for column in range(rows.shape[1]):
        shift = REACH - column
        begin, end = max(shift, 0), min(len(scores), len(rows) + shift)
        scores[begin:end] += rows[begin - shift : end - shift, column]


class _Runs:
    """The runs of one spelling: tokens that stand in any are numbered from 1."""

    def __init__(self, singles: Table, pairs: Table, triples: Table) -> None:
        two, three = pairs.split(), triples.split()
        every = dict.fromkeys(singles.index)
        every.update(dict.fromkeys(token for run in (*two, *three) for token in run))
        self._numbers = {token: number for number, token in enumerate(every, 1)}
        self._base = len(every) + 1
        own = singles.rows()
        self.tokens = np.zeros((self._base, own.shape[1]))
        self.tokens[1 : len(own) + 1] = own

        rows = {run: row for row, run in enumerate(two)}
        for run in three:
            rows.setdefault(run[:2], len(rows))
        self._pairs = self._lookup((self._numbers[a], b) for a, b in rows)
        self._pair_rows = np.zeros((len(rows) + 1, 4))
        self._pair_rows[: len(two)] = pairs.rows()[list(two.values())]
        self._triples = self._lookup((rows[run[:2]], run[2]) for run in three)
        self._triple_rows = triples.rows()[list(three.values())]
        self._continued = np.zeros(len(rows) + 1, dtype=bool)
        self._continued[[rows[run[:2]] for run in three]] = True

    def _lookup(self, runs: Iterable[tuple[int, str]]) -> Lookup:
        keys = [known * self._base + self._numbers[token] for known, token in runs]
        return Lookup(np.array(keys, dtype=np.int64))

    def number(self, token: str) -> int:
        """The token's number, 0 where it stands in no run."""
        return self._numbers.get(token, 0)

    def speak(self, scores: Floats, numbers: Numbers) -> None:
        """Add what the pairs and triples of successive tokens say."""
        rows = self._pairs.find(numbers[:-1] * self._base + numbers[1:])
        _speak(scores, self._pair_rows.take(rows, axis=0))
        starts = np.flatnonzero(self._continued[rows])
        found = self._triples.find(rows[starts] * self._base + numbers[starts + 2])
        known = found != self._triples.absent
        starts, weights = starts[known], self._triple_rows[found[known]]
        for column in range(weights.shape[1]):
            scores[starts + REACH - column] += weights[:, column]

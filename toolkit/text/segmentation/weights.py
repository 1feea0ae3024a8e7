"""The model as tables, and by how much each token is rather inside a word than at its beginning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.files import Attributes
from toolkit.text.segmentation.runs import Runs, speak, speak_at
from toolkit.text.segmentation.templates import LENGTHS, REACH, SPELLINGS, Templates

__all__ = ["REACH", "Described", "Weights"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_LATER = frozenset(
    "ƛɤ\u1c8a\ua7cd\ua7cf\ua7d3\ua7d5\ua7db"
    + "".join(map(chr, (*range(0x10D70, 0x10D86), *range(0x16EBB, 0x16ED4))))
)
"""Small letters with a large form since Unicode 16 or 17: the library knows, not every Python."""


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
            Runs(*(read.runs[spelling, n].rows() for n in LENGTHS)) for spelling in SPELLINGS
        )
        self._ends = read.ends()
        self._digit = read.gains("isdigit", 1)
        self._titles = [read.gains("istitle", length) for length in (1, 2, 3)]

    def describe(self, tokens: list[str]) -> Described:
        """What there is to know of tokens by themselves."""
        cased = self._cased.numbers(tokens)
        lower = self._lower.numbers(map(str.lower, tokens))
        title = np.array([_is_title(token[0]) for token in tokens], dtype=bool)
        digit = np.array([_is_integer(token) for token in tokens], dtype=bool)
        rows = self._cased.tokens.take(cased, axis=0) + self._lower.tokens.take(lower, axis=0)
        rows += title[:, None] * self._titles[0] + digit[:, None] * self._digit
        return Described(cased, lower, title, rows)

    def scores(self, tokens: Described, first: Numbers, end: Numbers) -> Floats:
        """By how much the weight of inside exceeds that of beginning, for each token of texts.

        ``first`` and ``end`` are the places where each text begins and has ended. `REACH` blank
        tokens, all zeros, stand before, between and after texts.
        """
        scores = np.full(len(tokens.title), self._ends[REACH, REACH])
        self._add_ends(scores, first, end)
        speak(scores, tokens.rows)
        self._cased.score(scores, tokens.cased)
        self._lower.score(scores, tokens.lower)
        pairs = tokens.title[:-1] & tokens.title[1:]
        speak_at(scores, np.flatnonzero(pairs), self._titles[1])
        speak_at(scores, np.flatnonzero(pairs[:-1] & tokens.title[2:]), self._titles[2])
        return scores

    def _add_ends(self, scores: Floats, first: Numbers, end: Numbers) -> None:
        for distance in range(REACH):
            for places in (first + distance, end - 1 - distance):
                inside = (places >= first) & (places < end)
                before, after = places - first, end - 1 - places
                found = self._ends[np.minimum(before, REACH), np.minimum(after, REACH)]
                scores[places[inside]] = found[inside]


def _is_title(letter: str) -> bool:
    return letter == letter.upper() and letter not in _LATER


def _is_integer(token: str) -> bool:
    """Whether Rust, in which the library makes its features, reads an integer of 32 bits."""
    if not (token.isdecimal() and token.isascii()):
        return False
    digits = token.lstrip("0")
    return len(digits) < 10 or (len(digits) == 10 and int(digits) < 2**31)

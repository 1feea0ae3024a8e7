"""A few texts on their way through the model, as arrays over all their tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.memory import BLANK, LAST, Memory
from toolkit.text.segmentation.viterbi import inside
from toolkit.text.segmentation.weights import REACH, Described, Weights
from toolkit.text.tokens import Token

__all__ = ["Batch"]

CLOSE = 1e-8
"""Where a label was decided by less, it may hang on the order in which the library adds weights.

Equal scores do occur, in long runs of names that the model does not know.
"""

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Batch:
    """Texts cut and labelled. ``doubtful`` numbers those that only the library can settle."""

    def __init__(self, texts: Sequence[str], memory: Memory, weights: Weights) -> None:
        self._texts = texts
        chunks, stops = _chunks(texts)
        self._numbers, tables = memory.look_up(chunks)
        self._strings = tables.strings
        begin, self._counts, joins = tables.chunks.take(self._numbers, axis=0).T
        ends = np.cumsum(self._counts, dtype=np.int64)  # of chunks, in tokens
        places = np.arange(ends[-1]) + np.repeat(begin - ends + self._counts, self._counts)
        token, self._from, self._to = tables.pieces.take(places, axis=0).T
        self._first, self._end = ends[stops[:-1]], ends[stops[1:] - 1]  # of texts, in tokens
        self._label(token, Described(*(c.take(token, axis=0) for c in tables.tokens)), weights)
        self.doubtful = self._doubtful(chunks, stops, joins)

    def _label(self, token: NDArray[np.int32], tokens: Described, weights: Weights) -> None:
        """Decide for each token whether it goes on a word, and how its form is written."""
        size = len(token)
        places = np.arange(size)
        counts = np.append(self._end - self._first + REACH, REACH)  # blanks before each text
        before = places - np.repeat(np.append(self._first, size), counts)
        after = np.repeat(np.append(self._end, size), counts) - 1 - places
        scores = weights.scores(tokens, before, after)
        self._blank = token == 0
        scores[self._blank] = -np.inf
        first, last = (before == 0) & ~self._blank, (after == 0) & ~self._blank
        labels, self._margins = inside(scores, first, last, weights.transitions)
        self._begins = ~labels | first  # a text begins with a word, whatever the label
        self._strings_at = 2 * token
        self._strings_at[:-1] += ~self._begins[1:]

    def _doubtful(self, chunks: list[str], stops: Numbers, joins: NDArray[np.int32]) -> set[int]:
        close = np.flatnonzero(self._margins < CLOSE)
        found = set(np.searchsorted(self._end, close, side="right").tolist())
        for place in np.flatnonzero(joins).tolist():
            if chunks[place + 1].startswith(("S", "s")):
                found.add(int(np.searchsorted(stops, place)) - 1)
        return found

    def words(self) -> list[list[str]]:
        """The forms of each text's words."""
        string, places = self._strings.__getitem__, self._strings_at.tolist()
        return [
            "".join(map(string, places[first:end])).split("\n")[:-1]
            for first, end in zip(self._first.tolist(), self._end.tolist(), strict=True)
        ]

    def tokens(self) -> list[list[Token]]:
        """The words of each text with their place; one that has no character of its own is none."""
        begins = np.flatnonzero(self._begins & ~self._blank)
        last = np.flatnonzero(np.append(self._begins[1:], True) & ~self._blank)
        chunk_starts = np.repeat(_chunk_starts(self._texts, self._numbers > 0), self._counts)
        starts, ends = (chunk_starts + self._from)[begins], (chunk_starts + self._to)[last]
        taken = bool((starts == ends).any())
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        found = []
        for text, forms in zip(self._texts, self.words(), strict=True):
            own = [(text[s:e], s, e, form) for form, (s, e) in zip(forms, spans)]  # noqa: B905
            found.append(list(map(Token._make, own)))
        return [[t for t in tokens if t.text] for tokens in found] if taken else found


def _chunks(texts: Sequence[str]) -> tuple[list[str], Numbers]:
    """All texts' chunks with blanks around each text, and the places of the blanks."""
    chunks = [BLANK]
    blanks = [0]
    for text in texts:
        found = text.split()
        if found and text.endswith((found[-1], found[-1] + "\n")):
            found[-1] += LAST
        chunks += found
        blanks.append(len(chunks))
        chunks.append(BLANK)
    return chunks, np.array(blanks)


_SPACE_BOUND = 0x3001
_IS_SPACE = np.array([chr(code).isspace() for code in range(_SPACE_BOUND)] + [False])
"""By code point; the ideographic space, U+3000, is the last there is."""


def _chunk_starts(texts: Sequence[str], real: Flags) -> Numbers:
    """Where in its text each chunk starts, for those that are ``real`` and no blanks."""
    code_points = np.frombuffer("\n".join(["", *texts]).encode("utf-32-le", "surrogatepass"), "<u4")
    space = _IS_SPACE[np.minimum(code_points, _SPACE_BOUND)]
    starts = np.zeros(len(real), dtype=np.int64)
    starts[real] = np.flatnonzero(space[:-1] & ~space[1:]) + 1
    text_starts: Numbers = np.cumsum([1, *(len(text) + 1 for text in texts)])
    starts -= text_starts[np.cumsum(~real) - 1]
    return starts

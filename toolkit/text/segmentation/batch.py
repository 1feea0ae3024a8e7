"""A few texts on their way through the model, as arrays over all their tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.memory import BLANK, LAST, Memory
from toolkit.text.segmentation.viterbi import inside
from toolkit.text.segmentation.weights import Described, Weights
from toolkit.text.tokens import Placed

__all__ = ["Batch"]

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


Settle = Callable[[list[str]], list[bool]]
"""For a text's tokens, which are inside a word, whatever it takes."""


class Batch:
    """Texts cut and labelled, but for those of ``uncut``: they may have a token of two chunks."""

    def __init__(
        self, texts: Sequence[str], memory: Memory, weights: Weights, settle: Settle
    ) -> None:
        self._texts = texts
        chunks, blanks = _chunks(texts)
        self._numbers, self._tables = memory.look_up(chunks)
        self._counts = self._tables.chunk_pieces.take(self._numbers)
        ends = np.cumsum(self._counts)  # of chunks, in tokens
        offsets = self._tables.chunk_first.take(self._numbers) - ends + self._counts
        self._pieces = np.arange(ends[-1]) + np.repeat(offsets, self._counts)
        self._first, self._end = ends[blanks[:-1]], ends[blanks[1:] - 1]  # of texts, in tokens
        self._label(weights, settle)
        self.uncut = self._joining(chunks, blanks)

    def _label(self, weights: Weights, settle: Settle) -> None:
        """Decide where words begin, and by which strings words are written."""
        token = self._tables.piece_token.take(self._pieces)
        tokens = Described._make(c.take(token, axis=0) for c in self._tables.tokens)
        scores = weights.scores(tokens, self._first, self._end)
        self._blank = token == 0
        first = self._first[self._first < self._end]
        labels, close = inside(scores, first, self._blank, weights.transitions)
        for number in set(np.searchsorted(self._end, close, side="right").tolist()):
            own = slice(self._first[number], self._end[number])
            forms = self._tables.strings.take(2 * token[own])
            labels[own] = settle([form[:-1] for form in forms])
        self._begins = ~labels
        self._begins[first] = True  # whatever the label
        self._strings_at = 2 * token
        self._strings_at[:-1] += labels[1:]

    def _joining(self, chunks: list[str], blanks: Numbers) -> set[int]:
        places = np.flatnonzero(self._tables.chunk_joins.take(self._numbers)).tolist()
        found = [place for place in places if chunks[place + 1].startswith(("S", "s"))]
        return set((np.searchsorted(blanks, found) - 1).tolist())

    def words(self) -> list[list[str]]:
        """The forms of each text's words."""
        strings = self._tables.strings.take(self._strings_at).tolist()
        return [
            "".join(strings[first:end]).split("\n")[:-1]
            for first, end in zip(self._first.tolist(), self._end.tolist(), strict=True)
        ]

    def placed(self) -> list[Placed]:
        """The words of each text with their places."""
        begins = np.flatnonzero(self._begins & ~self._blank)
        last = np.flatnonzero(np.append(self._begins[1:], True) & ~self._blank)
        chunk_starts = np.repeat(_chunk_starts(self._texts, self._numbers > 0), self._counts)
        starts = chunk_starts[begins] + self._tables.piece_start[self._pieces[begins]]
        ends = chunk_starts[last] + self._tables.piece_end[self._pieces[last]]
        found = []
        done = 0
        for forms in self.words():
            own = slice(done, done := done + len(forms))
            found.append(Placed(forms, starts[own], ends[own]))
        return found


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

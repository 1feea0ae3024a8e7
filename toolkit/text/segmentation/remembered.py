"""Words with their places, remembered in a store.

A text's row there is the forms of its words and, at its end, its *gaps*: two characters a word,
which say how far it is from the word before and how long the word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import numpy as np

from toolkit.batches import batched
from toolkit.text.rows import Rows
from toolkit.text.segment import BATCH
from toolkit.text.segmentation.engines import engine
from toolkit.text.store import Store, fingerprint
from toolkit.text.tokens import Placed, Token

__all__ = ["LONGEST", "WORTHWHILE", "Remembered", "from_rows", "to_rows"]

LONGEST = 1_000_000
"""Characters of the longest text that is remembered: no gap is too large for a character."""

WORTHWHILE = 1 / 8
"""The part of the texts remembered together from which on to read them all is the quicker way."""

_ZERO = ord(" ")
"""What a gap of 0 is as a character: none is a line break."""


class Remembered:
    """The words that the engine called ``name`` finds; what ``store`` holds is not asked again."""

    def __init__(self, name: Literal["own", "library"], store: Store) -> None:
        self._name: Literal["own", "library"] = name
        self._store = store

    def words(self, texts: Sequence[str]) -> Iterable[list[str]]:
        """The forms of each text's words."""
        if max(map(len, texts)) > LONGEST:
            return engine(self._name).words(texts)
        return map(list, _split(self._rows(texts))[0])

    def tokens(self, texts: Sequence[str]) -> Iterable[list[Token]]:
        """The words of each text as tokens, one text at a time."""
        if max(map(len, texts)) > LONGEST:
            return engine(self._name).tokens(texts)
        found = from_rows(self._rows(texts))
        return (placed.tokens(text) for text, placed in zip(texts, found, strict=True))

    def _rows(self, texts: Sequence[str]) -> Rows:
        settings = fingerprint(["words with their places", self._name])
        return self._store.rows(settings, texts, self._make, WORTHWHILE)

    def _make(self, texts: Sequence[str]) -> list[list[str]]:
        placed = (engine(self._name).placed(batch) for batch in batched(texts, BATCH))
        return [row for found in placed for row in to_rows(found)]


def to_rows(found: Sequence[Placed]) -> list[list[str]]:
    """The rows of texts with these words."""
    counts = np.array([len(placed.forms) for placed in found], dtype=np.int64)
    bounds = np.append(0, np.cumsum(counts))
    nowhere = np.zeros(0, dtype=np.int64)
    starts = np.concatenate([nowhere, *(placed.starts for placed in found)])
    ends = np.concatenate([nowhere, *(placed.ends for placed in found)])
    before = np.append(0, ends[:-1])[: bounds[-1]]
    before[bounds[:-1][counts > 0]] = 0
    gaps = np.stack([starts - before, ends - starts], axis=1) + _ZERO
    spelled = gaps.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    own_gaps = (spelled[first:end] for first, end in pairwise((2 * bounds).tolist()))
    return [[*placed.forms, own] for placed, own in zip(found, own_gaps, strict=True)]


def from_rows(rows: Rows) -> Iterator[Placed]:
    """The words of each text that `to_rows` was given."""
    forms, own_gaps = _split(rows)
    spelled = "".join(own_gaps).encode("utf-32-le", "surrogatepass")
    gaps = np.frombuffer(spelled, "<u4").astype(np.int64).reshape(-1, 2) - _ZERO
    reached = np.append(0, np.cumsum(gaps))  # as if all texts were one
    bounds = np.append(0, forms.ends)
    begun = np.repeat(reached[2 * bounds[:-1]], np.diff(bounds))
    starts, ends = reached[1::2] - begun, reached[2::2] - begun
    for own, (first, end) in zip(forms, pairwise(bounds.tolist()), strict=True):
        yield Placed(own, starts[first:end], ends[first:end])


def _split(rows: Rows) -> tuple[Rows, list[str]]:
    """The forms of each text, and its gaps."""
    last = rows.ends - 1
    forms = Rows(rows.words, np.delete(rows.numbers, last), rows.ends - np.arange(1, len(rows) + 1))
    return forms, [rows.words[number] for number in rows.numbers[last].tolist()]

"""Tokens that know their place, and words with their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Placed", "Token"]


class Token(NamedTuple):
    """A token and its place: ``source[start:end] == text`` for any source.

    ``spelled`` is how its segmenter spells it, None for as it stands.
    """

    text: str
    start: int
    end: int
    spelled: str | None = None

    @property
    def form(self) -> str:
        """The token as its segmenter spells it, whitespace as single spaces."""
        return " ".join(self.text.split()) if self.spelled is None else self.spelled


_token: Callable[[tuple[str, int, int, str]], Token] = partial(tuple.__new__, Token)
"""As Token._make, without a call into Python code."""


class Placed(NamedTuple):
    """The forms of a text's words, in order, and where each starts and ends in it: (n_words,).

    A word that has no character of its own ends where it starts.
    """

    forms: Sequence[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def tokens(self, text: str) -> list[Token]:
        """The words as tokens of ``text``; one that has no character of its own is none."""
        forms, starts, ends = self.forms, self.starts.tolist(), self.ends.tolist()
        cut = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        tokens = list(map(_token, zip(cut, starts, ends, forms, strict=True)))
        return tokens if all(cut) else [token for token in tokens if token.text]

"""Tokens that keep their place in the text."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Token"]


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

"""Terms of one or more syllables, found in tokens however a segmenter joined them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

__all__ = ["Terms"]

Node: TypeAlias = "dict[str, Node]"
_END = ""
"""Leads on from a node where a term ends."""


class Terms:
    """A set of terms to look for: lower case, syllables apart (``dân chủ ở cơ sở``).

    A term stands where its syllables follow one another from the beginning of a token to the
    end of one. From left to right the longest is found; none overlaps another.
    """

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self._root: Node = {}
        for syllables in filter(None, map(str.split, terms)):
            node = self._root
            for syllable in syllables:
                node = node.setdefault(syllable, {})
            node[_END] = {}

    def find(self, forms: Sequence[str]) -> list[tuple[int, int]]:
        """(first, after) of each term in order: the term is ``forms[first:after]``.

        ``forms`` are tokens in lower case, a space between the syllables of one. Where the
        tokens have places, those of the first and of the last are the term's.
        """
        found: list[tuple[int, int]] = []
        free = 0
        for first, ends in self._ends(forms):
            if first >= free:
                free = ends[-1]
                found.append((first, free))
        return found

    def every(self, forms: Sequence[str]) -> list[str]:
        """Every term in ``forms``, those inside others too."""
        return [" ".join(forms[first:end]) for first, ends in self._ends(forms) for end in ends]

    def _ends(self, forms: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        """Each token that begins terms, with the tokens after them, ascending."""
        if not self._root:
            return
        syllables = [form.split(" ") for form in forms]
        for first in range(len(forms)):
            if syllables[first][0] in self._root and (ends := self._from(syllables, first)):
                yield first, ends

    def _from(self, syllables: list[list[str]], first: int) -> list[int]:
        ends: list[int] = []
        node = self._root
        for token in range(first, len(syllables)):
            for syllable in syllables[token]:
                if not syllable or syllable not in node:
                    return ends
                node = node[syllable]
            if _END in node:
                ends.append(token + 1)
        return ends

    def join(self, forms: Sequence[str]) -> list[str]:
        """``forms`` with the tokens of each term as one."""
        joined: list[str] = []
        done = 0
        for first, after in self.find(forms):
            joined += [*forms[done:first], " ".join(forms[first:after])]
            done = after
        return [*joined, *forms[done:]]

    def replace(self, forms: Sequence[str], mark: str) -> list[str]:
        """``forms`` with ``mark`` in the place of each term."""
        kept: list[str] = []
        done = 0
        for first, after in self.find(forms):
            kept += [*forms[done:first], mark]
            done = after
        return [*kept, *forms[done:]]

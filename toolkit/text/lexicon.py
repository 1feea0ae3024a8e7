"""A user's terms, each to be one token."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeAlias

from toolkit.errors import ConfigError
from toolkit.text.tokens import Token

__all__ = ["Lexicon"]

Node: TypeAlias = "dict[str, Node]"
_END = ""
"""Leads on from a node where a term ends."""


class Lexicon:
    """Terms of several syllables that become one token on top of what a segmenter found.

    A run of whole tokens whose syllables are those of a term, whatever their case, composition
    and the whitespace between them, becomes one token. A token is never cut: where a term begins
    or ends inside one, it is not found. From left to right the longest term wins.
    """

    def __init__(self, terms: Iterable[str], split: Callable[[str], list[str]]) -> None:
        """``split`` gives a term's forms. Raises ConfigError for a term without a syllable."""
        self._root: Node = {}
        for term in terms:
            node = self._root
            for syllable in (s for form in split(term) for s in _syllables(form)):
                node = node.setdefault(syllable, {})
            if node is self._root:
                raise ConfigError(
                    f"lexicon: found the term {term!r}; expected one or more syllables. Remove it."
                )
            node[_END] = {}

    def join(self, text: str, tokens: list[Token]) -> list[Token]:
        """The tokens of ``text`` with those of each term as one."""
        syllables = [_syllables(token.form) for token in tokens]
        joined = []
        begin = 0
        while begin < len(tokens):
            end = self._longest(syllables, begin)
            joined.append(_one(text, tokens[begin:end]))
            begin = end
        return joined

    def _longest(self, syllables: list[list[str]], begin: int) -> int:
        """Where the longest term from ``begin`` on ends; after one token where there is none."""
        longest = begin + 1
        node = self._root
        for end in range(begin, len(syllables)):
            for syllable in syllables[end]:
                if syllable not in node:
                    return longest
                node = node[syllable]
            if _END in node:
                longest = end + 1
        return longest


def _syllables(form: str) -> list[str]:
    return unicodedata.normalize("NFC", form.lower()).split(" ")


def _one(text: str, tokens: list[Token]) -> Token:
    if len(tokens) == 1:
        return tokens[0]
    start, end = tokens[0].start, tokens[-1].end
    return Token(text[start:end], start, end, " ".join(token.form for token in tokens))

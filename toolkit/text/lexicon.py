"""A user's terms, each to be one token."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from toolkit.errors import ConfigError
from toolkit.text.terms import Terms
from toolkit.text.tokens import Token

__all__ = ["Lexicon"]


class Lexicon:
    """Terms of several syllables that become one token on top of what a segmenter found.

    A run of whole tokens whose syllables are those of a term, whatever their case, composition
    and the whitespace between them, becomes one token. A token is never cut: where a term begins
    or ends inside one, it is not found. From left to right the longest term wins.
    """

    def __init__(self, terms: Iterable[str], split: Callable[[str], list[str]]) -> None:
        """``split`` gives a term's forms. Raises ConfigError for a term without a syllable."""
        folded: list[str] = []
        for term in terms:
            forms = split(term)
            if not forms:
                raise ConfigError(
                    f"lexicon: found the term {term!r}; expected one or more syllables. Remove it."
                )
            folded.append(" ".join(map(_folded, forms)))
        self._terms = Terms(folded)

    def join(self, text: str, tokens: list[Token]) -> list[Token]:
        """The tokens of ``text`` with those of each term as one."""
        joined: list[Token] = []
        done = 0
        for first, after in self._terms.find([_folded(token.form) for token in tokens]):
            joined += [*tokens[done:first], _one(text, tokens[first:after])]
            done = after
        return [*joined, *tokens[done:]]


def _folded(form: str) -> str:
    return unicodedata.normalize("NFC", form.lower())


def _one(text: str, tokens: list[Token]) -> Token:
    if len(tokens) == 1:
        return tokens[0]
    start, end = tokens[0].start, tokens[-1].end
    return Token(text[start:end], start, end, " ".join(token.form for token in tokens))

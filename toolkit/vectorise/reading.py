"""How a vectorizer reads a text: where its tokens come from and which n-grams it makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

__all__ = ["Reading", "reading_of"]


class Reading(NamedTuple):
    """From a text to n-grams.

    ``split`` gives the tokens of a text in order, and None where no n-gram may reach over. With
    ``by_piece`` the tokens of a text are those of its pieces between whitespace, one piece after
    the other; with ``by_line`` no n-gram reaches over a line break either. N-grams are of
    ``low`` to ``high`` tokens, joined by a space; where ``high`` is more than 1, tokens hold none.
    """

    split: Callable[[str], Iterable[str | None]]
    low: int
    high: int
    by_piece: bool = False
    by_line: bool = False


_BY_PIECE = re.compile(r"(\(\?u\))?(\\b)?(\\[wdS])*\\[wdS]\+(\\b)?")
r"""Token patterns of ``\w``, ``\d``, ``\S`` and ``\b``: they match nothing that holds whitespace,
never the empty string, and see no further than to the next whitespace."""


def reading_of(vectorizer: Any) -> Reading | None:
    """The reading that a CountVectorizer's settings ask for; None where only it can read so.

    An ``analyzer`` of our own says itself how it reads, by a method ``reading``.
    """
    analyzer = vectorizer.analyzer
    if callable(analyzer):
        own: Callable[[], Reading | None] = getattr(analyzer, "reading", lambda: None)
        return own()
    # "ascii" takes some whitespace away
    local = vectorizer.preprocessor is None and vectorizer.strip_accents in (None, "unicode")
    if analyzer == "word":
        return _words(vectorizer, local)
    if analyzer == "char_wb" and local:
        return Reading(vectorizer.build_analyzer(), 1, 1, by_piece=True)
    return None


def _words(vectorizer: Any, local: bool) -> Reading:
    vectorizer.build_analyzer()  # warns of stop words that no text can hold
    prepare, tokenize = vectorizer.build_preprocessor(), vectorizer.build_tokenizer()
    stop_words = vectorizer.get_stop_words()
    pattern = vectorizer.token_pattern if vectorizer.tokenizer is None else ""
    low, high = vectorizer.ngram_range

    def split(text: str) -> list[str]:
        tokens: list[str] = tokenize(prepare(text))
        if stop_words is None:
            return tokens
        return [token for token in tokens if token not in stop_words]

    return Reading(split, low, high, by_piece=local and bool(_BY_PIECE.fullmatch(pattern)))

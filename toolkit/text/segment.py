"""From a string to tokens that keep their place.

Backends by name: ``syllables`` splits at spaces and punctuation; ``underthesea`` joins
syllables to words with the library's trained segmenter (Vu et al., underthesea,
https://github.com/undertheseanlp/underthesea). Both take the text as it stands.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from operator import methodcaller
from typing import NamedTuple

from toolkit.registry import Registry

__all__ = ["Segmenter", "Token", "segment", "segmenters", "words"]


class Token(NamedTuple):
    """A token and its place: ``source[start:end] == text`` for any source."""

    text: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """The token with its inner whitespace as single spaces."""
        return " ".join(self.text.split())


Segmenter = Callable[[str], list[Token]]

segmenters = Registry("segmenter")

# Document numbers (27-CT/TW), dates (13/1/2022), codes (F0, T.Ư) stay whole; a run of letters,
# digits and combining marks is a syllable; any other visible character stands alone.
_SYLLABLE = re.compile(
    r"""
    \d+(?:[.,/:]\d+)+%?                     # 2.705  23,5  16/5/2016  17:53
    | \w+(?:[\u0300-\u036f]+\w*)*           # Xuân, however it is composed
      (?:[-/&.]\w+(?:[\u0300-\u036f]+\w*)*)*  # 16/CT-TTg  CT-XH  T.Ư  VOV.VN
    | [^\w\s]
    """,
    re.VERBOSE,
)


_span = methodcaller("span")


@segmenters.register("syllables")
def syllables() -> Segmenter:
    """Split at spaces and punctuation; numbers, dates and document numbers stay whole.

    Source: Vietnamese orthography writes each syllable apart; the split needs no model.
    """

    def split(text: str) -> list[Token]:
        return [Token(text[s:e], s, e) for s, e in map(_span, _SYLLABLE.finditer(text))]

    return split


@segmenters.register("underthesea")
def underthesea() -> Segmenter:
    """Words of one or more syllables, by underthesea's trained segmenter.

    Source: https://github.com/undertheseanlp/underthesea (word_tokenize, a linear-chain CRF).
    """

    def split(text: str) -> list[Token]:
        forms = _library_words(text)
        return list(_place(text, forms))

    return split


def segment(text: str, backend: str = "underthesea") -> list[Token]:
    """Tokens of ``text`` as it stands, with their spans. Raises ConfigError for no such backend."""
    split: Segmenter = segmenters[backend]({})
    return split(text)


def words(text: str, backend: str = "underthesea") -> list[str]:
    """The tokens' forms: a word's syllables joined by a space."""
    if backend == "underthesea":
        return _library_words(text)
    return [token.form for token in segment(text, backend)]


_lock = threading.Lock()
_tokenize: Callable[..., list[str]] | None = None


def _library_words(text: str) -> list[str]:
    tokenize = _tokenize or _load_library()
    return list(tokenize(text, use_token_normalize=False))


def _load_library() -> Callable[..., list[str]]:
    """Import underthesea without torch, without its handler on the root logger, warmed up."""
    global _tokenize
    with _lock:
        if _tokenize is None:
            translate = "underthesea.pipeline.translate"
            absent = translate not in sys.modules
            handlers = list(logging.getLogger().handlers)
            if absent:  # the translator would import torch where that is installed
                sys.modules[translate] = None  # type: ignore[assignment]
            try:
                from underthesea import word_tokenize
            finally:
                if absent:
                    del sys.modules[translate]
                logging.getLogger().handlers[:] = handlers
            word_tokenize("Việt Nam", use_token_normalize=False)
            _tokenize = word_tokenize
    return _tokenize


def _place(text: str, forms: list[str]) -> Iterator[Token]:
    """Find each form in the text, in order; forms may differ from it in spaces and composition."""
    position = 0
    for form in forms:
        while position < len(text) and text[position].isspace():
            position += 1
        end = _match_end(text, position, form)
        if end > position:  # a mark that the token before has taken is no token
            yield Token(text[position:end], position, end)
        position = end


def _match_end(text: str, start: int, form: str) -> int:
    """Where ``form`` ends in ``text``: it covers the same visible characters once both are NFC."""
    if text.startswith(form, start):
        end = start + len(form)
        if end == len(text) or not _is_mark(text[end]):
            return end
    wanted = _visible(form)
    end = start
    while end < len(text) and len(_visible(text[start:end])) < len(wanted):
        end += 1
    while end < len(text) and _is_mark(text[end]):
        end += 1
    return end


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _visible(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())

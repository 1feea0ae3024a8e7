"""underthesea itself: the reference for our engine."""

from __future__ import annotations

import logging
import sys
import threading
import unicodedata
from collections.abc import Callable, Sequence

import numpy as np

from toolkit.text.tokens import Placed, Token

__all__ = ["Library"]


class Library:
    """``underthesea.word_tokenize`` on each text."""

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The forms of each text's words."""
        tokenize = _tokenize or _load()
        return [list(tokenize(text, use_token_normalize=False)) for text in texts]

    def placed(self, texts: Sequence[str]) -> list[Placed]:
        """The words of each text with their places."""
        return [_place(*pair) for pair in zip(texts, self.words(texts), strict=True)]

    def tokens(self, texts: Sequence[str]) -> list[list[Token]]:
        """The words of each text as tokens."""
        return [own.tokens(text) for text, own in zip(texts, self.placed(texts), strict=True)]


_lock = threading.Lock()
_tokenize: Callable[..., list[str]] | None = None


def _load() -> Callable[..., list[str]]:
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


def _place(text: str, forms: Sequence[str]) -> Placed:
    """Find each form in the text, in order; forms may differ from it in spaces and composition.

    A mark that the word before has taken has no place of its own.
    """
    starts, ends = [], []
    position = 0
    for form in forms:
        while position < len(text) and text[position].isspace():
            position += 1
        starts.append(position)
        position = _match_end(text, position, form)
        ends.append(position)
    return Placed(forms, np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64))


def _match_end(text: str, start: int, form: str) -> int:
    """Where ``form`` ends in ``text``: it covers as many visible characters once both are NFC."""
    if text.startswith(form, start):
        end = start + len(form)
        if end == len(text) or not unicodedata.combining(text[end]):
            return end
    wanted = _visible(form)
    end = start
    while end < len(text) and (
        _visible(text[start:end]) < wanted
        or (not text[end].isspace() and _visible(text[start : end + 1]) <= wanted)
    ):
        end += 1
    return end


def _visible(text: str) -> int:
    return len("".join(unicodedata.normalize("NFC", text).split()))

"""underthesea itself: the reference for our engine, and its help where that is in doubt."""

from __future__ import annotations

import logging
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from toolkit.text.segmentation.files import LABELS, read_strings
from toolkit.text.segmentation.tokenise import Piece, pieces
from toolkit.text.tokens import Token

__all__ = ["Core", "Library"]


class Library:
    """``underthesea.word_tokenize`` on each text."""

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The forms of each text's words."""
        tokenize = _tokenize or _load()
        return [list(tokenize(text, use_token_normalize=False)) for text in texts]

    def tokens(self, texts: Sequence[str]) -> list[list[Token]]:
        """The words of each text with their place."""
        return [list(_place(*pair)) for pair in zip(texts, self.words(texts), strict=True)]


class Core:
    """The library's compiled model on the tokens of each text, without underthesea around it.

    ``model`` is the folder of the model's files.
    """

    def __init__(self, model: Path) -> None:
        from underthesea_core import CRFFeaturizer, CRFTagger

        templates, dictionary = (
            read_strings((model / name).read_bytes()) for name in ("features.bin", "dictionary.bin")
        )
        self._featurizer = CRFFeaturizer(templates, set(dictionary))
        self._tagger = CRFTagger()
        self._tagger.load(str(model / "models.bin"))

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The forms of each text's words."""
        return [[_form(word) for word in self._words(text)] for text in texts]

    def tokens(self, texts: Sequence[str]) -> list[list[Token]]:
        """The words of each text with their place; one that has no character of its own is none."""
        return [
            [
                Token(text[start:end], start, end, _form(word))
                for word in self._words(text)
                if (start := word[0][1]) < (end := word[-1][2])
            ]
            for text in texts
        ]

    def _words(self, text: str) -> list[list[Piece]]:
        found = pieces(text, last=True)
        [features] = self._featurizer.process([[[form] for form, _, _ in found]])
        words: list[list[Piece]] = []
        for piece, label in zip(found, self._tagger.tag(features), strict=True):
            if label == LABELS[1] and words:
                words[-1].append(piece)
            else:
                words.append([piece])
        return words


def _form(word: list[Piece]) -> str:
    return " ".join(form for form, _, _ in word)


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


def _place(text: str, forms: Sequence[str]) -> Iterator[Token]:
    """Find each form in the text, in order; forms may differ from it in spaces and composition."""
    position = 0
    for form in forms:
        while position < len(text) and text[position].isspace():
            position += 1
        end = _match_end(text, position, form)
        if end > position:  # a mark that the token before has taken is no token
            yield Token(text[position:end], position, end, form)
        position = end


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

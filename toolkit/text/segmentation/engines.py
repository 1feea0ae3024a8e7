"""The engines that give underthesea's words: ours, and the library where ours does not know it."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from toolkit.text.segmentation import files
from toolkit.text.segmentation.batch import Batch
from toolkit.text.segmentation.exact import Exact
from toolkit.text.segmentation.library import Library
from toolkit.text.segmentation.memory import Memory
from toolkit.text.segmentation.weights import Weights
from toolkit.text.tokens import Placed, Token

__all__ = ["Engine", "engine"]


class Engine:
    """The words that the library gives, for many texts at once. Safe in threads.

    The model takes about 50 MB and what is remembered of earlier texts 100 MB at most.
    ``model`` is the folder of its files.
    """

    def __init__(self, model: Path) -> None:
        attributes = files.read_attributes((model / "models.bin").read_bytes())
        dictionary = files.read_strings((model / "dictionary.bin").read_bytes())
        self._model = model
        self._weights = Weights(attributes, dictionary)
        self._memory = Memory(self._weights)

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The forms of each text's words."""
        batch = self._batch(texts)
        found = batch.words()
        for number in batch.uncut:
            [found[number]] = self._exact.words([texts[number]])
        return found

    def placed(self, texts: Sequence[str]) -> list[Placed]:
        """The words of each text with their places."""
        batch = self._batch(texts)
        found = batch.placed()
        for number in batch.uncut:
            [found[number]] = self._exact.placed([texts[number]])
        return found

    def tokens(self, texts: Sequence[str]) -> list[list[Token]]:
        """The words of each text as tokens."""
        return [own.tokens(text) for text, own in zip(texts, self.placed(texts), strict=True)]

    def _batch(self, texts: Sequence[str]) -> Batch:
        memory = self._memory
        if memory.full:
            memory = self._memory = Memory(self._weights)
        try:
            return Batch(texts, memory, self._weights, self._settle)
        except BaseException:  # it may have been stopped while it learned
            self._memory = Memory(self._weights)
            raise

    def _settle(self, tokens: list[str]) -> list[bool]:
        return self._exact.inside(tokens)

    @cached_property
    def _exact(self) -> Exact:
        return Exact(self._model)


_lock = threading.Lock()
_engines: dict[str, Engine | Library] = {}


def engine(name: Literal["own", "library"]) -> Engine | Library:
    """The engine of that name, loaded once.

    Where the installed underthesea is not one that ours was compared with, ``own`` is the library
    too, with a warning.
    """
    with _lock:
        if name not in _engines:
            _engines[name] = _load() if name == "own" else Library()
        return _engines[name]


def _load() -> Engine | Library:
    folder = files.folder()
    core = files.core_version()
    if files.KNOWN.get(core) != files.fingerprint(folder):
        warnings.warn(
            "the toolkit's engine was not compared with the word segmenter of the installed "
            f"underthesea (underthesea_core {core}): the library itself gives the words, which "
            "takes many times as long. underthesea 9.5.0 with underthesea_core "
            f"{' or '.join(files.KNOWN)} is known.",
            stacklevel=2,
        )
        return Library()
    return Engine(folder / files.MODEL)

"""Vietnamese words that say nothing of what a press article is about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["stopwords"]

_LIST = Path(__file__).with_name("stopwords.txt")


@cache
def stopwords() -> frozenset[str]:
    """The stop words of ``toolkit/text/stopwords.txt``: lower case, syllables joined by a space.

    Source: our own list; how it was made stands at its head.
    """
    lines = (line.strip() for line in _LIST.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))

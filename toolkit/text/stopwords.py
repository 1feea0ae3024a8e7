"""Vietnamese words that say nothing of what a press article is about."""

from __future__ import annotations

from pathlib import Path

from toolkit.text.lists import choose

__all__ = ["stopwords"]

_OURS = Path(__file__).with_name("stopwords.txt")


def stopwords(choice: str = "ours") -> frozenset[str]:
    """Stop words in all their spellings: lower case, a space between syllables.

    ``ours`` are those of ``toolkit/text/stopwords.txt``, ``none`` are none; anything else is the
    path of a file with one a line. Raises ConfigError where that cannot be read.

    Source: our own list; how it was made stands at its head.
    """
    return choose(choice, _OURS, "stopwords")

"""Whether a line is running text."""

from __future__ import annotations

import re

__all__ = ["PARAGRAPH", "ends_sentence", "is_paragraph", "is_row", "word_count"]

PARAGRAPH = 100
"""Characters: a shorter line is no paragraph for certain."""

_SENTENCE_END = re.compile(r"(?:[.!?…;]|[.!?…]\s?[\"”’')»\]]+|\./\.?|:)\s*\*?$")
_STOPS = (".", "!", "?", "…", ";", ":")
_TAIL = 12  # characters at a line's end that tell whether a sentence ends there
_LONG = 220
_INNER_END = re.compile(r"\w{2}[.!?…]\s+\S")


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do; initials ("Đ.V.") do not count."""
    return text.endswith(_STOPS) or _SENTENCE_END.search(text[-_TAIL:]) is not None


def is_paragraph(text: str) -> bool:
    """Whether a line is running text: long, with the end of a sentence at or before its end."""
    if len(text) < PARAGRAPH:
        return False
    return len(text) >= _LONG or ends_sentence(text) or _INNER_END.search(text) is not None


def word_count(text: str) -> int:
    """The words of a line, which has single spaces and line breaks between them."""
    return 1 + text.count(" ") + text.count("\n")


_ROW = re.compile(r"\D.*?(?:\s[-–+]?\d[\d.,]*%?){2,}")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: words, then numbers."""
    return len(text) < PARAGRAPH and _ROW.fullmatch(text) is not None

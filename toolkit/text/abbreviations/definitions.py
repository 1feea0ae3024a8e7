"""Abbreviations that a text explains itself: ``tổng mức đầu tư (TMĐT)``."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["definitions"]

_BRACKETED = re.compile(r" \(([A-ZĂÂĐÊÔƠƯ]{2,8})\)")
_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[^\w\s,&–-]|\n|[A-ZĂÂĐÊÔƠƯ]{2}")
"""What stands between two phrases, not within one, or is an abbreviation itself."""

LONGEST_WORD = 8
"""Characters per letter of the form that are looked at for its words."""


def definitions(text: str) -> dict[str, str]:
    """form → the words before it in the text that have its letters as initials.

    The words hold a letter that is not plain Latin, and may hold an ``và`` beside them.
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        form = match[1]
        if form not in found and (words := _words_of(text, match.start(), form)):
            found[form] = words
    return found


def _words_of(text: str, end: int, form: str) -> str:
    start = max(0, end - LONGEST_WORD * len(form))
    words = [word for word in _WORD.finditer(text, start, end) if word.group() != "và"]
    words = words[-len(form) :]
    if len(words) < len(form) or [_initial(word.group()) for word in words] != [
        *map(_initial, form)
    ]:
        return ""
    phrase = text[words[0].start() : end].rstrip()
    if _APART.search(phrase) or phrase.isascii():
        return ""
    names = any(word.group()[0].isupper() for word in words[1:])
    return phrase if names else phrase[0].lower() + phrase[1:]


def _initial(word: str) -> str:
    """The first letter without marks; Đ is one of its own."""
    return unicodedata.normalize("NFD", word[0])[0].upper()

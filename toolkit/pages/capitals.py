"""Capitals of TCVN3 text: its fonts have none with tone marks.

Headings were set in fonts of capitals (``.VnTimeH``), whose letters are stored small, or with
plain capitals among small letters (``CéNG HßA`` for CỘNG HÒA). Both can be told; a single capital
with a tone mark (``ë`` for Ở) cannot.
"""

from __future__ import annotations

import re

__all__ = ["Capitals"]

_TAG = re.compile(r"<(/?)(font|span)\b", re.IGNORECASE)
_FONT = re.compile(r"(?:face\s*=|font-family\s*:)\s*[\"']*(?:&quot;)?([^\"'>;,&]+)", re.IGNORECASE)
_CAPITAL_FONT = re.compile(r"\.vn.*h\s*$", re.IGNORECASE)
_WORD = re.compile(r"(?<![&#])\b[^\W\d_]+")  # no names of entities
_CAPITAL = re.compile("[A-Z\u00a1-\u00a7]")
_SMALL = re.compile("[a-z]")
_AMONG_CAPITALS = re.compile("[A-Z][\u00a8-\u00fe]{1,2}[A-Z]")


class Capitals:
    """Follows a page's tags, and restores the capitals of the text between them."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []  # elements that may name a font; of capitals?

    def see(self, tag: str) -> None:
        """Take note of a tag of the page."""
        found = _TAG.match(tag)
        if found is None:
            return
        name = found.group(2).lower()
        if not found.group(1):
            font = _FONT.search(tag)
            inherited = bool(self._open) and self._open[-1][1]
            capital = bool(_CAPITAL_FONT.match(font.group(1))) if font else inherited
            self._open.append((name, capital))
        elif self._open and self._open[-1][0] == name:
            self._open.pop()

    def restored(self, stored: str, text: str) -> str:
        """``text`` with its capitals; ``stored`` is the same stretch as the page has it."""
        if self._open and self._open[-1][1]:
            return _WORD.sub(lambda match: match.group().upper(), text)
        if stored == text:
            return text
        fewest = 0 if _AMONG_CAPITALS.search(stored) and not _SMALL.search(stored) else 2

        def word(match: re.Match[str]) -> str:
            letters = stored[match.start() : match.end()]
            shouted = len(_CAPITAL.findall(letters)) >= fewest and not _SMALL.search(letters)
            return match.group().upper() if shouted else match.group()

        return _WORD.sub(word, text)

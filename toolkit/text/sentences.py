"""Sentences of press text, with their place.

A line break always ends a sentence (headings and bullets have no full stop); within a line a
full stop, question mark or ellipsis ends one when what follows can begin another.
"""

from __future__ import annotations

import re

from toolkit.text.segment import Token

__all__ = ["sentences"]

_TITLES = ("TP", "TX", "TT", "Tp", "Tx", "Th", "ThS", "TS", "PGS", "GS", "BS", "KS", "CN", "LS",
           "Ths", "Ts", "Mr", "Mrs", "Ms", "Dr", "St", "Q", "P", "H", "X", "Nxb", "NXB", "tr",
           "vs", "No")  # fmt: skip
LONGEST_TITLE = 16
"""Characters before a full stop that are looked at for a title or an initial."""

_END = re.compile(r"(?:[!?]+|\.{2,}|…|\.(?:/\.)?)[\"'”’»)\]]*(?=\s+|$)")
_BEGINNING = re.compile(r"\s+[\"'“‘«(\[\-–+•*]*\s*[^\W_]")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")


def sentences(text: str) -> list[Token]:
    """The sentences of ``text`` in order, without the whitespace around them."""
    result: list[Token] = []
    position = 0
    for line in text.split("\n"):
        result += _in_line(line, position)
        position += len(line) + 1
    return result


def _in_line(line: str, offset: int) -> list[Token]:
    found: list[Token] = []
    start = 0
    for match in _END.finditer(line):
        if _ends_sentence(line, match):
            found += _trimmed(line, start, match.end(), offset)
            start = match.end()
    return found + _trimmed(line, start, len(line), offset)


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    following = _BEGINNING.match(line, match.end())
    if following is None:
        return match.end() == len(line)
    first = following.group()[-1]
    mark = match.group()
    if first.islower():
        return False
    if mark != ".":
        return True
    last = _LAST_WORD.search(line, max(0, match.start() - LONGEST_TITLE), match.start())
    word = last.group() if last else ""
    if word in _TITLES or (len(word) == 1 and word.isupper()):
        return False
    return not (first.isdigit() and word in {"số", "Số", "Điều", "điều", "khoản"})


def _trimmed(line: str, start: int, end: int, offset: int) -> list[Token]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return [Token(line[start:end], offset + start, offset + end)] if start < end else []

"""Vietnamese text → the encodings of the time before Unicode, for tests: our tables, inverted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from toolkit.pages.latin import BYTE_OF
from toolkit.pages.legacy_tables import CONVERTERS

__all__ = ["LETTERS", "NAMES", "encoded"]

_HATS = "\u0302\u0306\u031b"
LETTERS = [
    unicodedata.normalize("NFC", letter + tone)
    for base in ("aăâeêioôơuưy", "AĂÂEÊIOÔƠUƯY")
    for letter in base
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + ["đ", "Đ"]
"""Every letter of Vietnamese that Unicode composes, vowels and đ."""
NAMES = tuple(CONVERTERS)


def _spellings(name: str) -> Iterable[str]:
    """What may stand for one letter: a character, for VNI a letter and its mark too."""
    alone = [chr(byte) for byte in (*range(0x20), *range(0x80, 0x100))]
    if name != "VNI":
        return alone
    pairs = [a + b for b in alone if b.islower() for a in "aeouyôö"]
    capitals = [a + b for b in alone if b.isupper() for a in "AEOUYÔÖ"]
    return [*alone, *pairs, *capitals]


def _table(name: str) -> dict[str, str]:
    if name == "windows-1258":
        return dict(map(_typed, LETTERS))
    convert = CONVERTERS[name]
    found = {convert(spelling): spelling for spelling in _spellings(name)}
    letters = LETTERS if name != "TCVN3" else [c for c in LETTERS if c.islower() or c in "ĂÂÊÔƠƯĐ"]
    return {letter: found[letter] for letter in letters if letter in found}


def _typed(letter: str) -> tuple[str, str]:
    """As Windows typed Vietnamese: a letter with its hat, the tone mark apart."""
    try:
        return letter, letter.encode("cp1258").decode("latin-1")
    except UnicodeEncodeError:
        base, *marks = unicodedata.normalize("NFD", letter)
        hat = [mark for mark in marks if mark in _HATS]
        tone = [mark for mark in marks if mark not in _HATS]
        whole = unicodedata.normalize("NFC", base + "".join(hat)) + "".join(tone)
        return letter, whole.encode("cp1258").decode("latin-1")


_TABLES = {name: _table(name) for name in NAMES}


def encoded(text: str, name: str) -> bytes:
    """``text`` (NFC) in an encoding; other characters in windows-1252, what that lacks as ``?``.

    TCVN3 has no capitals with tone marks: they become small letters.
    """
    table = _TABLES[name]
    found: list[bytes] = []
    for letter in text:
        if letter in table or letter.lower() in table:
            found.append(table.get(letter, table.get(letter.lower(), "")).encode("latin-1"))
        else:
            found.append(
                bytes([BYTE_OF[letter]]) if letter in BYTE_OF else letter.encode("ascii", "replace")
            )
    return b"".join(found)

"""Vietnamese text → the encodings of the time before Unicode: our tables, inverted."""

from __future__ import annotations

import unicodedata

from toolkit.pages.latin import BYTE_OF
from toolkit.pages.legacy_tables import CONVERTERS

__all__ = ["LETTERS", "NAMES", "encoded"]

NAMES = tuple(CONVERTERS)
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES]
LETTERS = sorted({"đ", *_SMALL, "Đ", *map(str.upper, _SMALL)} - set("aeiouyAEIOUY"))
"""Every letter of Vietnamese beyond ASCII, composed."""
_IN_TCVN3 = {letter for letter in LETTERS if letter.islower()} | set("ĂÂÊÔƠƯĐ")


def _table(name: str) -> dict[str, str]:
    if name == "windows-1258":
        return {letter: _typed(letter) for letter in LETTERS}
    alone = [chr(byte) for byte in (*range(0x20), *range(0x80, 0x100))]
    pairs = [a + b for a in "aeouyôöAEOUYÔÖ" for b in alone if a.islower() == b.islower()]
    convert = CONVERTERS[name]
    found = {convert(legacy): legacy for legacy in alone + (pairs if name == "VNI" else [])}
    known = _IN_TCVN3 if name == "TCVN3" else LETTERS
    return {letter: found[letter] for letter in known}


def _typed(letter: str) -> str:
    """As Windows typed Vietnamese: a letter with its hat, the tone mark apart where it must."""
    base, *marks = unicodedata.normalize("NFD", letter)
    marks.sort(key="\u0302\u0306\u031b".find, reverse=True)  # hats before tones
    for split in (2, 1, 0):
        typed = unicodedata.normalize("NFC", base + "".join(marks[:split])) + "".join(marks[split:])
        try:
            return typed.encode("cp1258").decode("latin-1")
        except UnicodeEncodeError:
            continue
    raise AssertionError(letter)


_TABLES = {name: _table(name) for name in NAMES}


def encoded(text: str, name: str) -> bytes:
    """``text`` (NFC) in an encoding; other characters in windows-1252, what that lacks as ``?``.

    TCVN3 has no capitals with tone marks: they become small letters.
    """
    table = _TABLES[name]
    found = bytearray()
    for letter in text:
        legacy = table.get(letter) or table.get(letter.lower())
        if legacy:
            found += legacy.encode("latin-1")
        else:
            found.append(BYTE_OF.get(letter, ord(letter) if letter.isascii() else ord("?")))
    return bytes(found)

"""Bytes that stand in a text as the letters of latin-1 or windows-1252, and the way back."""

from __future__ import annotations

import codecs
import re
from html import unescape
from html.entities import codepoint2name

__all__ = ["BYTE_OF", "entity", "printed", "spelled", "without_entities"]


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:  # five bytes that windows-1252 leaves undefined
        return chr(byte)


_SPELLING = "".join(map(_windows, range(0x100)))
BYTE_OF = {chr(byte): byte for byte in range(0x80, 0x100)}
"""The byte that a character stands for, read as latin-1 or as windows-1252."""
BYTE_OF |= {_SPELLING[byte]: byte for byte in range(0x80, 0xA0)}


def spelled(data: bytes) -> str:
    """Bytes read as windows-1252; the bytes that it leaves undefined as control characters."""
    return codecs.charmap_decode(data, "strict", _SPELLING)[0]


_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")
_PRINTED = {byte: _SPELLING[byte] for byte in range(0x80, 0xA0)}


def printed(text: str) -> str:
    """A text with the quotes and dashes of windows-1252 where latin-1 made controls of them.

    A text whose only such control is U+0085, which also ends lines, comes back as it is.
    """
    return text.translate(_PRINTED) if _CONTROLS.search(text) else text


def entity(letters: str) -> re.Pattern[str]:
    """A pattern for HTML entities, by name or by number, of any of the ``letters``."""
    codes = [number for c in letters for number in {ord(c), BYTE_OF.get(c, ord(c))}]
    numbers = "|".join(form for code in codes for form in (f"{code}", f"[xX]0*(?i:{code:x})"))
    names = "|".join(codepoint2name[code] for code in codes if code in codepoint2name)
    return re.compile(f"&(?:(?:{names})(?![A-Za-z0-9]);?|#(?:{numbers})(?![0-9A-Fa-f]);?)")


_ENTITY = entity("".join(c for c in BYTE_OF if c != "\u00a0"))
_SPACE = re.compile("(?<=[ÂÃÆº»])&(?:nbsp|#160|#[xX]0*[aA]0);?")  # the end of a misread letter


def without_entities(text: str) -> str:
    """A text with the entities of the characters in `BYTE_OF` decoded, plain spaces excepted."""
    decoded = _ENTITY.sub(lambda match: unescape(match.group().rstrip(";") + ";"), text)
    return _SPACE.sub("\u00a0", decoded)

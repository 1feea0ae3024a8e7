"""UTF-8 that was read as latin-1, windows-1252 or windows-1258, once or more: ``Viá»‡t`` → Việt.

Where a byte was lost on the way, the letter is the one that makes a Vietnamese syllable.
"""

from __future__ import annotations

import re

from toolkit.pages.latin import BYTE_OF
from toolkit.pages.legacy import MODERN
from toolkit.text.syllables import syllables

__all__ = ["reread"]

_BYTES = BYTE_OF | {"Ă": 0xC3, " ": 0xA0}  # as windows-1258 reads it; as scrapers fold spaces
_NEXT = "[" + "".join(re.escape(c) for c, byte in BYTE_OF.items() if byte < 0xC0) + "]"
_LETTER = f"[ÂÃĂÄÅÆËÌÍ]{_NEXT}|[áâï]{_NEXT}{{2}}|ð{_NEXT}{{3}}"
_IN_MIXED = re.compile(_LETTER)
# à whose second byte, a space that does not break, became a plain space or was stripped
_IN_DAMAGED = re.compile(
    rf"{_LETTER}|[ÃĂ] (?=(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)\b|[\s,.;:!?)”\"]|$)|[ÃĂ](?=\s|$)",
    re.MULTILINE,
)
_TRACE = re.compile(f"á[º»]{_NEXT}|Ä[\x91‘]|Æ[°¡]|[ÃĂ][¡-º¼-¿]")
_QUICK = ("á»", "áº", "Ä", "Æ", "Ã", "Ă")
_FEW = 3  # traces that an undamaged page may hold
_MOST_TIMES = 4

# á» before one of the five bytes that windows-1252 leaves undefined; Ä before 0x90
_CUT = re.compile(r"(\w{0,6}?)(á»|Ä)[\ufffd?]?(\w{0,6})")
_CANDIDATES = {"á»": "ềờọỐỏ", "Ä": "Đ"}
_COMMON = frozenset(
    ("họ", "giờ", "bỏ", "chọn", "nhỏ", "hỏi", "mọi", "gọi", "khỏi", "chờ", "khỏe", "tỏ", "giỏi",
     "thỏa", "tỏa", "thọ", "phỏng", "hỏng", "gọn", "trọn")
)  # fmt: skip
"""Words that are commoner than those of an earlier candidate."""


def reread(text: str) -> str:
    """The text with its misread UTF-8 as it was written; one without traces comes back as is."""
    letter = _IN_MIXED if MODERN.search(text) else _IN_DAMAGED
    found = text
    for _ in range(_MOST_TIMES):
        if not _is_damaged(found):
            break
        found = letter.sub(_reread, found)
    return found if found == text else _CUT.sub(_likely, found)


def _is_damaged(text: str) -> bool:
    return sum(map(text.count, _QUICK)) >= _FEW and len(_TRACE.findall(text)) >= _FEW


def _reread(match: re.Match[str]) -> str:
    data = bytes(_BYTES[character] for character in match.group())
    try:
        return (data if len(data) > 1 else data + b"\xa0").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _likely(match: re.Match[str]) -> str:
    before, stub, after = match.groups()
    words = [before + letter + after for letter in _CANDIDATES[stub]]
    likely = [word for word in words if word.lower() in _COMMON]
    likely += [word for word in words if word.lower() in syllables()]
    return likely[0] if likely else match.group()

"""UTF-8 that was read as latin-1, windows-1252 or windows-1258, once or more: ``Viá»‡t`` → Việt.

Where a byte was lost on the way, the letter is the one that makes a Vietnamese syllable.
"""

from __future__ import annotations

import re

from toolkit.pages.latin import BYTE_OF
from toolkit.text.syllables import syllables

__all__ = ["reread"]

# Ă and the grave mark are what windows-1258 makes of two leading bytes
_BYTES = BYTE_OF | {"Ă": 0xC3, "\u0300": 0xCC, " ": 0xA0}
_NEXT = "[" + "".join(re.escape(c) for c, byte in BYTE_OF.items() if byte < 0xC0) + "]"
_LONG = f"[áâï]{_NEXT}{{2}}|ð{_NEXT}{{3}}"
_LETTER = f"[ÂÃĂÄÅÆËÌ\u0300Í]{_NEXT}|{_LONG}"
_QUOTES = "“”‘’…–—"
# in a page that is damaged in part, Ã before a quote or a dash may be itself
_IN_PART = re.compile(rf"[ÂÃĂ](?![{_QUOTES}]\W){_NEXT}|[ÄÅÆËÌ\u0300Í]{_NEXT}|{_LONG}")
# in one that is damaged throughout, Ã stands for à where a space that does not break was its
# second byte and became a plain space or was stripped
_THROUGHOUT = re.compile(
    rf"{_LETTER}|[ÃĂ] (?=(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)\b|[\s,.;:!?…)”\"]|â€|$)|[ÃĂ](?=\s|$)",
    re.MULTILINE,
)
_TRACE = re.compile(rf"á[º»](?![{_QUOTES}]){_NEXT}|Ä[\x91‘]|Æ[°¡]|[ÃĂ][\x80-\x9f¡-º¼-¿]|\u0300[€›]")
_QUICK = ("á»", "áº", "Ä", "Æ", "Ã", "Ă", "\u0300")
_TONED = re.compile("[Ạ-ỹ]")  # in any Vietnamese text that is whole
_FEW = 3  # traces that an undamaged page may hold
_MOST_TIMES = 4

# letters that ended in one of the five bytes that windows-1252 leaves undefined
_LOST = re.compile(r"(\w{0,6}?)á»[\ufffd?]?(\w{0,6})")
_LOST_D = re.compile(r"Ä[\ufffd?]?(?=[AEIOUYaeiouyÀ-ỹ])")
_LOST_QUOTE = re.compile(r"â€[\ufffd?]?")
_COMMON = frozenset(
    ("họ", "giờ", "bỏ", "chọn", "nhỏ", "hỏi", "mọi", "gọi", "khỏi", "chờ", "khỏe", "tỏ", "giỏi",
     "thỏa", "tỏa", "thọ", "phỏng", "hỏng", "gọn", "trọn")
)  # fmt: skip
"""Words that are commoner than those of the letters that `_likely` tries first."""


def reread(text: str) -> str:
    """The text with its misread UTF-8 as it was written; one without traces comes back as is."""
    letter = _IN_PART if _TONED.search(text) else _THROUGHOUT
    found = text
    for _ in range(_MOST_TIMES):
        if not _is_damaged(found):
            break
        found = letter.sub(_reread, found)
    return found if found == text or not _TONED.search(found) else _completed(found)


def _is_damaged(text: str) -> bool:
    return sum(map(text.count, _QUICK)) >= _FEW and len(_TRACE.findall(text)) >= _FEW


def _reread(match: re.Match[str]) -> str:
    data = bytes(_BYTES[character] for character in match.group())
    try:
        return (data if len(data) > 1 else data + b"\xa0").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _completed(text: str) -> str:
    return _LOST.sub(_likely, _LOST_D.sub("Đ", _LOST_QUOTE.sub("”", text)))


def _likely(match: re.Match[str]) -> str:
    before, after = match.groups()
    words = [before + letter + after for letter in "ềờọỐỏ"]
    likely = [word for word in words if word.lower() in _COMMON]
    likely += [word for word in words if word.lower() in syllables()]
    return likely[0] if likely else match.group()

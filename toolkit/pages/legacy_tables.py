"""Vietnamese before Unicode: what the bytes of each encoding stand for.

Each converter takes a text in which the bytes were read as latin-1 or windows-1252 and gives
Unicode (NFC); what its encoding does not define stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from toolkit.pages.latin import BYTE_OF

__all__ = ["CONVERTERS"]

# TCVN 5712:1993, VN3: the ABC fonts (.VnTime); no capitals with tone marks.
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip

# RFC 1456; letters stand among the control characters too.
_VISCII = {
    0x02: "Ẳ", 0x05: "ẴẪ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    0xA0: "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ",
    0xC0: "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    0xE0: "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
}  # fmt: skip

# VPS of the Vietnamese Professionals Society: http://vietunicode.sourceforge.net/charset/
_VPS = {
    0x02: "ẠẬẶẸỆ", 0x10: "ỊỌỘỢỤỰ", 0x19: "Ỵ", 0x1C: "ẪỮ",
    0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ", 0x93: "ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    0xA1: "ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự",
    0xC0: "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ",
    0xE0: "àáâãảạă", 0xE8: "èéêẽìíîĩẴĐòóôõ", 0xF7: "Ơụùú", 0xFB: "ủ", 0xFD: "ỶẼỳ",
}  # fmt: skip


def _by_byte(table: dict[int, str]) -> Callable[[str], str]:
    letters = {first + i: c for first, run in table.items() for i, c in enumerate(run)}
    spellings = {ord(c): letters[byte] for c, byte in BYTE_OF.items() if byte in letters}
    spellings |= {byte: letter for byte, letter in letters.items() if byte < 0x20}
    return lambda text: text.translate(spellings)


# VNI for Windows: a letter and the mark after it; http://vietunicode.sourceforge.net/charset/
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_BREVES = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """Letter and mark → Unicode, a mark in small letters or capitals after either letter."""
    pairs = {base + mark: base + tone for base in "aeouy" for mark, tone in _TONES.items()}
    pairs |= {base + mark: base + _HAT + tone for base in "aeo" for mark, tone in _HATS.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _BREVES.items()}
    pairs |= {c + mark: _ALONE[c] + tone for c in "ôö" for mark, tone in _TONES.items()}
    found: dict[str, str] = {}
    for legacy, letter in (pairs | _ALONE).items():
        composed = unicodedata.normalize("NFC", letter)
        found |= {legacy: composed, legacy.upper(): composed.upper()}
        if len(legacy) == 2:
            found[legacy[0].upper() + legacy[1]] = composed.upper()
            found[legacy[0] + legacy[1].upper()] = composed
    return found


_VNI = _vni()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda match: _VNI[match.group()], text)


_WINDOWS_1258 = {
    ord(c): letter
    for c, byte in BYTE_OF.items()
    if (letter := bytes([byte]).decode("cp1258", "ignore")) and letter != c and byte >= 0xC0
}


def _from_windows_1258(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_WINDOWS_1258))


CONVERTERS: dict[str, Callable[[str], str]] = {
    "TCVN3": _by_byte(_TCVN3),
    "VNI": _from_vni,
    "VISCII": _by_byte(_VISCII),
    "VPS": _by_byte(_VPS),
    "windows-1258": _from_windows_1258,
}
"""Name of an encoding → its converter; those that archives hold most first."""

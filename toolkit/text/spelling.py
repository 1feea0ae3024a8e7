"""How a Vietnamese syllable is spelled: its onset, its rhyme, and the place of its tone mark.

Source: Đoàn Thiện Thuật (1977), Ngữ âm tiếng Việt; tone marks by
https://vi.wikipedia.org/wiki/Quy_tắc_đặt_dấu_thanh_của_chữ_Quốc_ngữ
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from toolkit.text.aligned import Aligned, Edit

__all__ = [
    "CAPITAL",
    "SMALL",
    "VIETNAMESE",
    "Style",
    "Syllable",
    "like",
    "lowered",
    "parse",
    "respell",
    "spell",
]

Style = Literal["old", "new"]
"""Where oa, oe and uy without a final consonant have their tone: hòa (old) or hoà (new)."""

TONES = "\u0300\u0301\u0309\u0303\u0323"
_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_CODAS = {
    "a": "- c ch m n ng nh p t i o u y", "ă": "c m n ng p t", "â": "c m n ng p t u y",
    "e": "- c m n ng p t o", "ê": "- ch m n nh p t u c ng", "i": "- c ch m n ng nh p t a u",
    "o": "- c m n ng p t i", "ô": "- c m n ng p t i", "ơ": "- m n p t i", "u": "- c m n ng p t a i",
    "ư": "- c m n ng t a i u", "y": "- ch n nh t p",
    "iê": "c m n ng p t u", "yê": "m n ng t u", "oa": "- c ch m n ng nh p t i o y",
    "oă": "c m n ng t", "oe": "- m n ng t o", "oo": "c ng n", "uâ": "n ng t y", "uê": "- ch n nh u",
    "uô": "c m n ng t i", "uơ": "- n t", "uy": "- ch n nh p t a u", "uyê": "n t",
    "ươ": "c m n ng p t i u",
}  # fmt: skip
"""What may follow each nucleus; `-` is nothing. Vowels that follow are glides."""

VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ebb\u1ebe-\u1ef1\u1ef4-\u1ef9]")
"""A letter of Vietnamese alone; without ẽ and ỳ, which another place of the tone makes õ and ù,
so that no step changes whether a text has one."""

_RHYMES = {
    nucleus + ending.replace("-", "")
    for nucleus, endings in _CODAS.items()
    for ending in endings.split()
}
_VOWELS = "aăâeêioôơuưy"
_TONED = unicodedata.normalize("NFC", "".join(v + tone for v in _VOWELS for tone in TONES))
SMALL = "a-zăâđêôơư" + _TONED
CAPITAL = "A-Z" + SMALL.removeprefix("a-z").upper()
"""The letters of Vietnamese, small and capital, as they stand in a regular expression's []."""

_WORD = re.compile(r"[^\W\d_]++(?![\d_\u0300-\u036f])")


class Syllable(NamedTuple):
    """A syllable in small letters: onset, rhyme without tone mark, the mark ("" for none)."""

    onset: str
    rhyme: str
    tone: str


def parse(word: str) -> Syllable | None:
    """``word`` (small letters, NFC) as a syllable, wherever its tone mark stands; or None."""
    apart = unicodedata.normalize("NFD", word)
    marks = [letter for letter in apart if letter in TONES]
    if len(marks) > 1:
        return None
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    for onset in _ONSETS:
        if bare.startswith(onset) and bare[len(onset) :] in _RHYMES:
            return Syllable(onset, bare[len(onset) :], "".join(marks))
    return None


def spell(syllable: Syllable, style: Style) -> str:
    """The syllable with its tone mark in its place."""
    onset, rhyme, tone = syllable
    at = _place(rhyme, style) + 1
    return onset + unicodedata.normalize("NFC", rhyme[:at] + tone) + rhyme[at:]


def _place(rhyme: str, style: Style) -> int:
    """Which letter of a rhyme has the tone mark."""
    vowels = rhyme.rstrip("chgmnpt")
    marked = [i for i, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    closed = len(vowels) < len(rhyme)
    rising = vowels in ("oa", "oe", "uy") and style == "new"
    return 1 if len(vowels) == 3 or (len(vowels) == 2 and (closed or rising)) else 0


def lowered(text: str) -> str:
    """Small letters, each in the place of its capital: İ, which has no single one, stays."""
    return text.lower() if "İ" not in text else text.replace("İ", "\0").lower().replace("\0", "İ")


def respell(text: Aligned, respelled: Callable[[str], str]) -> Aligned:
    """Every word as ``respelled`` gives it for small letters; capitals stay where they were.

    ``respelled`` gives as many letters as it takes.
    """
    small = lowered(text.text)
    edits: list[Edit] = []
    for word in set(_WORD.findall(small)):
        new = respelled(word)
        if new != word:
            for at in _places(small, word):
                end = at + len(word)
                edits.append((at, end, like(new, text.text[at:end])))
    return text.edit(sorted(edits))


def _places(text: str, word: str) -> Iterator[int]:
    """Where ``word`` stands in ``text`` as a word."""
    at = text.find(word)
    while at >= 0:
        whole = _WORD.match(text, at)
        if whole and whole.group() == word and not (at and text[at - 1].isalpha()):
            yield at
        at = text.find(word, at + len(word))


def like(new: str, old: str) -> str:
    """``new`` with capitals where ``old`` has them."""
    pairs = zip(new, old, strict=True)
    return "".join(letter.upper() if model.isupper() else letter for letter, model in pairs)

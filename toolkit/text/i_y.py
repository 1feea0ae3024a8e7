"""The vowel that may be written i or y: kĩ thuật, kỹ thuật."""

from __future__ import annotations

import re
from typing import Literal

from toolkit.text.aligned import Aligned, Edit
from toolkit.text.registry import Step, steps
from toolkit.text.spelling import like, lowered

__all__ = ["i_y"]

_EITHER = {
    "hỉ": "hỷ", "kì": "kỳ", "kí": "ký", "kỉ": "kỷ", "kĩ": "kỹ", "kị": "kỵ",
    "lí": "lý", "lị": "lỵ", "mĩ": "mỹ", "tỉ": "tỷ",
}  # fmt: skip
"""Syllables of Chinese origin in the spelling of the style i, and in that of the style y."""

_EITHER_BESIDE = {
    "hi": ("hy", "", "vọng sinh hữu"),
    "li": ("ly", "biệt cách chia cự phân", "biệt dị gián hôn khai tán tâm thân"),
    "ti": ("ty", "công", ""),
}
"""The same for syllables that are also words of their own: the words before and after them."""

_ONE = {
    "qui": "quy", "quì": "quỳ", "quỉ": "quỷ", "quĩ": "quỹ", "quí": "quý", "quị": "quỵ",
    "lỳ": "lì", "mỳ": "mì", "mỵ": "mị", "sỹ": "sĩ", "tỵ": "tị", "vỹ": "vĩ",
}  # fmt: skip
"""Syllables of one spelling in both styles, and the other that some write."""

_NATIVE = ({"tỉ": ("mỉ", "mẩn", "ti", "tê"), "lí": ("nhí", "lắc"), "kí": ("lô",)}) | {
    "kì": ("cọ", "cạch", "cục", "đà", "kèo", "nhông")
}
"""Words after which a syllable of `_EITHER` is no Chinese one: tỉ mỉ."""

_NAMES = frozenset({"mỵ", "mỹ", "sỹ", "tỵ", "vỹ"})
"""Syllables that with a capital are names wherever they stand: Mỹ, cụ Vỹ, tuổi Tỵ."""

_CANDIDATE = re.compile(
    r"(?<![\w\u0300-\u036f])(?:[hklmstv]|qu)[iìíỉĩịyỳýỷỹỵ](?![\w\u0300-\u036f])"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
LONGEST_WORD = 10
"""Characters before a syllable that are looked at for the word there."""


@steps.register("i_y")
def i_y(style: Literal["y", "i"] = "y") -> Step:
    """The vowel i in one spelling where it has two: ``kỹ, lý, tỷ, công ty`` (y) or ``kĩ, lí`` (i).

    The style ``y`` is that of the press, ``i`` that of schoolbooks; both write ``quý`` and
    ``bác sĩ``. Only the syllables of a table are touched, so that ``y tế``, ``ý``, ``tỉ mỉ`` and
    ``mì`` stay; and none that begins with a capital and stands beside another capital: names
    (``Nguyễn Văn Sỹ``) and ``Mỹ`` stay as they are written.

    Source: Quyết định 240/QĐ of the Ministry of Education (1984) for i; the table by counts in
    the press.
    """
    spelled = dict(_ONE) | _directed(_EITHER, style)
    beside = {
        (short if style == "y" else long): (long if style == "y" else short, before, after)
        for short, (long, *words) in _EITHER_BESIDE.items()
        for before, after in [[frozenset(part.split()) for part in words]]
    }

    def respelling(text: str, match: re.Match[str]) -> Edit:
        start, end = match.span()
        written, syllable = text[start:end], match.group()
        new = spelled.get(syllable)
        if new is None and syllable in beside:
            other, before, after = beside[syllable]
            if _before(text, start).lower() in before or _after(text, end).lower() in after:
                new = other
        if new is None or _stays(text, start, end, syllable):
            return start, end, written
        return start, end, like(new, written)

    def place(text: Aligned) -> Aligned:
        found = _CANDIDATE.finditer(lowered(text.text))
        return text.edit(respelling(text.text, match) for match in found)

    return place


def _directed(pairs: dict[str, str], style: Literal["y", "i"]) -> dict[str, str]:
    return pairs if style == "y" else {long: short for short, long in pairs.items()}


def _stays(text: str, start: int, end: int, syllable: str) -> bool:
    """Whether the syllable is a name, part of one, or part of a native word."""
    if _after(text, end).lower() in _NATIVE.get(syllable, ()):
        return True
    if not text[start].isupper():
        return False
    beside = _before(text, start).istitle() or _after(text, end).istitle()
    return syllable in _NAMES or (beside and text[start:end].istitle())


def _before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    return found[1] if found else ""


def _after(text: str, end: int) -> str:
    found = _WORD_AFTER.match(text, end)
    return found[1] if found else ""

"""The vowel that may be written i or y: kĩ thuật, kỹ thuật."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from toolkit.text.aligned import Aligned, Edit
from toolkit.text.registry import Step, steps
from toolkit.text.spelling import VIETNAMESE, like, lowered

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
    choices = _choices(style)

    def place(text: Aligned) -> Aligned:
        found = _CANDIDATE.finditer(lowered(text.text))
        return text.edit(_respelling(text.text, match, choices) for match in found)

    return place


class _Choice(NamedTuple):
    """Another spelling, and the words before or after that ask for it; none: it always counts."""

    spelling: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    def counts(self, before: str, after: str) -> bool:
        anywhere = not (self.before or self.after)
        return anywhere or before.lower() in self.before or after.lower() in self.after


def _choices(style: Literal["y", "i"]) -> dict[str, _Choice]:
    """syllable → how the style spells it."""
    found = {other: _Choice(one) for other, one in _ONE.items()}
    for short, long in _EITHER.items():
        other, wanted = (short, long) if style == "y" else (long, short)
        found[other] = _Choice(wanted)
    for short, (long, before, after) in _EITHER_BESIDE.items():
        other, wanted = (short, long) if style == "y" else (long, short)
        found[other] = _Choice(wanted, frozenset(before.split()), frozenset(after.split()))
    return found


def _respelling(text: str, match: re.Match[str], choices: Mapping[str, _Choice]) -> Edit:
    (start, end), syllable = match.span(), match.group()
    written, choice = text[start:end], choices.get(syllable)
    if choice is None or (syllable == "qui" and not VIETNAMESE.search(text)):  # French, Italian
        return start, end, written
    before, after = _before(text, start), _after(text, end)
    if not choice.counts(before, after) or after.lower() in _NATIVE.get(syllable, ()):
        return start, end, written
    if written[0].isupper() and (syllable in _NAMES or _is_name(before, written, after)):
        return start, end, written
    return start, end, like(choice.spelling, written)


def _is_name(before: str, word: str, after: str) -> bool:
    return word.istitle() and (before.istitle() or after.istitle())


def _before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    return found[1] if found else ""


def _after(text: str, end: int) -> str:
    found = _WORD_AFTER.match(text, end)
    return found[1] if found else ""

"""Normalising Vietnamese text, step by step, each step reversible.

A step maps an `Aligned` text to an `Aligned` text. Doing a step twice is doing it once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from toolkit.registry import Registry
from toolkit.text.abbreviations import ABBREVIATIONS
from toolkit.text.aligned import Aligned, Edit, substitute

__all__ = ["DEFAULT_STEPS", "Step", "normalise", "steps"]

Step = Callable[[Aligned], Aligned]

steps = Registry("text step")


@steps.register("nfc")
def nfc() -> Step:
    """Letters and their marks as one code point each (Unicode NFC).

    Source: Unicode Standard Annex 15, https://www.unicode.org/reports/tr15/
    """
    return _compose


def _compose(text: Aligned) -> Aligned:
    if unicodedata.is_normalized("NFC", text.text):
        return text
    composed = text.edit(_clusters(text.text))
    if unicodedata.is_normalized("NFC", composed.text):
        return composed
    return text.edit([(0, len(text.text), unicodedata.normalize("NFC", text.text))])


def _clusters(text: str) -> list[Edit]:
    """Edits that compose each starter with the marks after it."""
    edits: list[Edit] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = text[start:end]
        composed = unicodedata.normalize("NFC", piece)
        if composed != piece:
            edits.append((start, end, composed))
        start = end
    return edits


_CHARACTERS = {
    "\u00d0": "Đ",  # Ð, the Icelandic eth, looks like Đ
    "\u0189": "Đ",  # Ɖ, African d
    "\u00a0": " ",
    "\u202f": " ",
    "\u2007": " ",
    "\u3000": " ",
    "\t": " ",
    "\u00ad": "",  # soft hyphen
    "\u200b": "",  # zero-width space
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "…": "...",
}
_CHARACTER = re.compile("[" + "".join(map(re.escape, _CHARACTERS)) + "]")
_SPACES = re.compile(r"[ ]{2,}|[ ]+(?=\n)|(?<=\n)[ ]+")


@steps.register("characters")
def characters() -> Step:
    """Look-alike letters, invisible characters, quotes, dashes and spaces in one form each.

    Source: Unicode confusables (https://www.unicode.org/reports/tr39/) and scraped press pages.
    """

    def clean(text: Aligned) -> Aligned:
        was_composed = unicodedata.is_normalized("NFC", text.text)
        text = substitute(text, _CHARACTER, lambda m: _CHARACTERS[m.group()])
        if was_composed:  # an invisible character may have stood between a letter and its mark
            text = _compose(text)
        return substitute(text, _SPACES, lambda m: "" if _at_line_edge(m) else " ")

    return clean


def _at_line_edge(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return (start > 0 and text[start - 1] == "\n") or (end < len(text) and text[end] == "\n")


_OLD_STYLE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_NEW_STYLE = {old: new for new, old in _OLD_STYLE.items()}


def _tone_pattern(pairs: dict[str, str]) -> re.Pattern[str]:
    rhymes = "|".join(pairs)
    return re.compile(rf"(?<![qQ])(?:{rhymes})(?![\w\u0300-\u036f])", re.IGNORECASE)


@steps.register("tones")
def tones(style: Literal["old", "new"] = "old") -> Step:
    """Tone marks of oa, oe and uy in one place: ``hòa, thủy`` (old) or ``hoà, thuỷ`` (new).

    A ``u`` after ``q`` belongs to the consonant (``quý``) and a syllable with a final consonant
    has only one spelling (``hoàn``): both are left alone.

    Source: https://vi.wikipedia.org/wiki/Quy_tắc_đặt_dấu_thanh_của_chữ_Quốc_ngữ
    """
    pairs = _OLD_STYLE if style == "old" else _NEW_STYLE
    pattern = _tone_pattern(pairs)

    def place(text: Aligned) -> Aligned:
        return substitute(text, pattern, lambda m: _like(pairs[m.group().lower()], m.group()))

    return place


def _like(replacement: str, model: str) -> str:
    """``replacement`` with upper-case letters where ``model`` has them."""
    return "".join(
        new.upper() if old.isupper() else new for new, old in zip(replacement, model, strict=True)
    )


_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r")(?![\w\u0300-\u036f-])"
)


@steps.register("abbreviations")
def abbreviations() -> Step:
    """Abbreviations of the political press written out: ``MTTQ`` → ``Mặt trận tổ quốc``.

    The first letter is a capital, so that a sentence may still begin there.

    Source: the table in ``toolkit/text/abbreviations.py``.
    """

    def expand(text: Aligned) -> Aligned:
        return substitute(text, _ABBREVIATION, lambda m: _capital(ABBREVIATIONS[m.group()]))

    return expand


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


@steps.register("lower")
def lower() -> Step:
    """Small letters.

    Source: Unicode default case conversion, https://www.unicode.org/versions/latest/
    """

    def fold(text: Aligned) -> Aligned:
        folded = text.text.lower()
        if len(folded) == len(text.text):  # no letter changed its length: offsets stay
            return Aligned(folded, text.alignments)
        return text.edit((i, i + 1, letter.lower()) for i, letter in enumerate(text.text))

    return fold


DEFAULT_STEPS = ("nfc", "characters", "tones", "abbreviations", "lower")


def normalise(text: str, chain: Sequence[Step] | None = None) -> Aligned:
    """Run ``text`` through ``chain`` (by default `DEFAULT_STEPS`, in order)."""
    if chain is None:
        chain = [steps[name]({}) for name in DEFAULT_STEPS]
    aligned = Aligned(text)
    for step in chain:
        aligned = step(aligned)
    return aligned

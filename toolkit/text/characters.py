"""Characters that look alike, or like nothing, in one form each."""

from __future__ import annotations

import re
import unicodedata

from toolkit.text.aligned import Aligned, substitute
from toolkit.text.composition import compose
from toolkit.text.registry import Step, steps
from toolkit.text.spelling import lowered, parse

__all__ = ["characters"]

_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνυ" + "ðɖ",
    "ABEKMHOPCTYXIJSaeopcyxijs" + "ABEZHIKMNOPTYXoikvu" + "đđ",
)
"""Cyrillic, Greek and Nordic letters, and the Latin ones that they are taken for."""

_FOREIGN = re.compile("[" + "".join(map(chr, _ALIKE)) + "]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")

_LETTER = {"Ð": "Đ", "Ɖ": "Đ"}
_QUOTE = {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′", "'")}
_DASH = dict.fromkeys("‐‑‒–—―−－", "-")
_SPACE = dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\t\x0b\x0c\x85", " ")
_SPACE |= dict.fromkeys(map(chr, [*range(0x2000, 0x200B), *range(0x1C, 0x20)]), " ")

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_ELLIPSIS = re.compile(r"…[.…]*|\.+…[.…]*|\.{4,}")
_BREAK = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r" {2,}| +(?=\n)|(?<=\n) +")


@steps.register("characters")
def characters(
    letters: bool = True,
    invisible: bool = True,
    quotes: bool = True,
    dashes: bool = True,
    ellipses: bool = True,
    spaces: bool = True,
) -> Step:
    """Look-alike letters, invisible characters, quotes, dashes and spaces in one form each.

    Letters: Ð is Đ; a Cyrillic or Greek letter becomes the Latin one only inside a word that is
    then a Vietnamese syllable, or in capitals beside Latin ones. Invisible ones go; quotes become
    ``"`` and ``'``, dashes ``-``, ellipses ``...``; spaces are single, and none is at a line's
    edge.

    Source: Unicode confusables (https://www.unicode.org/reports/tr39/) and scraped press pages.
    """
    one = {
        **(_LETTER if letters else {}),
        **(_QUOTE if quotes else {}),
        **(_DASH if dashes else {}),
        **(_SPACE if spaces else {}),
    }
    settings = ((_INVISIBLE, "", invisible), (_ELLIPSIS, "...", ellipses), (_BREAK, "\n", spaces))
    runs = [(pattern, form) for pattern, form, wanted in settings if wanted]

    def clean(text: Aligned) -> Aligned:
        was_composed = unicodedata.is_normalized("NFC", text.text)
        text = Aligned(_replace(text.text, one), text.alignments)
        if letters:
            text = Aligned(_latin(text.text), text.alignments)
        for pattern, form in runs:  # in order: an invisible one may stand inside the others
            text = text.edit((*found.span(), form) for found in pattern.finditer(text.text))
        if was_composed:  # what went or changed may have stood between a letter and its mark
            text = compose(text)
        return _single_spaces(text) if spaces else text

    return clean


def _replace(text: str, table: dict[str, str]) -> str:
    for old, new in table.items():
        if old in text:
            text = text.replace(old, new)
    return text


def _latin(text: str) -> str:
    return _LETTERS.sub(_latin_word, text) if _FOREIGN.search(text) else text


def _latin_word(match: re.Match[str]) -> str:
    word = match.group()
    if not (_FOREIGN.search(word) and _LATIN.search(word)):
        return word
    latin = word.translate(_ALIKE)
    syllable = parse(lowered(unicodedata.normalize("NFC", latin)))
    return latin if syllable or (latin.isupper() and latin.isascii()) else word


def _single_spaces(text: Aligned) -> Aligned:
    found = text.text
    if "  " in found or " \n" in found or "\n " in found:
        return substitute(text, _SPACES, lambda m: "" if _at_line_edge(m) else " ")
    return text


def _at_line_edge(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return (start > 0 and text[start - 1] == "\n") or (end < len(text) and text[end] == "\n")

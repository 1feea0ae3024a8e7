"""Pages in the encodings of Vietnamese before Unicode (TCVN3, VNI, VISCII, VPS, windows-1258).

They reach us with their bytes read as latin-1 or windows-1252: ``céng hßa``, ``coäng hoøa``.
The encoding is the one that makes Vietnamese syllables of the page's words. Each stretch between
tags or line breaks is judged on its own, as menus in Unicode stand around old articles.
"""

from __future__ import annotations

import re

from toolkit.pages.capitals import Capitals
from toolkit.pages.legacy_tables import CONVERTERS
from toolkit.text.syllables import syllables

__all__ = ["MODERN", "ODD", "modernised"]

_PLAIN = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÐ"  # Vietnamese has them too
    "\x85\u00a0¡£¥§¨©«\u00ad®°±²³´·º»¼½¿×"
)
ODD = "".join(c for c in map(chr, range(0x80, 0x100)) if c not in _PLAIN)
"""Characters of latin-1 that stand in old encodings and hardly in Vietnamese Unicode."""
_ODD_BYTES = ODD.encode("latin-1")
MODERN = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
"""Letters and marks of Vietnamese that latin-1 has not."""
_STRETCH = re.compile(r"<[^<>]*>|[^<>\n\r]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_IN_WORD = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]|[^\W\d_\x00-\x7f]")
_BETWEEN_SPACES = re.compile(r"\S+")

_FEWEST_ODD = 2  # characters of a page, to look closer
_FEWEST_WORDS = 4  # that become Vietnamese, to believe it
_RIGHT_TO_WRONG = 3
_SAMPLE = 20_000  # characters that the judgement rests on


def modernised(text: str) -> str:
    """A text with its stretches in a legacy encoding as Unicode; any other comes back as it is."""
    for _ in CONVERTERS:  # a page may hold more than one
        name = _encoding(text)
        if name is None:
            return text
        text = _STRETCH.sub(_Page(name, text), text)
    return text


def _encoding(text: str) -> str | None:
    """The legacy encoding of a part of a page, or None."""
    latin = text.encode("latin-1", "replace")
    if len(latin) - len(latin.translate(None, _ODD_BYTES)) < _FEWEST_ODD:
        return None
    sample = _sample(text)
    right, wrong = _judged(sample)
    scores = {name: _judged(convert(sample)) for name, convert in CONVERTERS.items()}
    name = max(scores, key=lambda name: scores[name][0] - scores[name][1])
    better, worse = scores[name]
    if better < _FEWEST_WORDS or better < _RIGHT_TO_WRONG * worse:
        return None
    return name if better - worse >= right - wrong + _FEWEST_WORDS else None


def _sample(text: str) -> str:
    """The stretches that may be in an old encoding: letters beyond ASCII, none of them modern."""
    found: list[str] = []
    length = 0
    for stretch in _STRETCH.findall(text):
        if not stretch.isascii() and not MODERN.search(stretch):
            found.append(stretch)
            length += len(stretch)
            if length > _SAMPLE:
                break
    return "\n".join(found)[: 2 * _SAMPLE]


def _judged(text: str) -> tuple[int, int]:
    """How many different words with diacritics are Vietnamese syllables, and how many are not.

    Those whose only one is the bar of đ do not count: most are abbreviations (HĐND).
    """
    words = {word for word in _WORD.findall(text.lower()) if not word.replace("đ", "d").isascii()}
    right = len(words & syllables())
    return right, len(words) - right


def _balance(text: str) -> int:
    right, wrong = _judged(text)
    return right - wrong


class _Page:
    """Converts the stretches of a page one after another, where that makes them Vietnamese.

    What cannot be told goes with the page, or where that is in Unicode too, with what stood
    before it.
    """

    def __init__(self, name: str, text: str) -> None:
        self._convert = CONVERTERS[name]
        self._capitals = Capitals() if name == "TCVN3" else None
        self._is_mixed = MODERN.search(text) is not None
        self._legacy = not self._is_mixed

    def __call__(self, match: re.Match[str]) -> str:
        stretch = match.group()
        is_tag = stretch.startswith("<")
        text = self._unicode(stretch, is_tag)
        if self._capitals is None:
            return text
        if is_tag:
            self._capitals.see(stretch)
            return text
        return self._capitals.restored(stretch, text)

    def _unicode(self, stretch: str, is_tag: bool) -> str:
        converted = self._convert(stretch)
        if converted == stretch:
            return stretch
        if MODERN.search(stretch):
            return _BETWEEN_SPACES.sub(self._word, stretch)
        gain = _balance(converted) - _balance(stretch)
        if is_tag or not _IN_WORD.search(stretch):  # a lone © in old text is what it looks like
            return converted if gain > 0 else stretch
        if gain and self._is_mixed:
            self._legacy = gain > 0
        return converted if gain > 0 or (not gain and self._legacy) else stretch

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        if word.isascii() or MODERN.search(word):
            return word
        converted = self._convert(word)
        return converted if _balance(converted) > _balance(word) else word

"""Letters and their marks as one code point each."""

from __future__ import annotations

import unicodedata

from toolkit.text.aligned import Aligned, Edit
from toolkit.text.registry import Step, steps

__all__ = ["compose", "nfc"]


@steps.register("nfc")
def nfc() -> Step:
    """Letters and their marks as one code point each (Unicode NFC).

    Source: Unicode Standard Annex 15, https://www.unicode.org/reports/tr15/
    """
    return compose


def compose(text: Aligned) -> Aligned:
    """The text in Unicode NFC."""
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

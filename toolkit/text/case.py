"""Small letters."""

from __future__ import annotations

from toolkit.text.aligned import Aligned
from toolkit.text.registry import Step, steps

__all__ = ["lower"]


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

"""Normalising Vietnamese text, step by step, each step reversible.

A step maps an `Aligned` text to an `Aligned` text. Doing a step twice is doing it once.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.text.abbreviations import abbreviations
from toolkit.text.aligned import Aligned
from toolkit.text.case import lower
from toolkit.text.characters import characters
from toolkit.text.composition import nfc
from toolkit.text.i_y import i_y
from toolkit.text.mask import mask
from toolkit.text.registry import Step, steps
from toolkit.text.tones import tones

__all__ = [
    "DEFAULT_STEPS",
    "Step",
    "abbreviations",
    "characters",
    "i_y",
    "lower",
    "mask",
    "nfc",
    "normalise",
    "steps",
    "tones",
]

DEFAULT_STEPS = ("nfc", "characters", "abbreviations", "tones", "lower")
"""Abbreviations before tones, so that what they stand for comes out in the style of the tones."""


def normalise(text: str, chain: Sequence[Step] | None = None) -> Aligned:
    """Run ``text`` through ``chain`` (by default `DEFAULT_STEPS`, in order)."""
    if chain is None:
        chain = [steps[name]({}) for name in DEFAULT_STEPS]
    aligned = Aligned(text)
    for step in chain:
        aligned = step(aligned)
    return aligned

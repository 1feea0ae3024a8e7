"""Tone marks in one place: hoà or hòa, and never thúât."""

from __future__ import annotations

from functools import lru_cache, partial

from toolkit.text.aligned import Aligned
from toolkit.text.registry import Step, steps
from toolkit.text.spelling import VIETNAMESE, Style, parse, respell, spell

__all__ = ["placed", "tones"]

_AS_THEY_ARE = frozenset({"gịa"})
"""Of two spellings that look like one misplaced: giặt gịa."""


@steps.register("tones")
def tones(style: Style = "old") -> Step:
    """Tone marks in one place: ``hòa, thủy`` (old) or ``hoà, thuỷ`` (new), never ``thúât``.

    ``style`` is about oa, oe and uy that end a syllable; elsewhere a syllable has one spelling
    (``hoàn``, ``quý``, ``già``), and a mark on another letter (``hòan``, ``qúy``, ``gìa``) is
    moved. Only what can be a Vietnamese syllable is touched; in a text without any letter of
    Vietnamese alone, words such as the Italian ``più`` are not.

    Source: https://vi.wikipedia.org/wiki/Quy_tắc_đặt_dấu_thanh_của_chữ_Quốc_ngữ
    """
    anywhere, carefully = partial(placed, style=style), partial(_placed_carefully, style=style)

    def place(text: Aligned) -> Aligned:
        if not VIETNAMESE.search(text.text):
            text = respell(text, carefully)
        return respell(text, anywhere) if VIETNAMESE.search(text.text) else text

    return place


@lru_cache(1 << 16)
def placed(word: str, style: Style) -> str:
    """``word`` (small letters) with its tone mark in its place, if it is a syllable."""
    syllable = parse(word)
    if syllable is None or not syllable.tone or word in _AS_THEY_ARE:
        return word
    return spell(syllable, style)


def _placed_carefully(word: str, style: Style) -> str:
    """As `placed`, but marks of ai, oi, iu and the like stay: other languages have them."""
    syllable = parse(word)
    rising = syllable is not None and syllable.rhyme.startswith(("oa", "oe", "uy", "uê", "uâ"))
    return placed(word, style) if rising or word.startswith(("q", "g")) else word

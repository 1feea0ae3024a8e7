"""The codebook's seed phrases as features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from toolkit.codebook import Codebook
from toolkit.features.registry import features

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["phrases"]


@features.register("phrases")
def phrases(codebook: Codebook, scale: Literal["log", "length"] = "log") -> TransformerMixin:
    """Weight of the codebook's seed phrases, a column per theme and kind of phrase.

    Source: Young and Soroka (2012), Affective News, dictionary scores; the codebook's phrases.
    """
    from toolkit.features.seed_phrases import SeedPhrases, phrase_table

    return SeedPhrases(phrase_table(codebook), scale)

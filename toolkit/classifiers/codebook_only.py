"""Labels from the codebook's seed phrases alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.classifiers.registry import classifiers
from toolkit.codebook import Codebook
from toolkit.config import Between

if TYPE_CHECKING:
    from toolkit.classifiers.dictionary import DictionaryClassifier

__all__ = ["codebook_only"]


@classifiers.register("codebook", soft_labels=True)
def codebook_only(
    codebook: Codebook,
    enough: Annotated[float, Between(0.0, None)] = 3.0,
    together: Annotated[float, Between(0.0, None)] = 0.5,
) -> DictionaryClassifier:
    """Weighted seed phrases of the codebook against a bar; learns nothing from labels.

    ``enough`` is the summed weight at which a theme is present; ``together`` is what a phrase
    counts that needs others beside it.

    Source: Young and Soroka (2012), Affective News: dictionary scores; the codebook's phrases.
    """
    from toolkit.classifiers.dictionary import DictionaryClassifier
    from toolkit.features.seed_phrases import SeedPhrases, phrase_table

    return DictionaryClassifier(SeedPhrases(phrase_table(codebook), "sum"), enough, together)

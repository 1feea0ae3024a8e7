"""The codebook's patterns as features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.codebook import Codebook
from toolkit.features.registry import features

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["patterns"]


@features.register("patterns")
def patterns(codebook: Codebook) -> TransformerMixin:
    """How often words of a list stand near words of another: a column per pattern of the codebook.

    Where the codebook has none, there is no column.

    Source: Metzler and Croft (2005), A Markov random field model for term dependencies, SIGIR:
    unordered windows; the codebook's patterns.
    """
    from toolkit.features.word_patterns import WordPatterns, pattern_table

    return WordPatterns(pattern_table(codebook))

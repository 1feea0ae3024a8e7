"""The codebook's patterns as features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.codebook import Codebook
from toolkit.config import Between
from toolkit.features.registry import features

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["patterns"]


@features.register("patterns")
def patterns(
    codebook: Codebook, weight: Annotated[float, Between(1e-6, 1e6)] = 0.5
) -> TransformerMixin:
    """How often words of a list stand near words of another: a column per pattern of the codebook.

    Where the codebook has none, there is no column. Values are logarithms times ``weight``, which
    says how much patterns count beside features of other kinds.

    Source: Metzler and Croft (2005), A Markov random field model for term dependencies, SIGIR:
    unordered windows; the codebook's patterns.
    """
    from toolkit.features.word_patterns import WordPatterns, pattern_table

    return WordPatterns(pattern_table(codebook), weight)

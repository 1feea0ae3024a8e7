"""From normalised texts to numbers: every feature a scikit-learn transformer over ``list[str]``."""

from toolkit.features import ngrams, phrases
from toolkit.features.registry import features

__all__ = ["features", "ngrams", "phrases"]

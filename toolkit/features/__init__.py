"""From normalised texts to numbers: every feature a scikit-learn transformer over ``list[str]``."""

from toolkit.features import embeddings, fields, ngrams, patterns, phrases, pretrained, rare
from toolkit.features.registry import features

__all__ = [
    "embeddings",
    "features",
    "fields",
    "ngrams",
    "patterns",
    "phrases",
    "pretrained",
    "rare",
]

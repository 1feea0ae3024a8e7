"""Why a model says so: which places in the text raised or lowered a score.

For linear models the contributions and the bias sum to the score exactly; for others each
sentence is left out in turn (occlusion) and the change of the score is its contribution.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import Pipeline

from toolkit.classifiers.columns import LinearColumns, PriorColumns
from toolkit.classifiers.dictionary import DictionaryClassifier
from toolkit.classifiers.pooled import POOLS, PooledPassages
from toolkit.features.places import Places, can_place, place
from toolkit.text import Token, sentences

__all__ = [
    "Contribution",
    "Explanation",
    "by_sentence",
    "explain",
    "explain_each",
    "is_exact",
    "top_words",
]

Ints = NDArray[np.int_]
Floats = NDArray[np.float64]


class Contribution(NamedTuple):
    """What ``text[start:end]`` adds to the score."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, eq=False)
class Explanation:
    """A score taken apart: ``score == bias + weights.sum()``.

    ``weights[i]`` is what the text from ``starts[i]`` to ``ends[i]`` adds, (n,) each. ``exact`` is
    False for occlusion, where only the bias makes the sum right.
    """

    score: float
    bias: float
    starts: Ints
    ends: Ints
    weights: Floats
    exact: bool

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The places one by one."""
        arrays = (self.starts.tolist(), self.ends.tolist(), self.weights.tolist())
        return tuple(map(Contribution, *arrays))


def explain(estimator: Any, text: str, labels: Sequence[int]) -> list[Explanation]:
    """Take apart the scores of the columns ``labels`` for one normalised text."""
    return explain_each(estimator, [text], [labels])[0]


def explain_each(
    estimator: Any, texts: Sequence[str], labels: Sequence[Sequence[int]]
) -> list[list[Explanation]]:
    """The same for many normalised texts, each with labels of its own."""
    if not texts:
        return []
    if isinstance(estimator, PooledPassages) and can_place(estimator.article_features_):
        return _pooled(estimator, texts, labels)
    if isinstance(estimator, DictionaryClassifier):
        return _linear(estimator.phrases, estimator, texts, labels)
    if isinstance(estimator, Pipeline):
        features, model = estimator[0], estimator[-1]
        if isinstance(model, PriorColumns):
            return [[_constant(model.scores_[label]) for label in own] for own in labels]
        if isinstance(model, LinearColumns) and can_place(features):
            return _linear(features, model, texts, labels)
    return [_occlusion(estimator, *pair) for pair in zip(texts, labels, strict=True)]


def is_exact(estimator: Any) -> bool:
    """Whether `explain` takes its scores apart exactly: quickly, and down to words."""
    if isinstance(estimator, PooledPassages):
        return can_place(estimator.article_features_)
    if isinstance(estimator, Pipeline):
        model = estimator[-1]
        linear = isinstance(model, LinearColumns) and can_place(estimator[0])
        return linear or isinstance(model, PriorColumns)
    return isinstance(estimator, DictionaryClassifier)


def _constant(score: float) -> Explanation:
    nowhere = np.zeros(0, dtype=np.int_)
    return _sum(nowhere, nowhere, np.zeros(0), float(score))


def _sum(starts: Ints, ends: Ints, weights: Floats, bias: float) -> Explanation:
    return Explanation(bias + float(weights.sum()), bias, starts, ends, weights, exact=True)


def _linear(
    features: Any, model: Any, texts: Sequence[str], labels: Sequence[Sequence[int]]
) -> list[list[Explanation]]:
    """Contributions of each place: weight times value, shared among a column's places."""
    places = place(features, texts)
    coef, biases = model.coef_, model.intercept_.tolist()
    result = []
    for number, own in enumerate(labels):
        found = places.of(number, number + 1)
        result.append(
            [_sum(found.starts, found.ends, found.weigh(coef[i]), biases[i]) for i in own]
        )
    return result


def _pooled(
    model: PooledPassages, texts: Sequence[str], labels: Sequence[Sequence[int]]
) -> list[list[Explanation]]:
    passages = [sentences(text) or [Token("", 0, 0)] for text in texts]
    bounds = np.cumsum([0, *map(len, passages)]).tolist()
    inside = place(model.passage_features_, [p.text for own in passages for p in own])
    whole = place(model.article_features_, texts)
    return [
        _pools(model, passages[n], inside.of(*pair), whole.of(n, n + 1), labels[n])
        for n, pair in enumerate(pairwise(bounds))
    ]


def _pools(
    model: PooledPassages,
    passages: Sequence[Token],
    inside: Places,
    whole: Places,
    labels: Sequence[int],
) -> list[Explanation]:
    """The deciding regression's weight of each pool, handed down to sentences and words."""
    offsets = _spans(passages)[0][inside.texts]
    starts = np.concatenate([inside.starts + offsets, whole.starts])
    ends = np.concatenate([inside.ends + offsets, whole.ends])
    P, A = model.passage_model_, model.article_model_
    result = []
    for label in labels:
        theme = label % model.n_themes_
        weights = inside.weigh(P.coef_[theme])
        scored: Floats = np.zeros(len(passages))
        np.add.at(scored, inside.texts, weights)
        shares = _pool_shares(scored, model.decider_coef_[label])
        article = float(model.decider_coef_[label, POOLS.index("article")])
        bias = float(model.decider_intercept_[label])
        bias += float(shares.sum() * P.intercept_[theme]) + article * float(A.intercept_[label])
        both = [weights * shares[inside.texts], article * whole.weigh(A.coef_[label])]
        result.append(_sum(starts, ends, np.concatenate(both), bias))
    return result


def _pool_shares(scored: Floats, coef: Floats) -> Floats:
    """The weight of each sentence's score in the decision: (n_sentences,)."""
    best, three, mean, first, _ = (float(weight) for weight in coef)
    order = np.argsort(-scored, kind="stable")
    shares = np.full(len(scored), mean / len(scored))
    shares[order[0]] += best
    shares[order[:3]] += three / len(order[:3])
    shares[0] += first
    return shares


def _occlusion(estimator: Any, text: str, labels: Sequence[int]) -> list[Explanation]:
    passages = sentences(text)
    starts, ends = _spans(passages)
    variants = [text, *(text[: p.start] + text[p.end :] for p in passages)]
    scores = estimator.decision_function(variants)
    result = []
    for label in labels:
        score = float(scores[0, label])
        weights = score - np.asarray(scores[1:, label], dtype=np.float64)
        bias = score - float(weights.sum())
        result.append(Explanation(score, bias, starts, ends, weights, exact=False))
    return result


def _spans(tokens: Sequence[Token]) -> tuple[Ints, Ints]:
    starts = np.array([token.start for token in tokens], dtype=np.int_)
    return starts, np.array([token.end for token in tokens], dtype=np.int_)


def by_sentence(explanation: Explanation, text: str) -> list[Contribution]:
    """The contributions summed by the sentence in which each begins, in order of the text."""
    passages = sentences(text)
    if not passages:
        return []
    starts, _ = _spans(passages)
    at = np.searchsorted(starts, explanation.starts, side="right") - 1
    sums = np.bincount(np.maximum(at, 0), explanation.weights, minlength=len(passages))
    return [Contribution(p.start, p.end, w) for p, w in zip(passages, sums.tolist(), strict=True)]


def top_words(explanation: Explanation, text: str, count: int) -> list[Contribution]:
    """The ``count`` n-grams that raise the score most, none overlapping another.

    The weight of an n-gram is the sum of all contributions inside it; they are ranked by weight
    over the square root of their number of words, so that a name is not cut to one word and a
    strong word is not drowned in a weak phrase.
    """
    starts, ends, weights = _sums_inside(explanation)
    raising = np.flatnonzero(weights > 0)
    spans = [
        Contribution(*span)
        for span in zip(*(a[raising].tolist() for a in (starts, ends, weights)), strict=True)
    ]

    def rank(span: Contribution) -> tuple[float, int, int]:
        words = max(len(text[span.start : span.end].split()), 1)
        return -span.weight / math.sqrt(words), span.start, span.end

    chosen: list[Contribution] = []
    for span in sorted(spans, key=rank):
        if len(chosen) == count:
            break
        if all(span.end <= other.start or span.start >= other.end for other in chosen):
            chosen.append(span)
    return chosen


def _sums_inside(explanation: Explanation) -> tuple[Ints, Ints, Floats]:
    """Each span once: start, end, and the sum over all spans that lie inside it, (n_spans,)."""
    spans, number = np.unique(
        np.stack([explanation.starts, explanation.ends], axis=1), axis=0, return_inverse=True
    )
    starts, ends = spans[:, 0], spans[:, 1]
    weights = np.bincount(number.ravel(), explanation.weights, minlength=len(spans))
    first = np.searchsorted(starts, starts)
    after = np.searchsorted(starts, ends)
    sums = np.zeros(len(spans))
    for step in range(int((after - first).max(initial=0))):
        at = np.minimum(first + step, len(spans) - 1)
        inside = (first + step < after) & (ends[at] <= ends)
        sums += np.where(inside, weights[at], 0.0)
    return starts, ends, sums

"""Why a model says so: which places in the text raised or lowered a score.

For linear models the contributions and the bias sum to the score exactly; for others each
sentence is left out in turn (occlusion) and the change of the score is its contribution.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.pipeline import FeatureUnion, Pipeline

from toolkit.classifiers.columns import LinearColumns, PriorColumns
from toolkit.classifiers.dictionary import DictionaryClassifier
from toolkit.classifiers.pooled import PooledPassages
from toolkit.features.ngrams import place_ngrams
from toolkit.features.registry import Occurrence
from toolkit.text import Token, sentences

__all__ = ["Contribution", "Explanation", "by_sentence", "explain", "top_words"]


@dataclass(frozen=True)
class Contribution:
    """What ``text[start:end]`` adds to the score."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Explanation:
    """A score taken apart: ``score == bias + sum of the contributions' weights``.

    ``exact`` is False for occlusion, where only the bias makes the sum right.
    """

    score: float
    bias: float
    contributions: tuple[Contribution, ...]
    exact: bool


def explain(estimator: Any, text: str, label: int) -> Explanation:
    """Take apart the score of column ``label`` for one normalised text."""
    if isinstance(estimator, PooledPassages):
        return _pooled(estimator, text, label)
    if isinstance(estimator, DictionaryClassifier):
        found, bias = _linear(estimator.phrases, estimator, text, label)
        return _sum(found, bias)
    if isinstance(estimator, Pipeline):
        features, model = estimator[0], estimator[-1]
        if isinstance(model, PriorColumns):
            return _sum([], float(model.scores_[label]))
        if isinstance(model, LinearColumns) and can_place(features):
            found, bias = _linear(features, model, text, label)
            return _sum(found, bias)
    return _occlusion(estimator, text, label)


def _sum(found: list[Contribution], bias: float) -> Explanation:
    return Explanation(bias + sum(c.weight for c in found), bias, tuple(found), exact=True)


def _linear(features: Any, model: Any, text: str, label: int) -> tuple[list[Contribution], float]:
    """Contributions of each occurrence: weight times value, shared among a column's places."""
    values = features.transform([text]).tocsr()
    weights = dict(zip(values.indices.tolist(), values.data.tolist(), strict=True))
    coef = model.coef_[label]
    found = [
        Contribution(start, end, float(coef[column]) * weights[column] * share)
        for column, start, end, share in occurrences(features, text)
        if column in weights
    ]
    return found, float(model.intercept_[label])


def can_place(features: Any) -> bool:
    """Whether a transformer can say where its values come from."""
    if isinstance(features, FeatureUnion):
        return all(can_place(part) for _, part in features.transformer_list)
    return hasattr(features, "occurrences") or hasattr(getattr(features, "analyzer", None), "spans")


def occurrences(features: Any, text: str) -> list[Occurrence]:
    """Every place in ``text`` that counts towards a column of ``features.transform([text])``."""
    if not isinstance(features, FeatureUnion):
        if hasattr(features, "occurrences"):
            found: list[Occurrence] = features.occurrences(text)
            return found
        placed = place_ngrams(features.analyzer, features.vocabulary_, text)
        return [Occurrence(*item) for item in placed]
    result: list[Occurrence] = []
    offset = 0
    for _, part in features.transformer_list:
        result += [item._replace(column=item.column + offset) for item in occurrences(part, text)]
        offset += part.transform([""]).shape[1]
    return result


def _pooled(model: PooledPassages, text: str, label: int) -> Explanation:
    """The deciding regression's weight of each pool, handed down to sentences and words."""
    theme = label % model.n_themes_
    passages = sentences(text) or [Token("", 0, 0)]
    scored = model.passage_model_.decision_function(
        model.passage_features_.transform([passage.text for passage in passages])
    )[:, theme]
    best, three, mean, first, article = (float(w) for w in model.decider_coef_[label])
    order = np.argsort(-scored, kind="stable")
    weights = np.full(len(passages), mean / len(passages))
    weights[order[0]] += best
    weights[order[:3]] += three / len(order[:3])
    weights[0] += first
    found, bias = [], float(model.decider_intercept_[label])
    for passage, weight in zip(passages, weights, strict=True):
        inner, inner_bias = _linear(
            model.passage_features_, model.passage_model_, passage.text, theme
        )
        bias += float(weight) * inner_bias
        found += [
            Contribution(c.start + passage.start, c.end + passage.start, float(weight) * c.weight)
            for c in inner
        ]
    inner, inner_bias = _linear(model.article_features_, model.article_model_, text, label)
    found += [Contribution(c.start, c.end, article * c.weight) for c in inner]
    return _sum(found, bias + article * inner_bias)


def _occlusion(estimator: Any, text: str, label: int) -> Explanation:
    passages = sentences(text)
    variants = [text, *(text[: p.start] + text[p.end :] for p in passages)]
    scores = estimator.decision_function(variants)[:, label]
    found = [
        Contribution(passage.start, passage.end, float(scores[0] - without))
        for passage, without in zip(passages, scores[1:], strict=True)
    ]
    score = float(scores[0])
    return Explanation(score, score - sum(c.weight for c in found), tuple(found), exact=False)


def by_sentence(explanation: Explanation, text: str) -> list[Contribution]:
    """The contributions summed by the sentence in which each begins, in order of the text."""
    passages = sentences(text)
    sums: defaultdict[int, float] = defaultdict(float)
    starts = [passage.start for passage in passages]
    for contribution in explanation.contributions:
        sums[int(np.searchsorted(starts, contribution.start, side="right")) - 1] += (
            contribution.weight
        )
    return [Contribution(p.start, p.end, sums[i]) for i, p in enumerate(passages)]


def top_words(explanation: Explanation, text: str, count: int) -> list[Contribution]:
    """The ``count`` n-grams that raise the score most, none overlapping another.

    The weight of an n-gram is the sum of all contributions inside it; they are ranked by weight
    over the square root of their number of words, so that a name is not cut to one word and a
    strong word is not drowned in a weak phrase.
    """
    placed: defaultdict[tuple[int, int], float] = defaultdict(float)
    for contribution in explanation.contributions:
        placed[contribution.start, contribution.end] += contribution.weight
    inside = _sums_inside(placed)

    def strength(span: tuple[int, int]) -> float:
        words = max(len(text[span[0] : span[1]].split()), 1)
        return inside[span] / math.sqrt(words)

    chosen: list[Contribution] = []
    for start, end in sorted(inside, key=lambda span: (-strength(span), span)):
        if inside[start, end] <= 0 or len(chosen) == count:
            break
        if all(end <= other.start or start >= other.end for other in chosen):
            chosen.append(Contribution(start, end, inside[start, end]))
    return chosen


def _sums_inside(placed: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """For each span the sum over all spans that lie inside it."""
    by_start: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (start, end), weight in placed.items():
        by_start[start].append((end, weight))
    starts = sorted(by_start)
    sums = {}
    for start, end in placed:
        first = bisect_left(starts, start)
        total = 0.0
        for inner in starts[first:]:
            if inner >= end:
                break
            total += sum(weight for inner_end, weight in by_start[inner] if inner_end <= end)
        sums[start, end] = total
    return sums

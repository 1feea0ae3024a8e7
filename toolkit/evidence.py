"""Why a model says so: which places in the text raised or lowered a score.

For linear models the contributions and the bias sum to the score exactly; for others each
sentence is left out in turn (occlusion) and the change of the score is its contribution.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import FeatureUnion, Pipeline

from toolkit.classifiers.columns import LinearColumns, PriorColumns
from toolkit.classifiers.dictionary import DictionaryClassifier
from toolkit.classifiers.pooled import POOLS, PooledPassages
from toolkit.features.ngrams import place_ngrams
from toolkit.features.registry import Occurrence, VectorOccurrence
from toolkit.text import Token, sentences

__all__ = ["Contribution", "Explanation", "by_sentence", "explain", "is_exact", "top_words"]

Placed = Occurrence | VectorOccurrence


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


def explain(estimator: Any, text: str, labels: Sequence[int]) -> list[Explanation]:
    """Take apart the scores of the columns ``labels`` for one normalised text."""
    if isinstance(estimator, PooledPassages) and can_place(estimator.article_features_):
        return _pooled(estimator, text, labels)
    if isinstance(estimator, DictionaryClassifier):
        return _linear(estimator.phrases, estimator, text, labels)
    if isinstance(estimator, Pipeline):
        features, model = estimator[0], estimator[-1]
        if isinstance(model, PriorColumns):
            return [_sum([], float(model.scores_[label])) for label in labels]
        if isinstance(model, LinearColumns) and can_place(features):
            return _linear(features, model, text, labels)
    return _occlusion(estimator, text, labels)


def is_exact(estimator: Any) -> bool:
    """Whether `explain` takes its scores apart exactly: quickly, and down to words."""
    if isinstance(estimator, PooledPassages):
        return can_place(estimator.article_features_)
    if isinstance(estimator, Pipeline):
        model = estimator[-1]
        linear = isinstance(model, LinearColumns) and can_place(estimator[0])
        return linear or isinstance(model, PriorColumns)
    return isinstance(estimator, DictionaryClassifier)


def _sum(found: list[Contribution], bias: float) -> Explanation:
    return Explanation(bias + sum(c.weight for c in found), bias, tuple(found), exact=True)


def _linear(features: Any, model: Any, text: str, labels: Sequence[int]) -> list[Explanation]:
    """Contributions of each occurrence: weight times value, shared among a column's places."""
    placed = _place(features, [text])[0]
    coef, intercept = model.coef_, model.intercept_
    return [_sum(_weigh(placed, coef[label]), float(intercept[label])) for label in labels]


def _weigh(
    placed: Sequence[Placed], coef: NDArray[np.float64], weight: float = 1.0, offset: int = 0
) -> list[Contribution]:
    return [
        Contribution(o.start + offset, o.end + offset, weight * _weight(o, coef)) for o in placed
    ]


def _weight(found: Placed, coef: NDArray[np.float64]) -> float:
    if isinstance(found, Occurrence):
        return float(coef[found.column]) * found.share
    return float(coef[found.column : found.column + len(found.values)] @ found.values)


def _place(features: Any, texts: Sequence[str]) -> list[list[Placed]]:
    """For each text, every place that counts, with the part of the column's value it brings."""
    values = features.transform(list(texts)).tocsr()
    result = []
    for row, text in enumerate(texts):
        begin, end = values.indptr[row], values.indptr[row + 1]
        columns, data = values.indices[begin:end].tolist(), values.data[begin:end].tolist()
        value = dict(zip(columns, data, strict=True))
        result.append(
            [
                o._replace(share=o.share * value[o.column]) if isinstance(o, Occurrence) else o
                for o in occurrences(features, text)
                if not isinstance(o, Occurrence) or o.column in value
            ]
        )
    return result


def can_place(features: Any) -> bool:
    """Whether a transformer can say where its values come from."""
    if isinstance(features, FeatureUnion):
        return all(can_place(part) for _, part in features.transformer_list)
    return hasattr(features, "occurrences") or hasattr(getattr(features, "analyzer", None), "spans")


def occurrences(features: Any, text: str) -> list[Placed]:
    """Every place in ``text`` that counts towards a column of ``features.transform([text])``."""
    if not isinstance(features, FeatureUnion):
        if hasattr(features, "occurrences"):
            found: list[Placed] = features.occurrences(text)
            return found
        placed = place_ngrams(features.analyzer, features.vocabulary_, text)
        return [Occurrence(*item) for item in placed]
    result: list[Placed] = []
    offset = 0
    for _, part in features.transformer_list:
        result += [o._replace(column=o.column + offset) for o in occurrences(part, text)]
        offset += len(part.vocabulary_) if hasattr(part, "vocabulary_") else part.n_features_out_
    return result


def _pooled(model: PooledPassages, text: str, labels: Sequence[int]) -> list[Explanation]:
    """The deciding regression's weight of each pool, handed down to sentences and words."""
    passages = sentences(text) or [Token("", 0, 0)]
    inside = _place(model.passage_features_, [passage.text for passage in passages])
    whole = _place(model.article_features_, [text])[0]
    P, A = model.passage_model_, model.article_model_
    result = []
    for label in labels:
        theme = label % model.n_themes_
        by_passage = [_weigh(placed, P.coef_[theme]) for placed in inside]
        scored = np.array([sum(c.weight for c in found) for found in by_passage])
        shares = _pool_shares(scored, model.decider_coef_[label])
        bias = float(model.decider_intercept_[label])
        bias += float(shares.sum() * P.intercept_[theme])
        found: list[Contribution] = []
        for passage, placed, share in zip(passages, inside, shares.tolist(), strict=True):
            if share:
                found += _weigh(placed, P.coef_[theme], share, passage.start)
        article = float(model.decider_coef_[label, POOLS.index("article")])
        found += _weigh(whole, A.coef_[label], article)
        result.append(_sum(found, bias + article * float(A.intercept_[label])))
    return result


def _pool_shares(scored: NDArray[np.float64], coef: NDArray[np.float64]) -> NDArray[np.float64]:
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
    variants = [text, *(text[: p.start] + text[p.end :] for p in passages)]
    scores = estimator.decision_function(variants)
    result = []
    for label in labels:
        score = float(scores[0, label])
        found = [
            Contribution(passage.start, passage.end, score - float(without))
            for passage, without in zip(passages, scores[1:, label], strict=True)
        ]
        bias = score - sum(c.weight for c in found)
        result.append(Explanation(score, bias, tuple(found), exact=False))
    return result


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

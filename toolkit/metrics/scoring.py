"""Every score of a classifier, with its interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics.bootstrap import group_numbers, intervals, sum_by_group, weights
from toolkit.metrics.counts import Totals, addends
from toolkit.metrics.ranks import Ranking
from toolkit.metrics.scores import Scores

__all__ = ["KINDS", "score"]

KINDS = (
    *("precision", "recall", "f1", "average_precision", "roc_auc"),
    *("mcc", "brier", "calibration_error"),
)
"""The scores that every theme has, where probabilities are known."""

Floats = NDArray[np.float64]


def score(
    truth: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    themes: Sequence[str],
    *,
    probabilities: Floats | None = None,
    single: bool = False,
    groups: Sequence[str | None] | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> Scores:
    """Scores per theme (``f1/elections``) and over all (``micro_f1``), with 95 % intervals.

    ``truth``, ``predicted`` and ``probabilities`` are (n_articles, n_themes). Per theme, and as
    ``macro_`` and ``weighted_`` means (by support): precision, recall, f1, mcc; with
    probabilities also average_precision, roc_auc, brier and calibration_error. Over all: the
    ``micro_`` forms but for the last two, subset_accuracy, hamming_loss, calibration_error. With
    ``single``, where an article has exactly one theme, subset_accuracy is also called accuracy.

    What is undefined is nan and left out of the means: a theme that neither occurs nor is
    predicted has no F1. Intervals are percentiles of ``resamples`` bootstrap samples of stories
    (``groups``; an article without one is its own).
    """
    truth, predicted = np.asarray(truth, bool), np.asarray(predicted, bool)
    rankings = _rankings(truth, probabilities)
    numbers = group_numbers(len(truth), groups)
    columns = addends(truth, predicted, probabilities)

    def scored(sums: Floats, drawn: Floats) -> dict[str, Floats]:
        return _named(Totals(sums, len(themes)), themes, [r.scores(drawn) for r in rankings])

    points = scored(columns.sum(axis=0)[None], np.ones((1, len(truth))))
    grouped = sum_by_group(columns, numbers)
    alone = len(grouped) == len(columns)
    parts = [
        scored(drawn @ grouped, drawn if alone else drawn[:, numbers])
        for drawn in weights(len(grouped), resamples, seed, len(truth))
    ]
    samples = {name: np.concatenate([p[name] for p in parts] or [points[name]]) for name in points}
    values = intervals({name: float(point[0]) for name, point in points.items()}, samples)
    if single:
        values["accuracy"] = values["subset_accuracy"]
    return Scores(values, dict(zip(themes, truth.sum(axis=0).tolist(), strict=True)))


def _rankings(truth: NDArray[np.bool_], probabilities: Floats | None) -> list[Ranking]:
    """One of the articles for each theme, and one of all articles and themes together."""
    if probabilities is None:
        return []
    by_theme = [Ranking.of(t, p) for t, p in zip(truth.T, probabilities.T, strict=True)]
    return [*by_theme, Ranking.of(truth, probabilities)]


def _named(totals: Totals, themes: Sequence[str], ranked: Sequence[Floats]) -> dict[str, Floats]:
    """Name → (samples,)."""
    by_theme, overall = totals.by_theme(), totals.overall()
    for number, kind in enumerate(("average_precision", "roc_auc") if ranked else ()):
        *columns, pooled = (pair[:, number] for pair in ranked)
        by_theme[kind] = np.column_stack(columns)
        overall[f"micro_{kind}"] = pooled
    found = {
        f"{kind}/{theme}": values[:, column]
        for kind, values in by_theme.items()
        for column, theme in enumerate(themes)
    }
    for kind, values in by_theme.items():
        found[f"macro_{kind}"] = _mean(values, np.ones_like(values))
        found[f"weighted_{kind}"] = _mean(values, totals.support)
    return found | overall


def _mean(values: Floats, weight: Floats) -> Floats:
    """(samples,): the weighted mean over themes, those where it is undefined left out."""
    defined = np.where(np.isnan(values), 0, weight)
    total = defined.sum(axis=1)
    top = (np.nan_to_num(values) * defined).sum(axis=1)
    found: Floats = np.full(total.shape, np.nan)
    np.divide(top, total, out=found, where=total > 0)
    return found

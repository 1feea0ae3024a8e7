"""Scores of multi-label predictions, with bootstrap confidence intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Scores", "Value", "calibration_error", "score"]


@dataclass(frozen=True)
class Value:
    """A score with its 95 % confidence interval; all three are nan where it is undefined."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        if self.value != self.value:
            return "-"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


@dataclass(frozen=True)
class Scores:
    """Scores per theme and over all: names such as ``f1/elections``, ``micro_f1``."""

    values: dict[str, Value]
    support: dict[str, int]

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def to_record(self) -> dict[str, dict[str, float | None]]:
        """Plain values for JSON: value, low and high of each score; null where undefined."""
        return {
            name: {key: None if x != x else round(x, 6) for key, x in asdict(value).items()}
            for name, value in self.values.items()
        }


def score(
    truth: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    themes: Sequence[str],
    *,
    groups: Sequence[str | None] | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> Scores:
    """Precision, recall and F1 per theme; micro and macro F1; subset accuracy.

    ``truth`` and ``predicted`` are (n_articles, n_themes). Intervals are percentiles of
    ``resamples`` bootstrap samples of stories (``groups``; an article without one is its own).
    A theme that neither occurs nor is predicted has no F1 and is left out of the macro mean.

    Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
    """
    truth, predicted = np.asarray(truth, bool), np.asarray(predicted, bool)
    counts = np.stack([truth & predicted, ~truth & predicted, truth & ~predicted], axis=1).astype(
        float
    )  # (n, 3, K): true positives, false positives, false negatives
    exact = (truth == predicted).all(axis=1).astype(float)
    grouped, exact_grouped, sizes = _by_group(counts, exact, groups)
    weights = _bootstrap_weights(len(grouped), resamples, seed)
    names = _names(themes)
    point = _all_scores(counts.sum(axis=0)[None], exact.mean()[None])[0]
    totals = np.tensordot(weights, grouped, axes=(1, 0))
    accuracy = (weights @ exact_grouped) / (weights @ sizes)
    sampled = _all_scores(totals, accuracy)
    low, high = _percentiles(sampled)
    values = {
        name: Value(float(point[i]), float(low[i]), float(high[i])) for i, name in enumerate(names)
    }
    return Scores(values, dict(zip(themes, truth.sum(axis=0).tolist(), strict=True)))


def _names(themes: Sequence[str]) -> list[str]:
    return [f"{kind}/{theme}" for kind in ("precision", "recall", "f1") for theme in themes] + [
        "micro_precision",
        "micro_recall",
        "micro_f1",
        "macro_f1",
        "subset_accuracy",
    ]


def _by_group(
    counts: NDArray[np.float64], exact: NDArray[np.float64], groups: Sequence[str | None] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    if groups is None or all(group is None for group in groups):
        return counts, exact, np.ones(len(counts))
    keys = [group if group is not None else f"\x00{i}" for i, group in enumerate(groups)]
    _, index = np.unique(keys, return_inverse=True)
    size = int(index.max()) + 1
    summed = np.zeros((size, *counts.shape[1:]))
    np.add.at(summed, index, counts)
    exact_summed = np.bincount(index, exact, size).astype(np.float64)
    return summed, exact_summed, np.bincount(index, minlength=size).astype(np.float64)


def _bootstrap_weights(n: int, resamples: int, seed: int) -> NDArray[np.float64]:
    """How often each of n units is drawn in each sample: (resamples, n)."""
    random = np.random.default_rng(seed)
    return random.multinomial(n, np.full(n, 1 / n), size=resamples).astype(float)


def _all_scores(totals: NDArray[np.float64], accuracy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Every score for totals (samples, 3, themes): (samples, scores) in the order of `_names`."""
    hits, false_alarms, misses = totals[:, 0], totals[:, 1], totals[:, 2]
    precision = _ratio(hits, hits + false_alarms)
    recall = _ratio(hits, hits + misses)
    f1 = _ratio(2 * hits, 2 * hits + false_alarms + misses)
    h, fa, m = hits.sum(axis=1), false_alarms.sum(axis=1), misses.sum(axis=1)
    micro = np.column_stack([_ratio(h, h + fa), _ratio(h, h + m), _ratio(2 * h, 2 * h + fa + m)])
    defined = ~np.isnan(f1)
    macro = _ratio(np.where(defined, f1, 0).sum(axis=1), defined.sum(axis=1).astype(float))
    return np.column_stack([precision, recall, f1, micro, macro, accuracy])


def _ratio(top: NDArray[np.float64], bottom: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = np.divide(
        top, bottom, out=np.full(np.shape(top), np.nan), where=bottom != 0
    )
    return result


def _percentiles(
    samples: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """2.5th and 97.5th percentile of each column, samples where it is undefined left out."""
    low, high = np.full(samples.shape[1], np.nan), np.full(samples.shape[1], np.nan)
    for column, values in enumerate(samples.T):
        defined = values[~np.isnan(values)]
        if defined.size:
            low[column], high[column] = np.percentile(defined, [2.5, 97.5])
    return low, high


def calibration_error(
    truth: NDArray[np.bool_], probabilities: NDArray[np.float64], bins: int = 10
) -> float:
    """Expected calibration error: the mean gap between probability and frequency, over bins.

    Bins are of equal width and weighted by what falls into them. ``truth`` and
    ``probabilities`` have one shape.

    Source: Naeini, Cooper and Hauskrecht (2015), AAAI.
    """
    flat_truth, flat = np.ravel(truth).astype(float), np.ravel(probabilities)
    if not flat.size:
        return float("nan")
    index = np.minimum((flat * bins).astype(int), bins - 1)
    sizes = np.bincount(index, minlength=bins)
    gaps = np.bincount(index, flat, bins) - np.bincount(index, flat_truth, bins)
    return float(np.abs(gaps[sizes > 0]).sum() / flat.size)

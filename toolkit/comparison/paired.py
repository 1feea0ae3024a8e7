"""Differences between two models on the same articles, with intervals and p-values.

Sources: Noreen (1989), Computer-Intensive Methods for Testing Hypotheses, and Yeh (2000), More
accurate tests for the statistical significance of result differences, COLING (approximate
randomisation); McNemar (1947), Psychometrika 12; Holm (1979), Scandinavian Journal of Statistics 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics.bootstrap import group_numbers, intervals, sum_by_group, weights
from toolkit.metrics.counts import Totals, addends
from toolkit.metrics.scores import Value

__all__ = ["Difference", "differences", "holm", "mcnemar"]

Floats = NDArray[np.float64]
Decided = NDArray[np.bool_]

CELLS = 2_000_000
"""Coins that are in memory at once."""


@dataclass(frozen=True)
class Difference:
    """How far the second model's score is above the first's.

    ``p`` is of approximate randomisation, ``mcnemar`` of McNemar's exact test on decisions (only
    of a theme's); ``corrected`` is ``p`` by Holm's method over all that are tested together.
    """

    score: str
    first: float
    second: float
    difference: Value
    p: float
    corrected: float
    mcnemar: float | None


def differences(
    truth: Decided,
    first: Decided,
    second: Decided,
    themes: Sequence[str],
    *,
    groups: Sequence[str | None] | None = None,
    resamples: int = 1000,
    shuffles: int = 10_000,
    seed: int = 0,
) -> list[Difference]:
    """Of micro-F1, macro-F1 and each theme's F1; all three arrays are (n_articles, n_themes).

    Intervals are of ``resamples`` bootstrap samples of stories (``groups``), the same for both
    models. For a p-value the models' decisions on each story change places by the toss of a coin,
    ``shuffles`` times; it is the share of shuffles that differ as much, the data itself counted.
    A score that is undefined has no p-value (nan).
    """
    numbers = group_numbers(len(truth), groups)
    a, b = (sum_by_group(addends(truth, said, None), numbers) for said in (first, second))
    one, two = _scores(a.sum(axis=0)[None], themes), _scores(b.sum(axis=0)[None], themes)
    drawn = list(weights(len(a), resamples, seed, len(truth)))
    samples = {name: np.full(1, np.nan) for name in one}
    if drawn:
        parts = [_less(_scores(w @ b, themes), _scores(w @ a, themes)) for w in drawn]
        samples = {name: np.concatenate([part[name] for part in parts]) for name in one}
    points = {name: float(two[name][0] - one[name][0]) for name in one}
    spread = intervals(points, samples)
    p = _p_values(a, b, themes, points, shuffles, seed)
    corrected = holm(list(p.values()))
    return [
        Difference(
            name,
            float(one[name][0]),
            float(two[name][0]),
            spread[name],
            p[name],
            corrected[number],
            _mcnemar_of(name, truth, first, second, themes),
        )
        for number, name in enumerate(one)
    ]


def _scores(sums: Floats, themes: Sequence[str]) -> dict[str, Floats]:
    """Score → (samples,), in the order that a table shows them."""
    totals = Totals(sums, len(themes))
    by_theme = totals.by_theme()["f1"]
    defined = ~np.isnan(by_theme)
    count = defined.sum(axis=1)
    macro = np.full(len(sums), np.nan)
    np.divide(np.where(defined, by_theme, 0).sum(axis=1), count, out=macro, where=count > 0)
    found = {"micro_f1": totals.overall()["micro_f1"], "macro_f1": macro}
    return found | {f"f1/{theme}": by_theme[:, i] for i, theme in enumerate(themes)}


def _less(one: dict[str, Floats], other: dict[str, Floats]) -> dict[str, Floats]:
    return {name: one[name] - other[name] for name in one}


def _p_values(
    a: Floats, b: Floats, themes: Sequence[str], points: dict[str, float], shuffles: int, seed: int
) -> dict[str, float]:
    reached = dict.fromkeys(points, 0)
    for coins in _coins(len(a), shuffles, seed):
        moved = coins @ (b - a)
        found = _less(
            _scores(b.sum(axis=0) - moved, themes), _scores(a.sum(axis=0) + moved, themes)
        )
        for name, values in found.items():
            reached[name] += int((np.abs(values) >= abs(points[name]) - 1e-12).sum())
    return {
        name: (reached[name] + 1) / (shuffles + 1) if points[name] == points[name] else np.nan
        for name in points
    }


def _coins(n: int, shuffles: int, seed: int) -> Iterator[Floats]:
    """``shuffles`` rows of n tosses, in parts whose size changes no toss."""
    random = np.random.default_rng(seed)
    part = max(CELLS // max(n, 1), 1)
    for start in range(0, shuffles, part):
        yield random.integers(0, 2, (min(part, shuffles - start), n), dtype=np.int8).astype(float)


def _mcnemar_of(
    name: str, truth: Decided, first: Decided, second: Decided, themes: Sequence[str]
) -> float | None:
    kind, _, theme = name.partition("/")
    if kind != "f1":
        return None
    column = list(themes).index(theme)
    right, then = (said[:, column] == truth[:, column] for said in (first, second))
    return mcnemar(int((right & ~then).sum()), int((~right & then).sum()))


def mcnemar(only_first: int, only_second: int) -> float:
    """The exact two-sided p-value that as many articles turn out right by one model alone."""
    from scipy.stats import binomtest

    n = only_first + only_second
    return float(binomtest(only_first, n, 0.5).pvalue) if n else 1.0


def holm(p: Sequence[float]) -> list[float]:
    """p-values corrected for their number, in the order given; nan stays and does not count."""
    order = sorted((value, i) for i, value in enumerate(p) if value == value)
    corrected = list(p)
    highest = 0.0
    for rank, (value, i) in enumerate(order):
        highest = max(highest, min(1.0, value * (len(order) - rank)))
        corrected[i] = highest
    return corrected

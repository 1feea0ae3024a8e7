"""Bootstrap samples of stories, a few at a time so that memory stays small.

Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13; of whole clusters:
Davison and Hinkley (1997), Bootstrap Methods and their Application, ch. 3.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics.scores import Value

__all__ = ["group_numbers", "intervals", "sum_by_group", "weights"]

CELLS = 2_000_000
"""Weights that are in memory at once."""

RANKED = ("average_precision", "roc_auc")
Z = 1.959964
"""Standard deviations to either side of a normal distribution that hold 95 %."""

Floats = NDArray[np.float64]


def group_numbers(n: int, groups: Sequence[str | None] | None) -> NDArray[np.int_]:
    """(n,): the number of each row's group, in order of appearance; None is one of its own."""
    if groups is None:
        return np.arange(n)
    numbers: dict[object, int] = {}
    keys = (group if group is not None else (row,) for row, group in enumerate(groups))
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=int)


def sum_by_group(columns: Floats, numbers: NDArray[np.int_]) -> Floats:
    """(n_groups, m): the columns (n, m) summed over the rows of each group."""
    if len(numbers) == 0 or numbers[-1] + 1 == len(numbers):  # every row a group of its own
        return columns
    summed = np.zeros((int(numbers.max()) + 1, columns.shape[1]))
    np.add.at(summed, numbers, columns)
    return summed


def weights(n: int, samples: int, seed: int, width: int) -> Iterator[Floats]:
    """How often each of n units is drawn: ``samples`` rows in all, in parts (part, n).

    A part is small enough for ``width`` cells a row. The parts' size changes no weight.
    """
    if not n:
        return
    random = np.random.default_rng(seed)
    part = max(CELLS // max(width, n), 1)
    for start in range(0, samples, part):
        size = min(part, samples - start)
        drawn = random.integers(n, size=(size, n)) + n * np.arange(size)[:, None]
        yield np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n).astype(float)


def intervals(points: Mapping[str, float], samples: Mapping[str, Floats]) -> dict[str, Value]:
    """Each point with its 95 % interval; samples in which a score is undefined are left out.

    The interval is from the 2.5th to the 97.5th percentile, with two exceptions. Scores of
    rankings are near 1 and skewed: theirs is symmetric on the scale of log odds. A calibration
    error grows with every chance gap, more so in a sample of the sample: its percentiles are
    mirrored at the point (the basic bootstrap), and the interval is widened to hold it.

    Source: Pepe (2003), The Statistical Evaluation of Medical Tests, ch. 5, of areas.
    """
    return {name: _interval(name, point, samples[name]) for name, point in points.items()}


def _interval(name: str, point: float, samples: Floats) -> Value:
    defined = samples[~np.isnan(samples)]
    if point != point or not defined.size:
        return Value(point, np.nan, np.nan)
    low, high = np.percentile(defined, [2.5, 97.5]).tolist()
    if any(kind in name for kind in RANKED) and 0 < point < 1:
        odds, spread = np.log(point / (1 - point)), Z * defined.std() / (point * (1 - point))
        low, high = (float(1 / (1 + np.exp(-x))) for x in (odds - spread, odds + spread))
    elif "calibration_error" in name:
        low, high = min(max(2 * point - high, 0.0), point), max(2 * point - low, point)
    return Value(point, low, high)

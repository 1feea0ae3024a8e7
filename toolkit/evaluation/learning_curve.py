"""How much better a classifier gets with more labels, and what yet more would bring.

Source of the curve, an inverse power law: Figueroa, Zeng-Treitler, Kandula and Ngo (2012),
Predicting sample size required for classification performance, BMC Medical Informatics and
Decision Making 12:8, whose weights are used too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics import Value
from toolkit.metrics.bootstrap import group_numbers, sum_by_group

__all__ = ["MORE", "Gain", "LearningCurve", "PowerLaw", "Size", "fit_power_law", "learning_curve"]

Floats = NDArray[np.float64]
MORE = 100
"""Labelled articles that a reader may think of adding."""
LEAST = 4
"""Sizes from which on a law of three numbers is fitted."""

_RATES = np.geomspace(0.02, 4.0, 160)


@dataclass(frozen=True)
class Size:
    """The score of models that learnt from so many articles."""

    articles: int
    score: Value


@dataclass(frozen=True)
class Gain:
    """What ``more`` labelled articles are expected to add to the score."""

    more: int
    score: Value


@dataclass(frozen=True)
class PowerLaw:
    """score(m) = limit - scale * m ** -rate, of m articles; each number (n_curves,)."""

    limit: Floats
    scale: Floats
    rate: Floats

    def at(self, articles: float) -> Floats:
        """(n_curves,)."""
        found: Floats = self.limit - self.scale * articles**-self.rate
        return found


@dataclass(frozen=True)
class LearningCurve:
    """Macro-F1 by the number of articles learnt from, smallest first.

    ``law`` has one curve, and is None for fewer than four sizes; then nothing is expected.
    ``now`` is the number of labelled articles, from which the ``gains`` are counted.
    """

    sizes: tuple[Size, ...]
    now: int
    law: PowerLaw | None
    gains: tuple[Gain, ...]

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        law = self.law
        return {
            "score": "macro_f1",
            "now": self.now,
            "sizes": [{"articles": s.articles, **s.score.to_record()} for s in self.sizes],
            "law": {name: round(float(x[0]), 6) for name, x in vars(law).items()} if law else None,
            "gains": [{"more": gain.more, **gain.score.to_record()} for gain in self.gains],
        }


def learning_curve(
    articles: Sequence[int],
    truth: NDArray[np.bool_],
    present: Sequence[NDArray[np.bool_]],
    folds: NDArray[np.int_],
    *,
    now: int,
    groups: Sequence[str | None] | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> LearningCurve:
    """The curve through the scores of held-out articles, with 95 % intervals.

    ``present`` has for each of ``articles`` (sizes, ascending) what models that learnt from so
    many say: (n_articles, n_themes), as ``truth``. ``folds`` (n_articles,) are numbers of the
    rounds of training. A bootstrap sample draws rounds, then stories (``groups``) within them.
    """
    counts = np.hstack([_counts(truth, found) for found in present])
    numbers = group_numbers(len(truth), groups)
    summed = sum_by_group(counts, numbers)
    first = np.unique(numbers, return_index=True)[1]
    drawn = _draw(folds[first], resamples, seed)
    shape = (-1, len(articles), 3, truth.shape[1])
    point, samples = (
        _macro_f1((weights @ summed).reshape(shape))
        for weights in (np.ones((1, len(summed))), drawn)
    )
    sizes = tuple(
        Size(m, _with_interval(point[0, i], samples[:, i])) for i, m in enumerate(articles)
    )
    if len(articles) < LEAST:
        return LearningCurve(sizes, now, None, ())
    law, laws = fit_power_law(articles, point), fit_power_law(articles, samples)
    gains = tuple(
        Gain(more, _with_interval((law.at(now + more) - law.at(now))[0], spread))
        for more in sorted({MORE, now})
        for spread in [laws.at(now + more) - laws.at(now)]
    )
    return LearningCurve(sizes, now, law, gains)


def fit_power_law(articles: Sequence[int], scores: Floats) -> PowerLaw:
    """The laws of least squares through ``scores`` (n_curves, n_sizes), larger sizes weigh more.

    None falls with more articles, and none has a limit above 1. For each rate of a grid the other
    numbers follow in closed form (variable projection: Golub and Pereyra 1973).
    """
    m = np.asarray(articles, float)
    w = np.arange(1, len(m) + 1) / len(m)
    best = np.full((4, len(scores)), np.inf)
    for rate in _RATES:
        x = m**-rate
        found = _fit_line(x, scores, w)
        error = ((scores - (found[0][:, None] - found[1][:, None] * x)) ** 2 * w).sum(axis=1)
        better = error < best[0] - 1e-15
        best[:, better] = np.stack([error, *found, np.full(len(scores), rate)])[:, better]
    return PowerLaw(best[1], best[2], best[3])


def _fit_line(x: Floats, y: Floats, w: Floats) -> tuple[Floats, Floats]:
    """Limit and scale (n,) of y = limit - scale * x for each row of ``y``."""
    mean_x, mean_y = (w @ x) / w.sum(), (y @ w) / w.sum()
    dx = x - mean_x
    scale = np.maximum(-(y * w) @ dx / (w @ dx**2), 0)
    limit = mean_y + scale * mean_x
    held = np.maximum(((1 - y) * w) @ x / (w @ x**2), 0)  # through the limit 1
    return np.minimum(limit, 1.0), np.where(limit > 1, held, scale)


def _counts(truth: NDArray[np.bool_], present: NDArray[np.bool_]) -> Floats:
    """(n_articles, 3 * n_themes): found rightly, found wrongly, missed."""
    parts = (truth & present, ~truth & present, truth & ~present)
    return np.hstack(parts).astype(float)


def _macro_f1(sums: Floats) -> Floats:
    """(samples, n_sizes) from sums (samples, n_sizes, 3, n_themes); undefined themes left out."""
    right, wrong, missed = (sums[:, :, part] for part in range(3))
    total = 2 * right + wrong + missed
    f1 = np.divide(2 * right, total, out=np.zeros_like(total), where=total > 0)
    found: Floats = f1.sum(axis=2) / np.maximum((total > 0).sum(axis=2), 1)
    return found


def _draw(folds: NDArray[np.int_], samples: int, seed: int) -> Floats:
    """(samples, n_groups): how often each story is drawn; rounds are drawn first."""
    random = np.random.default_rng(seed)
    rounds = np.unique(folds)
    times = random.multinomial(len(rounds), np.full(len(rounds), 1 / len(rounds)), size=samples)
    drawn = np.zeros((samples, len(folds)))
    for number, fold in enumerate(rounds.tolist()):
        members = np.flatnonzero(folds == fold)
        share = np.full(len(members), 1 / len(members))
        drawn[:, members] = random.multinomial(times[:, number] * len(members), share)
    return drawn


def _with_interval(point: float, samples: Floats) -> Value:
    low, high = np.percentile(samples, [2.5, 97.5]).tolist()
    return Value(float(point), low, high)

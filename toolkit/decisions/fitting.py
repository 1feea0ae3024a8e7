"""Decisions fitted on scores of articles that the model did not see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from toolkit.decisions.abstention import Abstention
from toolkit.decisions.calibration import CALIBRATIONS, Calibration, for_prevalence
from toolkit.decisions.decision import Decision, decide, in_doubt, probabilities
from toolkit.decisions.objectives import Objective, Unreachable, at_half
from toolkit.errors import ConfigError

__all__ = ["HeldOut", "Method", "fit_decisions", "held_out_probabilities"]

Floats = NDArray[np.float64]
Rows = NDArray[np.int_]


@dataclass(frozen=True)
class Method:
    """How decisions are fitted; with ``single``, an article has exactly one label.

    ``prevalence`` is the share of articles that carry each label where the model will be used.
    """

    calibration: Calibration = "sigmoid"
    threshold: Objective = at_half
    undecided: Abstention | None = None
    single: bool = False
    prevalence: tuple[float, ...] | None = None


@dataclass(frozen=True)
class HeldOut:
    """What is said of articles by decisions that they had no part in: (n, n_labels) each."""

    probabilities: Floats
    decided: NDArray[np.bool_]
    undecided: NDArray[np.bool_]


def fit_decisions(
    scores: Floats,
    Y: NDArray[np.int_],
    method: Method = Method(),
    names: Sequence[str] | None = None,
) -> list[Decision]:
    """One decision per label from scores that the model did not see in training.

    ``scores`` and ``Y`` are (n_articles, n_labels). A label without contrast has its frequency;
    where its score is nan (see `probabilities`), an article has no part in it.
    With ``names`` of the labels, raises ConfigError for an objective that is out of reach;
    without, what comes nearest to it is taken.
    """
    calibrated = [
        _calibrate(column, y, method.calibration) for column, y in zip(scores.T, Y.T, strict=True)
    ]
    if method.prevalence:
        shares = zip(calibrated, Y.T, method.prevalence, strict=True)
        calibrated = [for_prevalence(found, y.mean(), share) for found, y, share in shares]
    p = probabilities(scores, calibrated, single=method.single)
    named = names or [""] * Y.shape[1]
    known = ~np.isnan(scores)
    return [
        _with_thresholds(decision, p[known[:, i], i], Y[known[:, i], i], method, named[i])
        for i, decision in enumerate(calibrated)
    ]


def _calibrate(scores: Floats, y: NDArray[np.int_], calibration: Calibration) -> Decision:
    n = len(y)
    scores, y = scores[~np.isnan(scores)], y[~np.isnan(scores)]
    positive = int(y.sum())
    prior = Decision(0.0, float(np.log((positive + 0.5) / ((len(y) or n) - positive + 0.5))), 0.5)
    if positive in (0, len(y)) or float(scores.std()) == 0:
        return prior
    # scores that say nothing: the frequency is the better probability
    return CALIBRATIONS[calibration](scores, y) or prior


def _with_thresholds(
    decision: Decision, p: Floats, y: NDArray[np.int_], method: Method, name: str
) -> Decision:
    if not 0 < y.sum() < len(y):
        return decision
    threshold = band = None
    try:
        threshold = method.threshold(p, y)
        decision = replace(decision, threshold=threshold)
        if method.undecided:
            band = method.undecided(p, y, threshold)
    except Unreachable as out_of_reach:
        if name:
            setting = "decisions.threshold" if threshold is None else "decisions.undecided"
            raise ConfigError(
                f"{setting}: for {name!r}, {out_of_reach} on {len(y):,} held-out articles. "
                "Set at_least lower, or label more articles."
            ) from None
        if threshold is None:
            return replace(decision, threshold=out_of_reach.threshold)
        ends = sorted((threshold, out_of_reach.threshold))
        band = (ends[0], ends[1])
    return replace(decision, undecided=band)


def held_out_probabilities(
    scores: Floats | Sequence[Floats],
    Y: NDArray[np.int_],
    decided: Sequence[tuple[Rows, Rows]],
    method: Method | Sequence[Method],
) -> HeldOut:
    """What decisions that are fitted on the first rows of each pair say of the second.

    ``scores`` (n, n_labels) are of models that did not see the article. They and the method are
    those of all pairs, or one for each. Rows in no second part stay undefined (nan).
    """
    found = HeldOut(np.full(Y.shape, np.nan), *(np.zeros(Y.shape, bool) for _ in "du"))
    of_each = [scores] * len(decided) if isinstance(scores, np.ndarray) else scores
    methods = [method] * len(decided) if isinstance(method, Method) else method
    for scores, method, (deciding, tested) in zip(of_each, methods, decided, strict=True):
        decisions = fit_decisions(scores[deciding], Y[deciding], method)
        p = probabilities(scores[tested], decisions, single=method.single)
        found.probabilities[tested] = p
        found.decided[tested] = decide(p, decisions, single=method.single)
        found.undecided[tested] = in_doubt(p, decisions, single=method.single)
    return found

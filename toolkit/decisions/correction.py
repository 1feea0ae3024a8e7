"""Probabilities corrected by a few articles of the place where the model will be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from toolkit.decisions.decision import Decision, probabilities

__all__ = ["corrected"]

STRETCH, SHIFT = 0.5, 1.0
"""Standard deviations of what is believed of the log odds there before an article is seen."""

NEARLY = 1e-6
"""Probabilities of 0 and 1 are taken to be so near to it."""


def corrected(
    decisions: Sequence[Decision], scores: NDArray[np.float64], Y: NDArray[np.int_]
) -> list[Decision]:
    """The decisions with log odds stretched and shifted, all by the same, to suit new articles.

    ``scores`` and ``Y`` (n_articles, n_labels) are of articles that the model did not see. Two
    numbers are all that few articles can tell, and the fewer they are the less is changed: the
    logarithm of the stretch and the shift have normal priors around 0 (`STRETCH`, `SHIFT`).
    Labels that none or all of the articles carry, and decisions that do not rise, count but do
    not become different from each other. Nothing is changed where no article carries any label.

    Source: Platt (1999), Probabilistic outputs for support vector machines, over log odds, as the
    most likely values under the priors (MacKay 1992, Bayesian interpolation).
    """
    from scipy.optimize import minimize

    known = ~np.isnan(scores)
    p = probabilities(scores, decisions)[known].clip(NEARLY, 1 - NEARLY)
    odds, y = np.log(p / (1 - p)), Y[known]
    if not 0 < y.sum() < len(y):
        return list(decisions)

    def loss(change: NDArray[np.float64]) -> float:
        z = np.exp(change[0]) * odds + change[1]
        doubt = (change[0] / STRETCH) ** 2 + (change[1] / SHIFT) ** 2
        return float((np.logaddexp(0, z) - y * z).sum() + doubt / 2)

    stretch, shift = minimize(loss, np.zeros(2)).x.tolist()
    return [_changed(decision, float(np.exp(stretch)), shift) for decision in decisions]


def _changed(decision: Decision, stretch: float, shift: float) -> Decision:
    curve = []
    for score, p in decision.curve:
        p = min(max(p, NEARLY), 1 - NEARLY)
        odds = stretch * np.log(p / (1 - p)) + shift
        curve.append((score, float(1 / (1 + np.exp(-odds)))))
    return replace(
        decision,
        slope=stretch * decision.slope,
        intercept=stretch * decision.intercept + shift,
        curve=tuple(curve),
    )

"""From scores to probabilities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.decisions.decision import Decision

__all__ = ["CALIBRATIONS", "Calibration", "for_prevalence"]

Calibration = Literal["sigmoid", "isotonic"]


def _sigmoid(scores: NDArray[np.float64], y: NDArray[np.int_]) -> Decision | None:
    """A logistic curve; None for scores that say nothing.

    Source: Platt (1999), Probabilistic outputs for support vector machines.
    """
    from sklearn.linear_model import LogisticRegression

    spread = float(scores.std())
    fitted: Any = LogisticRegression(C=100.0).fit((scores / spread)[:, None], y)
    slope = float(fitted.coef_[0, 0]) / spread
    if slope <= 0:
        return None
    return Decision(slope, float(fitted.intercept_[0]), 0.5)


def _isotonic(scores: NDArray[np.float64], y: NDArray[np.int_]) -> Decision | None:
    """A curve that never falls, of any shape; it wants some hundred articles.

    Source: Zadrozny and Elkan (2002), Transforming classifier scores into accurate multiclass
    probability estimates, KDD.
    """
    from sklearn.isotonic import IsotonicRegression

    fitted: Any = IsotonicRegression(y_min=0, y_max=1).fit(scores, y)
    points = zip(fitted.X_thresholds_.tolist(), fitted.y_thresholds_.tolist(), strict=True)
    return Decision(0.0, 0.0, 0.5, curve=tuple(points))


CALIBRATIONS: dict[
    Calibration, Callable[[NDArray[np.float64], NDArray[np.int_]], Decision | None]
] = {"sigmoid": _sigmoid, "isotonic": _isotonic}
"""Fitted on scores (n,) that differ and labels (n,) of both kinds."""


def for_prevalence(decision: Decision, here: float, there: float) -> Decision:
    """The decision where the label is as frequent as ``there``, fitted where it was ``here``.

    The odds of every probability change by the same factor. Articles with the label must look
    alike in both places, and so must those without. Both shares are between 0 and 1.

    Source: Saerens, Latinne and Decaestecker (2002), Adjusting the outputs of a classifier to new a
    priori probabilities, Neural Computation 14, equation 2.4 for two classes.
    """
    if not 0 < here < 1:
        return decision
    shift = float(np.log(there / (1 - there)) - np.log(here / (1 - here)))
    factor = float(np.exp(shift))
    curve = tuple((x, p * factor / (p * factor + 1 - p)) for x, p in decision.curve)
    return replace(decision, intercept=decision.intercept + shift, curve=curve)

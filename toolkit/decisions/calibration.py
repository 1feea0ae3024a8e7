"""From scores to probabilities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.decisions.decision import Decision

__all__ = ["CALIBRATIONS", "Calibration"]

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

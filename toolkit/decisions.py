"""From scores to probabilities and decisions, the same way for every model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Decision", "decide", "fit_decisions", "held_out_probabilities", "probabilities"]

Objective = Literal["half", "f1"]


@dataclass(frozen=True)
class Decision:
    """One label: ``p = 1 / (1 + exp(-(slope * score + intercept)))``, decided at ``threshold``."""

    slope: float
    intercept: float
    threshold: float


def fit_decisions(
    scores: NDArray[np.float64], Y: NDArray[np.int_], objective: Objective = "half"
) -> list[Decision]:
    """One decision per label from scores that the model did not see in training.

    ``scores`` and ``Y`` are (n_articles, n_labels). The threshold is 0.5 for ``half``, else the
    probability at which F1 on these scores is highest.

    Source: Platt (1999), Probabilistic outputs for support vector machines.
    """
    return [_fit_one(scores[:, i], Y[:, i], objective) for i in range(Y.shape[1])]


def _fit_one(scores: NDArray[np.float64], y: NDArray[np.int_], objective: Objective) -> Decision:
    from sklearn.linear_model import LogisticRegression

    n, positive = len(y), int(y.sum())
    prior = float(np.log((positive + 0.5) / (n - positive + 0.5)))
    spread = float(scores.std())
    if positive in (0, n) or spread == 0:
        return Decision(0.0, prior, 0.5)
    fitted = LogisticRegression(C=100.0).fit((scores / spread)[:, None], y)
    slope = float(fitted.coef_[0, 0]) / spread
    if slope <= 0:  # scores that say nothing: the frequency is the better probability
        return Decision(0.0, prior, 0.5)
    intercept = float(fitted.intercept_[0])
    if objective == "half":
        return Decision(slope, intercept, 0.5)
    return Decision(slope, intercept, _best_threshold(_sigmoid(slope * scores + intercept), y))


def _best_threshold(p: NDArray[np.float64], y: NDArray[np.int_]) -> float:
    """The probability, half way between two articles, at which F1 is highest."""
    order = np.argsort(-p, kind="stable")
    ranked = np.append(p[order], 0.0)
    f1 = 2 * np.cumsum(y[order]) / (np.arange(1, len(y) + 1) + y.sum())
    f1[ranked[:-1] <= ranked[1:]] = -1.0  # no threshold parts articles of one probability
    best = int(np.argmax(f1))
    return float((ranked[best] + ranked[best + 1]) / 2)


def probabilities(
    scores: NDArray[np.float64], decisions: Sequence[Decision]
) -> NDArray[np.float64]:
    """(n_articles, n_labels) of probabilities."""
    slopes = np.array([decision.slope for decision in decisions])
    intercepts = np.array([decision.intercept for decision in decisions])
    return _sigmoid(scores * slopes + intercepts)


def decide(p: NDArray[np.float64], decisions: Sequence[Decision]) -> NDArray[np.bool_]:
    """(n_articles, n_labels): whether each probability reaches its threshold."""
    return p >= np.array([decision.threshold for decision in decisions])


def held_out_probabilities(
    scores: NDArray[np.float64],
    Y: NDArray[np.int_],
    folds: Sequence[NDArray[np.int_]],
    objective: Objective,
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Probabilities and decisions of each fold by what is fitted on the other folds' scores.

    ``folds`` are the test rows of a cross-validation, ``scores`` what it gave for them.
    """
    p, decided = np.zeros(scores.shape), np.zeros(scores.shape, bool)
    for test in folds:
        others = np.setdiff1d(np.arange(len(Y)), test)
        decisions = fit_decisions(scores[others], Y[others], objective)
        p[test] = probabilities(scores[test], decisions)
        decided[test] = decide(p[test], decisions)
    return p, decided


def _sigmoid(z: NDArray[np.float64]) -> NDArray[np.float64]:
    from scipy.special import expit

    result: NDArray[np.float64] = expit(z)
    return result

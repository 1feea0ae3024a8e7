"""How much a user's own labels count beside those that they are added to.

An own article of weight 3 is learnt from three times, one of weight 0 not at all: that holds for
every classifier, whether or not it knows of weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from toolkit.decisions import fit_decisions, probabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LEAST", "WEIGHTS", "Weighed", "repeat_own", "weights_to_try"]

WEIGHTS = (1, 0)
"""What ``own_weight: auto`` chooses among: the first, unless another is seen to be better."""

LEAST = 20
"""Own articles that a choice of their weight takes at least."""


def weights_to_try(own: NDArray[np.bool_], weight: int | Literal["auto"]) -> tuple[int, ...]:
    """The weights that models are trained with; ``own`` (n_articles,) marks the user's."""
    if not own.any() or own.all():
        return (1,)
    return WEIGHTS if weight == "auto" else (weight,)


def repeat_own(rows: NDArray[np.int_], own: NDArray[np.bool_], weight: int) -> NDArray[np.int_]:
    """``rows`` with those of own articles ``weight`` times, but once where there are no others."""
    mine = own[rows]
    repeated: NDArray[np.int_] = np.repeat(rows, np.where(mine & ~mine.all(), weight, 1))
    return repeated


@dataclass(frozen=True)
class Weighed:
    """Held-out scores (n_articles, n_labels) by the weight of own articles in training.

    ``Y`` (n_articles, n_labels) begins with presence of the ``n_themes``.
    """

    scores: Mapping[int, NDArray[np.float64]]
    Y: NDArray[np.int_]
    n_themes: int
    own: NDArray[np.bool_]

    def losses(self, rows: NDArray[np.int_]) -> dict[int, NDArray[np.float64]]:
        """Weight → log loss of presence in each own article of ``rows``."""
        mine, K = rows[self.own[rows]], self.n_themes
        return {
            weight: _log_loss(found[mine, :K], self.Y[mine, :K])
            for weight, found in self.scores.items()
        }

    def choose(self, rows: NDArray[np.int_]) -> int:
        """The weight that serves the own articles of ``rows`` best, each held out from training.

        It is the first, unless the mean log loss of another is lower by more than the standard
        error of the difference. So it is with fewer than `LEAST` articles.

        Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning,
        ch. 7.10 (cross-validation and the one-standard-error rule).
        """
        losses = self.losses(rows)
        first = next(iter(losses))
        count = len(losses[first])
        if count < LEAST or len(losses) == 1:
            return first
        best = min(losses, key=lambda weight: float(losses[weight].mean()))
        gain = losses[first] - losses[best]
        return best if gain.mean() > gain.std(ddof=1) / np.sqrt(count) else first

    def chosen(self, rows: NDArray[np.int_]) -> NDArray[np.float64]:
        """The scores of the models of the weight that ``rows`` choose."""
        return self.scores[self.choose(rows)]

    def to_record(self, rows: NDArray[np.int_]) -> dict[str, Any]:
        """Plain values for JSON: the choice on ``rows``, and the mean log loss of each weight."""
        losses = self.losses(rows)
        return {
            "articles": int(self.own.sum()),
            "held_out": len(next(iter(losses.values()))),
            "weight": self.choose(rows),
            "log_loss": {
                str(weight): round(float(found.mean()), 6) if len(found) else None
                for weight, found in losses.items()
            },
        }


def _log_loss(scores: NDArray[np.float64], Y: NDArray[np.int_]) -> NDArray[np.float64]:
    """(n_articles,): summed over themes, with one logistic curve for all of them.

    One curve, since few articles carry each theme; a score that is nan has the probability 0.
    """
    if not len(Y):
        return np.zeros(0)
    decisions = fit_decisions(scores.reshape(-1, 1), Y.reshape(-1, 1))
    p = probabilities(scores.reshape(-1, 1), decisions).reshape(Y.shape).clip(1e-6, 1 - 1e-6)
    losses: NDArray[np.float64] = -np.log(np.where(Y == 1, p, 1 - p)).sum(axis=1)
    return losses

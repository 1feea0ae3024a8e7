"""What a threshold is chosen for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.registry import Registry

__all__ = ["Cuts", "Objective", "Unreachable", "at_half", "objectives"]

objectives = Registry("objective")

Objective = Callable[[NDArray[np.float64], NDArray[np.int_]], float]
"""From probabilities (n,) and labels (n,) to a threshold; raises `Unreachable`."""


class Unreachable(Exception):
    """No threshold does what is asked: what was asked, the best, and the threshold of that."""

    def __init__(self, asked: str, best: float, threshold: float) -> None:
        super().__init__(f"{asked} is never reached; the best is {best:.3f}")
        self.threshold = threshold


@dataclass(frozen=True)
class Cuts:
    """Every threshold that parts articles of different probability, highest first.

    Of the ``above`` articles that reach ``thresholds[i]``, ``hits`` carry the label.
    """

    thresholds: NDArray[np.float64]
    above: NDArray[np.int_]
    hits: NDArray[np.int_]

    @classmethod
    def of(cls, p: NDArray[np.float64], y: NDArray[np.int_]) -> Cuts:
        """Half way between two articles; the last, that of all, half way to 0."""
        order = np.argsort(-p, kind="stable")
        ranked = np.append(p[order], 0.0)
        parting = np.flatnonzero(ranked[:-1] > ranked[1:])
        thresholds = (ranked[parting] + ranked[parting + 1]) / 2
        return cls(thresholds, parting + 1, np.cumsum(y[order])[parting])


def at_half(p: NDArray[np.float64], y: NDArray[np.int_]) -> float:
    """The threshold that makes fewest errors where probabilities are right: 0.5."""
    return 0.5


@objectives.register("half")
def half() -> Objective:
    """A label is present when it is likelier than not: fewest errors in all.

    Source: Bishop (2006), Pattern Recognition and Machine Learning, ch. 1.5.1.
    """
    return at_half


@objectives.register("f1")
def f1() -> Objective:
    """The threshold at which F1 is highest on held-out articles.

    Source: Lipton, Elkan and Naryanaswamy (2014), Optimal thresholding of classifiers to maximize
    F1 measure, ECML PKDD.
    """

    def objective(p: NDArray[np.float64], y: NDArray[np.int_]) -> float:
        cuts = Cuts.of(p, y)
        scores = 2 * cuts.hits / (cuts.above + y.sum())
        return float(cuts.thresholds[np.argmax(scores)]) if len(scores) else 0.5

    return objective


@objectives.register("precision")
def precision(at_least: Annotated[float, Between(0.01, 1.0)] = 0.9) -> Objective:
    """The lowest threshold with a precision of at least so much: most found for the price.

    Source: Fawcett (2006), An introduction to ROC analysis, Pattern Recognition Letters 27.
    """

    def objective(p: NDArray[np.float64], y: NDArray[np.int_]) -> float:
        cuts = Cuts.of(p, y)
        shares = cuts.hits / cuts.above
        reached = np.flatnonzero(shares >= at_least)
        if not len(reached):
            best = int(np.argmax(shares)) if len(shares) else -1
            found = (shares[best], cuts.thresholds[best]) if best >= 0 else (0.0, 0.5)
            raise Unreachable(f"a precision of {at_least:g}", *map(float, found))
        return float(cuts.thresholds[reached[-1]])

    return objective


@objectives.register("cost")
def cost(
    false_alarm: Annotated[float, Between(0.001, 1000)] = 1.0,
    miss: Annotated[float, Between(0.001, 1000)] = 1.0,
) -> Objective:
    """Least cost, for what a false alarm and a miss cost; only their ratio counts.

    Source: Elkan (2001), The foundations of cost-sensitive learning, IJCAI.
    """
    threshold = false_alarm / (false_alarm + miss)
    return lambda p, y: threshold

"""What is left undecided: labels whose probability lies between two thresholds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.decisions.objectives import Cuts, Unreachable
from toolkit.errors import ConfigError
from toolkit.registry import Registry

__all__ = ["Abstention", "abstentions"]

abstentions = Registry("abstention")

Abstention = Callable[[NDArray[np.float64], NDArray[np.int_], float], tuple[float, float]]
"""From probabilities (n,), labels (n,) and the threshold to (low, high); raises `Unreachable`."""

Probability = Annotated[float, Between(0.0, 1.0)]


@abstentions.register("band")
def band(low: Probability = 0.35, high: Probability = 0.65) -> Abstention:
    """Undecided from ``low`` to ``high``, whatever the threshold.

    Source: Chow (1970), On optimum recognition error and reject tradeoff, IEEE Transactions on
    Information Theory 16.
    """
    if low > high:
        raise ConfigError(
            f"decisions.undecided: found low {low:g} above high {high:g}; expected low first."
        )
    return lambda p, y, threshold: (low, high)


@abstentions.register("precise")
def precise(at_least: Annotated[float, Between(0.01, 1.0)] = 0.95) -> Abstention:
    """The narrowest band outside which decisions are right so often, on held-out articles.

    Of those above it at least that share carries the label, of those below it lacks the label.

    Source: Herbei and Wegkamp (2006), Classification with reject option, Canadian Journal of
    Statistics 34.
    """

    def abstention(
        p: NDArray[np.float64], y: NDArray[np.int_], threshold: float
    ) -> tuple[float, float]:
        cuts = Cuts.of(p, y)
        below = len(y) - cuts.above
        right = below - (y.sum() - cuts.hits)
        with np.errstate(invalid="ignore"):
            present, absent = cuts.hits / cuts.above, right / below
        decided = (p >= threshold, p < threshold)
        high = _nearest(cuts.thresholds, present, threshold, at_least, y[decided[0]], 1)
        low = _nearest(cuts.thresholds, absent, threshold, at_least, 1 - y[decided[1]], -1)
        return low, high

    return abstention


def _nearest(
    thresholds: NDArray[np.float64],
    shares: NDArray[np.float64],
    threshold: float,
    at_least: float,
    right: NDArray[np.int_],
    side: int,
) -> float:
    """The threshold itself if it does, else the nearest above (1) or below (-1) that does."""
    if not len(right) or right.mean() >= at_least:
        return threshold
    beyond = np.flatnonzero(side * thresholds > side * threshold)
    known = beyond[~np.isnan(shares[beyond])]
    reached = known[shares[known] >= at_least]
    if not len(reached):
        best = known[np.argmax(shares[known])] if len(known) else None
        found = (right.mean(), threshold) if best is None else (shares[best], thresholds[best])
        which = "present" if side > 0 else "absent"
        asked = f"{at_least:g} of those called {which} being right"
        raise Unreachable(asked, *map(float, found))
    return float(thresholds[reached[-1] if side > 0 else reached[0]])

"""How far probabilities are from frequencies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["BINS", "bin_gaps", "calibration_error"]

BINS = 10


def calibration_error(
    truth: NDArray[np.bool_], probabilities: NDArray[np.float64], bins: int = BINS
) -> float:
    """Expected calibration error: the mean gap between probability and frequency, over bins.

    Bins are of equal width and weighted by what falls into them. ``truth`` and
    ``probabilities`` have one shape.

    Source: Naeini, Cooper and Hauskrecht (2015), AAAI.
    """
    flat_truth, flat = np.ravel(truth).astype(float), np.ravel(probabilities)
    if not flat.size:
        return float("nan")
    gaps = bin_gaps(flat_truth, flat, bins).sum(axis=0)
    return float(np.abs(gaps).sum() / flat.size)


def bin_gaps(
    truth: NDArray[np.float64], probabilities: NDArray[np.float64], bins: int = BINS
) -> NDArray[np.float64]:
    """(n, bins): probability minus truth (n,) in the bin of the probability, elsewhere 0."""
    gaps = np.zeros((len(truth), bins))
    index = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps[np.arange(len(truth)), index] = probabilities - truth
    return gaps

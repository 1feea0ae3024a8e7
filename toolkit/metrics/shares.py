"""How sure a share is."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

__all__ = ["wilson"]

_Z = NormalDist().inv_cdf(0.975)


def wilson(share: float, size: float) -> tuple[float, float]:
    """The 95 % interval of a share in [0, 1] among ``size`` independent articles.

    ``size`` may be the effective one of articles in stories; with none, nothing is known: (0, 1).

    Source: Wilson (1927), JASA 22, 209-212; with an effective size: Korn and Graubard (1998),
    Survey Methodology 24, 193-201.
    """
    if size <= 0:
        return 0.0, 1.0
    weight = _Z * _Z / size
    centre = (share + weight / 2) / (1 + weight)
    half = _Z / (1 + weight) * sqrt(share * (1 - share) / size + weight / (4 * size))
    return max(0.0, centre - half), min(1.0, centre + half)

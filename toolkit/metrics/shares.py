"""How sure a share is."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist

__all__ = ["effective_size", "wilson"]

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


def effective_size(stories: Iterable[int], alone: int = 0) -> float:
    """The number of independent articles that articles in stories are worth.

    ``stories`` has the number of articles of each story; ``alone`` articles have none. Reprints
    carry the themes of their story, so that it speaks once however often it is printed:
    n² / Σm², which is the number of stories when all are of one size. Where the articles of a
    story differ in their themes, intervals with it are wider than they need be.

    Source: Kish (1965), Survey Sampling, ch. 8, with a correlation of 1 within a story.
    """
    total = squares = alone
    for size in stories:
        total += size
        squares += size * size
    return total * total / squares if squares else 0.0

"""How near topics are to one another: likeness, a map, a tree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Merge", "likeness", "map_of", "merges"]

_DIGITS = 6
"""Decimals that are kept: below them, processors differ."""


def likeness(components: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_topics, n_topics): 1 for the same words in the same parts, 0 for no word in common.

    Source: Bhattacharyya (1943), On a measure of divergence between two statistical populations,
    Bulletin of the Calcutta Mathematical Society 35.
    """
    roots = _roots(components)
    alike: NDArray[np.float64] = np.clip(roots @ roots.T, 0, 1).round(_DIGITS)
    np.fill_diagonal(alike, 1.0)
    return alike


def map_of(components: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_topics, 2): places on a plane that keep Hellinger distances as far as two axes can.

    Each axis points to where its largest value is positive, so that the map is never mirrored.

    Source: Torgerson (1952), Multidimensional scaling, Psychometrika 17; of square roots of
    shares, whose distances are Hellinger's, it is their principal axes.
    """
    roots = _roots(components)
    centred = roots - roots.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    places = np.zeros((len(components), 2))
    axes = min(2, len(sizes))
    places[:, :axes] = left[:, :axes] * sizes[:axes]
    places = places.round(_DIGITS) + 0.0
    for axis in places.T:
        if axis[np.abs(axis).argmax()] < 0:
            axis *= -1
    return places + 0.0


@dataclass(frozen=True)
class Merge:
    """Two branches that become one at ``distance``; a number below n_topics is a topic, n_topics
    the first merge, and so on."""

    left: int
    right: int
    distance: float


def merges(components: NDArray[np.float64]) -> list[Merge]:
    """The tree of topics: n_topics - 1 merges of the two nearest branches, the nearest first.

    Branches are as far apart as their topics are on average, by Hellinger distance (0 to 1).

    Source: Sokal and Michener (1958), A statistical method for evaluating systematic
    relationships, University of Kansas Science Bulletin 38 (average linkage).
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    if len(components) < 2:
        return []
    distances = np.sqrt(1 - likeness(components))
    steps = linkage(squareform(distances, checks=False), method="average")
    return [
        Merge(int(left), int(right), round(float(distance), _DIGITS))
        for left, right, distance, _ in steps
    ]


def _roots(components: NDArray[np.float64]) -> NDArray[np.float64]:
    """Square roots of the parts of words in each topic; a topic without weights stays 0."""
    totals = components.sum(axis=1, keepdims=True)
    parts = np.divide(components, totals, out=np.zeros_like(components), where=totals > 0)
    roots: NDArray[np.float64] = np.sqrt(parts)
    return roots

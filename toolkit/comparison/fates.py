"""What became of topics: which stayed, split, merged, vanished or appeared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["FATES", "LEAST", "Fate", "Group", "groups"]

LEAST = 0.2
"""Topics less alike than this have nothing to do with each other."""

Fate = Literal["stayed", "split", "merged", "regrouped", "vanished", "appeared"]
FATES: tuple[Fate, ...] = ("stayed", "split", "merged", "regrouped", "vanished", "appeared")


@dataclass(frozen=True)
class Group:
    """Topics of the ``first`` model that became those of the ``second``; ids, ascending.

    ``matches`` are the pairs one of which is the best match of the other.
    """

    fate: Fate
    first: tuple[int, ...]
    second: tuple[int, ...]
    matches: tuple[tuple[int, int], ...]


def groups(likeness: NDArray[np.float64], least: float = LEAST) -> list[Group]:
    """Every topic of either model in one group, in the order of `FATES`.

    ``likeness`` (n_first, n_second) is from 0 to 1. A topic belongs with its best match in the
    other model where their likeness is at least ``least``; of equals the one with the lower id.
    One and one that belong together stayed, one and several split, several and one merged, several
    and several were regrouped; a topic alone vanished or appeared.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n_first, n_second = likeness.shape
    matches = _matches(likeness, least)
    rows = [a for a, _ in matches]
    columns = [n_first + b for _, b in matches]
    size = n_first + n_second
    graph = coo_array((np.ones(len(matches)), (rows, columns)), shape=(size, size))
    count, part = connected_components(graph, directed=False)
    found = []
    for number in range(count):
        members = np.flatnonzero(part == number).tolist()
        first = tuple(node for node in members if node < n_first)
        second = tuple(node - n_first for node in members if node >= n_first)
        own = tuple(match for match in matches if match[0] in first)
        found.append(Group(_fate(len(first), len(second)), first, second, own))
    return sorted(found, key=lambda group: (FATES.index(group.fate), group.first, group.second))


def _matches(likeness: NDArray[np.float64], least: float) -> list[tuple[int, int]]:
    """(first, second) of all that belong together, in order."""
    best = {(a, int(b)) for a, b in enumerate(likeness.argmax(axis=1))}
    best |= {(int(a), b) for b, a in enumerate(likeness.argmax(axis=0))}
    return sorted((a, b) for a, b in best if likeness[a, b] >= least)


def _fate(first: int, second: int) -> Fate:
    if not second:
        return "vanished"
    if not first:
        return "appeared"
    if first == second == 1:
        return "stayed"
    if first == 1:
        return "split"
    return "merged" if second == 1 else "regrouped"

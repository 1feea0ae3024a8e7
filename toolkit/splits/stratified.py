"""Folds stratified over many labels, groups kept together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ArticleError

__all__ = ["count_groups", "multilabel_folds"]


def multilabel_folds(
    labels: NDArray[np.int_],
    folds: int,
    seed: int,
    groups: Sequence[str | None] | None = None,
) -> Iterator[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    """Yield (train, test) row numbers, every row in exactly one test set.

    ``labels`` is (n_articles, n_labels), zero or not. Rows of one group (a story) stay together;
    None is a group of its own. Each label is spread over the folds as evenly as its groups
    allow, rarest label first. Raises ArticleError where there are fewer groups than folds.

    Source: Sechidis, Tsoumakas and Vlahavas (2011), On the Stratification of Multi-Label Data,
    ECML PKDD, iterative stratification, here over groups.
    """
    members = _members(len(labels), groups)
    if len(members) < folds:
        raise ArticleError(
            f"{len(members)} articles that differ cannot be split into {folds} folds; "
            f"expected at least {folds}. Label more articles, or set evaluation.folds lower."
        )
    present = (np.asarray(labels) != 0).astype(int)
    profile = np.array([present[rows].sum(axis=0) for rows in members])
    profile = np.column_stack([profile, [len(rows) for rows in members]])
    assigned = _assign(profile, folds, np.random.default_rng(seed))
    fold_of = np.empty(len(labels), dtype=int)
    for rows, fold in zip(members, assigned, strict=True):
        fold_of[rows] = fold
    for fold in range(folds):
        yield np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)


def count_groups(n: int, groups: Sequence[str | None] | None) -> int:
    """How many groups ``n`` rows form."""
    return len(_members(n, groups))


def _members(n: int, groups: Sequence[str | None] | None) -> list[list[int]]:
    """Rows of each group, in order of first appearance."""
    if groups is None:
        return [[row] for row in range(n)]
    named: dict[object, list[int]] = {}
    for row, group in enumerate(groups):
        named.setdefault(group if group is not None else (row,), []).append(row)
    return list(named.values())


def _assign(profile: NDArray[np.int_], folds: int, random: np.random.Generator) -> NDArray[np.int_]:
    """The fold of each group; ``profile`` (n_groups, n_labels + 1) counts labels and rows."""
    wanted = np.tile(profile.sum(axis=0) / folds, (folds, 1))
    result = np.full(len(profile), -1)
    order = random.permutation(len(profile))
    while (free := order[result[order] < 0]).size:
        counts = (profile[free] > 0).sum(axis=0).astype(float)
        counts[counts == 0] = np.inf
        rarest = int(np.argmin(counts))
        carriers = free[profile[free, rarest] > 0]
        for group in sorted(carriers, key=lambda g: -int(profile[g, rarest])):
            need = wanted[:, rarest]
            best = np.flatnonzero(need == need.max())
            best = best[wanted[best, -1] == wanted[best, -1].max()]
            fold = int(random.choice(best))
            result[group] = fold
            wanted[fold] -= profile[group]
    return result

"""Which articles may be the same story, and which are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from toolkit.stories.index import Index
from toolkit.stories.signatures import BANDS, ROWS

__all__ = ["Pairs", "candidates", "same_story"]

Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Rows on the left, rows on the right."""

NEIGHBOURS = 32
"""How many of those after it in a bucket an article is compared with. In a bucket that a crowd of
bulletins shares this leaves pairs out; a repeat shares others, with what is its own."""

SHARE = 0.4
"""The share of the longer article that an excerpt has at least. A round-up of three stories is
then none of them, and does not make one of the three."""

DOUBT = 0.1
"""How far an estimated similarity may be below the true one: three standard errors."""


def candidates(index: Index, rows: NDArray[np.intp]) -> Iterator[Pairs]:
    """Pairs of ``rows`` that agree in a band, a pair as often as it does.

    They do not depend on the order of the corpus if that of ``rows`` does not.
    """
    for band in range(BANDS):
        keys = _keys(index[f"band{band}"][rows])
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        for step in range(1, NEIGHBOURS + 1):
            alike = keys[step:] == keys[:-step]
            if not alike.any():
                break
            yield rows[order[:-step][alike]], rows[order[step:][alike]]


def _keys(minima: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The `ROWS` minima of a band in one number each."""
    factors = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
    keys: NDArray[np.uint64] = (minima * factors).sum(axis=1, dtype=np.uint64)
    return keys


def same_story(index: Index, pairs: Pairs, threshold: float) -> Pairs:
    """Those of the pairs that are one story.

    A share of ``threshold`` of the runs of the shorter article stands in the longer, these are
    at least `SHARE` of the runs of the longer, and the days that they name agree: what differs
    from another in its days alone is tomorrow's bulletin.
    """
    size, days = index["size"].astype(np.int64), index["days"]
    needed = _needed(size, pairs, threshold)
    left, right = pairs
    fit = needed <= np.minimum(size[left], size[right])
    fit &= _same_days(days[left], days[right])
    left, right, needed = left[fit], right[fit], needed[fit]
    alike = needed / (size[left] + size[right] - needed)
    fit = _similarity(index, (left, right)) >= alike - DOUBT
    left, right, needed = left[fit], right[fit], needed[fit]
    fit = _common_runs(index, size, (left, right)) >= needed
    return left[fit], right[fit]


def _needed(size: NDArray[np.int64], pairs: Pairs, threshold: float) -> NDArray[np.float64]:
    """How many runs the articles of each pair must share."""
    left, right = pairs
    shorter, longer = np.minimum(size[left], size[right]), np.maximum(size[left], size[right])
    needed: NDArray[np.float64] = np.maximum(threshold * shorter, SHARE * longer)
    return needed


def _common_runs(index: Index, size: NDArray[np.int64], pairs: Pairs) -> NDArray[np.int64]:
    """How many runs the articles of each pair share."""
    starts = np.cumsum(size) - size
    common = np.zeros(len(pairs[0]), np.int64)
    for number, ends in enumerate(zip(*pairs, strict=True)):
        one, other = (index.part("runs", starts[row], size[row]) for row in ends)
        common[number] = len(np.intersect1d(one, other, assume_unique=True))
    return common


def _same_days(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether more than two thirds of the days of the one that names fewer are in the other."""
    count_left, count_right, common = (
        np.bitwise_count(days).sum(axis=1, dtype=np.int64) for days in (left, right, left & right)
    )
    fewer = np.minimum(count_left, count_right)
    agree: NDArray[np.bool_] = (fewer == 0) | (3 * common > 2 * fewer)
    return agree


def _similarity(index: Index, pairs: Pairs) -> NDArray[np.float64]:
    """The estimated Jaccard similarity of each pair: its share of equal minima."""
    left, right = pairs
    equal = np.zeros(len(left), np.int64)
    for band in range(BANDS):
        minima = index[f"band{band}"]
        equal += (minima[left] == minima[right]).sum(axis=1)
    return equal / (BANDS * ROWS)

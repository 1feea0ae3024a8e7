"""The best labels of chains with two labels.

Only differences matter. Let d be by how much the best labelling of a chain up to a token that
has it inside a word beats the best that has it begin one. The token is inside where d exceeds a
threshold: one where the next token begins a word, one where that is inside, zero where there is
none. What d carries on to the next token's difference is constant below all thresholds and above
all, so that most tokens are settled without their neighbours. numpy does these and loops the
others.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["CLOSE", "inside"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

CLOSE = 1e-8
"""A token whose difference is no further from its threshold could have either label."""

ROUNDS = 4
"""How often all tokens are looked at whose predecessor has been settled, before the loop."""


def inside(
    scores: Floats, first: Numbers, blank: Flags, transitions: Floats
) -> tuple[Flags, Numbers]:
    """Which tokens are inside a word, and the places where that was a close decision.

    ``scores`` are the weights of inside less those of beginning; chains begin at ``first`` and
    have a ``blank`` before and after them; ``transitions[a, b]`` is the weight of b after a
    (0 begins, 1 is inside).
    Source: Viterbi (1967), Error bounds for convolutional codes, IEEE Trans. Inf. Theory 13.
    """
    thresholds = [*(transitions[0] - transitions[1]).tolist(), 0.0]
    differences = _differences(np.where(blank, -np.inf, scores), first, transitions, thresholds)
    low, high = min(thresholds), max(thresholds)
    open_ = np.flatnonzero((differences > low - CLOSE) & (differences < high + CLOSE))
    labels = bytearray(np.where(blank, np.uint8(2), differences > high))
    values = differences[open_]
    for place, value in zip(open_[::-1].tolist(), values[::-1].tolist(), strict=True):
        labels[place] = value > thresholds[labels[place + 1]]
    found = np.frombuffer(labels, dtype=np.uint8)
    needed = np.take(thresholds, found[open_ + 1])
    return found == 1, open_[np.abs(values - needed) < CLOSE]


def _differences(
    scores: Floats, first: Numbers, transitions: Floats, thresholds: list[float]
) -> Floats:
    (begin_begin, begin_in), (in_begin, in_in) = transitions.tolist()

    def carried(before: Floats) -> Floats:
        most: Floats = np.maximum(begin_in, before + in_in)
        most -= np.maximum(begin_begin, before + in_begin)
        return most

    after_low, after_high = begin_in - begin_begin, in_in - in_begin
    least, most = min(after_low, after_high, 0.0), max(after_low, after_high, 0.0)
    differences = np.full(len(scores), np.nan)
    differences[1:][scores[:-1] + most <= min(thresholds)] = after_low
    differences[1:][scores[:-1] + least >= max(thresholds)] = after_high
    differences[first] = 0.0
    differences += scores
    open_ = np.flatnonzero(np.isnan(differences))
    for _ in range(ROUNDS):
        ready = open_[~np.isnan(differences[open_ - 1])]
        differences[ready] = scores[ready] + carried(differences[ready - 1])
        open_ = open_[np.isnan(differences[open_])]
    for place in open_.tolist():
        differences[place] = scores[place] + carried(differences[place - 1])
    return differences

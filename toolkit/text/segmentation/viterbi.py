"""The best labels of a chain with two labels.

Only differences matter. Let d be by how much the best labelling of a text up to a token that
has it inside a word beats the best that has it begin one. The token is inside where d exceeds a
threshold, of which there are two: for a next token that begins a word and for one inside. What d
carries on to the next token's difference is constant below both thresholds and above both, so
that most tokens are settled without those before them. numpy does these, a loop the others.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["inside"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def inside(scores: Floats, first: Flags, last: Flags, transitions: Floats) -> tuple[Flags, Floats]:
    """Which tokens are inside a word, and by what margin each was decided.

    ``scores`` are the weights of inside less those of beginning; ``first`` and ``last`` mark
    the ends of texts; ``transitions[a, b]`` is the weight of b after a (0 begins, 1 is inside).
    Source: Viterbi (1967), Error bounds for convolutional codes, IEEE Trans. Inf. Theory 13.
    """
    thresholds = transitions[0] - transitions[1]
    differences = _differences(scores, first, transitions, thresholds)
    found = _labels(differences, last, thresholds)
    following = np.append(found[1:], False)
    needed = np.where(last, 0.0, np.where(following, thresholds[1], thresholds[0]))
    return found, np.abs(differences - needed)


def _differences(scores: Floats, first: Flags, transitions: Floats, thresholds: Floats) -> Floats:
    (begin_begin, begin_in), (in_begin, in_in) = transitions.tolist()
    low, high = thresholds.min(), thresholds.max()
    after_low, after_high = begin_in - begin_begin, in_in - in_begin
    least, most = min(after_low, after_high), max(after_low, after_high)
    carried = np.full(len(scores), np.nan)
    carried[1:][scores[:-1] + most <= low] = after_low
    carried[1:][scores[:-1] + least >= high] = after_high
    carried[first] = 0.0
    differences: Floats = scores + carried
    open_ = np.flatnonzero(np.isnan(differences))
    known = dict(zip((open_ - 1).tolist(), differences[open_ - 1].tolist(), strict=True))
    for place, score in zip(open_.tolist(), scores[open_].tolist(), strict=True):
        before = known[place - 1]
        inside = max(begin_in, before + in_in)
        known[place] = score + inside - max(begin_begin, before + in_begin)
    differences[open_] = [known[place] for place in open_.tolist()]
    return differences


def _labels(differences: Floats, last: Flags, thresholds: Floats) -> Flags:
    low, high = thresholds.min(), thresholds.max()
    labels = differences > high
    open_ = np.flatnonzero((differences > low) & ~labels & ~last)
    labels[last] = differences[last] > 0
    found = bytearray(labels.tobytes())
    needed = thresholds.tolist()
    for place, value in zip(open_[::-1].tolist(), differences[open_[::-1]].tolist(), strict=True):
        found[place] = value > needed[found[place + 1]]
    return np.frombuffer(found, dtype=bool)

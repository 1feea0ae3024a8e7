"""What became of topics, from how alike they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from toolkit.comparison.fates import groups

TURNED = {"split": "merged", "merged": "split", "vanished": "appeared", "appeared": "vanished"}

grids = st.tuples(st.integers(1, 6), st.integers(1, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.5, 1.0]))
)


def best(row, least):
    """The place of the largest, None where all are too small."""
    at = int(np.argmax(row))
    return at if row[at] >= least else None


@given(grids, st.sampled_from([0.15, 0.2, 0.5]))
def test_the_rule(likeness, least):
    found = groups(likeness, least)
    of_first = [best(row, least) for row in likeness]
    of_second = [best(column, least) for column in likeness.T]
    assert sorted(t for g in found for t in g.first) == list(range(len(of_first)))
    assert sorted(t for g in found for t in g.second) == list(range(len(of_second)))
    for group in found:
        for a in group.first:
            assert of_first[a] in (group.second or (None,))
        for b in group.second:
            assert of_second[b] in (group.first or (None,))
        if group.fate == "stayed":
            (a,), (b,) = group.first, group.second
            assert of_first[a] == b
            assert of_second[b] == a
        elif group.fate == "split":
            (a,) = group.first
            assert [of_second[b] for b in group.second] == [a] * len(group.second)
            assert len(group.second) > 1
        elif group.fate == "merged":
            (b,) = group.second
            assert [of_first[a] for a in group.first] == [b] * len(group.first)
            assert len(group.first) > 1
        elif group.fate == "regrouped":
            assert min(len(group.first), len(group.second)) > 1
        else:
            assert group.matches == ()
            assert len(group.first + group.second) == 1


@given(grids)
def test_the_other_way_round(likeness):
    there = {(g.fate, g.first, g.second) for g in groups(likeness)}
    back = {(TURNED.get(g.fate, g.fate), g.second, g.first) for g in groups(likeness.T)}
    assert there == back


@pytest.mark.parametrize(
    ("likeness", "fates"),
    [
        ([[0.9, 0.1], [0.1, 0.2]], ["stayed", "stayed"]),
        ([[0.9, 0.1], [0.1, 0.19]], ["stayed", "vanished", "appeared"]),
        ([[0.4, 0.4]], ["split"]),
        ([[0.4], [0.3]], ["merged"]),
        ([[0.6, 0.5, 0.0], [0.0, 0.3, 0.5]], ["split", "stayed"]),
        ([[0.5, 0.4], [0.45, 0.0], [0.0, 0.0]], ["regrouped", "vanished"]),
    ],
)
def test_examples(likeness, fates):
    assert [group.fate for group in groups(np.array(likeness))] == sorted(
        fates, key=["stayed", "split", "merged", "regrouped", "vanished", "appeared"].index
    )

"""How near topics are: laws of likeness, of the map and of the tree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from toolkit.topics.figures.kinds import Tree, leaves
from toolkit.topics.geometry import likeness, map_of, merges

weights = st.integers(1, 7).flatmap(
    lambda topics: arrays(
        np.float64, (topics, 5), elements=st.floats(0, 9).map(lambda x: round(x, 3))
    )
)


@given(weights)
def test_likeness(components):
    alike = likeness(components)
    assert (alike == alike.T).all()
    assert (alike.diagonal() == 1).all()
    assert ((alike >= 0) & (alike <= 1)).all()


@given(weights)
def test_the_size_of_weights_does_not_matter(components):
    np.testing.assert_allclose(likeness(components), likeness(components * 4), atol=1e-6)


def test_likeness_at_its_ends():
    alike = likeness(np.array([[1.0, 1, 0, 0], [2, 2, 0, 0], [0, 0, 3, 1], [1, 0, 1, 0]]))
    assert alike[0, 1] == 1
    assert alike[0, 2] == 0
    assert alike[0, 3] == pytest.approx(0.5)


@given(weights)
def test_no_two_topics_are_farther_on_the_map_than_they_are(components):
    places = map_of(components)
    assert places.shape == (len(components), 2)
    roots = np.sqrt(components / np.maximum(components.sum(axis=1, keepdims=True), 1e-300))
    for one in range(len(components)):
        for other in range(one):
            true = np.linalg.norm(roots[one] - roots[other])
            assert np.linalg.norm(places[one] - places[other]) <= true + 1e-5


def test_two_topics_are_as_far_on_the_map_as_they_are():
    places = map_of(np.array([[1.0, 0], [0, 1.0]]))
    assert np.linalg.norm(places[0] - places[1]) == pytest.approx(np.sqrt(2), abs=1e-5)


def test_the_map_is_never_mirrored():
    components = np.random.default_rng(3).random((6, 9))
    places = map_of(components)
    for axis in places.T:
        assert axis[np.abs(axis).argmax()] > 0


@given(weights)
def test_the_tree_holds_every_topic_once(components):
    steps = merges(components)
    assert len(steps) == len(components) - 1
    distances = [step.distance for step in steps]
    assert distances == sorted(distances)
    assert sorted(leaves(len(components), steps)) == list(range(len(components)))
    tree = Tree("", "", [str(topic) for topic in range(len(components))], steps)
    assert len(tree.lines()) == len(steps)
    assert all(0 <= x <= 1 for corners in tree.lines() for x, _ in corners)


def test_the_nearest_merge_first():
    steps = merges(np.array([[1.0, 0, 0], [0, 1, 0.2], [0, 1, 0.3], [1, 0.5, 0]]))
    assert {steps[0].left, steps[0].right} == {1, 2}
    assert {steps[1].left, steps[1].right} == {0, 3}
    assert {steps[2].left, steps[2].right} == {4, 5}

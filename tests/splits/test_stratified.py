"""Folds: every row tested once, labels spread, stories kept together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ArticleError
from toolkit.splits import multilabel_folds


def labels(n: int = 120, seed: int = 3) -> Any:
    random = np.random.default_rng(seed)
    return (random.random((n, 4)) < [0.5, 0.3, 0.15, 0.05]).astype(int)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Any, int, list[str | None] | None]:
    n = draw(st.integers(6, 40))
    made = np.array(draw(st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3),
                                  min_size=n, max_size=n)))  # fmt: skip
    named = st.sampled_from([None, "a", "b", "c"])
    groups = draw(st.none() | st.lists(named, min_size=n, max_size=n))
    return made, draw(st.integers(2, 6)), groups


@given(problems())
@settings(max_examples=150)
def test_every_row_is_tested_once_and_stories_stay_together(problem: Any) -> None:
    made, count, groups = problem
    try:
        folds = list(multilabel_folds(made, count, 1, groups))
    except ArticleError:
        assert groups is not None
        assert len({g for g in groups if g}) + groups.count(None) < count
        return
    assert len(folds) == count
    tested = np.concatenate([test for _, test in folds])
    assert sorted(tested.tolist()) == list(range(len(made)))
    for train, test in folds:
        assert sorted([*train.tolist(), *test.tolist()]) == list(range(len(made)))
        if groups:
            inside, outside = ({groups[i] for i in rows} - {None} for rows in (test, train))
            assert not inside & outside


def test_labels_are_spread_evenly() -> None:
    made = labels()
    for _, test in multilabel_folds(made, 5, seed=0):
        assert np.abs(made[test].sum(axis=0) - made.sum(axis=0) / 5).max() <= 2
        assert len(test) == pytest.approx(24, abs=2)


def test_a_rare_label_reaches_as_many_folds_as_it_can() -> None:
    made = np.zeros((50, 2), int)
    made[:5, 1] = 1
    assert [made[test, 1].sum() for _, test in multilabel_folds(made, 5, seed=9)] == [1] * 5


def test_the_strength_of_a_label_does_not_matter() -> None:
    made = labels()
    once = [test.tolist() for _, test in multilabel_folds(made, 4, 2)]
    assert once == [test.tolist() for _, test in multilabel_folds(made * 2, 4, 2)]


def test_the_seed_decides() -> None:
    def folds(seed: int) -> list[list[int]]:
        return [test.tolist() for _, test in multilabel_folds(labels(), 4, seed)]

    assert folds(1) == folds(1)
    assert folds(1) != folds(2)


def test_too_few_articles() -> None:
    with pytest.raises(ArticleError, match="3 articles that differ cannot be split into 5 folds"):
        list(multilabel_folds(np.ones((3, 1), int), 5, 0))
    with pytest.raises(ArticleError, match="1 articles that differ"):
        list(multilabel_folds(np.ones((9, 1), int), 2, 0, ["one story"] * 9))

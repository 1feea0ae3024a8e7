"""What every split promises: parts that do not overlap, and nothing learnt from what is tested."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toolkit.config import defaults
from toolkit.errors import ArticleError
from toolkit.splits import Described, Split, Splitter, cross_validate, find_leaks, hold_out, splits

NAMES = splits.names()


def splitter(name: str, **settings: Any) -> Splitter:
    named = defaults(splits, name)[name]
    made: Splitter = named.component({**named.settings, **settings}, seed=3)
    return made


@st.composite
def described(draw: st.DrawFn) -> Described:
    n = draw(st.integers(12, 60))
    cells = st.sampled_from("abcdefghij")
    stories = draw(st.lists(st.none() | cells, min_size=n, max_size=n))
    days = st.dates().map(str) | st.just("2020-05-01T07:30:00")
    return Described(
        np.array(draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=n, max_size=n)))
        * 1,
        stories,
        [story or (None if i % 3 else "copy") for i, story in enumerate(stories)],
        draw(st.lists(cells, min_size=n, max_size=n)),
        draw(st.lists(days, min_size=n, max_size=n)),
    )


def split(name: str, articles: Described, folds: int) -> Split:
    try:
        if folds:
            return cross_validate(splitter(name), articles, folds)
        return hold_out(splitter(name), articles, 0.25, 1)
    except ArticleError:
        assume(False)
        raise


every_split = pytest.mark.parametrize("name", NAMES)
folds = st.integers(2, 5) | st.just(0)


@every_split
@given(articles=described(), count=folds)
def test_nothing_tested_is_learnt_from(name: str, articles: Described, count: int) -> None:
    made = split(name, articles, count)
    assert len(made.folds) == (1 if not count else count + splitter(name).ordered)
    for train, test in made.folds:
        assert len(train)
        assert len(test)
        assert not set(train.tolist()) & set(test.tolist())
    for deciding, tested in made.decided:
        assert not set(deciding.tolist()) & set(tested.tolist())
        assert set(deciding.tolist()) <= set(made.held_out.tolist())
    assert len(set(made.scored.tolist())) == len(made.scored), "each is scored once"


@every_split
@given(articles=described(), count=folds)
def test_the_counts_add_up(name: str, articles: Described, count: int) -> None:
    made = split(name, articles, count)
    everything = set(range(len(articles.Y)))
    learnt = {row for train, _ in made.folds for row in train.tolist()}
    assert learnt | set(made.held_out.tolist()) == everything
    if count and name != "time":
        assert set(made.scored.tolist()) == everything


@given(articles=described(), count=folds)
def test_time_never_looks_ahead(articles: Described, count: int) -> None:
    made = split("time", articles, count)
    days = np.array([day[:10] for day in articles.days if day], "datetime64[D]")
    for train, test in made.folds:
        assert days[train].max() < days[test].min()
    for deciding, tested in made.decided:
        assert not count or days[deciding].max() < days[tested].min()


@given(articles=described(), count=folds)
def test_an_outlet_is_on_one_side(articles: Described, count: int) -> None:
    for train, test in split("source", articles, count).folds:
        assert not {articles.outlets[i] for i in train} & {articles.outlets[i] for i in test}


@given(articles=described(), count=folds)
def test_a_split_by_story_leaks_nothing(articles: Described, count: int) -> None:
    ids = [f"n{i}" for i in range(len(articles.Y))]
    made = split("story", articles, count)
    assert find_leaks(made, articles.near_duplicates, ids).count == 0


def years(*counts: int) -> Described:
    """So many articles of each year from 2010 on."""
    days: list[str | None] = [
        f"{2010 + year}-03-{day + 1:02}" for year, n in enumerate(counts) for day in range(n)
    ]
    n = len(days)
    return Described(np.eye(n, 2, dtype=int), [None] * n, [None] * n, [None] * n, days)


def test_windows_grow_and_are_of_one_size() -> None:
    made = cross_validate(splitter("time"), years(10, 10, 10, 10), 2)
    assert [len(train) for train, _ in made.folds] == [10, 20, 30]
    assert [len(test) for _, test in made.folds] == [10, 10, 10]
    assert [(len(a), len(b)) for a, b in made.decided] == [(10, 10), (20, 10)]
    assert made.scored.tolist() == list(range(20, 40)), "the first two windows are not scored"


def test_a_day_is_not_cut() -> None:
    articles = years(4, 4, 4, 4)
    same = ["2010-01-01"] * 13 + ["2011-01-01", "2012-01-01", "2013-01-01"]
    made = cross_validate(splitter("time"), Described(articles.Y, *[articles.stories] * 3, same), 2)
    assert [len(train) for train, _ in made.folds] == [13, 14, 15]


@every_split
@given(articles=described(), count=folds, data=st.data())
def test_some_articles_judge_models_that_learn_from_all(
    name: str, articles: Described, count: int, data: st.DataObject
) -> None:
    n = len(articles.Y)
    rows = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    made = split(name, articles, count)
    judged = made.judged_by(rows)
    chosen = set(np.flatnonzero(rows).tolist())
    assert set(judged.scored.tolist()) == set(made.scored.tolist()) & chosen
    assert set(judged.held_out.tolist()) == set(made.held_out.tolist()) & chosen
    for (before, _), (train, _) in zip(made.folds, judged.folds, strict=True):
        assert train.tolist() == before.tolist()


def test_a_copy_on_both_sides_is_found() -> None:
    articles = years(10, 10, 10, 10)
    near: list[str | None] = [None] * 40
    near[3] = near[25] = near[26] = "s"
    near[30] = near[39] = "same window"
    made = cross_validate(splitter("time"), articles, 2)
    found = find_leaks(made, near, [f"n{i:02}" for i in range(40)])
    assert found.count == 2
    assert found.examples == (("n25", "n03"), ("n26", "n03"))
    assert "2 tested articles repeat one that was learnt from (for example n25 of n03" in str(found)


def test_articles_that_do_not_tell() -> None:
    articles = years(10, 10, 10, 10)
    days = [None, "2013", *articles.days[2:]]
    lacking = Described(articles.Y, articles.stories, articles.stories, articles.outlets, days)
    with pytest.raises(ArticleError, match=r"2 of 40 labelled articles have no day.*set_aside"):
        cross_validate(splitter("time"), lacking, 2)
    made = cross_validate(splitter("time", missing="set_aside"), lacking, 2)
    assert not {0, 1} & set(np.concatenate([np.concatenate(fold) for fold in made.folds]).tolist())
    with pytest.raises(ArticleError, match=r"none of the 40 .* has a source or outlet"):
        cross_validate(splitter("source", missing="set_aside"), lacking, 2)


def test_too_few_outlets_or_days() -> None:
    articles = years(10, 10)
    two = Described(articles.Y, *[articles.stories] * 2, ["a", "b"] * 10, ["2010-01-01"] * 20)
    with pytest.raises(ArticleError, match="found 2 outlets; expected at least 3"):
        cross_validate(splitter("source"), two, 3)
    with pytest.raises(ArticleError, match="found articles of 1 day; expected at least 5"):
        cross_validate(splitter("time"), two, 3)

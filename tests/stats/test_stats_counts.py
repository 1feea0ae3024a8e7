"""Counts add up, whatever is known of the articles; intervals hold what they promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ArticleError
from toolkit.metrics import effective_size, wilson
from toolkit.stats.counts import Counts
from toolkit.stats.keys import FACTS, KEYS, UNKNOWN, parse_keys, require_columns
from toolkit.stats.tables import by_table, leading, theme_table

THEMES = ("elections", "covid_response")
CELLS = st.none() | st.sampled_from(
    ["", " ", "2021-05", "2021-05-23T07:00:00", "2021-13-01", "2021", "Hà Giang", "unknown", "s1"]
)
COLUMNS = st.fixed_dictionaries(dict.fromkeys(FACTS, CELLS))
LEVELS = st.tuples(st.integers(0, 2), st.integers(0, 2))
ROWS = st.lists(st.tuples(COLUMNS, LEVELS), max_size=30)
BY = st.lists(st.sampled_from(sorted(KEYS)), unique=True, max_size=3)


@given(ROWS, BY)
def test_counts_add_up(rows: list, by: list[str]) -> None:
    counts = Counts([KEYS[name] for name in by], THEMES)
    for facts, levels in rows:
        counts.add(facts, levels)
    groups = [group for _, group in counts]
    assert sum(group.articles for group in groups) == len(rows)
    assert all(group.stories.total() + group.alone == group.articles for group in groups)
    for i, theme in enumerate(THEMES):
        present = sum(levels[i] > 0 for _, levels in rows)
        assert sum(group.present[theme] for group in groups) == present
        assert sum(group.main[theme] for group in groups) == sum(lv[i] == 2 for _, lv in rows)
    assert len({values for values, _ in counts}) == len(groups)


@given(ROWS, st.sampled_from(sorted(KEYS)), st.integers(1, 4))
def test_a_table_cut_short_adds_up_too(rows: list, by: str, most: int) -> None:
    counts = Counts([KEYS[by]])
    for facts, _ in rows:
        counts.add(facts)
    short = leading(by_table(counts), most)
    assert sum(number for _, number, _ in short) == len(rows)
    assert len(short) <= most + 2
    assert not rows or sum(share for _, _, share in short) == pytest.approx(1)


@given(ROWS, BY)
def test_the_order_of_articles_does_not_matter(rows: list, by: list[str]) -> None:
    tables = []
    for order in (rows, rows[::-1]):
        counts = Counts([KEYS[name] for name in by], THEMES)
        for facts, levels in order:
            counts.add(facts, levels)
        tables.append(theme_table(counts))
    assert tables[0] == tables[1]


@pytest.mark.parametrize(
    ("name", "facts", "value"),
    [
        ("month", {"published": "2021-05-23T07:00:00"}, "2021-05"),
        ("month", {"published": "2021"}, UNKNOWN),
        ("month", {"published": "2021-13-01"}, UNKNOWN),
        ("month", {}, UNKNOWN),
        ("year", {"published": "2021"}, "2021"),
        ("year", {"published": "20210523"}, UNKNOWN),
        ("province", {"place": "Hà Giang", "place_today": "Tuyên Quang"}, "Hà Giang"),
        ("province", {"place": None, "place_today": "Huế"}, "Huế"),
        ("province_today", {"place": "Hà Giang", "place_today": "Tuyên Quang"}, "Tuyên Quang"),
        ("province_today", {"place": "Hà Giang"}, "Tuyên Quang"),
        ("province_today", {"place": "Viêng Chăn"}, "Viêng Chăn"),
        ("outlet", {"source": "TTO", "outlet": "Tuổi Trẻ"}, "Tuổi Trẻ"),
        ("outlet", {"source": " TTO ", "outlet": None}, "TTO"),
        ("source", {"source": "TTO", "outlet": "Tuổi Trẻ"}, "TTO"),
        ("section", {"section": "  "}, UNKNOWN),
    ],
)
def test_what_an_article_is_counted_under(name: str, facts: dict, value: str) -> None:
    assert KEYS[name].of(facts) == value


def test_months_stand_in_order_outlets_by_number_unknown_last() -> None:
    counts = Counts(parse_keys("month,outlet"))
    for published, source in [
        ("2021-06", "B"),
        ("2021-06", "A"),
        (None, "B"),
        ("2021-05", None),
        ("2021-06", "A"),
        ("2021-06", None),
        ("2021-06", None),
    ]:
        counts.add({"published": published, "source": source})
    assert [values for values, _ in counts] == [
        ("2021-05", UNKNOWN),
        ("2021-06", "A"),
        ("2021-06", "B"),
        ("2021-06", UNKNOWN),
        (UNKNOWN, "B"),
    ]


def test_what_cannot_be_counted_by_is_said() -> None:
    with pytest.raises(ArticleError, match=r"no 'provinces'.*Did you mean 'province'\?"):
        parse_keys("month,provinces")
    with pytest.raises(ArticleError, match="each name once"):
        parse_keys("month, month")
    with pytest.raises(ArticleError, match=r"x\.csv: found no column outlet or source"):
        require_columns(parse_keys("month,outlet"), {"published", "place"}, "x.csv")
    require_columns(parse_keys("outlet"), {"source"}, "x.csv")


# -- intervals ---------------------------------------------------------------------------------

SIZES = st.lists(st.integers(1, 50), max_size=20)


@given(SIZES, st.integers(0, 50))
def test_stories_are_worth_between_one_and_all_articles(stories: list[int], alone: int) -> None:
    size = effective_size(stories, alone)
    total = sum(stories) + alone
    assert size <= total * (1 + 1e-12)
    assert size <= len(stories) + alone + 1e-9
    assert not total or size >= 1 - 1e-12


@given(st.integers(1, 30), st.integers(1, 9))
def test_stories_of_one_size_count_once_each(stories: int, size: int) -> None:
    assert effective_size([size] * stories) == pytest.approx(stories)
    assert effective_size([], stories) == stories


@given(st.floats(0, 1), st.floats(0.5, 1e6))
def test_an_interval_holds_its_share(share: float, size: float) -> None:
    low, high = wilson(share, size)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    narrower = wilson(share, 2 * size)
    assert narrower[1] - narrower[0] <= high - low


def test_known_intervals() -> None:
    """Values of R: prop.test(x, n, correct = FALSE)."""
    assert wilson(0.3, 10) == pytest.approx((0.1077913, 0.6032219), abs=1e-6)
    assert wilson(0, 20) == pytest.approx((0, 0.1611252), abs=1e-6)
    assert wilson(0.5, 0) == (0, 1)


def covered(draws: int, by_story: bool) -> float:
    """How often the interval holds the truth, where stories of 1, 2, 3 … reprints carry a theme
    with a probability of 0.3."""
    random = np.random.default_rng(7)
    held = 0
    for _ in range(draws):
        sizes = random.geometric(0.4, size=60)
        present = random.random(60) < 0.3
        share = float(sizes[present].sum() / sizes.sum())
        size = effective_size(sizes.tolist()) if by_story else float(sizes.sum())
        low, high = wilson(share, size)
        held += low <= 0.3 <= high
    return held / draws


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    assert covered(2000, by_story=True) == pytest.approx(0.95, abs=0.015)
    assert covered(2000, by_story=False) < 0.8, "reprints are no independent articles"

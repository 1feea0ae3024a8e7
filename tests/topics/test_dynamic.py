"""Topics over time."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.articles import Article
from toolkit.config import Named
from toolkit.experiment.topics import run_topics
from toolkit.topics import Topics
from toolkit.topics.page import page
from toolkit.topics.periods import month_of, name_of, windows

OLD = ["thẻ", "giấy", "bưu", "điện", "báo", "in"]
NEW = ["mạng", "máy", "tính", "di", "động", "số"]
CALM = ["lúa", "ruộng", "gặt", "cấy", "mạ", "nước", "phân", "giống"]
CORE = ["tin", "nhắn", "gọi", "liên", "lạc"]


@pytest.fixture(scope="module")
def dated() -> list[Article]:
    """News of messages, whose words change from 2010 to 2020, and of fields, which stay."""
    choose = random.Random(2)
    made = []
    for number in range(160):
        year = 2010 if number < 80 else 2020
        words = CORE + (OLD if year == 2010 else NEW) if number % 2 else CALM
        text = " ".join(choose.choices(words, k=30))
        made.append(Article.from_text(text, id=f"a{number}", published=f"{year}-03-01"))
    return made


@pytest.fixture
def result(dated, experiment):
    base = experiment("dynamic", k=2)
    model = Named(base.model.component, dict(base.model.settings) | {"smallest": 40})
    return run_topics(replace(base, model=model), dated)


def test_a_topic_stays_while_its_words_change(result):
    rows = result.tables["over_time"]
    assert [(row["topic"], row["window"]) for row in rows] == [
        (0, "2010"),
        (0, "2020"),
        (1, "2010"),
        (1, "2020"),
    ]
    words = [set(row["words"].split(", ")) for row in rows]
    messages = next(topic for topic in (0, 1) if "tin" in words[2 * topic])
    assert words[2 * messages] & set(OLD)
    assert words[2 * messages + 1] & set(NEW)
    assert not words[2 * messages] & set(NEW)
    assert words[2 - 2 * messages] & words[3 - 2 * messages] <= set(CALM)


def test_the_page_tells_the_words_of_each_window(result, fitted):
    sections = result.topics.page.split('<details class="topic"')[1:]
    for topic, section in enumerate(sections):
        rows = [row for row in result.tables["over_time"] if row["topic"] == topic]
        told = [f">{row['window']}</th><td>{row['words']}</td>" for row in rows]
        assert [section.count(one) for one in told] == [1, 1]
        assert section.count("<h3>Words over time</h3>") == 1
    first = result.tables["over_time"][0]
    twice = {**result.tables, "over_time": [first, {**first, "words": "<b>"}]}
    drawn = page(result.topics.topics, [], twice, {}, {}, [])
    assert f"{first['words']}<br>&lt;b&gt;</td>" in drawn, "two forms in a window, escaped"
    assert "Words over time" not in fitted("nmf").topics.page


def test_its_forms_are_kept(result, tmp_path):
    result.topics.save(tmp_path / "model")
    loaded = Topics.load(tmp_path / "model").model
    for one, other in zip(loaded.over_time(), result.topics.model.over_time(), strict=True):
        assert one[:2] == other[:2]
        assert one.words.tolist() == other.words.tolist()


def test_new_articles_need_no_date(result, dated):
    shares = result.topics.transform([replace(dated[1], published=None), dated[1]])
    assert (shares[0] == shares[1]).all()


def test_other_models_have_no_such_table(fitted):
    assert fitted("nmf").tables["over_time"] == []


@pytest.mark.parametrize(
    ("published", "month"),
    [("2021-03-05", 2021 * 12 + 2), ("2021-12-05T10:00", 2021 * 12 + 11), ("2021", -1), (None, -1)],
)
def test_month_of(published, month):
    assert month_of(published) == month


def names(found, length):
    return [name_of(first, last, length) for first, last, _ in found]


def test_windows_by_hand():
    months = np.array([month_of(f"{year}-05-01") for year in (2018, 2018, 2019, 2020, 2020, 2021)])
    found = windows(np.append(months, [-1, -1]), "year", 2)
    assert [(name_of(a, b, "year"), rows.tolist()) for a, b, rows in found] == [
        ("2018", [0, 1]),
        ("2019 to 2021", [2, 3, 4, 5]),
        ("no date", [6, 7]),
    ]
    assert names(windows(months, "quarter", 1), "quarter") == [
        f"{year}-Q2" for year in (2018, 2019, 2020, 2021)
    ]
    assert names(windows(months[:1], "month", 9), "month") == ["2018-05"]
    assert names(windows(np.append(months[:1], -1), "year", 9), "year") == ["all dates"]


@given(
    st.lists(st.integers(24000, 24060) | st.just(-1), min_size=1, max_size=60),
    st.sampled_from(["month", "quarter", "year"]),
    st.integers(1, 12),
)
def test_no_window_is_too_small_and_none_lost(months, length, smallest):
    found = windows(np.array(months), length, smallest)
    rows = np.concatenate([rows for *_, rows in found]).tolist()
    assert len(rows) == len(set(rows))
    assert {row for row, month in enumerate(months) if month >= 0} <= set(rows)
    assert len(found) == 1 or all(len(window.rows) >= smallest for window in found)

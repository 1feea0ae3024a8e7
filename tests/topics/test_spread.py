"""Topics over themes, months, provinces and sources."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ArticleError, ModelError
from toolkit.experiment.topics import run_topics
from toolkit.topics.spread import UNKNOWN, agreement, over, over_themes


def test_intervals_cover_the_truth_at_their_nominal_rate():
    """Months of 40 articles, topics with known shares."""
    draw = np.random.default_rng(5)
    truth = np.array([0.6, 0.3, 0.1])
    main = draw.choice(3, size=40 * 400, p=truth)
    months = [f"{1600 + number // 40:04d}-01" for number in range(len(main))]
    rows = over(main, months, ["a", "b", "c"], [None] * len(main))
    assert len(rows) == 400 * 3
    for topic, share in enumerate(truth):
        own = [row for row in rows if row["topic"] == topic]
        covered = np.mean([row["low"] <= share <= row["high"] for row in own])
        assert 0.92 <= covered <= 0.98


@pytest.mark.parametrize("most", [2, 4])
def test_intervals_of_reprinted_stories_cover_it_too(most):
    """Sources of 60 stories, each printed once or up to so many times, all prints on one topic."""
    draw = np.random.default_rng(most)
    covered = []
    for number in range(400):
        prints = draw.integers(1, most + 1, size=60)
        main = np.repeat(draw.choice(2, size=60, p=[0.3, 0.7]), prints)
        stories = np.repeat([f"{number}-{story}" for story in range(60)], prints).tolist()
        row = over(main, ["Báo A"] * len(main), ["a", "b"], stories)[0]
        covered.append(row["low"] <= 0.3 <= row["high"])
    assert 0.92 <= np.mean(covered) <= 0.98


def test_articles_without_a_topic_count_in_their_month():
    months = ["2020-01", "2020-01", None, "2020-02"]
    rows = over(np.array([0, -1, 1, 0]), months, ["a", "b"], [None] * 4)
    found = [(row["value"], row["topic"], row["articles"], row["share"]) for row in rows]
    assert found == [
        ("2020-01", 0, 2, 0.5),
        ("2020-01", 1, 2, 0.0),
        ("2020-02", 0, 1, 1.0),
        ("2020-02", 1, 1, 0.0),
        (UNKNOWN, 0, 1, 0.0),
        (UNKNOWN, 1, 1, 1.0),
    ]
    assert over(np.array([0]), [None], ["a"], [None]) == []


@given(
    st.lists(
        st.tuples(
            st.integers(-1, 2),
            st.sampled_from(["Huế", "Hà Nội", None]),
            st.sampled_from(["s", "t", None]),
        ),
        max_size=30,
    )
)
def test_every_article_is_counted_once(articles):
    main = np.array([topic for topic, _, _ in articles], dtype=int)
    values = [value for _, value, _ in articles]
    rows = over(main, values, ["a", "b", "c"], [story for _, _, story in articles])
    if not any(values):
        assert rows == []
        return
    assert sum({row["value"]: row["articles"] for row in rows}.values()) == len(articles)
    assert sum(row["share"] * row["articles"] for row in rows) == pytest.approx((main >= 0).sum())
    assert all(0 <= row["low"] <= row["share"] + 1e-12 <= row["high"] + 2e-12 for row in rows)


def test_reprints_speak_once():
    """Ten articles that are five stories are known no better than five articles."""
    main, month = np.array([0, 0, 1, 1, 1] * 2), ["2020-01"] * 10
    stories = [str(number % 5) for number in range(10)]
    [reprinted, _] = over(main, month, ["a", "b"], stories)
    [alone, _] = over(main[:5], month[:5], ["a", "b"], [None] * 5)
    assert (reprinted["low"], reprinted["high"]) == (alone["low"], alone["high"])
    carried = {"x": main == 0}
    theme = over_themes(np.zeros(10, dtype=int), carried, ["a"], stories, {})[0]
    assert (theme["low"], theme["high"]) == (alone["low"], alone["high"])


def test_themes_by_hand():
    main = np.array([0, 0, 1, -1])
    carried = {"elections": np.array([True, False, True, True])}
    rows = over_themes(main, carried, ["a", "b"], [None] * 4, {"elections": "Bầu cử"})
    assert [(row["name"], row["topic"], row["articles"], row["share"]) for row in rows] == [
        ("Bầu cử", 0, 2, 0.5),
        ("Bầu cử", 1, 1, 1.0),
    ]
    [row] = over_themes(main[:1], {"x": np.array([True])}, ["a"], [None], {})
    assert row["theme"] == row["name"] == "x"


def test_agreement_at_its_ends():
    main = np.array([0, 0, 1, 1])
    same = {"x": np.array([True, True, False, False]), "y": np.array([True, False, True, False])}
    found = agreement(main, same)
    assert found["nmi/x"] == pytest.approx(1)
    assert found["nmi/y"] == pytest.approx(0)
    assert found["nmi_themes"] == pytest.approx(2 / 3)


@pytest.fixture
def predicted(articles, tmp_path):
    path = tmp_path / "themes.jsonl"
    lines = [
        {
            "id": article.id,
            "themes": ["sea"] if article.title == "harbour" else [],
            "probabilities": {"sea": 0.5, "land": 0.1},
        }
        for article in articles
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_an_experiment_with_themes(experiment, articles, predicted):
    dated = [
        replace(article, published=f"2021-{number % 3 + 1:02d}-05", outlet="Báo A")
        for number, article in enumerate(articles)
    ]
    result = run_topics(replace(experiment("nmf"), themes=str(predicted)), dated)
    rows = result.tables["themes"]
    shares = {(row["theme"], row["label"]): row["share"] for row in rows}
    assert sorted(shares.values()) == [0, 0, 0, 0, 0, 1]
    assert 0 < result.metrics["nmi_themes"] == result.metrics["nmi/sea"] < 1
    assert {row["value"] for row in result.tables["months"]} == {"2021-01", "2021-02", "2021-03"}
    assert {row["value"] for row in result.tables["sources"]} == {"Báo A"}
    assert result.tables["provinces"] == []
    assert "2021" in result.topics.page
    assert "sea" in result.topics.page


def test_predictions_that_lack_an_article(experiment, articles, predicted):
    lines = predicted.read_text(encoding="utf-8").splitlines(keepends=True)
    predicted.write_text("".join(lines[1:]), encoding="utf-8")
    with pytest.raises(ArticleError, match="no prediction of 1 of 60 articles, such as harbour-0"):
        run_topics(replace(experiment("nmf"), themes=str(predicted)), articles)


def test_a_line_that_is_no_prediction(experiment, articles, predicted):
    predicted.write_text('{"id": "x", "topics": []}\n', encoding="utf-8")
    with pytest.raises(ArticleError, match=r"themes\.jsonl:1: found no prediction of themes"):
        run_topics(replace(experiment("nmf"), themes=str(predicted)), articles)


def test_no_such_classifier(experiment, articles):
    with pytest.raises(ModelError, match="nowhere"):
        run_topics(replace(experiment("nmf"), themes="nowhere"), articles)


def test_what_articles_do_not_tell_is_told(experiment, articles):
    told = []
    some = [
        replace(one, published="2021-03-05") if one.id.endswith("1") else one for one in articles
    ]
    run_topics(experiment("nmf"), some, note=told.append)
    assert told == [
        "of 60 articles, 54 have no date, 60 have no province, 60 have no source: they are counted "
        "as unknown"
    ]

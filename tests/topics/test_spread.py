"""Topics over themes, months, provinces and sources."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from toolkit.errors import ArticleError, ModelError
from toolkit.experiment.topics import run_topics
from toolkit.topics.spread import agreement, over, over_themes


def test_intervals_cover_the_truth_at_their_nominal_rate():
    """Months of 40 articles, topics with known shares."""
    draw = np.random.default_rng(5)
    truth = np.array([0.6, 0.3, 0.1])
    main = draw.choice(3, size=40 * 400, p=truth)
    months = [f"{1600 + number // 40:04d}-01" for number in range(len(main))]
    rows = over(main, months, ["a", "b", "c"])
    assert len(rows) == 400 * 3
    for topic, share in enumerate(truth):
        own = [row for row in rows if row["topic"] == topic]
        covered = np.mean([row["low"] <= share <= row["high"] for row in own])
        assert 0.92 <= covered <= 0.98


def test_articles_without_a_topic_count_in_their_month():
    rows = over(np.array([0, -1, 1, 0]), ["2020-01", "2020-01", None, "2020-02"], ["a", "b"])
    found = [(row["value"], row["topic"], row["articles"], row["share"]) for row in rows]
    assert found == [
        ("2020-01", 0, 2, 0.5),
        ("2020-01", 1, 2, 0.0),
        ("2020-02", 0, 1, 1.0),
        ("2020-02", 1, 1, 0.0),
    ]
    assert over(np.array([0]), [None], ["a"]) == []


def test_themes_by_hand():
    main = np.array([0, 0, 1, -1])
    carried = {"elections": np.array([True, False, True, True])}
    rows = over_themes(main, carried, ["a", "b"])
    assert [(row["topic"], row["articles"], row["share"]) for row in rows] == [
        (0, 2, 0.5),
        (1, 1, 1.0),
    ]


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
    assert "2021-03" in result.topics.page
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

"""Two topic models set side by side, and ``toolkit compare`` of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.cli import run
from toolkit.comparison import compare_topics
from toolkit.comparison.likeness import ENOUGH, likeness
from toolkit.comparison.topic_tables import summary
from toolkit.comparison.topics_page import topics_page
from toolkit.experiment.topics import run_topics


@pytest.fixture(scope="module")
def two(experiment, articles):
    """A model of three topics, and one of two on the same articles."""
    return tuple(run_topics(experiment("nmf", k=k), articles).topics for k in (3, 2))


@pytest.fixture
def saved(two, tmp_path, monkeypatch):
    """The two as folders, and a folder that says it is a classifier's."""
    monkeypatch.chdir(tmp_path)
    for name, topics in zip(("three", "two"), two, strict=True):
        topics.save(tmp_path / name)
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes/experiment.yaml").write_text("task: classify\n", encoding="utf-8")
    return tmp_path


def test_a_model_against_itself(two):
    found = compare_topics([two[0], two[0]], ["one", "again"])
    assert [group.fate for group in found.groups] == ["stayed"] * 3
    assert found.overlap == 1.0
    assert found.likeness.partners() == [(0, 0), (1, 1), (2, 2)]


def test_partners_of_another_model_are_the_same_themes(fitted, themes):
    one, other = fitted("nmf").topics, fitted("lda").topics
    for a, b in likeness(one, other).partners():
        words = [{word for word, _ in t.words[:10]} for t in (one.topics[a], other.topics[b])]
        assert any(len(words[0] & set(t)) > 7 < len(words[1] & set(t)) for t in themes.values())


def test_a_topic_taken_apart_is_split_and_merged_back(two):
    whole = two[0]
    topic = whole.topics[0]
    halves = (
        replace(topic, words=topic.words[:5]),
        replace(topic, id=3, words=topic.words[5:10]),
    )
    moved = [
        replace(item, topic=3) if item.topic == 0 and number % 2 else item
        for number, item in enumerate(whole.assignments)
    ]
    parted = replace(
        whole, topics=(halves[0], *whole.topics[1:], halves[1]), assignments=tuple(moved)
    )
    there = compare_topics([whole, parted], ["whole", "parted"]).groups
    assert [(g.fate, g.first, g.second) for g in there if g.fate != "stayed"] == [
        ("split", (0,), (0, 3))
    ]
    told = summary(compare_topics([whole, parted], ["whole", "parted"]))
    assert told == [
        "whole (first), 3 topics: 2 stayed, 1 split",
        "parted (second), 4 topics: 2 stayed, 2 split off",
    ]
    back = compare_topics([parted, whole], ["parted", "whole"]).groups
    assert [(g.fate, g.first, g.second) for g in back if g.fate != "stayed"] == [
        ("merged", (0, 3), (0,))
    ]


def test_articles_of_no_topic_belong_to_none(two):
    nowhere = replace(two[0], assignments=tuple(replace(a, topic=None) for a in two[0].assignments))
    found = likeness(two[0], nowhere)
    assert found.articles is not None
    assert found.articles.max() == 0


def test_too_few_shared_articles_are_not_compared(two):
    few = replace(two[0], assignments=two[0].assignments[: ENOUGH * 3 - 1])
    found = compare_topics([two[0], few], ["all", "few"])
    assert found.likeness.articles is None
    assert found.to_record()["matched_by"] == ["words"]
    enough = replace(two[0], assignments=two[0].assignments[: ENOUGH * 3])
    assert likeness(two[0], enough).articles is not None


def test_the_command(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "three", "two", "--html", "page.html"]) == 0
    printed = capsys.readouterr().out
    assert "three (first), 3 topics: " in printed
    assert "60 shared articles" in printed
    assert "may not compare" not in printed
    for metric in ("npmi", "diversity", "coverage"):
        assert f"\n{metric} " in f"\n{printed}"
    assert "two against three" in (saved / "page.html").read_text(encoding="utf-8")
    assert run(["compare", "three", "two", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    sides = [sum(len(group[side]) for group in record["groups"]) for side in ("first", "second")]
    assert sides == [3, 2]
    assert record["metrics"]["n_topics"] == {"first": 3.0, "second": 2.0}
    assert record["metrics"]["npmi"]["first"] == pytest.approx(
        json.loads((saved / "three/metrics.json").read_text(encoding="utf-8"))["npmi"], abs=1e-6
    )


def test_what_does_not_compare_is_told(saved, two, capsys):
    apart = tuple(replace(a, id=f"other-{a.id}") for a in two[1].assignments)
    versions = {**two[1].versions, "data": {"articles": 60, "digest": "0" * 64}}
    vocabulary = {**two[1].experiment["vocabulary"], "segmenter": {"name": "underthesea"}}
    experiment = {**two[1].experiment, "vocabulary": vocabulary}
    odd = replace(two[1], assignments=apart, versions=versions, experiment=experiment)
    odd.save(saved / "apart")
    assert run(["compare", "three", "apart"]) == 0
    printed = capsys.readouterr().out
    assert "by their words alone: 0 articles are shared" in printed
    assert "learnt from the same articles: their metrics may not compare" in printed
    assert "make words in different ways" in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["three", "themes"], "three: found a topic model, and themes labels themes"),
        (["themes", "three"], "three: found a topic model, and themes labels themes"),
        (["three", "predicted.csv"], "predicted.csv labels themes"),
        (["three"], "two or more"),
        (["three", "two", "three"], "found 3 topic models; expected two"),
        (["three", "two", "--gold", "labels.csv"], "--gold"),
        (["three", "two", "--show", "3"], "--show"),
        (["three", "two", "--html", "page.txt"], "page.txt"),
        (["three", "nowhere"], "nowhere: there is no such model folder"),
    ],
)
def test_mistakes(arguments, said, saved, capsys):
    (saved / "predicted.csv").write_text("id,title\n", encoding="utf-8")
    assert run(["compare", *arguments]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


def test_words_are_escaped_on_the_page(two):
    topic = two[0].topics[0]
    nasty = replace(topic, words=(("<img src=x>", 1.0), *topic.words))
    odd = replace(two[0], topics=(nasty, *two[0].topics[1:]))
    page = topics_page(compare_topics([odd, two[1]], ["<b>", "b"]))
    assert "<img" not in page
    assert "<b>" not in page
    assert "&lt;img src=x&gt;" in page

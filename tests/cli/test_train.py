"""Training, evaluating, explaining."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""


def test_train_says_what_it_found_and_where_it_lies(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("train", "small.yaml", "model.C=0.5", "--no-track", "--out", "models/other")
    assert done.code == 0
    assert done.out.splitlines()[0].split() == ["theme", "precision", "recall", "F1"]
    assert "schooling" in done.out
    assert "cross-validated on 36 articles" in done.out
    assert "model: models/other" in done.out
    assert "run:" not in done.out
    assert sorted(p.name for p in (project / "models").iterdir()) == ["other", "small"]
    assert "C: 0.5" in (project / "models/other/experiment.yaml").read_text(encoding="utf-8")
    assert not (project / "mlflow.db").exists()


def test_train_replaces_its_model(toolkit: Toolkit, project: Path) -> None:
    card = project / "models/small/README.md"
    card.write_text("old", encoding="utf-8")
    assert toolkit("train", "small.yaml", "--no-track").code == 0
    assert card.read_text(encoding="utf-8").startswith("# small")
    assert [path.name for path in (project / "models").iterdir()] == ["small"]


def test_train_keeps_what_a_user_has_put_there(toolkit: Toolkit, project: Path) -> None:
    (project / "models/small/notes.txt").write_text("mine", encoding="utf-8")
    done = toolkit("train", "small.yaml", "--no-track")
    assert done.code == 2
    assert "models/small: found something that is no model folder" in done.err
    assert (project / "models/small/notes.txt").read_text(encoding="utf-8") == "mine"


def test_train_refuses_a_foreign_folder(toolkit: Toolkit, project: Path) -> None:
    (project / "thesis").mkdir()
    (project / "thesis/one.txt").write_text("1", encoding="utf-8")
    done = toolkit("train", "small.yaml", "--no-track", "--out", "thesis")
    assert done.code == 2
    assert "thesis: found something that is no model folder" in done.err
    assert [path.name for path in (project / "thesis").iterdir()] == ["one.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["model.C=much"], "model.C"),
        (["model.name=linear_svn"], "Did you mean 'linear_svm'?"),
        (["evaluation.folds=40"], "evaluation.folds"),
        (["articles=[labels.csv]"], "labels.csv: no article found, 72 set aside"),
        (["codebook=labels.csv"], "labels.csv"),
        (["labels=[articles.jsonl]"], "articles.jsonl"),
        (["features.words.low=3", "features.words.high=2"], "low"),
        (["features.words.min_articles=500", "features.phrases=false"], "min_articles"),
        (["text={}", "features={}"], "features: none left"),
    ],
)
def test_what_cannot_be_trained_is_said(
    toolkit: Toolkit, project: Path, arguments: list[str], said: str
) -> None:
    done = toolkit("train", "small.yaml", "--no-track", *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_second_codebook_needs_no_code(toolkit: Toolkit, project: Path, root: Path) -> None:
    """The tiny project's themes are named nowhere in the package."""
    for path in (root / "toolkit").rglob("*.py"):
        assert "schooling" not in path.read_text(encoding="utf-8")


def test_evaluate(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("evaluate", "models/small", "labels.csv", "--articles", "articles.jsonl")
    assert done.code == 0
    assert done.out.split("\n")[1].split()[:2] == ["schooling", "15"]
    assert "presence: micro-F1 1.000 [1.000, 1.000]" in done.out
    assert "36 articles, 95 % intervals by bootstrap" in done.out


def test_evaluate_shows_probabilities_and_slices(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("evaluate", "models/small", "labels.csv", "--articles", "articles.jsonl",
                   "--by", "year,length")  # fmt: skip
    assert done.code == 0
    tables = [table.splitlines() for table in done.out.split("\n\n")]
    assert tables[1][0].split() == [
        "theme",
        "average",
        "precision",
        "ROC",
        "AUC",
        "MCC",
        "Brier",
        "calibration",
    ]
    assert tables[1][1].split()[0] == "schooling"
    assert tables[2][0].split() == ["year", "articles", "labels", "micro-F1", "macro-F1"]
    assert tables[2][1].split()[:3] == ["2023", "36", "30"]
    assert tables[3][1].startswith("under 200")


ONE_THEME = """id,theme,label
n00,schooling,1
n01,schooling,1
n02,schooling,1
n04,schooling,1
n06,schooling,1
n09,traffic,2
n10,traffic,1
n12,traffic,1
n14,traffic,1
n16,traffic,1
"""


def test_one_theme_an_article(toolkit: Toolkit, project: Path) -> None:
    (project / "one.csv").write_text(ONE_THEME, encoding="utf-8")
    done = toolkit("train", "small.yaml", "target=single", "labels=[one.csv]", "--no-track",
                   "--out", "models/one", "evaluation.split=story")  # fmt: skip
    assert done.code == 0
    assert "accuracy " in done.out
    assert "held out by story" in (project / "models/one/README.md").read_text(encoding="utf-8")
    said = toolkit("predict", "models/one", "articles.jsonl")
    assert all(len(record["themes"]) == 1 for record in said.records)
    gold = ["evaluate", "models/one", "one.csv", "--articles", "articles.jsonl"]
    done = toolkit(*gold)
    assert "labelled \\ predicted" in done.out
    assert np.sum(json.loads(toolkit(*gold, "--json").out)["confusion"]) == 10
    two = toolkit("evaluate", "models/one", "labels.csv", "--articles", "articles.jsonl")
    assert two.code == 2
    assert "exactly one theme" in two.err


def test_what_is_left_open_is_told(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("train", "small.yaml", "--no-track", "--out", "models/open",
                   "decisions.undecided={name: band, low: 0.02, high: 0.98}")  # fmt: skip
    assert done.code == 0
    assert "undecided: something in 0." in done.out
    record = json.loads(toolkit("evaluate", "models/open", "labels.csv", "--articles",
                                "articles.jsonl", "--json").out)  # fmt: skip
    assert 0 < record["abstention"]["undecided"]["value"] <= 1
    assert toolkit("predict", "models/open", "articles.jsonl", "--out", "out.csv").code == 0
    text = (project / "out.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    doubtful = [row for row in rows if row["undecided"]]
    assert doubtful
    assert all(row[theme] == "0" for row in doubtful for theme in row["undecided"].split())
    assert toolkit("stats", "out.csv").code == 0


def test_a_warning_is_told_beside_the_scores(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("train", "small.yaml", "--no-track", "evaluation.folds=none")
    assert done.code == 0
    assert "held-out articles" in done.out
    assert "repeat one that was learnt from" in done.err


def test_evaluate_for_machines(toolkit: Toolkit, project: Path) -> None:
    done = toolkit(
        "evaluate", "models/small", "labels.csv", "--articles", "articles.jsonl", "--json"
    )
    record = json.loads(done.out)
    assert record["articles"] == 36
    assert record["support"] == {"schooling": 15, "traffic": 15}
    assert set(record["presence"]["f1/schooling"]) == {"value", "low", "high"}
    assert record["main"]["micro_f1"]["value"] > 0.5


def test_evaluate_on_labelled_lines(toolkit: Toolkit, project: Path) -> None:
    """Gold as JSON lines of articles with their labels in them."""
    lines = (project / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    with (project / "gold.jsonl").open("w", encoding="utf-8") as file:
        for i, row in enumerate(rows[:12]):
            labels = {"schooling": 2 if i < 9 else 0, "traffic": 0 if i < 9 else 1}
            file.write(json.dumps({**row, "labels": labels}) + "\n")
    done = toolkit("evaluate", "models/small", "gold.jsonl", "--json")
    assert done.code == 0
    assert json.loads(done.out)["articles"] == 12


def test_evaluate_needs_the_articles(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("evaluate", "models/small", "labels.csv")
    assert done.code == 2
    assert "--articles" in done.err


def test_explain(toolkit: Toolkit, project: Path, articles: list) -> None:
    (project / "page.txt").write_text(articles[9].text, encoding="utf-8")
    done = toolkit("explain", "models/small", "page.txt")
    assert done.code == 0
    assert "Giao thông (traffic): main" in done.out
    assert "Giáo dục phổ thông (schooling): absent" in done.out


def test_explain_as_a_page(toolkit: Toolkit, project: Path, articles: list) -> None:
    (project / "page.txt").write_text(articles[9].text, encoding="utf-8")
    done = toolkit("explain", "models/small", "page.txt", "--out", "page.html")
    assert done.code == 0
    page = (project / "page.html").read_text(encoding="utf-8")
    assert "Giao thông" in page
    assert "<script" not in page

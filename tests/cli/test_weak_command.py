"""`toolkit weak`, and training on what it writes."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out and err."""

WEAK = ("weak", "articles.jsonl", "--codebook", "codebook.yaml")
LOGISTIC = ("model.name=logistic", "--no-track")
FUNCTIONS = """
from toolkit.weak import ABSTAIN, YES, labelling_function

@labelling_function("traffic")
def on_the_road(article):
    return YES if "Tài xế" in article.text else ABSTAIN
"""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_labels_of_a_codebook_alone(toolkit: Toolkit, project: Path) -> None:
    done = toolkit(*WEAK, "--out", "weak.csv")
    assert done.code == 0
    head, *table = done.out.split("\n\n")[0].splitlines()
    assert head.split() == (
        ["theme", "function", "yes", "no", "coverage", "overlaps", "conflicts", "accuracy"]
    )
    assert [line.split()[:2] for line in table[:2]] == [
        ["schooling", "lead"],
        ["schooling", "names"],
    ]
    assert len(table) == 10
    assert "converged in" in done.out
    assert done.err == "36 articles: 36 labelled, 0 without any vote left out → weak.csv\n"
    found = rows(project / "weak.csv")
    assert list(found[0]) == ["id", "theme", "probability"]
    assert len(found) == 72
    assert all(0 <= float(row["probability"]) <= 1 for row in found)


def test_the_same_twice_and_as_parquet(toolkit: Toolkit, project: Path) -> None:
    for name in ("1.csv", "2.csv", "3.parquet"):
        assert toolkit(*WEAK, "--out", name).code == 0
    assert (project / "1.csv").read_bytes() == (project / "2.csv").read_bytes()
    told = pyarrow.parquet.read_table(project / "3.parquet").to_pylist()
    assert [(r["id"], r["theme"], str(r["probability"])) for r in told] == [
        (r["id"], r["theme"], r["probability"]) for r in rows(project / "1.csv")
    ]


def test_labels_by_hand_judge_and_get_no_weak_ones(toolkit: Toolkit, project: Path) -> None:
    lines = (project / "labels.csv").read_text(encoding="utf-8").splitlines()
    (project / "some.csv").write_text("\n".join(lines[:33]) + "\n", encoding="utf-8")
    done = toolkit(*WEAK, "--gold", "some.csv", "--out", "weak.csv", "--model", "majority")
    assert done.code == 0
    assert "by hand" in done.out.splitlines()[0]
    assert "micro-F1" in done.out
    assert "on 16 articles labelled by hand" in done.out
    assert "20 labelled, 0 without any vote left out, 16 labelled by hand left out" in done.err
    by_hand = {line.split(",")[0] for line in lines[1:33]}
    assert not by_hand & {row["id"] for row in rows(project / "weak.csv")}


def test_what_no_function_votes_on_is_not_found(toolkit: Toolkit, project: Path) -> None:
    (project / "mine.py").write_text(FUNCTIONS, encoding="utf-8")
    lines = (project / "labels.csv").read_text(encoding="utf-8").splitlines()
    (project / "some.csv").write_text("\n".join(lines[:33]) + "\n", encoding="utf-8")
    options = ("--functions", "mine.py", "--no-phrases", "--gold", "some.csv")
    done = toolkit(*WEAK, *options)
    assert done.code == 0
    assert "on 16 articles labelled by hand" in done.out


def test_functions_of_a_file_are_run_by_request_alone(toolkit: Toolkit, project: Path) -> None:
    (project / "mine.py").write_text(FUNCTIONS, encoding="utf-8")
    assert "on_the_road" not in toolkit(*WEAK).out
    assert "traffic    on_the_road" in toolkit(*WEAK, "--functions", "mine.py").out
    done = toolkit(*WEAK, "--functions", "mine.py", "--no-phrases", "--out", "weak.csv")
    assert done.code == 0
    assert "no function votes on 'schooling': it has no weak labels." in done.err
    found = rows(project / "weak.csv")
    assert {row["theme"] for row in found} == {"traffic"}
    assert f"{len(found)} labelled, {36 - len(found)} without any vote left out" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--no-phrases"], "no labelling function votes on any of 36 articles"),
        (["--gold", "labels.csv"], "labels.csv: found labels of every article"),
        (["--out", "weak.txt"], "weak.txt: weak labels are written as .csv or .parquet"),
        (
            ["--functions", "mine.py"],
            "toolkit: mine.py:6: found ZeroDivisionError: division by zero in bad",
        ),
        (["--model", "snorkel"], "'snorkel' is not one of 'dawid_skene', 'majority'"),
    ],
)
def test_mistakes(toolkit: Toolkit, project: Path, arguments: list[str], said: str) -> None:
    bad = FUNCTIONS.replace("on_the_road", "bad").replace("return YES", "return 1 / 0 or YES")
    (project / "mine.py").write_text(bad, encoding="utf-8")
    done = toolkit(*WEAK, *arguments)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err
    assert not (project / "weak.txt").exists()


# -- training ----------------------------------------------------------------------------------


def test_training_on_weak_labels_says_what_its_scores_are(toolkit: Toolkit, project: Path) -> None:
    toolkit(*WEAK, "--out", "weak.csv")
    done = toolkit("train", "small.yaml", "labels=[weak.csv]", *LOGISTIC)
    assert done.code == 0
    assert "the scores are agreement with the weak labels, not accuracy" in done.err
    assert "(agreement with weak labels, cross-validated on 36 articles" in done.out
    card = (project / "models/small/README.md").read_text(encoding="utf-8")
    assert "F1 of agreement with weak labels" in card
    assert "Trained on 36 labelled articles, 36 of them by weak labels," in card
    assert not (project / "models/small/held_out.parquet").exists()
    data = json.loads((project / "models/small/metrics.json").read_text(encoding="utf-8"))["data"]
    assert (data["articles"], data["weak"]) == (36, 36)
    assert toolkit("predict", "models/small", "articles.jsonl").code == 0
    assert (
        toolkit("evaluate", "models/small", "labels.csv", "--articles", "articles.jsonl").code == 0
    )


def test_labels_by_hand_decide_and_score(toolkit: Toolkit, project: Path) -> None:
    toolkit(*WEAK, "--out", "weak.csv")
    lines = (project / "labels.csv").read_text(encoding="utf-8").splitlines()
    chosen = [line for line in lines[1:] if int(line[1:3]) % 2]
    (project / "some.csv").write_text("\n".join([lines[0], *chosen]) + "\n", encoding="utf-8")
    for order in ("[weak.csv,some.csv]", "[some.csv,weak.csv]"):
        done = toolkit("train", "small.yaml", f"labels={order}", *LOGISTIC)
        assert done.code == 0
        assert "18 articles have weak labels" in done.err
        assert "the scores and decisions are of the 18 labelled by hand" in done.err
        assert "(presence, cross-validated on 18 articles" in done.out
    held_out = pyarrow.parquet.read_table(project / "models/small/held_out.parquet").to_pylist()
    assert {row["id"] for row in held_out} == {line.split(",")[0] for line in chosen}


@pytest.mark.parametrize("name", ["passages", "underthesea"])
def test_a_model_that_cannot_learn_from_them(toolkit: Toolkit, project: Path, name: str) -> None:
    toolkit(*WEAK, "--out", "weak.csv")
    done = toolkit("train", "small.yaml", "labels=[weak.csv]", f"model.name={name}", "--no-track")
    assert done.code == 2
    assert f"model: found '{name}', which cannot learn from labels that are prob" in done.err
    assert (
        "expected one of codebook, complement_nb, embedding_head, linear_svm, logistic," in done.err
    )


def test_what_weak_labels_are_not_for(toolkit: Toolkit, project: Path) -> None:
    toolkit(*WEAK, "--out", "weak.csv")
    done = toolkit("train", "small.yaml", "labels=[weak.csv]", "target=single", *LOGISTIC)
    assert done.code == 2
    assert "target: found single with labels that are probabilities (weak.csv)" in done.err
    done = toolkit("evaluate", "models/small", "weak.csv", "--articles", "articles.jsonl")
    assert done.code == 2
    assert "weak.csv: found labels that are probabilities; expected labels by hand" in done.err

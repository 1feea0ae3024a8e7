"""``toolkit compare`` on folders, files and runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.model_folder import HELD_OUT

Toolkit = Callable[..., Any]


@pytest.fixture
def second(project: Path, toolkit: Toolkit) -> str:
    """Another model of the tiny project, which learns little."""
    done = toolkit("train", "small.yaml", "model.C=0.001", "--no-track", "--out", "models/second")
    assert done.code == 0, done.err
    return "models/second"


def test_what_was_held_out(project: Path, second: str, toolkit: Toolkit) -> None:
    done = toolkit("compare", "models/small", second, "--json")
    record = json.loads(done.out)
    trained = json.loads((project / "models/small/metrics.json").read_text(encoding="utf-8"))
    mine = record["scores"]["models/small"]
    assert mine["micro_f1"]["value"] == trained["presence"]["micro_f1"]["value"]
    assert record["articles"] == trained["data"]["articles"]
    assert record["pairs"][0]["second"] == second


def test_on_labelled_articles(project: Path, second: str, toolkit: Toolkit) -> None:
    labelled = ("--gold", "labels.csv", "--articles", "articles.jsonl")
    done = toolkit("compare", "models/small", second, *labelled, "--json")
    evaluated = toolkit(
        *("evaluate", "models/small", "labels.csv", "--articles", "articles.jsonl", "--json")
    )
    found = json.loads(done.out)["scores"]["models/small"]["macro_f1"]["value"]
    assert found == json.loads(evaluated.out)["presence"]["macro_f1"]["value"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_files_of_predictions(suffix: str, project: Path, second: str, toolkit: Toolkit) -> None:
    for model, name in (("models/small", "one"), (second, "two")):
        assert toolkit("predict", model, "articles.jsonl", "--out", f"{name}{suffix}").code == 0
    files = toolkit("compare", f"one{suffix}", f"two{suffix}", "--gold", "labels.csv", "--json")
    models = toolkit(
        *("compare", "models/small", second, "--gold", "labels.csv"),
        *("--articles", "articles.jsonl", "--json"),
    )
    one, other = (json.loads(done.out)["pairs"][0]["differences"] for done in (files, models))
    assert [d["difference"]["value"] for d in one] == [d["difference"]["value"] for d in other]


def test_the_table_and_the_page(project: Path, second: str, toolkit: Toolkit) -> None:
    done = toolkit("compare", "models/small", second, "--html", "page.html", "--show", "1")
    assert done.code == 0, done.err
    assert "micro-F1" in done.out
    assert "p corrected" in done.out
    page = (project / "page.html").read_text(encoding="utf-8")
    assert "models/second against models/small" in page
    assert done.out == toolkit("compare", "models/small", second, "--show", "1").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["models/small"], "two or more"),
        (["models/small", "predicted.csv"], "--gold"),
        (
            ["labels.csv", "models/small", "--gold", "labels.csv"],
            "labels.csv: found no predictions",
        ),
        (["models/small", "models/bare"], HELD_OUT),
        (["models/small", "models/torn"], "damaged"),
        (["models/small", "models/small", "--html", "page.txt"], "page.txt"),
        (["models/small", "0123456789abcdef0123456789abcdef"], "mlflow.db"),
    ],
)
def test_mistakes(arguments: list[str], said: str, project: Path, toolkit: Toolkit) -> None:
    import shutil

    toolkit("predict", "models/small", "articles.jsonl", "--out", "predicted.csv")
    for name in ("bare", "torn"):
        shutil.copytree(project / "models/small", project / "models" / name)
    (project / "models/bare" / HELD_OUT).unlink()
    (project / "models/torn" / HELD_OUT).write_bytes(b"PAR1")
    (project / "models/torn/hashes.json").unlink()
    done = toolkit("compare", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""

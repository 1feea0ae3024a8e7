"""A search over a config of topics: by what it may be scored, what it keeps and logs."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli import run as command
from toolkit.config import yaml12
from toolkit.errors import ConfigError
from toolkit.sweep import TopicData, load_sweep

mlflow: Any = pytest.importorskip("mlflow")

WORDS = ("cảng tàu neo thuyền bến sóng", "trường lớp thầy bảng sách vở", "vườn cam bưởi chanh tưới")
CONFIG = """
task: topics
articles: [articles.csv]
vocabulary: {segmenter: syllables, stopwords: none, min_articles: 2, max_share: 0.6}
model: {name: nmf, k: 3}
evaluation: {refits: 1}
sweep:
  metric: stability
  space:
    model.k: [2, 3, 100]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Thirty articles of three themes, and a config whose last trial has too many topics."""
    choose = random.Random(4)
    rows = [
        (f"a{i}", " ".join(choose.choices(WORDS[i % 3].split(), k=20)) + ".") for i in range(30)
    ]
    with (tmp_path / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *rows])
    (tmp_path / "mine.yaml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    return tmp_path


Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs ``toolkit`` and gives its exit code, stdout and stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = command(arguments)
        return code, *capsys.readouterr()

    return call


def runs() -> list[Any]:
    """Every run of topics in the store of the working folder, the oldest first."""
    mlflow.set_tracking_uri(f"sqlite:///{Path('mlflow.db').resolve()}")
    client = mlflow.MlflowClient()
    assert client.get_experiment_by_name("themes") is None
    home = client.get_experiment_by_name("topics").experiment_id
    return list(client.search_runs([home], order_by=["attributes.start_time"]))


def test_the_best_topics_are_kept_and_every_trial_is_a_run(said: Said, project: Path) -> None:
    code, out, err = said("train", "mine.yaml")
    assert code == 0, err
    lines = out.splitlines()
    assert lines[0].split() == ["trial", "model.k", "stability", "npmi", "diversity"]
    assert [line.split()[1] for line in lines[1:4]] == ["2", "3", "100"]
    assert lines[3].split()[2] == "failed"
    assert "trial 3 failed: " in err
    assert "best: trial 2 of 3, stability 1.000" in out
    assert yaml12.read(project / "sweeps/mine/best.yaml").plain["model"]["k"] == 3

    parent, *children = runs()
    assert parent.info.run_name == "sweep · mine"
    assert {child.data.tags["mlflow.parentRunId"] for child in children} == {parent.info.run_id}
    assert [child.info.status for child in children] == ["FINISHED", "FINISHED", "FAILED"]
    assert parent.data.tags["best_run"] == children[1].info.run_id
    assert parent.data.metrics["best/stability"] == children[1].data.metrics["stability"]
    assert {"npmi", "diversity", "stability"} <= children[0].data.metrics.keys()
    assert ["model_digest" in child.data.tags for child in children] == [False, True, False]

    before = [run.info.run_id for run in runs()]
    code, again, _ = said("train", "mine.yaml")
    assert code == 0
    assert [run.info.run_id for run in runs()] == before
    assert again.splitlines()[:8] == lines[:8], "no trial is run twice"


def test_topics_are_chosen_by_npmi_unless_told(project: Path) -> None:
    sweep = load_sweep("mine.yaml", ["sweep={space: {model.k: [2, 3]}}"])
    assert sweep is not None
    assert sweep.metric == "npmi"
    assert not sweep.lower_is_better
    other = load_sweep("mine.yaml", ["sweep.metric=perplexity"])
    assert other is not None
    assert other.lower_is_better


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        (["sweep.metric=stabilty"], "Did you mean 'stability'?"),
        (["sweep.metric=macro_f1"], "For example: npmi, diversity, stability."),
        (["evaluation.refits=0"], "found sweep.metric: 'stability'"),
        (["sweep.nested=true"], "sweep.nested: true with task: topics; expected false"),
        (["k={from: 2, to: 6, step: 2}"], "Search for numbers of topics with model.k"),
        (["sweep.space={evaluation.refits: [1, 2]}"], "What is scored must be the same"),
        (["sweep.space={model.kk: [1]}"], "Did you mean 'k'?"),
    ],
)
def test_what_cannot_be_searched_is_said(project: Path, overrides: list[str], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_sweep("mine.yaml", overrides)
    assert said in str(caught.value)


def test_other_labels_are_another_search(tmp_path: Path) -> None:
    labels, folder = tmp_path / "labels.csv", tmp_path / "folder"
    folder.mkdir()
    found = {TopicData([]).digest}
    for file in (labels, folder / "labels.csv"):
        for text in ("id,theme,label\n", "id,theme,label\na1,roads,2\n"):
            file.write_text(text, encoding="utf-8")
            found.add(TopicData([], guides=[str(labels), str(folder)]).digest)
    assert len(found) == 5

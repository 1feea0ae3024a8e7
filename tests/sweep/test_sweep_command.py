"""`toolkit train` of a config with a sweep: what is said, kept and logged."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli import run as command
from toolkit.config import yaml12

mlflow: Any = pytest.importorskip("mlflow")

TWO = "sweep.space={model.C: [0.001, 1]}"
QUICK = (TWO, "evaluation.folds=2")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs ``toolkit`` and gives its exit code, stdout and stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = command(arguments)
        return code, *capsys.readouterr()

    return call


Said = Callable[..., tuple[int, str, str]]


def runs() -> list[Any]:
    """Every run in the store of the working folder, the oldest first."""
    mlflow.set_tracking_uri(f"sqlite:///{Path('mlflow.db').resolve()}")
    client = mlflow.MlflowClient()
    experiments = [client.get_experiment_by_name("themes").experiment_id]
    return list(client.search_runs(experiments, order_by=["attributes.start_time"]))


def parents() -> list[Any]:
    return [run for run in runs() if "mlflow.parentRunId" not in run.data.tags]


def children() -> list[Any]:
    return [run for run in runs() if "mlflow.parentRunId" in run.data.tags]


def test_the_best_is_trained_and_can_be_trained_alone(said: Said, project: Path) -> None:
    code, out, err = said("train", "sweep.yaml", *QUICK, "sweep.nested=true", "--no-track")
    assert code == 0, err
    lines = out.splitlines()
    assert lines[0].split() == ["trial", "model.C", "macro_f1"]
    assert [line.split()[:2] for line in lines[1:3]] == [["1", "0.001"], ["2", "1"]]
    assert lines[4].startswith("best: trial 1 of 2, macro_f1 0.")
    assert "The search scores macro_f1 " in lines[5]
    assert "model: models/sweep" in out
    assert not (project / "mlflow.db").exists()
    metrics = json.loads((project / "models/sweep/metrics.json").read_text("utf-8"))
    assert metrics["sweep"]["best"] == {"trial": 1, "settings": {"model.C": 0.001}}
    assert len(metrics["sweep"]["nested"]["folds"]) == 2
    card = (project / "models/sweep/README.md").read_text("utf-8")
    assert "Settings: the best of 2 trials. It was chosen by this very score" in card

    best = project / "sweeps/sweep/best.yaml"
    assert best.read_text("utf-8").startswith(
        "# The best of 2 trials of sweep.yaml by macro_f1: 0."
    )
    assert yaml12.read(best).plain["model"]["C"] == 0.001
    assert said("train", str(best), "--no-track")[0] == 0
    for name in ("experiment.yaml", "themes.json", "held_out.parquet"):
        same = [(project / "models" / model / name).read_bytes() for model in ("sweep", "best")]
        assert same[0] == same[1], name


def test_one_parent_with_flat_children_and_a_link_to_the_best(said: Said, project: Path) -> None:
    code, out, _ = said("train", "sweep.yaml", *QUICK)
    assert code == 0
    (parent,) = parents()
    assert parent.info.run_name == "sweep · sweep"
    assert parent.info.status == "FINISHED"
    names = [child.info.run_name for child in children()]
    assert names == ["trial 1 · C=0.001", "trial 2 · C=1"]
    assert {child.data.tags["mlflow.parentRunId"] for child in children()} == {parent.info.run_id}
    best = children()[0]
    assert parent.data.tags["best_run"] == best.info.run_id
    assert f"/runs/{best.info.run_id})" in parent.data.tags["mlflow.note.content"]
    assert parent.data.metrics["best/macro_f1"] == best.data.metrics["macro_f1"]
    assert f"run:   runs:/{best.info.run_id} " in out
    assert ["model_digest" in child.data.tags for child in children()] == [True, False]
    assert children()[1].data.params["model.C"] == "1.0"
    for one in runs():
        assert (one.data.tags["task"], one.data.tags["config"]) == ("classify", "sweep")
        assert "code_revision" in one.data.tags
    path = mlflow.artifacts.download_artifacts(
        run_id=parent.info.run_id, artifact_path="trials.csv"
    )
    rows = list(csv.DictReader(Path(path).read_text("utf-8").splitlines()))
    assert [(row["trial"], row["model.C"], row["state"]) for row in rows] == [
        ("1", "0.001", "done"),
        ("2", "1", "done"),
    ]

    before = [run.info.run_id for run in runs()]
    assert said("train", "sweep.yaml", *QUICK)[0] == 0
    assert [run.info.run_id for run in runs()] == before
    table = f"runs:/{best.info.run_id}/tables/scores.json"
    scores = json.loads(Path(mlflow.artifacts.download_artifacts(table)).read_text("utf-8"))
    assert [row[0] for row in scores["data"]] == ["schooling", "traffic"], "not twice"


def test_an_interrupted_sweep_keeps_what_is_done_and_goes_on(
    said: Said, project: Path, monkeypatch: pytest.MonkeyPatch, scored: list[float]
) -> None:
    from toolkit.sweep.runs import SweepRuns

    log = SweepRuns.log

    def interrupted(self: SweepRuns, trial: Any, experiment: Any) -> None:
        log(self, trial, experiment)
        if trial.number == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SweepRuns, "log", interrupted)
        code, _, err = said("train", "sweep.yaml", "evaluation.folds=2")
    assert code == 130
    assert "toolkit: 2 trials are kept in sweeps/sweep; the same command goes on" in err
    (parent,) = parents()
    assert parent.info.status == "KILLED"
    assert len(children()) == 2
    assert not (project / "models").exists()

    assert said("train", "sweep.yaml", "evaluation.folds=2")[0] == 0
    assert scored == [0.1, 0.1, 1.0, 1.0]
    assert [run.info.run_id for run in parents()] == [parent.info.run_id]
    assert parents()[0].info.status == "FINISHED"
    assert [child.data.tags["trial"] for child in children()] == ["1", "2", "3", "4"]


def test_a_run_that_was_logged_by_half_is_logged_again(
    said: Said, project: Path, monkeypatch: pytest.MonkeyPatch, scored: list[float]
) -> None:
    import toolkit.sweep.runs as logged

    def cut(*metrics: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(logged, "log_scores", cut)
        assert said("train", "sweep.yaml", *QUICK)[0] == 130
    assert [child.info.status for child in children()] == ["KILLED"]
    assert said("train", "sweep.yaml", *QUICK)[0] == 0
    assert [child.info.status for child in children()] == ["FINISHED", "FINISHED"]
    assert all("macro_f1" in child.data.metrics for child in children())


def test_a_trial_that_failed_or_was_given_up_is_so_in_its_run(
    said: Said, project: Path, scored: list[float]
) -> None:
    pytest.importorskip("optuna")
    values = ", ".join(map(str, [2, 2.1, 1.9, 2.2, 1.8, 2.3, 60, 9, 10, 11, 12]))
    arguments = (f"sweep.space={{model.C: [{values}]}}", "sweep.search=tpe", "sweep.trials=30")
    code, out, err = said("train", "sweep.yaml", *arguments, "evaluation.folds=2")
    assert code == 0
    states = {child.data.tags["state"]: child.info.status for child in children()}
    assert states == {"done": "FINISHED", "pruned": "KILLED", "failed": "FAILED"}
    assert "failed: model.C: too large." in err
    assert "  pruned" in out


def test_without_optuna_the_extra_is_named(
    said: Said, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.sweep.settings.find_spec", lambda name: None)
    code, _, err = said("check", "sweep.yaml", "sweep.search=tpe", "sweep.trials=3")
    assert code == 2
    assert "sweep.search: tpe without optuna; expected optuna installed, or search: random" in err
    assert "Install the extra 'sweep': pip install optuna" in err


def test_check_and_schema_know_it(said: Said, project: Path) -> None:
    code, out, _ = said("check", "sweep.yaml")
    assert (code, out) == (0, "sweep.yaml: a config of the task classify with a grid search, "
                              "nothing wrong.\n")  # fmt: skip
    schemas = json.loads(said("schema")[1])["anyOf"]
    found = [one["properties"].get("sweep") for one in schemas]
    assert found[0]["properties"]["search"]["enum"] == ["grid", "random", "tpe"]
    assert found[0]["required"] == ["space"]
    assert found[1] == found[0], "topics are searched, too"

"""Which runs `toolkit runs` lists, and in what order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from toolkit.cli import main, run
from toolkit.errors import TrackingError
from toolkit.tracking import Listed, chosen, ranked


def listed(id_: str, scores: dict[str, float], status: str = "finished", **params: str) -> Listed:
    return Listed(id_, f"run {id_}", status, "", None, {"config": "themes"}, scores, params)


RUNS = [
    listed("a", {"macro_f1": 0.7}, C="1.0"),
    listed("b", {"macro_f1": 0.9}, C="0.5"),
    listed("c", {}, "failed"),
    listed("d", {"macro_f1": 0.8}, C="1.0"),
]


def ids(runs: list[Listed]) -> str:
    return "".join(run.id for run in runs)


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ({}, "abcd"),
        ({"status": "failed"}, "c"),
        ({"C": "1"}, "ad"),
        ({"C": "1.0", "name": "run d"}, "d"),
        ({"config": "topics"}, ""),
    ],
)
def test_what_is_asked_for_is_left(where: dict[str, str], left: str) -> None:
    assert ids(chosen(RUNS, where)) == left


def test_the_best_is_first_and_what_has_no_score_is_last() -> None:
    assert ids(ranked(RUNS, "macro_f1")) == "bdac"
    assert ids(ranked(RUNS, "macro_f1", lowest=True)) == "adbc"


def test_a_name_that_no_run_has() -> None:
    with pytest.raises(TrackingError, match=r"--sort macro_f2: .* Did you mean 'macro_f1'"):
        ranked(RUNS, "macro_f2")
    with pytest.raises(TrackingError, match=r"--where states: .* Did you mean 'status'"):
        chosen(RUNS, {"states": "failed"})
    assert ranked([], "macro_f2") == chosen([], {"states": "failed"}) == []


@pytest.mark.parametrize("arguments", [["--where", "status"], ["--lowest"]])
def test_mistakes_on_the_command_line(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, ["runs", *arguments]).exit_code == 2


def test_any_score_param_and_tag_of_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mlflow: Any = pytest.importorskip("mlflow")
    from toolkit.tracking import list_runs, listing
    from toolkit.tracking.store import connect, make_database

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    make_database(connect())
    client = mlflow.MlflowClient()
    experiment = client.create_experiment("themes")
    for number, score in enumerate((0.5, 0.75, 0.25)):
        made = client.create_run(experiment, run_name=f"run {number}", start_time=number)
        client.log_metric(made.info.run_id, "f1/elections", score)
        client.log_param(made.info.run_id, "model.C", str(number % 2 + 0.0))
        client.set_tag(made.info.run_id, "codebook", "7")
    asked = ["f1/elections", "model.C", "codebook"]
    assert list_runs(asked) == list(listing._of_mlflow(asked))
    code = run(["runs", "--sort", "f1/elections", "--where", "model.C=0", "--where", "codebook=7"])
    said = capsys.readouterr().out
    assert code == 0
    assert [said.index(name) for name in ("run 0", "f1/elections 0.500", "run 2")] == sorted(
        said.index(name) for name in ("run 0", "f1/elections 0.500", "run 2")
    )
    assert "run 1" not in said
    assert "2 runs" in said

"""The MLflow store: where it is, what its UI opens on, what is added to it and listed."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
from typing import Any

import pytest
from tracked import REPORT, Logged, artifact

import toolkit
from toolkit.errors import TrackingError

mlflow: Any = pytest.importorskip("mlflow")


def test_a_store_that_cannot_be_reached_is_a_readable_error(
    logged: Logged, small_result: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.tracking import log_classifier

    monkeypatch.setenv("MLFLOW_TRACKING_URI", "nonsense://store")
    try:
        with pytest.raises(TrackingError, match="nonsense://store"):
            log_classifier(small_result, logged.folder, "small")
        with pytest.raises(TrackingError, match="nonsense://store"):
            toolkit.load("runs:/nothing")
    finally:
        monkeypatch.undo()
        mlflow.set_tracking_uri(f"sqlite:///{logged.work / 'mlflow.db'}")


def test_everything_is_written_in_the_working_folder(logged: Logged) -> None:
    assert {path.name for path in logged.work.iterdir()} == {"mlflow.db", "mlartifacts", "models"}
    assert mlflow.get_tracking_uri() == f"sqlite:///{logged.work / 'mlflow.db'}"
    assert logged.run.info.artifact_uri.startswith((logged.work / "mlartifacts").as_uri())


def test_telemetry_is_off(logged: Logged) -> None:
    assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"


def test_the_servers_command_names_the_store(logged: Logged) -> None:
    from toolkit.tracking import free_port, server_command

    command = server_command("127.0.0.1", 5001)
    assert f"sqlite:///{logged.work / 'mlflow.db'}" in command
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert 0 < free_port("127.0.0.1") < 65536
    assert 0 < free_port("0.0.0.0") < 65536
    with pytest.raises(TrackingError, match="no port is free"):
        free_port("192.0.2.1")


def test_who_may_ask_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.tracking import names_of, server_environment

    assert names_of("127.0.0.1") == ["127.0.0.1"]
    assert names_of("::1") == ["[::1]"]
    assert names_of("0.0.0.0")[-1] == socket.gethostname()
    hosts = "MLFLOW_SERVER_ALLOWED_HOSTS"
    assert server_environment("ada.example", 80)[hosts].startswith("ada.example:80,localhost:80")
    monkeypatch.setenv(hosts, "runs.example")
    assert server_environment("0.0.0.0", 80)[hosts] == "runs.example"


def test_the_ui_opens_on_the_scores(logged: Logged) -> None:
    from toolkit.tracking import views

    number = logged.run.info.experiment_id
    [(name, address)] = views("http://127.0.0.1:5001")
    assert name == "themes"
    assert address.startswith(f"http://127.0.0.1:5001/#/experiments/{number}/runs?")
    tags = mlflow.get_experiment(number).tags
    assert tags["mlflow.note.content"] == "Theme classifiers: a run for each training."
    state = json.loads(json.loads(tags["mlflow.sharedViewState.scores"])["state"])
    shown = [name.removeprefix("metrics.`").removesuffix("`") for name in state["selectedColumns"]]
    assert shown == ["micro_f1", "f1/schooling", "f1/traffic"]
    assert set(shown) <= set(logged.run.data.metrics)


@pytest.mark.parametrize(
    ("count", "shown"), [(4, ["f1/a", "f1/b", "f1/c", "f1/d"]), (5, ["macro_f1"])]
)
def test_the_first_score_stays_in_sight(count: int, shown: list[str]) -> None:
    from toolkit.tracking.results import _columns

    assert _columns("abcde"[:count]) == ["micro_f1", *shown]


def test_a_comparison_is_logged_to_the_runs_it_is_of(
    logged: Logged, small_result: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from toolkit.cli import run

    run_id = logged.run.info.run_id
    compared = ["compare", f"runs:/{run_id}", "models/small", "--html", "pages/compared.html"]
    (logged.work / "pages").mkdir()
    try:
        assert run([*compared, "--log"]) == 0
        said = capsys.readouterr().out.splitlines()[-1]
        name = f"comparisons/{run_id[:8]}.html"
        assert said.startswith(f"{name} is in runs:/{run_id} ")
        page = (logged.work / "pages/compared.html").read_text(encoding="utf-8")
        assert artifact(logged, name).read_text(encoding="utf-8") == page
        assert page.count('<img src="data:image/png;base64,') == 6
        name_of_run = logged.run.info.run_name
        assert f"<h1>{name_of_run} and {name_of_run} (2)</h1>" in page
        assert "None: all" in page
        for link in re.findall('href="(.*?)"', page):
            assert (logged.work / "pages" / link).read_text(encoding="utf-8") == REPORT
        assert "http:" not in page
        assert "https:" not in page

        small_result.save(logged.work / "models/other", {"report.html": "of no run"})
        capsys.readouterr()
        assert run(["compare", "models/small", "models/other", "--log"]) == 2
        assert "models/other: no run of the store logged these files" in capsys.readouterr().err
    finally:
        shutil.rmtree(logged.work / "pages")
        shutil.rmtree(logged.work / "models/other", ignore_errors=True)


def test_runs_are_listed_as_mlflow_lists_them(logged: Logged) -> None:
    from toolkit.tracking import list_runs, listing

    with mlflow.start_run(experiment_id=logged.run.info.experiment_id) as other:
        mlflow.log_metric("macro_f1", float("nan"))
    mlflow.MlflowClient().delete_run(other.info.run_id)
    found = list_runs()
    assert found == list(listing._of_mlflow())
    [mine] = [run for run in found if run.id == logged.run.info.run_id]
    assert (mine.name, mine.status) == (logged.run.info.run_name, "finished")
    assert list(mine.scores) == ["micro_f1", "macro_f1"]
    assert mine.seconds is not None
    assert mine.seconds > 0

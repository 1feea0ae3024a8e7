"""A real MLflow server: training into it, models from it, and ``mlflow models serve``."""

from __future__ import annotations

import base64
import json
import re
import shutil
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import Server, answers, free_port, half_way, server, start, stop, toolkit

from toolkit.corpus import load_corpus
from toolkit.errors import TrackingError
from toolkit.model import Classifier

pytest.importorskip("mlflow")

FAST = "evaluation={folds: 2, check_leaks: false, resamples: 100}"


@pytest.fixture(scope="module")
def project(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("remote") / "project"
    return Path(shutil.copytree(small_project, folder))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Server]]:
    """A server that keeps the artifacts, as on another machine; the last test stops it."""
    home = tmp_path_factory.mktemp("server")
    tables = ("--backend-store-uri", f"sqlite:///{home}/runs.db")
    artifacts = ("--artifacts-destination", str(home / "kept"))
    command = ("-m", "mlflow", "server", *tables, *artifacts, "--workers", "1")
    with server(*command, folder=home) as found:
        yield found


def post(address: str, body: Any, more: dict[str, str] | None = None) -> Any:
    headers = {"Content-Type": "application/json", **(more or {})}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def test_from_training_to_serving(store: tuple[str, Server], project: Path) -> None:
    at: dict[str, Any] = {"folder": project, "MLFLOW_TRACKING_URI": store[0]}
    trained = toolkit("train", "small.yaml", FAST, **at)
    assert trained.returncode == 0, trained.stderr
    assert trained.stderr == ""
    run_id = trained.stdout.partition("runs:/")[2].split()[0]
    listed = toolkit("runs", **at)
    assert f"{run_id}  " in listed.stdout
    assert "finished" in listed.stdout
    registered = toolkit("register", run_id, "--name", "schools", "--alias", "champion", **at)
    assert registered.stdout == 'schools, version 1: toolkit.load("models:/schools@champion")\n'
    assert registered.stderr == ""

    done = toolkit("predict", "models:/schools@champion", "articles.jsonl", **at)
    assert done.returncode == 0, done.stderr
    model = Classifier.load(project / "models/small")
    articles = load_corpus([project / "articles.jsonl"]).articles
    expected = model.predict(articles)
    assert [json.loads(line)["themes"] for line in done.stdout.splitlines()] == [
        list(one.themes) for one in expected
    ]

    command = ("-m", "mlflow", "models", "serve", "-m", "models:/schools@champion")
    with server(*command, "--env-manager", "local", **at) as (address, _):
        texts = [[article.text] for article in articles[7:10]]
        rows = post(
            f"{address}/invocations", {"dataframe_split": {"columns": ["text"], "data": texts}}
        )["predictions"]
    assert [row["themes"] for row in rows] == [" ".join(one.themes) for one in expected[7:10]]
    assert rows[0]["schooling"] == pytest.approx(expected[7].probabilities["schooling"])
    assert not (project / "mlflow.db").exists()


def test_the_ui_on_a_server_is_the_server(store: tuple[str, Server], project: Path) -> None:
    done = toolkit("ui", folder=project, MLFLOW_TRACKING_URI=store[0])
    assert done.returncode == 0
    assert done.stdout.startswith(f"MLflow UI: {store[0]} ")


def test_the_ui_on_a_folder_stops_cleanly(project: Path) -> None:
    ui = start("-m", "toolkit", "ui", folder=project, MLFLOW_SERVER_ENABLE_JOB_EXECUTION="false")
    assert ui.stdout is not None
    line = ui.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+) ", line)
    assert found, line
    port = int(found.group(1))
    while not answers(port):
        assert ui.poll() is None
    ui.send_signal(signal.SIGINT)
    assert "Traceback" not in ui.communicate()[1]
    assert ui.returncode == 0
    assert not answers(port)


def test_the_ui_answers_other_machines_only_when_asked_to(project: Path) -> None:
    port = free_port()
    ui = start("-m", "toolkit", "ui", "--host", "0.0.0.0", "--port", port, folder=project)
    assert ui.stdout is not None
    found = re.search(r"http://(.+):\d+ ", ui.stdout.readline())
    assert found
    name = found.group(1)
    assert name != "0.0.0.0", "no address that others can open"
    while not answers(int(port)):
        assert ui.poll() is None
    try:
        for host in (name, socket.gethostname(), "127.0.0.1"):
            asked = post(
                f"http://127.0.0.1:{port}/ajax-api/2.0/mlflow/experiments/search",
                {"max_results": 5},
                {"Host": f"{host}:{port}", "Origin": f"http://{host}:{port}"},
            )
            assert "experiments" in asked, host
        with pytest.raises(urllib.error.HTTPError, match="403"):
            post(f"http://127.0.0.1:{port}/", {}, {"Host": f"elsewhere.example:{port}"})
    finally:
        ui.send_signal(signal.SIGINT)
        said = ui.communicate()[1]
    warning = f"toolkit: whoever reaches http://{name}:{port} can read and delete runs"
    assert said.startswith(warning)


def test_the_ui_asks_for_a_password_when_asked_to(project: Path) -> None:
    pytest.importorskip("flask_wtf")
    port = free_port()
    arguments = ("-m", "toolkit", "ui", "--auth", "--port", port)
    secret = "mot hai ba bon nam"
    ui = start(*arguments, folder=project, MLFLOW_AUTH_ADMIN_PASSWORD=secret)
    try:
        while not answers(int(port)):
            assert ui.poll() is None
        address = f"http://127.0.0.1:{port}/ajax-api/2.0/mlflow/experiments/search"
        with pytest.raises(urllib.error.HTTPError, match="401"):
            post(address, {"max_results": 5})
        known = base64.b64encode(f"admin:{secret}".encode()).decode()
        assert "experiments" in post(
            address, {"max_results": 5}, {"Authorization": f"Basic {known}"}
        )
    finally:
        ui.send_signal(signal.SIGINT)
        ui.communicate()


def test_a_password_that_nobody_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.tracking import require_auth, server

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(server, "find_spec", lambda name: None)
    with pytest.raises(TrackingError, match=r"pip install 'mlflow\[auth\]'"):
        require_auth()
    monkeypatch.setattr(server, "find_spec", lambda name: name)
    for password in ("", "ngắn"):
        monkeypatch.setenv("MLFLOW_AUTH_ADMIN_PASSWORD", password)
        with pytest.raises(TrackingError, match="MLFLOW_AUTH_ADMIN_PASSWORD, of at least 12"):
            require_auth()
    (tmp_path / "basic_auth.db").touch()
    require_auth()


def test_a_server_that_is_lost_during_a_training(store: tuple[str, Server], project: Path) -> None:
    address, process = store
    at: dict[str, Any] = {"folder": project, "MLFLOW_TRACKING_URI": address}
    arguments = ("train", "small.yaml", FAST, "--out", "models/lost")
    training = half_way("classify", *arguments, MLFLOW_HTTP_REQUEST_MAX_RETRIES="0", **at)
    stop(process)
    out, err = training.communicate("\n")
    assert training.returncode == 2
    assert err.startswith(f"toolkit: {address}: the run could not be logged")
    assert "the trained model is kept" in err
    assert len(err.splitlines()) == 1
    assert "model: models/lost" in out
    assert Classifier.load(project / "models/lost").themes == ["schooling", "traffic"]


def test_a_server_that_is_not_there_is_told_before_the_training(project: Path) -> None:
    done = toolkit(
        *("train", "small.yaml", "--out", "models/none"),
        folder=project,
        MLFLOW_TRACKING_URI=f"http://127.0.0.1:{free_port()}",
        MLFLOW_HTTP_REQUEST_MAX_RETRIES="0",
    )
    assert done.returncode == 2
    assert "no run can be logged here" in done.stderr
    assert "--no-track" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "models/none").exists()

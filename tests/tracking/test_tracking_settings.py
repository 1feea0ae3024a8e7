"""What a config says of its runs: another store, how busy the machine was."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from toolkit.errors import ConfigError, TrackingError
from toolkit.tracking import TrackingSettings, load_tracking, running, tracking_as

FILLED = {"task": "classify", "model": {"name": "linear_svm"}}


@pytest.fixture
def config(tmp_path: Path, small_config: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("MLFLOW_TRACKING_URI", "MLFLOW_ENABLE_SYSTEM_METRICS_LOGGING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "small.yaml"
    path.write_text(f"{small_config}tracking:\n  uri: http://runs.example\n", encoding="utf-8")
    return path


def test_it_is_read_beside_the_experiment(config: Path, small_config: str) -> None:
    from toolkit.config import fill
    from toolkit.experiment import load_experiment
    from toolkit.sweep import load_sweep

    assert load_tracking(config) == TrackingSettings("http://runs.example", False)
    assert load_tracking(config, ["tracking.uri=sqlite:///a.db"]).uri == "sqlite:///a.db"
    assert "tracking" not in fill(load_experiment(config)), "no part of what makes a model"
    assert load_sweep(config) is None
    config.write_text(small_config, encoding="utf-8")
    assert load_tracking(config) == TrackingSettings()


def test_a_misspelt_setting_is_told_with_its_line(config: Path) -> None:
    config.write_text(config.read_text("utf-8").replace("uri:", "url:"), encoding="utf-8")
    line = config.read_text("utf-8").splitlines().index("  url: http://runs.example") + 1
    with pytest.raises(ConfigError, match=rf"small\.yaml:{line}: .*tracking\.url.*'uri'"):
        load_tracking(config)


def test_system_metrics_without_psutil(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.tracking.settings.find_spec", lambda name: None)
    with pytest.raises(ConfigError, match=r"system_metrics: true without psutil.*pip install"):
        load_tracking(config, ["tracking.system_metrics=true"])


def test_the_environment_comes_before_the_config(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tracking_as(load_tracking(config)):
        assert os.environ["MLFLOW_TRACKING_URI"] == "http://runs.example"
    assert "MLFLOW_TRACKING_URI" not in os.environ
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://other.example")
    with tracking_as(load_tracking(config)):
        assert os.environ["MLFLOW_TRACKING_URI"] == "http://other.example"
    assert os.environ["MLFLOW_TRACKING_URI"] == "http://other.example"


def test_runs_go_to_the_store_of_the_config(config: Path) -> None:
    pytest.importorskip("mlflow")
    uri = f"sqlite:///{config.parent}/kept/runs.db"
    with tracking_as(TrackingSettings(uri)), running(FILLED, "small"):
        pass
    assert (config.parent / "kept/runs.db").is_file()
    assert (config.parent / "mlartifacts").is_dir()
    assert not (config.parent / "mlflow.db").exists()


def test_a_password_is_never_shown(config: Path) -> None:
    pytest.importorskip("mlflow")
    settings = TrackingSettings("nonsense://ada:geheim@db.example/runs")
    with (
        tracking_as(settings),
        pytest.raises(TrackingError, match=r"nonsense://db.example/runs") as told,
        running(FILLED, "small"),
    ):
        pass
    assert "geheim" not in str(told.value)


def test_system_metrics_are_those_of_mlflow(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mlflow: Any = pytest.importorskip("mlflow")
    psutil: Any = pytest.importorskip("psutil")
    second, samples = threading.Event(), []

    def memory(told: Any = psutil.virtual_memory) -> Any:
        samples.append(told())
        if len(samples) > 1:
            second.set()
        return samples[-1]

    monkeypatch.setattr(psutil, "virtual_memory", memory)
    monkeypatch.setenv("MLFLOW_SYSTEM_METRICS_SAMPLING_INTERVAL", "0.05")
    with tracking_as(TrackingSettings(system_metrics=True)), running(FILLED, "small") as run_id:
        assert second.wait(60)
    run = mlflow.get_run(run_id)
    for kind in (
        "cpu_utilization_percentage",
        "disk_usage_percentage",
        "network_receive_megabytes",
    ):
        assert run.data.metrics[f"system/{kind}"] >= 0
    assert run.data.metrics["system/system_memory_usage_megabytes"] > 10
    assert run.info.status == "FINISHED"

"""A run in an MLflow store of its own, for tests of what was logged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

THEMES = ("schooling", "traffic")
REPORT = "<h1>Đã đọc</h1>"


@dataclass(frozen=True)
class Logged:
    """The run, where it was logged from, and what the working folder held before."""

    run: Any
    work: Path
    folder: Path


def artifact(logged: Logged, path: str) -> Path:
    import mlflow

    run_id = logged.run.info.run_id
    return Path(mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path=path))

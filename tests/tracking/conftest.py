"""A run that is logged once for each file of tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from tracked import REPORT, Logged


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory, small_result: Any) -> Iterator[Logged]:
    mlflow: Any = pytest.importorskip("mlflow")
    work = tmp_path_factory.mktemp("tracking")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)
        patch.delenv("MLFLOW_TRACKING_URI", raising=False)
        from toolkit.tracking import log_classifier

        folder = work / "models/small"
        small_result.save(folder, {"report.html": REPORT, "suspects.csv": "id\n"})
        run_id = log_classifier(small_result, folder, "small")
        yield Logged(mlflow.get_run(run_id), work, folder)
    os.environ.pop("MLFLOW_TRACKING_URI", None)  # MLflow leaves it there

"""A config with a sweep in a copy of the tiny project, and scores that cost nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from toolkit.sweep import Sweep, ThemeData, load_sweep

GRID = """
extends: small.yaml
sweep:
  space:
    model.C: [0.1, 1]
    features.words.high: [1, 2]
"""


@pytest.fixture
def project(small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny project as working folder, with ``sweep.yaml``: a grid of four trials."""
    folder = Path(shutil.copytree(small_project, tmp_path / "project"))
    (folder / "sweep.yaml").write_text(GRID, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    return folder


@pytest.fixture
def sweep_of(project: Path) -> Callable[..., Sweep]:
    """Reads ``sweep.yaml`` with overrides."""

    def read(*overrides: str) -> Sweep:
        found = load_sweep("sweep.yaml", overrides)
        assert found is not None
        return found

    return read


@pytest.fixture
def data(articles: Any, labels: Any, codebook: Any) -> ThemeData:
    """The invented articles with their labels."""
    return ThemeData(articles, labels, codebook)


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Trials are scored by their C alone, best near 2, in three folds; the Cs that were, in order.

    C above 50 cannot be trained.
    """
    from toolkit.errors import ConfigError

    seen: list[float] = []

    def scores(experiment: Any, *data: Any) -> Iterator[tuple[bool, dict[str, Any]]]:
        C = experiment.model.settings["C"]
        seen.append(C)
        if C > 50:
            raise ConfigError("model.C: too large.")
        for fold in (1, 2, 3):
            value = 1 / (1 + abs(C - 2)) - 0.01 * fold
            named = {"value": value, "low": value, "high": value}
            yield fold == 3, {"macro_f1": named, "hamming_loss": named}

    monkeypatch.setattr("toolkit.sweep.data.scores_by_fold", scores)
    return seen

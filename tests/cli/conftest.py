"""The command line run in this process, in a copy of the tiny project."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from toolkit.cli import run


@dataclass(frozen=True)
class Done:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def toolkit(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run ``toolkit`` with arguments, in this process."""

    def call(*arguments: str | Path) -> Done:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="module")
def trained(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with its model trained by the command line."""
    folder = Path(shutil.copytree(small_project, tmp_path_factory.mktemp("cli") / "project"))
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert run(["train", "small.yaml", "--no-track"]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def project(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the trained project as working folder."""
    folder = Path(shutil.copytree(trained, tmp_path / "project"))
    monkeypatch.chdir(folder)
    return folder

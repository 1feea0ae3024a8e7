"""Every command: its help, its mistakes, and what shows components and checks configs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from toolkit.cli import COMMANDS, main

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""


def installed(distribution: str) -> bool:
    """Whether a package is installed, not only on the path."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return bool(version(distribution))
    except PackageNotFoundError:
        return False


MISTAKES = {
    "cache": ["cache", "extra"],
    "check": ["check", "nowhere.yaml"],
    "compare": ["compare", "models/small", "models/nowhere"],
    "components": ["components", "linear_svn"],
    "evaluate": ["evaluate", "models/small", "nowhere.csv"],
    "explain": ["explain", "models/small", "nowhere.txt"],
    "intrusion": ["intrusion", "models/small", "--out", "sheets"],
    "phrases": ["phrases", "nowhere"],
    "predict": ["predict", "models/nowhere", "articles.jsonl"],
    "read": ["read", "nowhere"],
    "register": ["register", "nothing", "--name", "themes"],
    "report": ["report", "models/nowhere"],
    "reproduce": ["reproduce", "models/nowhere"],
    "runs": ["runs"],
    "schema": ["schema", "extra"],
    "serve": ["serve", "models/nowhere"],
    "stats": ["stats", "articles.jsonl", "--by", "provinces"],
    "stories": ["stories", "nowhere.parquet"],
    "text": ["text", "nowhere.txt"],
    "train": ["train", "nowhere.yaml"],
    "ui": ["ui", "--port", "70000"],
    "weak": ["weak", "articles.jsonl", "--codebook", "nowhere.yaml"],
}


WITHOUT = {"cache", "schema", "components", "runs", "ui"}
"""Commands that need no argument."""


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help(command: str, toolkit: Toolkit) -> None:
    done = toolkit(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: toolkit {command}")
    found = main.get_command(None, command)  # type: ignore[arg-type]
    assert found is not None
    assert found.name == command
    for parameter in found.params:
        if parameter.param_type_name == "option":
            assert all(option in done.out for option in parameter.opts)
            assert parameter.help, f"{parameter.name} has no help"  # type: ignore[attr-defined]


def test_the_help_of_all(toolkit: Toolkit) -> None:
    done = toolkit("--help")
    assert done.code == 0
    for command, (_, line) in COMMANDS.items():
        assert f"{command} " in done.out
        assert line.endswith(".")
        assert len(line) <= 60


def test_a_mistake_of_every_command_is_known() -> None:
    assert MISTAKES.keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", sorted(MISTAKES))
def test_a_mistake_is_one_readable_message(command: str, toolkit: Toolkit, project: Path) -> None:
    done = toolkit(*MISTAKES[command])
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - WITHOUT))
def test_a_missing_argument(command: str, toolkit: Toolkit) -> None:
    done = toolkit(command)
    assert done.code == 2
    assert "Missing argument" in done.err


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_an_unknown_option(command: str, toolkit: Toolkit) -> None:
    done = toolkit(command, "--no-such-option")
    assert done.code == 2
    assert "No such option" in done.err


def test_a_misspelt_command_gets_the_nearest(toolkit: Toolkit) -> None:
    done = toolkit("trian")
    assert done.code == 2
    assert "Did you mean 'train'?" in done.err


def test_no_command(toolkit: Toolkit) -> None:
    done = toolkit()
    assert done.code == 2
    assert "Usage: toolkit" in done.err


def test_the_version(toolkit: Toolkit) -> None:
    if not installed("vietnamese-press-toolkit"):
        pytest.skip("the package is not installed here: it has no version")
    done = toolkit("--version")
    assert done.code == 0
    assert done.out.startswith("toolkit, version ")


def test_as_a_program(project: Path, root: Path) -> None:
    """``python -m toolkit``: exit codes and streams as a shell sees them."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "toolkit"]

    def call(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*command, *arguments], capture_output=True, env=environment, check=False
        )

    wrong = call("predict", "models/nowhere", "x.txt")
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr
    assert wrong.stderr.count(b"\n") == 1
    assert call("components").returncode == 0


def test_nothing_heavy_is_imported_for_help(root: Path) -> None:
    code = (
        "import sys; from toolkit.cli import run; run(['--help']); run(['train', '--help']);"
        "print([m for m in ('mlflow', 'bertopic', 'gensim', 'torch', 'pandas', 'sklearn', 'umap')"
        " if m in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stderr.strip() == "[]"


def test_components_lists_all(toolkit: Toolkit) -> None:
    from toolkit.catalogue import registries

    done = toolkit("components")
    assert done.code == 0
    for registry in registries():
        assert f"{registry.kind}s\n" in done.out
        for component in registry:
            assert f"  {component.name} " in done.out
            assert component.summary in done.out


def test_components_shows_one(toolkit: Toolkit) -> None:
    done = toolkit("components", "linear_svm")
    assert done.code == 0
    assert "Source: Fan et al. (2008)" in done.out
    assert "C: a number, from 1e-06 to 1e+06; default 1.0" in done.out
    assert 'class_weight: none or balanced; default "balanced"' in done.out


def test_every_component_can_be_shown(toolkit: Toolkit) -> None:
    from toolkit.catalogue import registries

    for component in (component for registry in registries() for component in registry):
        done = toolkit("components", component.name)
        assert done.code == 0
        for setting in component.settings:
            assert f"  {setting.name}: " in done.out


def test_check_a_config_and_a_codebook(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("check", "small.yaml", "model.C=2")
    assert done.code == 0
    assert done.out == "small.yaml: a config of the task classify, nothing wrong.\n"
    done = toolkit("check", "codebook.yaml")
    assert done.code == 0
    assert "a codebook of 2 themes, nothing wrong" in done.out
    assert "schooling: Giáo dục phổ thông (Schooling), 20 seed phrases" in done.out


@pytest.mark.parametrize("content", ["3", "true", "- a", "text", "~", "[]", "{}", '""', "\a"])
def test_check_what_is_no_config(toolkit: Toolkit, tmp_path: Path, content: str) -> None:
    (tmp_path / "odd.yaml").write_text(content, encoding="utf-8")
    done = toolkit("check", tmp_path / "odd.yaml")
    assert done.code == 2
    assert "odd.yaml" in done.err


def test_check_does_not_need_the_data(toolkit: Toolkit, project: Path) -> None:
    (project / "articles.jsonl").unlink()
    assert toolkit("check", "small.yaml").code == 0


def test_schema_is_json(toolkit: Toolkit) -> None:
    done = toolkit("schema")
    assert done.code == 0
    assert json.loads(done.out)["title"] == "toolkit config"


def test_a_reader_that_goes_away_is_no_error(project: Path, root: Path) -> None:
    """``toolkit predict ... | head -1``."""
    rows = (project / "articles.jsonl").read_text(encoding="utf-8") * 40
    (project / "many.jsonl").write_text(rows, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "toolkit", "read", "many.jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        process.wait(timeout=60)
    assert b"Traceback" not in errors
    assert b"Exception" not in errors


def test_clicks_own_runner_sees_the_same_commands() -> None:
    """The group works as any click group, so that shell completion does."""
    assert CliRunner().invoke(main, ["components", "nfc"]).exit_code == 0

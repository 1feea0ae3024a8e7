"""What the READMEs and the pages in docs/ show is what happens.

Blocks marked ``console`` are run line by line (``$ command``) and their whole output is compared:
a line ``...`` stands for any lines, ``...`` inside a line for anything, and the width of gaps does
not count. Blocks marked ``python`` are run as programs; one marked ``yaml name.yaml`` is written as
that file. ``make ...``, servers and what asks them are left out. What is shown twice is run once.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.vi.md")
TASKS = ("label", "themes", "topics", "compare", "publish", "cite")
"""A page for each thing that a reader comes to do."""
RUN = (
    *READMES,
    *(f"docs/{name}.md" for name in (*TASKS, "mlflow", "sweep", "weak")),
)
"""What is run."""
LEFT_OUT = re.compile(r"make\b|source\b|curl\b|toolkit (ui|serve)\b|mlflow (models serve|server)\b")


@dataclass(frozen=True)
class Command:
    """A command line of a README, the line it stands on, and what is shown below it."""

    text: str
    line: int
    shown: tuple[str, ...]


@dataclass(frozen=True)
class File:
    """A block that is a file, its name and the line it begins on."""

    text: str
    line: int
    name: str


@dataclass(frozen=True)
class Program:
    """A block of Python and the line it begins on."""

    text: str
    line: int


def blocks(markdown: str) -> Iterator[tuple[str, int, list[str]]]:
    """(language, line of the first line inside, lines) of every fenced block."""
    language: str | None = None
    inside: list[str] = []
    for number, line in enumerate(markdown.splitlines(), 1):
        fence = re.match(r"```(\w*(?: \w+\.yaml)?)\s*$", line)
        if fence and language is None:
            language, inside = fence.group(1), []
        elif fence:
            yield str(language), number - len(inside), inside
            language = None
        elif language is not None:
            inside.append(line)
    assert language is None, "a block is not closed"


def steps(markdown: str) -> Iterator[Command | Program | File]:
    """What is to be run, in order."""
    for language, line, inside in blocks(markdown):
        if language.startswith("yaml "):
            yield File("\n".join([*inside, ""]), line, language.removeprefix("yaml "))
        if language == "python":
            yield Program("\n".join(inside), line)
        if language == "console":
            starts = [i for i, text in enumerate(inside) if text.startswith("$ ")]
            assert starts[:1] == [0], f"line {line}: a console block begins with '$ '"
            for start, end in zip(starts, [*starts[1:], len(inside)], strict=True):
                shown = tuple(inside[start + 1 : end])
                yield Command(inside[start][2:], line + start, shown)


def pattern(shown: tuple[str, ...]) -> str:
    """A regular expression for the output that these lines show."""
    parts = []
    for line in shown:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*?".join(map(re.escape, narrow(line).split("..."))) + r"[ ]*\n")
    return "".join(parts)


def narrow(text: str) -> str:
    """Every gap one space wide."""
    return re.sub(r" +", " ", text)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as its user has it after ``make demo``, with a model trained in less time."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("configs", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    command = folder / "bin" / "toolkit"
    command.parent.mkdir()
    python = shlex.quote(sys.executable)
    command.write_text(f'#!/bin/sh\nexec {python} -m toolkit "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    quick = "evaluation.folds=2 model.folds=2 evaluation.resamples=100 --no-track"
    done = sh(f"toolkit train configs/themes.yaml {quick}", folder)
    assert done.returncode == 0, done.stdout
    return folder


def environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MLFLOW_")}
    path = f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**kept, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def sh(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return call(("/bin/sh", "-c", command), folder)


@cache
def call(arguments: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in ``folder``, both its streams as one; the same is not run again."""
    return subprocess.run(
        arguments,
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def run_command(command: Command, folder: Path) -> str | None:
    """What is wrong with a command of the README, if anything."""
    if LEFT_OUT.match(command.text):
        return None
    done = sh(command.text, folder)
    mistake = any(re.match(r"toolkit: (?!set aside)", line) for line in command.shown)
    if done.returncode != (2 if mistake else 0):
        return f"exit code {done.returncode}\n{done.stdout}"
    if not re.fullmatch(pattern(command.shown), narrow(done.stdout)):
        shown = "\n".join(command.shown)
        return f"shown:\n{shown}\nprinted:\n{done.stdout}"
    return None


def run_program(program: Program, folder: Path) -> str | None:
    """What is wrong with a block of Python, if anything."""
    done = call((sys.executable, "-c", program.text), folder)
    return done.stdout if done.returncode else None


def write_file(file: File, folder: Path) -> None:
    (folder / file.name).write_text(file.text, encoding="utf-8")


DO = {Command: run_command, Program: run_program, File: write_file}


@pytest.mark.parametrize("name", RUN)
def test_what_it_shows_is_what_happens(name: str, project: Path) -> None:
    wrong = []
    for step in steps((ROOT / name).read_text(encoding="utf-8")):
        said = DO[type(step)](step, project)  # type: ignore[operator]
        if said is not None:
            wrong.append(f"{name}:{step.line}: {step.text}\n{said}")
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("name", READMES)
def test_it_shows_the_main_way(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = list(steps(text))
    for command in ("read", "predict", "train", "evaluate"):
        wanted = f"toolkit {command}"
        assert any(isinstance(s, Command) and s.text.startswith(wanted) for s in found), wanted
    assert any(isinstance(step, Program) for step in found)
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize("name", RUN)
def test_its_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target:
            assert (ROOT / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", READMES)
def test_every_task_is_found_from_the_readme(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for task in TASKS:
        assert f"](docs/{task}.md)" in text, task


def test_the_version_to_cite_is_this_one() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    for name in ("docs/cite.md", *READMES):
        assert f"version = {{{version}}}" in (ROOT / name).read_text("utf-8"), name


def test_the_languages_show_the_same_commands() -> None:
    first, second = (
        [step.text for step in steps((ROOT / name).read_text("utf-8")) if isinstance(step, Command)]
        for name in READMES
    )
    assert first == second


@pytest.mark.parametrize(
    ("shown", "printed", "fits"),
    [
        (("a", "b"), "a\nb\n", True),
        (("a",), "a\nb\n", False),
        (("...", "b"), "a\nx\nb\n", True),
        (("a", "..."), "a\n", True),
        (("a ... 3",), "a 1 2 3\n", True),
        (("p = ...", "q"), "p = 0.5\nr\n", False),
        (("a.b",), "axb\n", False),
        (("theme  F1...",), "theme    F1    main\n", True),
        ((), "", True),
    ],
)
def test_the_wildcard(shown: tuple[str, ...], printed: str, fits: bool) -> None:
    assert bool(re.fullmatch(pattern(shown), narrow(printed))) is fits

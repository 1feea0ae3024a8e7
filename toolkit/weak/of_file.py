"""Labelling functions of a researcher's own Python file, which is run openly, by request alone."""

from __future__ import annotations

import ast
import importlib.util
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.errors import FunctionError, Problem, nearest
from toolkit.weak.functions import LabellingFunction

__all__ = ["load_functions", "where"]


def load_functions(path: str | Path, themes: Sequence[str]) -> list[LabellingFunction]:
    """Run a Python file and take its labelling functions, in the order they are written in.

    Raises FunctionError for a file that cannot be run, holds none, or names other themes than
    ``themes``.
    """
    path = Path(path)
    if path.suffix != ".py" or not path.is_file():
        raise FunctionError(f"{path}: found no Python file; expected one, ending in .py.")
    found = {id(x): x for x in _run(path) if isinstance(x, LabellingFunction)}.values()
    functions = [_placed(function, path) for function in found]
    _check_once(path)
    if not functions:
        raise FunctionError(
            f"{path}: found no labelling function; expected functions under "
            "@labelling_function('THEME'), from toolkit.weak."
        )
    unknown = [function for function in functions if function.theme not in themes]
    if unknown:
        raise FunctionError(*(_unknown(function, themes) for function in unknown))
    return functions


def _run(path: Path) -> list[object]:
    """The values that a file defines. Raises FunctionError with the line where it fails."""
    name = f"labelling_functions_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # as dataclasses of the file expect
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # noqa: BLE001 - a user's file may raise anything
        raise FunctionError(_problem(path, error)) from None
    return list(vars(module).values())


def _placed(function: LabellingFunction, path: Path) -> LabellingFunction:
    """The function with its place as the user names the file, unless it is of another."""
    file, _, line = function.place.rpartition(":")
    own = Path(file).resolve() == path.resolve()
    return replace(function, place=f"{path}:{line}") if own else function


def _check_once(path: Path) -> None:
    """Raise FunctionError for a decorated function that a later one of its name replaces."""
    lines: dict[str, int] = {}
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            if node.name in lines:
                found = f"a second function {node.name!r}"
                expected = f"another name (first on line {lines[node.name]})"
                raise FunctionError(Problem(str(path), node.lineno, found, expected))
            lines[node.name] = node.lineno


def _problem(path: Path, error: Exception) -> Problem:
    line = error.lineno if isinstance(error, SyntaxError) else where(error, str(path))
    return Problem(
        str(path), line or 0, f"{type(error).__name__}: {error}", "a Python file that runs"
    )


def where(error: Exception, file: str) -> int:
    """The last line of ``file`` that an error came through; 0 for none."""
    frames = traceback.extract_tb(error.__traceback__)
    here = Path(file).resolve()
    lines = [frame.lineno or 0 for frame in frames if Path(frame.filename).resolve() == here]
    return lines[-1] if lines else 0


def _unknown(function: LabellingFunction, themes: Sequence[str]) -> Problem:
    file, _, line = function.place.rpartition(":")
    found = f"theme {function.theme!r} of {function.name}, which the codebook lacks"
    return Problem(file, int(line), found, "a theme of it", nearest(function.theme, themes))

"""Who imports whom: each floor of the house knows only those below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "toolkit"

FLOORS = (
    ("errors", "colours", "charts", "sheet"),
    ("registry", "provenance", "tables", "batches", "compiling", "processes"),
    ("config",),
    ("articles", "folders"),
    ("codebook", "text", "splits", "metrics", "vectorise"),
    ("pages", "features", "stories"),
    ("labels", "corpus", "classifiers", "decisions"),
    ("evidence", "influence", "neighbours", "weak"),
    ("model", "model_folder"),
    ("topics",),
    ("pyfunc", "evaluation"),
    ("experiment", "predictions", "figures"),
    ("tracking", "catalogue", "stats"),
    ("comparison", "intrusion", "report", "serving", "reproduction", "sweep"),
    ("cli",),
    ("__init__", "__main__"),
)
"""Lowest first. Modules of one floor do not know each other, but for the pair in `ONE`."""

ONE = {"model", "model_folder"}
"""A classifier and its folder are one thing in two files."""

MODULES = sorted(PACKAGE.rglob("*.py"))
LEVEL = {unit: level for level, floor in enumerate(FLOORS) for unit in floor}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def unit(path: Path) -> str:
    """The module, or the folder of modules, that a file belongs to."""
    return name(path).split("/")[0]


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it but for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide who imports whom"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def units_known(path: Path) -> set[str]:
    """The parts of the toolkit that a file imports."""
    found = set()
    for module in imports(path):
        root, _, rest = module.partition(".")
        part = rest.split(".")[0]
        if root == "toolkit" and ((PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()):
            found.add(part)
    return found - {""}


every_module = pytest.mark.parametrize("path", MODULES, ids=name)


def test_every_module_stands_on_a_floor() -> None:
    assert {unit(path) for path in MODULES} == set(LEVEL)


@every_module
def test_it_knows_only_the_floors_below(path: Path) -> None:
    me = unit(path)
    for other in units_known(path) - {me}:
        assert LEVEL[other] < LEVEL[me] or {me, other} == ONE, f"{me} imports {other}"


@every_module
def test_it_says_what_it_is_and_what_it_offers(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assigned = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert "__all__" in assigned
    offered = ast.literal_eval(assigned["__all__"])
    assert len(offered) == len(set(offered))


def test_what_is_offered_is_there() -> None:
    import importlib

    for path in MODULES:
        if path.name == "__main__.py":
            continue
        dotted = f"toolkit/{name(path)}".removesuffix("/__init__").replace("/", ".")
        module = importlib.import_module(dotted)
        for offered in module.__all__:
            assert hasattr(module, offered), f"{dotted}.{offered}"


@every_module
def test_mlflow_is_imported_at_the_edge_alone(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)}
    assert "mlflow" not in roots or unit(path) == "tracking"


@every_module
def test_nothing_in_it_runs_what_it_reads(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)}
    assert not roots & {"pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec", "compile", "__import__"}
    keywords = {
        keyword.arg: keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    }
    assert "shell" not in keywords
    allowed = keywords.get("allow_pickle")
    assert allowed is None or (isinstance(allowed, ast.Constant) and allowed.value is False)


@every_module
def test_it_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_the_command_line_alone_exits() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if unit(path) not in ("__main__", "cli"):
            assert "sys.exit" not in text, name(path)
            assert "SystemExit" not in text, name(path)

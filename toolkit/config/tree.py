"""The tree of a config file after ``extends`` and the overrides of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.config import yaml12
from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, Problem

__all__ = ["load_node", "override", "put"]


def load_node(path: str | Path, overrides: Sequence[str] = ()) -> Node:
    """The config's tree after ``extends`` and overrides, not yet checked against a schema."""
    node = _extend(yaml12.read(path), Path(path), seen=())
    for change in overrides:
        override(node, change)
    return node


def _extend(node: Node, path: Path, seen: tuple[Path, ...]) -> Node:
    if not isinstance(node.value, dict) or "extends" not in node.value:
        return node
    parent_node = node.value.pop("extends")
    parent = path.parent / str(parent_node.value)
    if parent.resolve() in (*seen, path.resolve()):
        raise ConfigError(
            Problem(node.place, parent_node.line, f"extends: {parent_node.value}", "no circle")
        )
    if not parent.is_file():
        raise ConfigError(
            Problem(
                node.place,
                parent_node.line,
                f"extends: {parent_node.describe()}",
                "the path of a config file, seen from this file",
            )
        )
    base = _extend(yaml12.read(parent), parent, (*seen, path.resolve()))
    return _merge(base, node)


def _merge(base: Node, change: Node) -> Node:
    """``change`` over ``base``, key by key; another component's settings are not inherited."""
    base, change = _spelled_out(base, change), _spelled_out(change, base)
    if not (isinstance(base.value, dict) and isinstance(change.value, dict)):
        return change
    names = [node.value["name"].value for node in (base, change) if "name" in node.value]
    if len(names) == 2 and names[0] != names[1] and all(isinstance(n, str) for n in names):
        return change
    merged = Node(dict(base.value), change.place, change.line, dict(base.key_lines))
    for key, child in change.value.items():
        merged.value[key] = _merge(base.value[key], child) if key in base.value else child
        merged.key_lines[key] = change.key_lines[key]
    return merged


def _spelled_out(node: Node, other: Node) -> Node:
    """``model: linear_svm`` as ``model: {name: linear_svm}`` beside a mapping."""
    if isinstance(node.value, str) and isinstance(other.value, dict):
        return _named(node)
    return node


def _named(node: Node) -> Node:
    return Node({"name": node}, node.place, node.line, {"name": node.line})


def override(node: Node, change: str) -> None:
    """Set ``key.path=value`` in a tree. Raises ConfigError for a path that leads nowhere."""
    path, equals, text = change.partition("=")
    place = f"override {change!r}"
    if not equals or not path:
        raise ConfigError(Problem(place, 0, "no '='", "key.path=value", "For example: model.C=0.5"))
    value = yaml12.parse(text, place)
    if text.strip() == "":
        value = Node(None, place, 0)
    for found in value.walk():
        found.line = 0
        found.key_lines = dict.fromkeys(found.key_lines, 0)
    put(node, path, value)


def put(node: Node, path: str, value: Node) -> None:
    """Set what stands at ``path``, such as ``model.C``; ``value`` says whence it comes.

    Raises ConfigError for a path that leads nowhere.
    """
    place, line = value.place, value.line
    *parents, last = path.split(".")
    here = node
    for key in parents:
        if not isinstance(here.value, dict):
            raise ConfigError(
                Problem(place, line, f"{key!r} inside {here.describe()}", "the path of a mapping")
            )
        if here.value.get(key) is None or here.value[key].value is None:
            here.value[key] = Node({}, place, line)
            here.key_lines[key] = line
        elif isinstance(here.value[key].value, str):  # `model: linear_svm`
            here.value[key] = _named(here.value[key])
        here = here.value[key]
    if not isinstance(here.value, dict):
        raise ConfigError(
            Problem(place, line, f"{last!r} inside {here.describe()}", "the path of a mapping")
        )
    if last == "name" and "name" in here.value and here.value["name"].value != value.value:
        here.value.clear()  # another component: its predecessor's settings mean nothing to it
    here.value[last] = value
    here.key_lines[last] = line

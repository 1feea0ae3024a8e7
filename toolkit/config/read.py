"""A config's tree checked against types: every problem with its line, all of them at once."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar, Union

from toolkit.config.types import SCALARS, Between, File, Named, dataclass_fields, expectation, join
from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, Problem, nearest
from toolkit.registry import MISSING, Registry

__all__ = ["read_as", "read_components", "union"]

Schema = TypeVar("Schema")
_LABEL = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*")


def read_as(node: Node, schema: type[Schema]) -> Schema:
    """Check a tree against a dataclass and make the object. Raises ConfigError."""
    problems: list[Problem] = []
    result = _read(node, schema, "", problems)
    if problems:
        raise ConfigError(*problems)
    return typing.cast(Schema, result)


def union(node: Node, key: str, schemas: Mapping[str, type]) -> type:
    """The schema that the value of ``key`` selects (``task: classify``). Raises ConfigError."""
    expected = " or ".join(schemas)
    if not isinstance(node.value, dict):
        raise ConfigError(Problem(node.place, node.line, node.describe(), "a mapping"))
    chosen = node.value.get(key)
    if chosen is None:
        raise ConfigError(
            Problem(node.place, node.line, f"no {key!r}", f"{key}: {expected}", f"Add '{key}:'.")
        )
    if not isinstance(chosen.value, str) or chosen.value not in schemas:
        raise ConfigError(
            Problem(
                chosen.place,
                chosen.line,
                f"{key}: {chosen.describe()}",
                f"{key}: {expected}",
                nearest(str(chosen.value), schemas),
            )
        )
    return schemas[chosen.value]


def _read(node: Node, kind: Any, path: str, problems: list[Problem]) -> Any:
    """``node`` as ``kind``; what does not fit is added to ``problems``."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _read_annotated(node, arguments[0], arguments[1:], path, problems)
    if origin in (Union, types.UnionType):
        return _read_optional(node, arguments, path, problems)
    if origin is Literal:
        if node.value in arguments and type(node.value) in {type(a) for a in arguments}:
            return node.value
        expected = " or ".join(map(str, arguments))
        advice = nearest(str(node.value), map(str, arguments)) if len(arguments) > 2 else ""
        return _wrong(node, path, expected, problems, advice)
    if origin is list:
        return _read_list(node, arguments[0], path, problems)
    if origin is tuple:
        return tuple(_read_list(node, arguments[0], path, problems) or ())
    if origin is dict:
        if not isinstance(node.value, dict):
            return _wrong(node, path, "a mapping", problems)
        return {
            key: _read(child, arguments[1], join(path, key), problems)
            for key, child in node.value.items()
        }
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(node, typing.cast(type, kind), path, problems)
    return _read_scalar(node, kind, path, problems)


def _read_scalar(node: Node, kind: Any, path: str, problems: list[Problem]) -> Any:
    value = node.value
    if kind is float and type(value) is int:
        return float(value)
    if kind is Any or type(value) is kind:
        return value
    advice = ""
    if kind is str and isinstance(value, (int, float)):
        advice = "Put it in quotes to make it text."
    return _wrong(node, path, SCALARS[kind], problems, advice)


def _read_list(node: Node, kind: Any, path: str, problems: list[Problem]) -> Any:
    if not isinstance(node.value, list):
        return _wrong(node, path, "a list", problems, "Write it as [a, b] or one '- item' a line.")
    return [_read(child, kind, join(path, str(i)), problems) for i, child in enumerate(node.value)]


def _read_optional(node: Node, kinds: Sequence[Any], path: str, problems: list[Problem]) -> Any:
    if node.value is None and type(None) in kinds:
        return None
    attempts: list[list[Problem]] = []
    for kind in (kind for kind in kinds if kind is not type(None)):
        found: list[Problem] = []
        result = _read(node, kind, path, found)
        if not found:
            return result
        attempts.append(found)
    if all(len(found) == 1 and found[0].found == attempts[0][0].found for found in attempts):
        expected = " or ".join(dict.fromkeys(found[0].expected for found in attempts))
        problems.append(dataclasses.replace(attempts[0][0], expected=expected))
    else:
        problems.extend(attempts[0])
    return None


def _read_annotated(
    node: Node, kind: Any, notes: Sequence[Any], path: str, problems: list[Problem]
) -> Any:
    for note in notes:
        if isinstance(note, Registry):
            if kind is Named:
                return _read_component(node, note, path, problems, default_name=None)
            return _read_components(node, note, path, problems)
        if isinstance(note, File):
            if not isinstance(node.value, (list, str)):
                return _wrong(node, path, f"{expectation(kind)} or the path of a file", problems)
            node = note.read(node.value) if isinstance(node.value, str) else node
    before = len(problems)
    value = _read(node, kind, path, problems)
    for note in notes:
        if isinstance(note, Between) and len(problems) == before and value not in note:
            return _wrong(node, path, f"{SCALARS[kind]}, {note}", problems)
    return value


def read_components(node: Node, registry: Registry) -> dict[str, Named]:
    """The components of a mapping such as ``text:`` of a filled config. Raises ConfigError."""
    problems: list[Problem] = []
    found = _read_components(node, registry, "", problems)
    if problems:
        raise ConfigError(*problems)
    return typing.cast("dict[str, Named]", found)


def _read_components(node: Node, registry: Registry, path: str, problems: list[Problem]) -> Any:
    """An ordered mapping from label to component; the label is its name unless one is given."""
    if not isinstance(node.value, dict):
        advice = "Write each on a line of its own, with its settings below it."
        return _wrong(node, path, f"a mapping of {registry.kind} names", problems, advice)
    for label in node.value:
        if not _LABEL.fullmatch(label):
            line = node.key_lines.get(label, node.line)
            expected = "a name of letters, digits and single _"
            problems.append(Problem(node.place, line, f"{join(path, label)!r}", expected))
    return {
        label: _read_component(child, registry, join(path, label), problems, default_name=label)
        for label, child in node.value.items()
        if child.value is not False  # `tones: false` removes a step that a parent config has
    }


def _read_component(
    node: Node, registry: Registry, path: str, problems: list[Problem], default_name: str | None
) -> Any:
    if node.value is None:
        node = Node({}, node.place, node.line)
    if isinstance(node.value, str) and default_name is None:  # `model: linear_svm`
        name_node: Node | None = node
        settings_node = Node({}, node.place, node.line)
    elif isinstance(node.value, dict):
        name_node = node.value.get("name")
        settings_node = node
    else:
        return _wrong(node, path, f"a {registry.kind} with its settings", problems)
    name = name_node.value if name_node is not None else default_name
    if name is None:
        advice = f"Known: {', '.join(registry.names())}."
        return _wrong(node, path, f"'name:' of a {registry.kind}", problems, advice)
    if not isinstance(name, str) or name not in registry:
        where = name_node or node
        found = name_node.describe() if name_node else repr(name)
        problems.append(
            Problem(
                where.place,
                where.line,
                f"{join(path, 'name') if name_node else path}: {found}",
                f"the name of a {registry.kind}",
                nearest(str(name), registry.names()),
            )
        )
        return None
    component = registry[name]
    fields = {setting.name: (setting.type, setting.default) for setting in component.settings}
    values = _read_fields(settings_node, fields, path, problems, ignore={"name"})
    return Named(component, values)


def _read_dataclass(node: Node, kind: type, path: str, problems: list[Problem]) -> Any:
    if node.value is None:
        node = Node({}, node.place, node.line)
    if not isinstance(node.value, dict):
        return _wrong(node, path, "a mapping", problems)
    before = len(problems)
    values = _read_fields(node, dataclass_fields(kind), path, problems)
    if len(problems) > before:
        return None
    try:
        return kind(**values)
    except ValueError as error:  # what the dataclass found and what it expected
        problems.append(Problem(node.place, node.line, *error.args))
        return None


def _read_fields(
    node: Node,
    fields: Mapping[str, tuple[Any, Any]],
    path: str,
    problems: list[Problem],
    ignore: set[str] = frozenset(),  # type: ignore[assignment]
) -> dict[str, Any]:
    for key in node.value:
        if key not in fields and key not in ignore:
            problems.append(
                Problem(
                    node.value[key].place,
                    node.key_lines.get(key, node.line),
                    f"the unknown key {join(path, key)!r}",
                    f"one of {', '.join(fields) or 'no settings'}",
                    nearest(key, fields) if fields else "Remove it.",
                )
            )
    values: dict[str, Any] = {}
    for name, (kind, default) in fields.items():
        if name in node.value:
            values[name] = _read(node.value[name], kind, join(path, name), problems)
        elif default is MISSING:
            problems.append(
                Problem(node.place, node.line, f"no {join(path, name)!r}", expectation(kind))
            )
        else:
            values[name] = default
    return values


def _wrong(node: Node, path: str, expected: str, problems: list[Problem], advice: str = "") -> None:
    problems.append(
        Problem(node.place, node.line, f"{path or 'the file'}: {node.describe()}", expected, advice)
    )

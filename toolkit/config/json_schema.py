"""The JSON schema of a config, so that editors complete and check it."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union

from toolkit.config.fill import fill
from toolkit.config.types import Between, File, Named, dataclass_fields
from toolkit.registry import MISSING, Component, Registry

__all__ = ["json_schema"]


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a dataclass, so that editors complete a config."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _annotated_schema(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        return {"anyOf": [json_schema(argument) for argument in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (list, tuple):
        return {"type": "array", "items": json_schema(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": json_schema(arguments[1])}
    if dataclasses.is_dataclass(kind):
        return _fields_schema(dataclass_fields(typing.cast(type, kind)), kind.__doc__ or "")
    names = {int: "integer", float: "number", bool: "boolean", str: "string", type(None): "null"}
    return {"type": names[kind]} if kind in names else {}


def _annotated_schema(kind: Any, notes: Sequence[Any]) -> dict[str, Any]:
    for note in notes:
        if isinstance(note, Registry):
            if kind is Named:
                components = [_component_schema(component) for component in note]
                return {"anyOf": [{"enum": note.names()}, *components]}
            return {
                "type": "object",
                "properties": {c.name: _component_schema(c, named=False) for c in note},
                "additionalProperties": {"anyOf": [_component_schema(c) for c in note]},
            }
    result = json_schema(kind)
    for note in notes:
        if isinstance(note, File):
            result = {"anyOf": [{"type": "string"}, result]}
        if isinstance(note, Between):
            bounds = {"minimum": note.low, "maximum": note.high}
            result |= {key: bound for key, bound in bounds.items() if bound is not None}
    return result


def _component_schema(component: Component, named: bool = True) -> dict[str, Any]:
    fields = {setting.name: (setting.type, setting.default) for setting in component.settings}
    result = _fields_schema(fields, component.summary)
    result["properties"] = {"name": {"const": component.name}, **result["properties"]}
    if named:
        result["required"] = ["name", *result.get("required", [])]
    else:
        result["type"] = ["object", "null", "boolean"]
    return result


def _fields_schema(fields: Mapping[str, tuple[Any, Any]], description: str) -> dict[str, Any]:
    properties = {}
    for name, (kind, default) in fields.items():
        properties[name] = json_schema(kind)
        if default is not MISSING:
            properties[name] = properties[name] | {"default": fill(default)}
    result: dict[str, Any] = {
        "type": "object",
        "description": description.strip().partition("\n")[0],
        "properties": properties,
        "additionalProperties": False,
    }
    required = [name for name, (_, default) in fields.items() if default is MISSING]
    return result | ({"required": required} if required else {})

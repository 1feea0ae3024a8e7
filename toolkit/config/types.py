"""What a config is made of: components, bounds, and how a type is called in a message."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Union

from toolkit.config.yaml12 import Node
from toolkit.registry import MISSING, Component, Registry

__all__ = [
    "SCALARS",
    "Between",
    "File",
    "Named",
    "dataclass_fields",
    "defaults",
    "expectation",
    "join",
]

SCALARS: dict[Any, str] = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: "text",
}


@dataclass(frozen=True)
class Between:
    """Bounds of a number, both included; None leaves a side open."""

    low: float | None = None
    high: float | None = None

    def __contains__(self, number: float) -> bool:
        return (self.low is None or number >= self.low) and (
            self.high is None or number <= self.high
        )

    def __str__(self) -> str:
        low, high = (f"{x:g}" if isinstance(x, float) else str(x) for x in (self.low, self.high))
        if self.high is None:
            return f"at least {low}"
        if self.low is None:
            return f"at most {high}"
        return f"from {low} to {high}"


@dataclass(frozen=True)
class File:
    """Marks a setting that may also be given as the path of a file.

    ``read`` makes the tree of its content, or raises ConfigError. A filled config holds the
    content, so that a model needs no file.
    """

    read: Callable[[str], Node]


@dataclass(frozen=True)
class Named:
    """A component that a config names, with every setting filled in."""

    component: Component
    settings: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.component.name

    def build(self, **available: Any) -> Any:
        """Call the builder; ``available`` holds what the experiment supplies (seed, codebook)."""
        return self.component(self.settings, **available)


def dataclass_fields(kind: type) -> dict[str, tuple[Any, Any]]:
    hints = typing.get_type_hints(kind, include_extras=True)
    result: dict[str, tuple[Any, Any]] = {}
    for item in dataclasses.fields(kind):
        default: Any = MISSING
        if item.default is not dataclasses.MISSING:
            default = item.default
        elif item.default_factory is not dataclasses.MISSING:
            default = item.default_factory()
        result[item.name] = (hints[item.name], default)
    return result


def expectation(kind: Any) -> str:
    """What a value of ``kind`` looks like, in words."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        for note in arguments[1:]:
            if isinstance(note, Registry):
                return f"the name of a {note.kind}"
        if any(isinstance(note, File) for note in arguments[1:]):
            return f"{expectation(arguments[0])} or the path of a file"
        bounds = [str(note) for note in arguments[1:] if isinstance(note, Between)]
        return ", ".join([expectation(arguments[0]), *bounds])
    if origin in (Union, types.UnionType):
        return " or ".join("nothing" if a is type(None) else expectation(a) for a in arguments)
    if origin is Literal:
        return " or ".join(map(str, arguments))
    if origin in (list, tuple):
        return "a list"
    if origin is dict or dataclasses.is_dataclass(kind):
        return "a mapping"
    return SCALARS.get(kind, "a value")


def join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def defaults(registry: Registry, *names: str) -> dict[str, Named]:
    """Components under their own names, every setting at its default."""
    result = {}
    for name in names:
        component = registry[name]
        settings = {setting.name: setting.default for setting in component.settings}
        result[name] = Named(component, settings)
    return result

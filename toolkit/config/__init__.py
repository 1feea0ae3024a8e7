"""A config file as typed objects; every problem with its line, all of them at once.

A schema is a frozen dataclass. A field may be a scalar, a `Literal`, `T | None`, `list[T]`,
`tuple[T, ...]`, `dict[str, T]`, another dataclass, or a component: `Annotated[Named, registry]`
for one and `Annotated[dict[str, Named], registry]` for an ordered set of them. Numbers are bounded
by `Annotated[int, Between(1, None)]`; `Annotated[tuple[Row, ...], File(read)]` may be a file's
path. A dataclass refuses its values with ValueError(what was found, what was expected).

Ideas from explosion/confection: a function's signature is its schema, unknown settings are
refused, and the filled config is kept with what it made.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from toolkit.config.fill import fill, leaves
from toolkit.config.json_schema import json_schema
from toolkit.config.read import read_as, union
from toolkit.config.tree import load_node, override, put
from toolkit.config.types import Between, Named, defaults

__all__ = [
    "Between",
    "Named",
    "defaults",
    "fill",
    "json_schema",
    "leaves",
    "load",
    "load_node",
    "override",
    "put",
    "read_as",
    "union",
]

Schema = TypeVar("Schema")


def load(path: str | Path, schema: type[Schema], overrides: Sequence[str] = ()) -> Schema:
    """Read a config file into ``schema``, with ``overrides`` such as ``model.C=0.5`` applied.

    Raises ConfigError that names every problem found.
    """
    return read_as(load_node(path, overrides), schema)

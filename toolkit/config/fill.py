"""The filled config: every default written out, as plain data and as paths."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from toolkit.config.types import Named, join

__all__ = ["fill", "leaves"]


def fill(value: Any) -> Any:
    """The filled config: what `load` made, as plain scalars, lists and dicts for YAML."""
    if isinstance(value, Named):
        return {"name": value.name, **{key: fill(item) for key, item in value.settings.items()}}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: fill(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: fill(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [fill(item) for item in value]
    return value


def leaves(filled: Any, path: str = "") -> dict[str, Any]:
    """Every leaf of a filled config under the path that a user types: ``model.C`` → 1.0."""
    if isinstance(filled, Mapping) and filled:
        result: dict[str, Any] = {}
        for key, item in filled.items():
            result.update(leaves(item, join(path, key)))
        return result
    return {path: filled}

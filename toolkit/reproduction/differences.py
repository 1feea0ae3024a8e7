"""What two results have in common, field by field, and what they were made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Cause", "Compared", "causes", "compared", "numbers"]

ABSENT = "none"


@dataclass(frozen=True)
class Compared:
    """A field of the two results: whether it is the same to the last digit, and what is."""

    field: str
    same: bool
    said: str


@dataclass(frozen=True)
class Cause:
    """Something that the two results were made with, and that is not the same."""

    what: str
    then: str
    now: str


def compared(field: str, then: Mapping[Any, Any], now: Mapping[Any, Any], unit: str) -> Compared:
    """Compare value by value; ``unit`` is what a key stands for, in the plural."""
    keys = list(dict.fromkeys([*then, *now]))
    other = [key for key in keys if key not in then or key not in now or then[key] != now[key]]
    if not other:
        return Compared(field, True, f"{len(keys):,} {unit}")
    first = other[0]
    example = f"{_named(first)}: {_short(then.get(first))} → {_short(now.get(first))}"
    return Compared(field, False, f"{len(other):,} of {len(keys):,} {unit} differ; {example}")


def numbers(field: str, then: Mapping[Any, float], now: Mapping[Any, float], unit: str) -> Compared:
    """The same for numbers, of which the largest difference is told."""
    found = compared(field, then, now, unit)
    both = [key for key in then if key in now and then[key] != now[key]]
    if found.same or not both:
        return found
    worst = max(both, key=lambda key: abs(then[key] - now[key]))
    most = f"most by {abs(then[worst] - now[worst]):.3g} ({_named(worst)})"
    return Compared(field, False, f"{found.said.partition(';')[0]}, {most}")


def causes(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Cause, ...]:
    """The leaves that differ: ``then`` and ``now`` are what the results were made with."""
    keys = list(dict.fromkeys([*then, *now]))
    return tuple(
        Cause(key, _short(then.get(key)), _short(now.get(key)))
        for key in keys
        if then.get(key) != now.get(key)
    )


def _named(key: Any) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _short(value: Any) -> str:
    text = ABSENT if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."

"""The settings that a search may change, and the values that it may give them."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.config import put
from toolkit.config.yaml12 import Node
from toolkit.errors import Problem, nearest

__all__ = ["Choices", "Domain", "Point", "Range", "changed", "read_space"]

Point = Mapping[str, Node]
"""A value for each setting of the space, with the line that it comes from."""

_FIXED = (
    *("task", "codebook", "articles", "columns", "evaluation"),
    *("labels", "target"),  # of themes
    *("k", "events", "themes"),  # of topics
)
"""What decides on what is scored, and so must be the same for all trials."""


@dataclass(frozen=True)
class Choices:
    """Some values."""

    values: tuple[Node, ...]

    @property
    def ends(self) -> tuple[Node, ...]:
        return self.values

    @property
    def plain(self) -> Any:
        """As the config has it."""
        return [node.plain for node in self.values]


@dataclass(frozen=True)
class Range:
    """All numbers from ``low`` to ``high``, both included; with ``whole``, whole ones."""

    low: float
    high: float
    log: bool
    whole: bool
    node: Node

    @property
    def ends(self) -> tuple[Node, ...]:
        return self.at(self.low), self.at(self.high)

    @property
    def plain(self) -> Any:
        """As the config has it."""
        return self.node.plain

    def at(self, number: float) -> Node:
        """A number of the range as a value of a config, short enough to be read."""
        short = round(number) if self.whole else float(f"{number:.4g}")
        inside = min(max(short, self.low), self.high)
        return Node(int(inside) if self.whole else float(inside), self.node.place, self.node.line)

    def between(self, share: float) -> Node:
        """The number at ``share`` (0 to 1) of the way, of the logarithms with ``log``."""
        low, high = self.low, self.high
        if self.whole:  # every number has a part of its own, as long as that of the others
            low, high = low - 0.5, high + 0.5
        if self.log:
            return self.at(math.exp(math.log(low) + share * (math.log(high) - math.log(low))))
        return self.at(low + share * (high - low))


Domain = Choices | Range


def changed(tree: Node, point: Point) -> Node:
    """A copy of a config's tree with the values of a point in it.

    Raises ConfigError for a path that leads nowhere.
    """
    tree = copy.deepcopy(tree)
    # `model` before `model.name` before `model.C`: another component has other settings
    for path in sorted(point, key=lambda path: (path.count("."), not path.endswith(".name"))):
        put(tree, path, copy.deepcopy(point[path]))
    return tree


def read_space(node: Node, problems: list[Problem]) -> dict[str, Domain]:
    """The domains of a block ``space:``; what is wrong with it is added to ``problems``."""
    if not isinstance(node.value, dict) or not node.value:
        found = f"sweep.space: {node.describe()}"
        expected = "a mapping from settings to values, such as model.C: [0.3, 1, 3]"
        problems.append(Problem(node.place, node.line, found, expected))
        return {}
    space: dict[str, Domain] = {}
    for path, child in node.value.items():
        if path.split(".")[0] in _FIXED:
            problems.append(
                Problem(
                    node.place,
                    node.key_lines[path],
                    f"sweep.space: {path!r}",
                    "settings of text, vocabulary, features, model or decisions",
                    "What is scored must be the same for all trials.",
                )
            )
        elif (domain := _read_domain(path, child, problems)) is not None:
            space[path] = domain
    return space


def _read_domain(path: str, node: Node, problems: list[Problem]) -> Domain | None:
    before = len(problems)

    def wrong(where: Node, found: str, expected: str, advice: str = "") -> None:
        problems.append(
            Problem(where.place, where.line, f"sweep.space: {path}: {found}", expected, advice)
        )

    if isinstance(node.value, list) and node.value:
        return Choices(tuple(node.value))
    if not isinstance(node.value, dict):
        expected = "a list of values, or a range such as {from: 0.1, to: 10, log: true}"
        wrong(node, node.describe(), expected)
        return None
    for key in node.value.keys() - {"from", "to", "log"}:
        wrong(
            node, f"the unknown key {key!r}", "from, to, log", nearest(key, ("from", "to", "log"))
        )
    ends = []
    for key in ("from", "to"):
        end = node.value.get(key, Node(None, node.place, node.line))
        if isinstance(end.value, bool) or not isinstance(end.value, (int, float)):
            wrong(end, f"{key}: {end.describe()}", "a number")
        else:
            ends.append(end.value)
    log = node.value.get("log", Node(False, node.place, node.line))
    if not isinstance(log.value, bool):
        wrong(log, f"log: {log.describe()}", "true or false")
    if len(problems) > before:
        return None
    low, high = ends
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        wrong(node, f"from {low} to {high}", "'from' smaller than 'to'")
    elif log.value and low <= 0:
        wrong(node, f"log: true from {low}", "a range above 0", "Leave log out, or start higher.")
    if len(problems) > before:
        return None
    whole = isinstance(low, int) and isinstance(high, int)
    return Range(low, high, log.value, whole, node)

"""Near-duplicates on both sides of a split, which make scores too good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.splits.folds import Split

__all__ = ["Leaks", "find_leaks"]

SHOWN = 3


@dataclass(frozen=True)
class Leaks:
    """Tested articles whose story was learnt from: how many, and the first as (tested, learnt)."""

    count: int
    examples: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        pairs = ", ".join(f"{tested} of {learnt}" for tested, learnt in self.examples)
        return (
            f"{self.count:,} tested articles repeat one that was learnt from (for example {pairs}),"
            " so scores are too good"
        )

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"count": self.count, "examples": [list(pair) for pair in self.examples]}


def find_leaks(split: Split, near_duplicates: Sequence[str | None], ids: Sequence[str]) -> Leaks:
    """Look for articles that a fold tests while it learns from another of the same story."""
    leaked: dict[str, str] = {}
    for train, test in split.folds:
        learnt = {near_duplicates[row]: ids[row] for row in reversed(train.tolist())}
        learnt.pop(None, None)
        for row in test.tolist():
            if near_duplicates[row] in learnt:
                leaked.setdefault(ids[row], learnt[near_duplicates[row]])
    pairs = sorted(leaked.items())
    return Leaks(len(pairs), tuple(pairs[:SHOWN]))

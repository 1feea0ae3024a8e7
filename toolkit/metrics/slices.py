"""Scores of parts of the articles: of each year, each outlet …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics.scores import Value
from toolkit.metrics.scoring import score

__all__ = ["LEAST", "Slice", "slice_scores"]

LEAST = 20
"""Articles that a slice has at least; smaller ones are scored together."""


@dataclass(frozen=True)
class Slice:
    """Articles of one value: how many, labels among them (article and theme), and scores."""

    value: str
    count: int
    support: int
    micro_f1: Value
    macro_f1: Value

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "value": self.value,
            "articles": self.count,
            "support": self.support,
            "micro_f1": self.micro_f1.to_record(),
            "macro_f1": self.macro_f1.to_record(),
        }


def slice_scores(
    values: Sequence[str],
    truth: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    themes: Sequence[str],
    *,
    least: int = LEAST,
    groups: Sequence[str | None] | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> list[Slice]:
    """Scores of the articles of each value, the most frequent first.

    Values of fewer than ``least`` articles are scored together as ``other (7 values)``, last.
    ``values`` has one for each row of ``truth`` and ``predicted`` (n_articles, n_themes).
    """
    counted = Counter(values)
    small = {value for value, count in counted.items() if count < least}
    other = f"other ({len(small)} value{'s' * (len(small) != 1)})"
    kept = sorted(counted.keys() - small, key=lambda value: (-counted[value], value))
    named = np.array([other if value in small else value for value in values], dtype=object)
    found = []
    for value in [*kept, *([other] if small else [])]:
        rows = np.flatnonzero(named == value)
        inside = [groups[row] for row in rows.tolist()] if groups is not None else None
        scores = score(
            truth[rows], predicted[rows], themes, groups=inside, resamples=resamples, seed=seed
        )
        support = int(truth[rows].sum())
        found.append(Slice(value, len(rows), support, scores["micro_f1"], scores["macro_f1"]))
    return found

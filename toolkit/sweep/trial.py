"""One trial of a search."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from toolkit.experiment.folds import Named

__all__ = ["Trial", "hashed"]


@dataclass(frozen=True)
class Trial:
    """What was tried and what came out.

    ``settings`` are those of the space. ``state`` is "done", "pruned" (not worth finishing) or
    "failed", for ``reason``. ``values`` are those of the metric after each fold that has one, the
    last that of all; ``scores`` are all scores of a trial that is done. ``key`` is the same for
    the same experiment on the same data.
    """

    number: int
    settings: Mapping[str, Any]
    state: str
    values: tuple[float, ...]
    scores: Named
    reason: str
    key: str

    @property
    def value(self) -> float | None:
        """The metric of a trial that is done."""
        return self.values[-1] if self.state == "done" else None

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {**asdict(self), "settings": dict(self.settings)}


def hashed(value: Any) -> str:
    """sha256 (hex) of plain data."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()

"""The registry of features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from toolkit.registry import Registry

__all__ = ["Occurrence", "Spans", "VectorOccurrence", "features"]

features = Registry("feature")


class Occurrence(NamedTuple):
    """One place in a text that counts towards a column of the feature matrix.

    ``share`` is the part of the column's value that this place accounts for; the shares of a
    column sum to 1.
    """

    column: int
    start: int
    end: int
    share: float


class VectorOccurrence(NamedTuple):
    """One place in a text that counts towards columns side by side, from ``column`` on.

    ``values`` are what it adds to them.
    """

    column: int
    start: int
    end: int
    values: NDArray[np.float64]


class Spans(Protocol):
    """A fitted transformer that can say where in each text its values come from."""

    def occurrences(
        self, texts: Sequence[str]
    ) -> Iterable[list[Occurrence]] | Iterable[list[VectorOccurrence]]: ...

"""The registry of splits, and what a split looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.registry import Registry

__all__ = ["Described", "Rows", "Splitter", "splits"]

splits = Registry("split")

Rows = NDArray[np.int_]
"""Row numbers, ascending."""


@dataclass(frozen=True)
class Described:
    """Labelled articles as a split sees them, a row each; None where an article does not tell.

    ``Y`` is (n_articles, n_labels). ``stories`` are those that the articles name,
    ``near_duplicates`` these and what was found to repeat another; ``days`` are ISO 8601.
    """

    Y: NDArray[np.int_]
    stories: Sequence[str | None]
    near_duplicates: Sequence[str | None]
    outlets: Sequence[str | None]
    days: Sequence[str | None]


@dataclass(frozen=True)
class Splitter:
    """``parts`` cuts the articles into so many parts; an article in none is set aside.

    The parts of an ``ordered`` splitter follow each other: none is tested by a later one.
    ``parts`` raises ArticleError where the articles do not allow it.
    """

    parts: Callable[[Described, int], list[Rows]]
    ordered: bool = False

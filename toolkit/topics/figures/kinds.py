"""What figures of topics show, as plain values that are drawn for print and for a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.events import Event
from toolkit.topics.geometry import Merge

__all__ = ["FEW", "Bars", "Curves", "Figure", "Heat", "Map", "Series", "Tree", "leaves"]


FEW = 10
"""A share of fewer articles is a faint dot without an interval."""


@dataclass(frozen=True)
class Figure:
    """A figure's ``title``, and a ``note``: how to read it and what it leaves out."""

    title: str
    note: str

    @property
    def key(self) -> str:
        """What its numbers stand for, if it has any."""
        return ""


@dataclass(frozen=True)
class Map(Figure):
    """Topics on a plane: ``places`` (n_topics, 2) and ``shares`` (n_topics,) of all articles."""

    names: Sequence[str]
    places: NDArray[np.float64]
    shares: NDArray[np.float64]


@dataclass(frozen=True)
class Bars(Figure):
    """The words of each topic with their weights, the heaviest first."""

    words: Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class Series(Figure):
    """Shares over time: each (n_topics, n_days), on days in order; ``articles`` (n_days,).

    ``values`` are the months or years in whose middle the days are. A day before which a month or
    a year is missing is one of ``gaps``, which no line crosses.
    """

    names: Sequence[str]
    values: Sequence[str]
    days: Sequence[date]
    articles: NDArray[np.int_]
    share: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    gaps: Sequence[int]
    events: Sequence[Event]

    def runs(self) -> list[list[int]]:
        """Numbers of days that are joined by a line: each has enough articles, none is missing."""
        found: list[list[int]] = [[]]
        for day, articles in enumerate(self.articles):
            if day in self.gaps or articles < FEW:
                found.append([])
            if articles >= FEW:
                found[-1].append(day)
        return [run for run in found if run]

    def top(self, topic: int) -> float:
        """The end of a scale that holds the topic's intervals, of days with few articles aside."""
        enough = self.articles >= FEW
        return float((self.high[topic, enough] if enough.any() else self.share[topic]).max())

    @property
    def ends(self) -> tuple[date, date]:
        """The time to show: half a month or half a year around the days."""
        room = timedelta(184 if len(self.values[0]) == 4 else 16)
        return self.days[0] - room, self.days[-1] + room

    @property
    def few(self) -> list[int]:
        """Numbers of days with few articles."""
        return np.flatnonzero(self.articles < FEW).tolist()

    @property
    def key(self) -> str:
        """What the numbers of events stand for."""
        numbered = enumerate(self.events, 1)
        return " · ".join(f"{number} {event.name} ({event.days})" for number, event in numbered)


@dataclass(frozen=True)
class Heat(Figure):
    """Values (n_rows, n_columns) as shades, nan for none; ``says`` tells each in words.

    They are shares, told in per cent, where ``percent``.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    values: NDArray[np.float64]
    says: Sequence[Sequence[str]]
    percent: bool = True

    @property
    def top(self) -> float:
        """The end of the scale."""
        return max(float(np.nanmax(self.values, initial=0.0)), 1e-9)


@dataclass(frozen=True)
class Tree(Figure):
    """Topics as leaves of a tree of ``merges``."""

    names: Sequence[str]
    merges: Sequence[Merge]

    def order(self) -> list[int]:
        """Numbers of topics, the uppermost leaf first."""
        return leaves(len(self.names), self.merges)

    @property
    def start(self) -> float:
        """Where the scale of distances begins: a tenth below the nearest branches."""
        return max(
            0.0, floor(10 * min((one.distance for one in self.merges), default=0.0)) / 10 - 0.1
        )

    def lines(self) -> list[list[tuple[float, float]]]:
        """A bracket for each merge: four corners (distance, height); leaves stand at 0, 1, 2 …"""
        heights = {topic: float(row) for row, topic in enumerate(self.order())}
        distances = dict.fromkeys(range(len(self.names)), self.start)
        found = []
        for number, one in enumerate(self.merges, len(self.names)):
            low, high = heights[one.left], heights[one.right]
            ends = distances[one.left], distances[one.right]
            far = one.distance
            found.append([(ends[0], low), (far, low), (far, high), (ends[1], high)])
            heights[number], distances[number] = (low + high) / 2, far
        return found


@dataclass(frozen=True)
class Curves(Figure):
    """Measures over ``numbers`` of topics, and the number ``chosen``."""

    numbers: Sequence[int]
    measures: Mapping[str, Sequence[float]]
    chosen: int


def leaves(topics: int, merges: Sequence[Merge]) -> list[int]:
    """Numbers of topics in the order of the tree, so that no two branches cross."""
    branches: dict[int, list[int]] = {topic: [topic] for topic in range(topics)}
    for number, one in enumerate(merges, topics):
        branches[number] = branches.pop(one.left) + branches.pop(one.right)
    return [topic for branch in branches.values() for topic in branch]

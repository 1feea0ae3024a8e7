"""Plots as inline SVG that fills its box: sharp at any width, in the page's own colours.

Positions across are shares of the width and letters stay letters, so that a plot is as legible
on a phone as on a desk. Text is data: every piece of it is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

__all__ = ["Band", "Point", "bar", "columns", "interval", "nice_steps", "series"]

_HEIGHT = 150
_FOOT = 22  # for the letters below
_MOST_LETTERS = 6
_THINNEST = 0.002  # of the width, for a band of a day
_MANY = 48  # points of a series, from which on they are drawn smaller


@dataclass(frozen=True)
class Point:
    """A share with its interval; a faint one rests on few articles. ``says`` tells it in words."""

    share: float
    low: float
    high: float
    faint: bool
    says: str


@dataclass(frozen=True)
class Band:
    """A span behind a series, from ``left`` to ``right`` as shares of its width, with a number."""

    left: float
    right: float
    number: int
    says: str


def bar(share: float) -> str:
    """A bar of ``share`` of its box."""
    return (
        '<svg class="bar" aria-hidden="true">'
        f'<rect width="{_percent(share)}" height="100%" rx="2"/></svg>'
    )


def interval(low: float, share: float, high: float, top: float) -> str:
    """A dot at ``share`` with a line from ``low`` to ``high``, on a scale from 0 to ``top``."""
    left, dot, right = (_percent(min(x / top, 1)) for x in (low, share, high))
    return (
        '<svg class="interval" aria-hidden="true">'
        '<line class="track" x1="0" x2="100%" y1="50%" y2="50%"/>'
        f'<line x1="{left}" x2="{right}" y1="50%" y2="50%"/>'
        f'<circle cx="{dot}" cy="50%" r="4"/></svg>'
    )


def columns(bars: Sequence[tuple[str, int]], says: str) -> str:
    """A column for each (label, number), labels below; ``says`` tells it to those who listen."""
    top, steps = nice_steps(max((number for _, number in bars), default=0))
    slot = 100 / max(len(bars), 1)
    parts = []
    for i, (label, number) in enumerate(bars):
        height = _HEIGHT * number / top
        parts.append(
            f'<rect x="{i * slot + slot * 0.1:.3f}%" width="{slot * 0.8:.3f}%" '
            f'y="{_HEIGHT - height:.1f}" height="{height:.1f}">'
            f"<title>{escape(label)}: {number:,}</title></rect>"
        )
    scale = {_HEIGHT * (1 - step / top): f"{step:,.0f}" for step in steps}
    return _plot("columns", [label for label, _ in bars], parts, scale, says)


def series(
    points: Sequence[Point | None],
    labels: Sequence[str],
    top: float,
    says: str,
    bands: Sequence[Band] = (),
) -> str:
    """Shares over time, each with its interval, on a scale from 0 to ``top``; None is a gap."""
    slot = 100 / max(len(points), 1)
    radius = 3.5 if len(points) <= _MANY else 2.2
    parts = [_band(band) for band in bands]
    for i, point in enumerate(points):
        if point is None:
            continue
        x = f"{(i + 0.5) * slot:.3f}%"
        low, dot, high = (
            _HEIGHT * (1 - min(value / top, 1)) for value in (point.low, point.share, point.high)
        )
        kind = ' class="faint"' if point.faint else ""
        parts.append(
            f'<g{kind}><line x1="{x}" x2="{x}" y1="{low:.1f}" y2="{high:.1f}"/>'
            f'<circle cx="{x}" cy="{dot:.1f}" r="{radius}"/><title>{escape(point.says)}</title></g>'
        )
    scale = {_HEIGHT * (1 - step / top): f"{100 * step:g} %" for step in nice_steps(top)[1]}
    return _plot("series", labels, parts, scale, says)


def _band(band: Band) -> str:
    width = band.right - band.left
    return (
        f'<g class="band"><title>{escape(band.says)}</title>'
        f'<rect x="{_percent(band.left)}" width="{_percent(max(width, _THINNEST))}" '
        f'height="{_HEIGHT}"/>'
        f'<text x="{_percent(band.left + width / 2)}" y="{-4 - 11 * (band.number % 3)}">'
        f"{band.number}</text></g>"
    )


def nice_steps(most: float) -> tuple[float, list[float]]:
    """The top of a scale that ends at or above ``most``, and two to five round steps to it."""
    if most <= 0:
        return 1.0, [1.0]
    size = 10.0 ** floor(log10(most))
    step = next(size * f for f in (0.2, 0.5, 1, 2, 5) if most / (size * f) <= 5)
    count = ceil(most / step - 1e-9)
    return step * count, [step * (i + 1) for i in range(count)]


def _plot(
    kind: str, labels: Sequence[str], parts: Sequence[str], scale: Mapping[float, str], says: str
) -> str:
    """The marks over their grid; the numbers of the scale (height → text) stand on the left."""
    slot = 100 / max(len(labels), 1)
    numbers = (f'<text x="85%" y="{y + 4:.1f}">{text}</text>' for y, text in scale.items())
    grid = (f'<line class="grid" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>' for y in scale)
    below = (
        f'<text x="{(i + 0.5) * slot:.3f}%" y="{_HEIGHT + 16}">{escape(text)}</text>'
        for i, text in _letters(labels)
    )
    return (
        f'<div class="plot"><svg class="scale" aria-hidden="true">{"".join(numbers)}</svg>'
        f'<svg class="{kind}" role="img" aria-label="{escape(says)}" height="{_HEIGHT + _FOOT}">'
        f'{"".join(grid)}<line class="axis" x1="0" x2="100%" y1="{_HEIGHT}" y2="{_HEIGHT}"/>'
        f"{''.join(parts)}{''.join(below)}</svg></div>"
    )


def _letters(labels: Sequence[str]) -> list[tuple[int, str]]:
    """The labels that have room; of months over more than a year, the years at each January."""
    chosen = list(enumerate(labels))
    if len(labels) > 12 and all(label[4:5] == "-" for label in labels):
        chosen = [(i, label[:4]) for i, label in chosen if label.endswith("-01")] or chosen
    every = -(-len(chosen) // _MOST_LETTERS)
    return chosen[::every] if every else []


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"

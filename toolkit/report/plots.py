"""Plots of two numbers as inline SVG that fills its box, in the manner of `toolkit.charts`.

Dots and letters keep their form at any width; lines are drawn in a box that is stretched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["STYLE", "Dot", "Line", "plot"]

_HEIGHT = 170
_FOOT = 22
STYLE = """
.xy path { fill: none; stroke: var(--d); stroke-width: 2; vector-effect: non-scaling-stroke; }
.xy path.quiet { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 3 4; }
.xy path.dashed { stroke-dasharray: 6 5; }
.xy circle { fill: var(--d); }
.xy g line { stroke: var(--d); stroke-width: 2; opacity: .5; }
.xy g.faint { opacity: .4; }
"""


@dataclass(frozen=True)
class Dot:
    """A point of the plot (0 to 1 each way) with its interval; ``says`` tells it in words."""

    x: float
    y: float
    low: float
    high: float
    says: str
    faint: bool = False


@dataclass(frozen=True)
class Line:
    """Points (0 to 1 each way) that are joined; ``kind`` is "", "quiet" or "dashed"."""

    points: Sequence[tuple[float, float]]
    kind: str = ""


def plot(
    lines: Iterable[Line],
    dots: Iterable[Dot],
    across: Mapping[float, str],
    up: Mapping[float, str],
    says: str,
) -> str:
    """The plot; ``across`` and ``up`` are the scales: place (0 to 1) → text."""
    numbers = (f'<text x="85%" y="{_y(at) + 4:.1f}">{escape(t)}</text>' for at, t in up.items())
    grid = (f'<line class="grid" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>' for y in map(_y, up))
    below = (
        f'<text x="{100 * at:.2f}%" y="{_HEIGHT + 16}">{escape(t)}</text>'
        for at, t in across.items()
    )
    return (
        f'<div class="plot"><svg class="scale" aria-hidden="true">{"".join(numbers)}</svg>'
        f'<svg class="xy" role="img" aria-label="{escape(says)}" height="{_HEIGHT + _FOOT}">'
        f'{"".join(grid)}<svg viewBox="0 0 1000 {_HEIGHT}" preserveAspectRatio="none" '
        f'width="100%" height="{_HEIGHT}">{"".join(map(_path, lines))}</svg>'
        f"{''.join(map(_dot, dots))}{''.join(below)}</svg></div>"
    )


def _y(share: float) -> float:
    return _HEIGHT * (1 - share)


def _path(line: Line) -> str:
    points = " ".join(f"{1000 * x:.1f} {_y(y):.1f}" for x, y in line.points)
    kind = f' class="{line.kind}"' if line.kind else ""
    return f'<path{kind} d="M{points}"/>' if points else ""


def _dot(dot: Dot) -> str:
    x, kind = f"{100 * dot.x:.2f}%", ' class="faint"' if dot.faint else ""
    return (
        f'<g{kind}><line x1="{x}" x2="{x}" y1="{_y(dot.low):.1f}" y2="{_y(dot.high):.1f}"/>'
        f'<circle cx="{x}" cy="{_y(dot.y):.1f}" r="4"/><title>{escape(dot.says)}</title></g>'
    )

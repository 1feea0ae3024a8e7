"""Shares of topics over time as plotly has them: the lines of a topic, the marks of events."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from toolkit.colours import COLOURS
from toolkit.topics.figures.kinds import Series

__all__ = ["lines", "marks"]


def lines(figure: Series, topic: int) -> list[dict[str, Any]]:
    """The shares of a topic joined by lines, with intervals; and faint dots for few articles."""
    colour = COLOURS[topic % len(COLOURS)]
    joined: list[int | None] = []
    for run in figure.runs():
        joined += [*run, None]  # None ends a line
    share, low, high = (part[topic].tolist() for part in (figure.share, figure.low, figure.high))
    dots = _dots(figure, topic, joined) | {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 1.5},
        "marker": {"size": 5},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [day if day is None else high[day] - share[day] for day in joined],
            "arrayminus": [day if day is None else share[day] - low[day] for day in joined],
            "width": 0,
            "thickness": 1,
            "color": _pale(colour),
        },
    }
    faint = _dots(figure, topic, figure.few) | {
        "mode": "markers",
        "showlegend": False,
        "marker": {"size": 4, "color": _pale(colour)},
    }
    return [dots, faint] if figure.few else [dots]


def _dots(figure: Series, topic: int, days: Sequence[int | None]) -> dict[str, Any]:
    share, low, high = (part[topic].tolist() for part in (figure.share, figure.low, figure.high))
    return {
        "type": "scatter",
        "name": escape(figure.names[topic], quote=False),
        "x": [None if day is None else figure.days[day].isoformat() for day in days],
        "y": [None if day is None else share[day] for day in days],
        "customdata": [
            ""
            if day is None
            else f"{figure.values[day]}: {100 * share[day]:.1f} % [{100 * low[day]:.1f}–"
            f"{100 * high[day]:.1f}] of {figure.articles[day]:,} articles"
            for day in days
        ],
        "hovertemplate": "%{fullData.name}<br>%{customdata}<extra></extra>",
    }


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.4)"


def marks(figure: Series) -> dict[str, Any]:
    """The part of a layout that shows events: days as lines, spans as bands, numbers above."""
    numbers = range(len(figure.events))
    return {
        "shapes": [_shape(figure, number) for number in numbers],
        "annotations": [_number(figure, number) for number in numbers],
    }


def _shape(figure: Series, number: int) -> dict[str, Any]:
    event = figure.events[number]
    across = {"x0": event.first.isoformat(), "x1": event.last.isoformat(), "yref": "paper"}
    if event.first == event.last:
        line = {"color": "#8a857a", "width": 1, "dash": "dash"}
        return {"type": "line", "y0": 0, "y1": 1, "layer": "below", "line": line, **across}
    band = {"fillcolor": "#e69f00", "opacity": 0.18, "line": {"width": 0}}
    return {"type": "rect", "y0": 0, "y1": 1, "layer": "below", **band, **across}


def _number(figure: Series, number: int) -> dict[str, Any]:
    event = figure.events[number]
    first, last = max(event.first, figure.ends[0]), min(event.last, figure.ends[1])
    return {
        "x": (first + (last - first) / 2).isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 12 * (number % 3),
        "showarrow": False,
        "text": str(number + 1),
        "hovertext": escape(f"{event.name} ({event.days})", quote=False),
    }

"""Figures of topics as plotly has them: traces and a layout.

Text is data: every piece of it is escaped, since plotly reads tags in labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from html import escape
from typing import Any

import numpy as np

from toolkit.colours import COLOURS
from toolkit.topics.figures.kinds import Bars, Curves, Figure, Heat, Map, Series, Tree
from toolkit.topics.figures.over_time import lines, marks

__all__ = ["Drawn", "draw"]

Drawn = tuple[list[dict[str, Any]], dict[str, Any]]
"""Traces and layout."""

_SHOWN_AT_FIRST = 4
"""Topics whose lines are drawn before the reader chooses."""
_SCALE = [[0, "rgba(0,114,178,0.04)"], [1, "rgba(0,114,178,1)"]]  # on light and dark paper


def _safe(texts: Sequence[str]) -> list[str]:
    return [escape(text, quote=False) for text in texts]


@singledispatch
def draw(figure: Figure) -> Drawn:
    """What plotly draws of a figure."""
    raise TypeError(f"no way to draw a {type(figure).__name__}")


@draw.register(Map)
def _draw_map(figure: Map) -> Drawn:
    x, y = figure.places.T.tolist()
    shares = figure.shares.tolist()
    names = _safe(figure.names)
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": y,
        "text": [str(topic) for topic in range(len(x))],
        "hovertext": [f"{name}<br>{share:.1%}" for name, share in zip(names, shares, strict=True)],
        "hoverinfo": "text",
        "marker": {
            "size": shares,
            "sizemode": "area",
            "sizeref": max(*shares, 1e-9) / min(60, 240 / len(shares) ** 0.5) ** 2,
            "sizemin": 8,
            "color": [COLOURS[topic % len(COLOURS)] for topic in range(len(x))],
            "opacity": 0.45,
            "line": {"width": 0},
        },
    }
    bare = {"showticklabels": False, "showgrid": False, "zeroline": True}
    return [dots], {"xaxis": bare, "yaxis": bare, "height": 520}


@draw.register(Bars)
def _draw_bars(figure: Bars) -> Drawn:
    names = _safe(list(figure.words))
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "x": [weight for _, weight in words],
            "y": _safe([word for word, _ in words]),
            "visible": topic == 0,
            "marker": {"color": COLOURS[0]},
            "hovertemplate": "%{y}: %{x:.3g}<extra></extra>",
        }
        for topic, words in enumerate(figure.words.values())
    ]
    choose = {
        "buttons": [
            {
                "label": name,
                "method": "update",
                "args": [{"visible": [other == topic for other in range(len(names))]}],
            }
            for topic, name in enumerate(names)
        ],
        "x": 0,
        "xanchor": "left",
        "y": 1.05,
        "yanchor": "bottom",
    }
    layout = {
        "updatemenus": [choose],
        "yaxis": {"autorange": "reversed", "automargin": True, "ticks": ""},
        "xaxis": {"showticklabels": False, "rangemode": "tozero"},
        "margin": {"l": 8, "r": 8, "t": 84, "b": 10},
        "height": 400,
    }
    return bars, layout


@draw.register(Series)
def _draw_series(figure: Series) -> Drawn:
    traces: list[dict[str, Any]] = []
    shown = set(np.argsort(-figure.share.max(axis=1), kind="stable")[:_SHOWN_AT_FIRST].tolist())
    for topic in range(len(figure.names)):
        visible = True if topic in shown else "legendonly"
        for trace in lines(figure, topic):
            traces.append({**trace, "legendgroup": str(topic), "visible": visible})
    top = max(figure.top(topic) for topic in shown)
    layout = {
        "xaxis": {"type": "date", "range": [day.isoformat() for day in figure.ends]},
        "yaxis": {"tickformat": ".0%", "range": [0, top], "automargin": True},
        "legend": {"orientation": "h", "y": -0.12, "yanchor": "top"},
        **marks(figure),
        "height": 460 + 14 * len(figure.names),
    }
    return traces, layout


@draw.register(Heat)
def _draw_heat(figure: Heat) -> Drawn:
    rows, columns = _safe(figure.rows), _safe(figure.columns)
    cells = {
        "type": "heatmap",
        "z": [[None if x != x else x for x in row] for row in figure.values.tolist()],
        "x": list(range(len(columns))),
        "y": list(range(len(rows))),
        "zmin": 0,
        "zmax": figure.top,
        "colorscale": _SCALE,
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "text": [
            [f"{row}<br>{column}<br>{said}" for column, said in zip(columns, says, strict=True)]
            for row, says in zip(rows, figure.says, strict=True)
        ],
        "hoverinfo": "text",
    }
    ticks = {"showgrid": False, "zeroline": False, "ticks": "", "automargin": True}
    layout = {
        "xaxis": {
            **ticks,
            "tickvals": list(range(len(columns))),
            "ticktext": columns,
            "tickangle": -90 if len(columns) > 5 else -30,
            "tickfont": {"size": 10},
        },
        "yaxis": {
            **ticks,
            "tickvals": list(range(len(rows))),
            "ticktext": [_short(name) for name in rows],
            "autorange": "reversed",
        },
        "margin": {"l": 8, "r": 8, "t": 36, "b": 40},
        "height": 200 + 22 * len(rows),
    }
    return [cells], layout


def _short(name: str) -> str:
    """As much of a topic's name as has room on a phone."""
    return name.split(",")[0]


@draw.register(Tree)
def _draw_tree(figure: Tree) -> Drawn:
    x: list[float | None] = []
    y: list[float | None] = []
    for corners in figure.lines():
        for across, up in corners:
            x.append(across)
            y.append(up)
        x.append(None)
        y.append(None)
    names = _safe([figure.names[topic] for topic in figure.order()])
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": COLOURS[0], "width": 1.5},
        "hovertemplate": "distance %{x:.2f}<extra></extra>",
    }
    layout = {
        "yaxis": {
            "tickvals": list(range(len(names))),
            "ticktext": [_short(name) for name in names],
            "range": [len(names) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
        "xaxis": {"range": [figure.start, 1], "title": {"text": "Hellinger distance"}},
        "height": 140 + 22 * len(names),
    }
    return [line], layout


@draw.register(Curves)
def _draw_curves(figure: Curves) -> Drawn:
    curves = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name,
            "x": list(figure.numbers),
            "y": list(values),
            "line": {"color": colour},
        }
        for (name, values), colour in zip(figure.measures.items(), COLOURS, strict=False)
    ]
    knee = {"x0": figure.chosen, "x1": figure.chosen, "y0": 0, "y1": 1, "yref": "paper"}
    line = {"color": "#8a857a", "dash": "dot", "width": 1}
    layout = {
        "shapes": [{"type": "line", "line": line, **knee}],
        "xaxis": {"title": {"text": "number of topics"}, "tickvals": list(figure.numbers)},
        "yaxis": {"automargin": True},
        "legend": {"orientation": "h", "y": 1.1},
        "height": 380,
    }
    return curves, layout

"""Figures of topics on one page: drawn by plotly, whose bundle is in the page, once.

The page asks nothing of anyone. Text is data: every piece of it is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from toolkit.colours import COLOURS
from toolkit.sheet import FRAMED, document
from toolkit.topics.figures.kinds import Figure, Heat
from toolkit.topics.figures.traces import draw

__all__ = ["page"]

_STYLE = """
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .8rem 0 0; }
section { margin-top: 2.6rem; scroll-margin-top: 1rem; }
.drawn { margin: .6rem -.5rem 0; }
.drawn text:not(.heatmap-label) { fill: var(--ink) !important; }
.drawn .hoverlayer text { fill: #fff !important; }
.drawn .updatemenu-item-rect { fill: var(--paper) !important; stroke: var(--line) !important; }
.drawn .gridlayer path { stroke: var(--line) !important; }
.drawn .zerolinelayer path { stroke: var(--quiet) !important; }
a { color: inherit; }
"""
_CONFIG = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage", "zoom2d", "pan2d", "resetScale2d"]],  # none that sends data
    "responsive": True,
    "toImageButtonOptions": {"format": "svg"},
}


def page(figures: Mapping[str, Figure]) -> str:
    """The page of ``figures``, by name."""
    from plotly.offline import get_plotlyjs

    links = (f'<a href="#{name}">{escape(one.title)}</a>' for name, one in figures.items())
    return document(
        "Figures of topics",
        [
            f"<h1>Figures of topics</h1><nav>{' '.join(links)}</nav>",
            f"<script>{get_plotlyjs()}</script>",
            *(_section(name, figure) for name, figure in figures.items()),
            f"<script>{FRAMED}</script>",
        ],
        _STYLE,
    )


def _section(name: str, figure: Figure) -> str:
    from plotly.graph_objects import Figure as Drawn
    from plotly.io import to_html

    data, layout = draw(figure)
    common = {
        "template": "none",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Noto Sans, system-ui, sans-serif", "size": 12},
        "margin": {"l": 8, "r": 8, "t": 64, "b": 40},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": "#8a857a", "activecolor": COLOURS[0]},
        "hoverlabel": {"bgcolor": "#1c1b19", "font": {"color": "#fff"}, "align": "left"},
    }
    drawn = to_html(
        Drawn(data=data, layout=common | layout),
        config=_CONFIG,
        include_plotlyjs=False,
        full_html=False,
        div_id=f"drawn-{name}",
    )
    key = f'<p class="note">{escape(figure.key)}</p>' if figure.key else ""
    width = 260 + 16 * len(figure.columns) if isinstance(figure, Heat) else 0
    return (
        f'<section id="{name}"><h2>{escape(figure.title)}</h2>'
        f'<p class="note">{escape(figure.note)}</p><div class="scroll drawn">'
        f'<div style="min-width:{width}px">{drawn}</div></div>{key}</section>'
    )

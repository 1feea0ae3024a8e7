"""All topics at a glance, as parts of a page: a map to choose from, and shaded tables."""

from __future__ import annotations

from html import escape

from toolkit.colours import COLOURS
from toolkit.topics.figures.kinds import Heat, Map

__all__ = ["STYLE", "map_html", "shaded"]

STYLE = """
.map svg { height: min(26rem, 90vw); margin: .8rem 0; }
.map circle { fill: var(--d); opacity: .35; }
.map text { text-anchor: middle; dominant-baseline: central; font-weight: 600; font-size: 14px;
            pointer-events: none; fill: var(--ink); }
.map a { --d: var(--c); }
.map a:hover circle, .map a:focus circle { opacity: .8; }
.shaded { width: auto; font-size: .8rem; }
.shaded th { padding: .1rem .5rem .1rem 0; white-space: nowrap; position: sticky; left: 0;
             background: var(--paper); }
.shaded td { padding: .1rem .35rem; text-align: right; min-width: 2.4rem;
             font-variant-numeric: tabular-nums;
             background: color-mix(in srgb, var(--fill) var(--s), transparent); }
.shaded thead th { position: static; vertical-align: bottom; padding: 0 .1rem .3rem; }
.shaded thead span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 16rem;
                     white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
"""
_LARGEST = 170  # radius of the largest topic, in pixels, were it alone
_DEEPEST = 60  # per cent of the colour, so that numbers stay legible on it


def map_html(figure: Map) -> str:
    """The map; each topic leads to its part of the page."""
    low, high = figure.places.min(axis=0), figure.places.max(axis=0)
    spread = [x or 1.0 for x in (high - low).tolist()]
    largest = float(figure.shares.max()) or 1.0
    most = min(44.0, _LARGEST / len(figure.names) ** 0.5)
    dots, numbers = [], []
    for topic in sorted(range(len(figure.names)), key=lambda topic: -figure.shares[topic]):
        across, up = ((figure.places[topic] - low) / spread).tolist()
        x, y = f"{10 + 80 * across:.2f}%", f"{90 - 80 * up:.2f}%"
        radius = max(7.0, most * (float(figure.shares[topic]) / largest) ** 0.5)
        name = escape(f"{figure.names[topic]}, {figure.shares[topic]:.1%}")
        dots.append(
            f'<a href="#topic-{topic}" style="--c:{COLOURS[topic % len(COLOURS)]}">'
            f'<title>{name}</title><circle cx="{x}" cy="{y}" r="{radius:.1f}"/></a>'
        )
        numbers.append(f'<text x="{x}" y="{y}">{topic}</text>')
    drawn = "".join([*dots, *numbers])
    return f'<div class="map"><svg role="img" aria-label="Map of topics">{drawn}</svg></div>'


def shaded(figure: Heat) -> str:
    """A table of shares in per cent, each cell as deep as its share; a cell tells its interval."""
    head = "".join(
        f'<th scope="col"><span title="{escape(name)}">{escape(name)}</span></th>'
        for name in figure.columns
    )
    lines = []
    for topic, name in enumerate(figure.rows):
        cells = (
            f'<td style="--s:{_DEEPEST * value / figure.top:.0f}%" title="{escape(says)}">'
            f"{100 * value:.0f}</td>"
            for value, says in zip(figure.values[topic].tolist(), figure.says[topic], strict=True)
        )
        lines.append(
            f'<tr><th scope="row"><a href="#topic-{topic}">{escape(name)}</a></th>'
            f"{''.join(cells)}</tr>"
        )
    return (
        f'<div class="scroll"><table class="shaded"><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )

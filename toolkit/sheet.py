"""The frame of a page for people: self-contained HTML, light and dark, no request to anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["FRAMED", "document", "figures", "folded", "section"]

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fffdf8; --soft: #6a665e;
        --line: #e3ded2; --fill: #0072b2; --quiet: #b9b4a8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #1b1b1d; --soft: #a29e95; --line: #37373b;
          --fill: #56b4e9; --quiet: #5d5a55; }
}
* { box-sizing: border-box; }
body { font: 16px/1.5 "Noto Sans", system-ui, sans-serif; color: var(--ink);
       background: var(--paper); max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
       overflow-wrap: anywhere; }
h1, h2 { font-family: "Noto Serif", Georgia, serif; line-height: 1.25; }
h1 { font-size: 1.7rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 0 0 .2rem; }
h3 { font-size: .95rem; margin: 1.2rem 0 .3rem; }
p { margin: .3rem 0; max-width: 44rem; }
.soft, .note { color: var(--soft); }
.note { font-size: .875rem; }
.warning { border-left: 3px solid #d55e00; padding-left: .7rem; margin: .8rem 0; }
.figures { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1.2rem 0 0; padding: 0; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.2;
              font-variant-numeric: tabular-nums; }
.sheet { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.4rem 3rem;
         margin-top: 2.4rem; }
@media (min-width: 56rem) {
  .sheet { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .wide { grid-column: 1 / -1; }
  .cards { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 3rem; }
}
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin-top: .5rem; }
th { font-weight: 400; text-align: left; }
td, th { padding: .16rem .6rem .16rem 0; vertical-align: middle; }
td:last-child, th:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.bars .name { width: 38%; max-width: 13rem; overflow-wrap: break-word; }
.bars .plotted { width: 99%; }
.quiet .name { color: var(--soft); }
.numbers { width: auto; min-width: 50%; }
.numbers td, .numbers th { border-bottom: 1px solid var(--line); padding-right: 1.2rem; }
.numbers thead th { color: var(--soft); font-size: .8rem; vertical-align: bottom; }
.scroll { overflow-x: auto; overflow-wrap: normal; }
details { margin-top: .6rem; font-size: .9rem; }
summary { cursor: pointer; color: var(--soft); }
details ul { margin: .3rem 0 .8rem; padding-left: 1.2rem; }
svg { display: block; width: 100%; overflow: visible; }
svg.bar { height: .7rem; fill: var(--fill); }
.theme, .theme-of { --d: var(--c); }
@media (prefers-color-scheme: dark) {
  .theme, .theme-of { --d: color-mix(in srgb, var(--c) 70%, white); }
}
.theme::before { content: ""; display: inline-block; width: .7rem; height: .7rem;
                 border-radius: 50%; background: var(--d); margin-right: .45rem; }
svg.interval { height: 1.1rem; }
svg.interval, .series g { stroke: var(--d); fill: var(--d); }
.series g.band { stroke: none; }
.series .band rect { fill: #e69f00; opacity: .25; }
svg.interval line, .series g line { stroke-width: 2; opacity: .5; }
svg.interval .track { stroke: var(--line); stroke-width: 1; opacity: 1; }
.theme-of.quiet svg, .series g.faint { opacity: .4; }
.plot { display: flex; margin-top: .9rem; }
.plot .scale { flex: none; width: 2.6rem; }
.plot text { font-size: 12px; fill: var(--soft); text-anchor: middle; }
.plot .scale text { text-anchor: end; }
@media (max-width: 40rem) {
  tr.theme-of { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; }
  tr.theme-of .plotted { grid-row: 2; grid-column: 1 / -1; padding: 0 .5rem .3rem; }
  tr.theme-of .name { width: auto; }
}
.grid { stroke: var(--line); }
.axis { stroke: var(--quiet); }
.columns rect { fill: var(--fill); }
"""


_ALLOWED = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:"
)
"""What a browser lets the page do: show and run what stands in it, and ask nothing of anyone."""
FRAMED = """
if (self !== top) {
  for (const link of document.querySelectorAll('a[href]:not([href^="#"])'))
    link.replaceWith(...link.childNodes);
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    document.querySelector(link.getAttribute("href"))?.scrollIntoView();
  });
}
"""
"""The script of a page with links, for when MLflow shows it within its own.

There it has no address, so a browser follows no link: those to its own parts are followed here,
those to files beside it become text.
"""


def document(title: str, body: Iterable[str], style: str = "") -> str:
    """A whole page; ``style`` is what its own parts need besides."""
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">',
            f"<title>{escape(title)}</title><style>{_STYLE}{style}</style></head><body>",
            *body,
            "</body></html>\n",
        ]
    )


def figures(facts: Iterable[tuple[str, str]]) -> str:
    """The few numbers to see first: (what it is, the number)."""
    items = (f"<div><dt>{escape(what)}</dt><dd>{escape(n)}</dd></div>" for what, n in facts)
    return f'<dl class="figures">{"".join(items)}</dl>'


def section(title: str, *content: str, note: str = "", wide: bool = False, anchor: str = "") -> str:
    """A part of the page with its heading; ``anchor`` is what links on the page call it."""
    kind = (' class="wide"' if wide else "") + (f' id="{anchor}"' if anchor else "")
    said = f'<p class="note">{escape(note)}</p>' if note else ""
    return f"<section{kind}><h2>{escape(title)}</h2>{said}{''.join(content)}</section>"


def folded(title: str, content: str) -> str:
    """What is there for those who open it."""
    return f"<details><summary>{escape(title)}</summary>{content}</details>"

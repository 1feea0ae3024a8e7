"""What several sections of a report are built of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from toolkit.charts import interval
from toolkit.report.run import Run

__all__ = ["STYLE", "cards", "listed", "score_line", "spoken", "themed"]

QUIET = "var(--quiet)"
STYLE = """
.listed { display: flex; gap: .7rem; align-items: baseline; color: var(--ink); }
.listed .p { font-variant-numeric: tabular-nums; font-weight: 600; }
.listed .title { flex: 1; }
.listed .theme { color: var(--soft); }
li.listed { border-top: 1px solid var(--line); padding: .45rem 0; font-size: .9rem; }
ul.rows { list-style: none; margin: .6rem 0 0; padding: 0; }
@media (max-width: 40rem) {
  .listed { flex-wrap: wrap; gap: 0 .7rem; }
  .listed .title { order: 1; flex: 1 1 100%; }
}
"""


def spoken(score: Mapping[str, float | None]) -> str:
    """A score of ``metrics.json`` with its interval: ``0.90 [0.87, 0.93]``, broken in one place."""
    value, low, high = (score[part] for part in ("value", "low", "high"))
    if value is None:
        return "–"
    inside = f" [{low:.2f},\u00a0{high:.2f}]" if low is not None and high is not None else ""
    return f"{value:.2f}{inside}"


def score_line(
    name: str, score: Mapping[str, Any], articles: int, colour: str = QUIET, faint: bool = False
) -> str:
    """A row: the name, the score as a dot on a scale from 0 to 1, its numbers, of how many."""
    value, low, high = (score[part] for part in ("value", "low", "high"))
    drawn = ""
    if value is not None:
        drawn = interval(value if low is None else low, value, value if high is None else high, 1.0)
    return (
        f'<tr class="theme-of{" quiet" if faint else ""}" style="--c:{colour}">'
        f'<th class="name" scope="row">{escape(name)}</th>'
        f'<td class="plotted">{drawn}</td><td class="n">{spoken(score)}</td>'
        f'<td class="n soft">{articles:,} articles</td></tr>'
    )


def listed(probability: float, title: str | None, aside: str) -> str:
    """The content of a row of class "listed": an article, its probability, what there is to say."""
    return (
        f'<span class="p">{probability:.2f}</span>'
        f'<span class="title">{escape(title or "Untitled")}</span>'
        f'<span class="theme">{escape(aside)}</span>'
    )


def themed(run: Run, theme: int, content: str, beside: str = "") -> str:
    """A card of one theme in its colour; ``beside`` stands after the name."""
    said = f' <span class="soft">{escape(beside)}</span>' if beside else ""
    return (
        f'<div class="theme-of" style="--c:{run.colour(theme)}">'
        f'<h3 class="theme">{escape(run.themes[theme].vi)}{said}</h3>{content}</div>'
    )


def cards(found: Iterable[str]) -> str:
    return f'<div class="cards">{"".join(found)}</div>'

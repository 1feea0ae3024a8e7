"""The section of the learning curve."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from math import floor, log
from typing import Any

from toolkit.report.plots import Dot, Line, plot
from toolkit.report.run import Run
from toolkit.stats.page import section

__all__ = ["expected", "learning_section"]

_STEPS = 60
_EDGE = 0.06
_MISSING = (
    "<p>It was not asked for: <code>evaluation.learning_curve=true</code> trains with fewer "
    "articles too, which takes nearly as long again as the training.</p>"
)


def learning_section(run: Run) -> str:
    """Macro-F1 by the number of articles, and what more of them are expected to bring."""
    record = run.model.metrics.get("learning_curve")
    if record is None:
        return section("Learning curve", _MISSING, wide=True, anchor="learning")
    told = f"<p><b>{escape(expected(record))}</b></p>"
    drawn = f'<div class="theme-of" style="--c:var(--fill)">{_plot(record)}</div>'
    note = (
        "Macro-F1 of held-out articles (up) by the number of articles that were learnt from "
        "(across, on a scale of doublings), with 95 % intervals. The line is an inverse power law "
        "(Figueroa et al. 2012), dashed where it foretells."
    )
    return section("Learning curve", told, drawn, note=note, wide=True, anchor="learning")


def expected(record: Mapping[str, Any]) -> str:
    """Such as ``100 more labelled articles: about +0.003 macro-F1 (95 %: +0.001 to +0.004).``"""
    if not record["gains"]:
        return "With four sizes or more, a curve is fitted that tells what more articles bring."
    sentences = (
        f"{gain['more']:,} more labelled articles: about {gain['value']:+.3f} macro-F1 "
        f"(95 %: {gain['low']:+.3f} to {gain['high']:+.3f})."
        for gain in record["gains"]
    )
    return " ".join(sentences)


def _plot(record: Mapping[str, Any]) -> str:
    sizes, law, now = record["sizes"], record["law"], record["now"]
    first, last = sizes[0]["articles"], 2 * now if law else sizes[-1]["articles"]
    across, up = _doublings(first, last), _tenths(min(size["low"] for size in sizes))
    dots = [
        Dot(
            across(size["articles"]),
            up(size["value"]),
            up(size["low"]),
            up(size["high"]),
            f"{size['articles']:,} articles: {size['value']:.3f}",
        )
        for size in sizes
    ]
    lines = []
    for begin, end, kind in ((first, now, ""), (now, last, "dashed")) if law else ():
        steps = [begin * (end / begin) ** (i / _STEPS) for i in range(_STEPS + 1)]
        foretold = [(across(m), law["limit"] - law["scale"] * m ** -law["rate"]) for m in steps]
        lines.append(Line([(x, up(score)) for x, score in foretold], kind))
    marks = {across(m): f"{m:,}" for m in (*(size["articles"] for size in sizes), last)}
    scale = {up(tenth / 10): f"{tenth / 10:g}" for tenth in range(11) if up(tenth / 10) >= 0}
    return plot(lines, dots, marks, scale, expected(record))


def _doublings(first: float, last: float) -> Callable[[float], float]:
    """From a number of articles to its place across, on a logarithmic scale."""
    span = log(last / first) or 1.0
    return lambda articles: _EDGE + (1 - 2 * _EDGE) * log(articles / first) / span


def _tenths(lowest: float) -> Callable[[float], float]:
    """From a score to its place, on a scale from the tenth below ``lowest`` to 1."""
    bottom = min(floor(10 * lowest) / 10, 0.9)
    return lambda score: (score - bottom) / (1 - bottom)

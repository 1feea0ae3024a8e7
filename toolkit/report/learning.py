"""The section of the learning curve."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import log
from typing import Any

from toolkit.report.plots import Dot, Line, plot
from toolkit.report.run import Run
from toolkit.stats.page import section

__all__ = ["expected", "learning_section"]

_STEPS = 60
_MISSING = (
    "<p>It was not asked for: <code>evaluation.learning_curve=true</code> trains with fewer "
    "articles too, which takes about as long again as the training.</p>"
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
    span = log(last / first) or 1.0
    left, right = 0.06, 0.94

    def across(articles: float) -> float:
        return left + (right - left) * log(articles / first) / span

    dots = [
        Dot(
            across(size["articles"]),
            size["value"],
            size["low"],
            size["high"],
            f"{size['articles']:,} articles: {size['value']:.3f}",
        )
        for size in sizes
    ]
    lines = []
    if law:
        for begin, end, kind in ((first, now, ""), (now, last, "dashed")):
            steps = [begin * (end / begin) ** (i / _STEPS) for i in range(_STEPS + 1)]
            points = [
                (across(m), min(max(law["limit"] - law["scale"] * m ** -law["rate"], 0), 1))
                for m in steps
            ]
            lines.append(Line(points, kind))
    marks = {across(size["articles"]): f"{size['articles']:,}" for size in sizes}
    if law:
        marks[across(last)] = f"{last:,}"
    scale = {share / 5: f"{share / 5:g}" for share in range(6)}
    return plot(lines, dots, marks, scale, expected(record))

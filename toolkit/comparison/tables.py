"""A comparison as rows of text: for the terminal and for the page."""

from __future__ import annotations

from toolkit.comparison.compare import Comparison, Pair
from toolkit.metrics import Value

__all__ = ["HOW", "difference_rows", "score_rows"]

HOW = (
    "Differences are second less first, with 95 % intervals by bootstrap of stories; p by "
    "approximate randomisation, corrected by Holm's method over everything that is compared here; "
    "McNemar's test is of the decisions on a theme."
)


def score_rows(found: Comparison) -> list[tuple[str, ...]]:
    """A row of titles, then one for each model."""
    themes = [f"f1/{theme}" for theme in found.themes]
    rows = [("model", "micro-F1", "macro-F1", *(f"F1 {theme}" for theme in found.themes))]
    for name, scores in found.scores.items():
        overall = (str(scores["micro_f1"]), str(scores["macro_f1"]))
        rows.append((name, *overall, *(_plain(scores[theme].value) for theme in themes)))
    return rows


def difference_rows(pair: Pair) -> list[tuple[str, ...]]:
    """A row of titles, then one for each score."""
    rows: list[tuple[str, ...]] = [
        ("score", "first", "second", "difference", "p", "p corrected", "McNemar")
    ]
    for d in pair.differences:
        rows.append(
            (
                d.score.removeprefix("f1/").replace("_f1", "-F1"),
                _plain(d.first),
                _plain(d.second),
                _signed(d.difference),
                _p(d.p),
                _p(d.corrected),
                "" if d.mcnemar is None else _p(d.mcnemar),
            )
        )
    return rows


def _plain(value: float) -> str:
    return "-" if value != value else f"{value:.3f}"


def _signed(found: Value) -> str:
    if found.value != found.value:
        return "-"
    return f"{found.value:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"


def _p(value: float) -> str:
    if value != value:
        return "-"
    return "< 0.001" if value < 0.001 else f"{value:.3f}"

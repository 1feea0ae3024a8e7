"""The section of scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.metrics import KINDS
from toolkit.report.parts import score_line, spoken
from toolkit.report.run import Run
from toolkit.stats.page import folded, section, table_html
from toolkit.stats.tables import Table

__all__ = ["scores_section"]

_NAMES = {
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "average_precision": "average precision",
    "roc_auc": "ROC AUC",
    "mcc": "MCC",
    "brier": "Brier",
    "calibration_error": "calibration error",
}


def scores_section(run: Run) -> str:
    """F1 of each theme and over all as a plot, every score as a table below."""
    presence, main = run.model.metrics["presence"], run.model.metrics.get("main")
    support = run.truth.sum(axis=0).tolist()
    lines = [
        score_line(theme.vi, presence[f"f1/{theme.id}"], n, run.colour(i))
        for i, (theme, n) in enumerate(zip(run.themes, support, strict=True))
    ]
    everything = len(run.judged.articles)
    for kind in ("micro", "macro"):
        lines.append(score_line(f"{kind}-F1", presence[f"{kind}_f1"], everything))
    parts = [f'<table class="bars">{"".join(lines)}</table>', _folded("All scores", run, presence)]
    if main:
        parts.append(_folded("Scores of the main theme", run, main))
    if "abstention" in run.model.metrics:
        parts.append(_abstention(run.model.metrics["abstention"]))
    note = "F1 of presence: the dot is the score, the line its 95 % interval, from 0 to 1."
    return section("Scores", *parts, note=note, wide=True, anchor="scores")


def _folded(title: str, run: Run, scores: Mapping[str, Any]) -> str:
    rows = [
        (theme.vi, *(spoken(scores[f"{kind}/{theme.id}"]) for kind in KINDS))
        for theme in run.themes
    ]
    for kind in ("macro", "weighted"):
        rows.append((kind, *(spoken(scores[f"{kind}_{name}"]) for name in KINDS)))
    columns = ("", *(_NAMES[kind] for kind in KINDS))
    return folded(title, table_html(Table("", columns, tuple(rows))))


def _abstention(scores: Mapping[str, Any]) -> str:
    return (
        f"<p>Something is left undecided in {spoken(scores['undecided'])} of the articles; of what "
        f"is decided {spoken(scores['decided_accuracy'])} is right.</p>"
    )

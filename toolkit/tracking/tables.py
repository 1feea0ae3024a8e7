"""Scores as what MLflow shows: flat metrics and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.metrics import KINDS

__all__ = [
    "PARTS",
    "Record",
    "confusion_rows",
    "flat_metrics",
    "headlines",
    "measure_rows",
    "score_rows",
]

Record = Mapping[str, Mapping[str, float | None]]
"""Value, low and high of each score, as in ``metrics.json``."""

PARTS = ("value", "low", "high")
_OVERALL = (
    *("micro_f1", "macro_f1", "accuracy", "macro_precision", "macro_recall"),
    *("macro_average_precision", "calibration_error", "main/macro_f1"),
    *("undecided", "decided_accuracy"),
    *("npmi", "diversity", "stability", "c_v", "coverage"),
)
_BY_THEME = ("f1/", "precision/", "recall/")


def headlines(metrics: Record, also: str = "") -> Record:
    """The scores that a person compares runs by, and ``also``, in the order they are asked for.

    MLflow's pages keep that order, and show a hundred lines for what is none of these.
    """
    overall = [name for name in _OVERALL if name in metrics]
    themes = [name for head in _BY_THEME for name in metrics if name.startswith(head)]
    names = [*overall[:2], *themes, *overall[2:], also]
    return {name: metrics[name] for name in names if name in metrics}


def measure_rows(metrics: Record) -> list[dict[str, Any]]:
    """A row per score, of all that there are."""
    return [
        {"score": name, **{part: parts.get(part) for part in PARTS}}
        for name, parts in metrics.items()
    ]


def flat_metrics(metrics: Record) -> dict[str, float]:
    """``f1/elections`` with ``f1/elections/low`` and ``…/high``; undefined scores are left out."""
    flat: dict[str, float] = {}
    for name, parts in metrics.items():
        for part, number in parts.items():
            if number is not None and number == number:
                flat[name if part == "value" else f"{name}/{part}"] = number
    return flat


def score_rows(presence: Record, themes: Sequence[str]) -> list[dict[str, Any]]:
    """A row per theme, a column per score and bound."""
    return [
        {
            "theme": theme,
            **{
                f"{kind}{suffix}": presence[f"{kind}/{theme}"][part]
                for kind in KINDS
                for part, suffix in (("value", ""), ("low", "_low"), ("high", "_high"))
            },
        }
        for theme in themes
    ]


def confusion_rows(table: Sequence[Sequence[int]], themes: Sequence[str]) -> list[dict[str, Any]]:
    """A row per labelled theme, a column per predicted one."""
    return [
        {"labelled": theme, **dict(zip([*themes, "undecided"], counts, strict=True))}
        for theme, counts in zip(themes, table, strict=False)
    ]

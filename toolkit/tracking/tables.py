"""Scores as what MLflow shows: flat metrics and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.metrics import KINDS

__all__ = ["confusion_rows", "flat_metrics", "headlines_first", "score_rows"]

Record = Mapping[str, Mapping[str, float | None]]
"""Value, low and high of each score, as in ``metrics.json``."""


_HEADLINES = ("micro_f1", "macro_f1", "f1/", "precision/", "recall/")


def headlines_first(metrics: Record) -> Record:
    """The same scores in the order in which a person asks for them: MLflow's pages keep it."""

    def place(name: str) -> int:
        return next((i for i, head in enumerate(_HEADLINES) if name.startswith(head)), 99)

    return {name: metrics[name] for name in sorted(metrics, key=place)}


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

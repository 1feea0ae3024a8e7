"""Scores of a classifier as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.cli.show import print_table

if TYPE_CHECKING:
    from toolkit.metrics import Scores, Slice

__all__ = ["overall", "print_confusion", "print_slices", "print_themes", "undecided"]

FINE = {
    "average precision": "average_precision",
    "ROC AUC": "roc_auc",
    "MCC": "mcc",
    "Brier": "brier",
    "calibration": "calibration_error",
}


def overall(presence: Scores) -> str:
    """Such as ``micro-F1 0.915 [0.902, 0.928], macro-F1 …``; accuracy where it is one theme."""
    named = {"accuracy": "accuracy"} if "accuracy" in presence.values else {"micro-F1": "micro_f1"}
    named["macro-F1"] = "macro_f1"
    return ", ".join(f"{title} {presence[name]}" for title, name in named.items())


def undecided(abstention: Scores) -> str:
    """The share of articles in doubt, and how right the rest is."""
    return (
        f"undecided: something in {abstention['undecided']} of the articles; of what is decided "
        f"{abstention['decided_accuracy']} is right"
    )


def print_themes(presence: Scores, main: Scores | None, themes: Sequence[str]) -> None:
    """Two tables: decisions with intervals; probabilities, whose intervals are in the JSON."""
    rows = [
        (
            theme,
            presence.support[theme],
            *(presence[f"{kind}/{theme}"] for kind in ("precision", "recall", "f1")),
            main[f"f1/{theme}"] if main else "-",
        )
        for theme in themes
    ]
    print_table(("theme", "articles", "precision", "recall", "F1 presence", "F1 main"), rows)
    print()
    fine = [
        (theme, *(_plain(presence[f"{kind}/{theme}"].value) for kind in FINE.values()))
        for theme in themes
    ]
    print_table(("theme", *FINE), fine)


def print_slices(by: str, slices: Sequence[Slice]) -> None:
    """A row for each slice."""
    rows = [(s.value, s.count, s.support, s.micro_f1, s.macro_f1) for s in slices]
    print_table((by, "articles", "labels", "micro-F1", "macro-F1"), rows)


def print_confusion(table: Sequence[Sequence[int]], themes: Sequence[str]) -> None:
    """Labelled themes down, predicted ones across; a column for what is undecided if any is."""
    columns = [*themes, "undecided"] if any(row[-1] for row in table) else list(themes)
    rows = [(theme, *row[: len(columns)]) for theme, row in zip(themes, table, strict=True)]
    print_table(("labelled \\ predicted", *columns), rows)


def _plain(value: float) -> str:
    return "-" if value != value else f"{value:.3f}"

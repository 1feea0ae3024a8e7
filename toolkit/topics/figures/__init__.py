"""Figures of topics, from the tables of an experiment.

kinds        what a figure shows, as plain values
of_tables    which figures the tables have rows for
printed      each as SVG for print
interactive  all on one page, drawn by plotly
traces       what plotly draws of each
over_time    its lines and events for shares over time
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["INTERACTIVE", "figure_files"]

INTERACTIVE = "interactive.html"
"""The page of all figures."""


def figure_files(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, bytes]:
    """Files by name: an SVG for each figure, and `INTERACTIVE`; the same for the same tables."""
    from toolkit.topics.figures.interactive import page
    from toolkit.topics.figures.of_tables import figures_of
    from toolkit.topics.figures.printed import svg

    figures = figures_of(tables)
    drawn = {f"{name}.svg": svg(figure) for name, figure in figures.items()}
    return drawn | {INTERACTIVE: page(figures).encode("utf-8")}

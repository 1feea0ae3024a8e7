"""Figures of a classifier's scores, for the report and for MLflow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from toolkit.codebook import Codebook
from toolkit.colours import COLOURS

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

__all__ = ["calibration", "confusion", "precision_recall"]


def confusion(truth: NDArray[np.bool_], predicted: NDArray[np.bool_], codebook: Codebook) -> Figure:
    """One 2 by 2 table per theme: labelled against predicted, with counts."""
    figure = _figure(len(codebook.themes))
    for axes, theme, y, p in zip(figure.axes, codebook.themes, truth.T, predicted.T, strict=True):
        table = np.array([[np.sum((y == a) & (p == b)) for b in (0, 1)] for a in (0, 1)])
        share = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
        axes.imshow(share, cmap="Blues", vmin=0, vmax=1)
        for (row, column), count in np.ndenumerate(table):
            colour = "white" if share[row, column] > 0.5 else "black"
            axes.text(column, row, str(count), ha="center", va="center", color=colour, fontsize=14)
        axes.set(title=theme.vi, xlabel="predicted", ylabel="labelled")
        axes.set_xticks([0, 1], ["absent", "present"])
        axes.set_yticks([0, 1], ["absent", "present"], rotation=90, va="center")
    return figure


def precision_recall(
    truth: NDArray[np.bool_], probabilities: NDArray[np.float64], codebook: Codebook
) -> Figure:
    """Precision against recall over all thresholds, a curve per theme."""
    figure = _figure(1)
    axes = figure.axes[0]
    for i, theme in enumerate(codebook.themes):
        order = np.argsort(-probabilities[:, i], kind="stable")
        hits = np.cumsum(truth[order, i])
        recall = hits / max(int(hits[-1]), 1)
        precision = hits / np.arange(1, len(hits) + 1)
        axes.plot(recall, precision, label=theme.vi, color=COLOURS[i % len(COLOURS)], linewidth=2)
    axes.set(xlabel="recall", ylabel="precision", xlim=(0, 1.02), ylim=(0, 1.02))
    axes.legend(loc="best", frameon=False)
    axes.grid(alpha=0.3)
    return figure


def calibration(
    truth: NDArray[np.bool_], probabilities: NDArray[np.float64], codebook: Codebook
) -> Figure:
    """How often a theme was there when the model gave a probability, in tenths."""
    figure = _figure(1)
    axes = figure.axes[0]
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":", label="perfect")
    edges = np.linspace(0, 1, 11)
    for i, theme in enumerate(codebook.themes):
        bins = np.clip(np.digitize(probabilities[:, i], edges) - 1, 0, 9)
        filled = [b for b in range(10) if (bins == b).any()]
        x = [probabilities[bins == b, i].mean() for b in filled]
        y = [truth[bins == b, i].mean() for b in filled]
        colour = COLOURS[i % len(COLOURS)]
        axes.plot(x, y, marker="o", label=theme.vi, color=colour, linewidth=2)
    axes.set(xlabel="probability", ylabel="share that carries the theme")
    axes.legend(loc="best", frameon=False)
    axes.grid(alpha=0.3)
    return figure


def _figure(panels: int) -> Figure:
    from matplotlib.figure import Figure

    columns = min(panels, 4)
    rows = -(-panels // columns)
    size: Sequence[float] = (6.4, 4.8) if panels == 1 else (3.2 * columns, 3.4 * rows)
    figure = Figure(figsize=tuple(size), layout="constrained")  # type: ignore[arg-type]
    for number in range(panels):
        figure.add_subplot(rows, columns, number + 1)
    return figure

"""The sections of curves: precision against recall, and calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.metrics import wilson
from toolkit.metrics.calibration import BINS
from toolkit.report.parts import cards, spoken, themed
from toolkit.report.plots import Dot, Line, plot
from toolkit.report.run import Run
from toolkit.stats.page import section

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["calibration_section", "precision_recall", "precision_recall_section"]

_SCALE = {0.0: "0", 0.5: "0.5", 1.0: "1"}
_MOST_POINTS = 400
_FEW = 10


def precision_recall_section(run: Run) -> str:
    """A curve for each theme, and where on it the decisions stand."""
    note = (
        "Precision (up) against recall (across) over all thresholds. The dot is what is decided, "
        "with the interval of its precision."
    )
    shown = cards(_precision_recall(run, i) for i in range(len(run.themes)))
    return section("Precision and recall", shown, note=note, wide=True, anchor="curves")


def precision_recall(
    truth: NDArray[np.bool_], probabilities: NDArray[np.float64]
) -> list[tuple[float, float]]:
    """(recall, precision) at each threshold, highest first; both arguments are (n_articles,).

    Empty where no article carries the theme.
    """
    order = np.argsort(-probabilities, kind="stable")
    last = np.flatnonzero(np.append(np.diff(probabilities[order]) != 0, True))
    hits = np.cumsum(truth[order])[last]
    if not hits.size or not hits[-1]:
        return []
    return list(zip((hits / hits[-1]).tolist(), (hits / (last + 1)).tolist(), strict=True))


def _precision_recall(run: Run, theme: int) -> str:
    points = precision_recall(run.truth[:, theme], run.probabilities[:, theme])
    if not points:
        return themed(run, theme, '<p class="note">No held-out article carries it.</p>')
    named, scores = run.themes[theme], run.model.metrics["presence"]
    precision, recall, ap = (
        scores[f"{kind}/{named.id}"] for kind in ("precision", "recall", "average_precision")
    )
    dots = []
    if precision["value"] is not None and recall["value"] is not None:
        low, high = precision["low"], precision["high"]
        says = f"decided: precision {spoken(precision)}, recall {spoken(recall)}"
        dots = [Dot(recall["value"], precision["value"], low, high, says)]
    every = -(-len(points) // _MOST_POINTS)
    line = Line([*points[:-1:every], points[-1]])
    says = f"precision against recall of {named.vi}"
    drawn = plot([line], dots, _SCALE, _SCALE, says)
    return themed(run, theme, drawn, f"average precision {spoken(ap)}")


def calibration_section(run: Run) -> str:
    """How often a theme was there when a probability was given, in tenths."""
    note = (
        "The share of articles that carry the theme (up), of those given a probability (across), "
        "in tenths, with 95 % intervals. On the dotted line a probability is what it says. Faint: "
        f"fewer than {_FEW} articles."
    )
    prevalence = run.model.experiment["decisions"]["prevalence"]
    if prevalence:
        note += (
            f" The probabilities are meant for a press where {prevalence:g} of the articles carry "
            "a theme; among the labelled ones more do, so dots above the line are to be expected."
        )
    shown = cards(_calibration(run, i) for i in range(len(run.themes)))
    return section("Calibration", shown, note=note, wide=True, anchor="calibration")


def _calibration(run: Run, theme: int) -> str:
    y, p = run.truth[:, theme], run.probabilities[:, theme]
    tenths = np.minimum((p * BINS).astype(int), BINS - 1)
    dots = []
    for tenth in np.unique(tenths).tolist():
        inside = tenths == tenth
        n, carry = int(inside.sum()), int(y[inside].sum())
        low, high = wilson(carry / n, n)
        says = f"{carry:,} of {n:,} articles carry it, mean probability {p[inside].mean():.2f}"
        dots.append(Dot(float(p[inside].mean()), carry / n, low, high, says, n < _FEW))
    named = run.themes[theme]
    error = run.model.metrics["presence"][f"calibration_error/{named.id}"]
    diagonal = Line([(0, 0), (1, 1)], "quiet")
    drawn = plot([diagonal], dots, _SCALE, _SCALE, f"calibration of {named.vi}")
    return themed(run, theme, drawn, f"error {spoken(error)}")

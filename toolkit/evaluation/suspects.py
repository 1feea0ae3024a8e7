"""Labels that are likely wrong, by confident learning.

Source: Northcutt, Jiang and Chuang (2021), Confident Learning: Estimating Uncertainty in Dataset
Labels, JAIR 70: the off-diagonal of the confident joint, ranked by normalised margin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Suspect", "confident_labels", "find_suspects"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Suspect:
    """A label that models which never saw the article contradict with confidence.

    ``row`` and ``theme`` are its place, ``labelled`` what it says. ``probability`` is that of the
    theme, ``margin`` (0 to 1) by how much the opposite is likelier. Where an article has exactly
    one theme, ``instead`` is the likelier one.
    """

    row: int
    theme: int
    labelled: bool
    probability: float
    margin: float
    instead: int | None = None


def find_suspects(
    truth: NDArray[np.bool_], probabilities: Floats, *, single: bool = False
) -> list[Suspect]:
    """The suspects, largest margin first; ``truth`` and ``probabilities`` (n_articles, n_themes).

    The probabilities must be of models that never saw the article. With ``single`` an article has
    exactly one theme; else each theme is judged by itself.
    """
    found = _of_single(truth, probabilities) if single else _of_each(truth, probabilities)
    return sorted(found, key=lambda suspect: (-suspect.margin, suspect.row, suspect.theme))


def confident_labels(given: NDArray[np.int_], probabilities: Floats) -> NDArray[np.int_]:
    """(n,): the class that an example surely is of, -1 where that is not sure.

    ``given`` (n,) are the labels, ``probabilities`` (n, n_classes). Surely of a class is what has
    at least the mean probability of the examples labelled so; of several classes, of the likeliest.
    """
    classes = range(probabilities.shape[1])
    rows = [given == k for k in classes]
    least = [probabilities[rows[k], k].mean() if rows[k].any() else np.inf for k in classes]
    sure = probabilities >= np.array(least)
    likeliest = np.where(sure, probabilities, -1.0).argmax(axis=1)
    return np.where(sure.any(axis=1), likeliest, -1)


def _of_each(truth: NDArray[np.bool_], probabilities: Floats) -> list[Suspect]:
    found = []
    for theme, (y, p) in enumerate(zip(truth.astype(int).T, probabilities.T, strict=True)):
        surely = confident_labels(y, np.column_stack([1 - p, p]))
        for row in np.flatnonzero((surely >= 0) & (surely != y)).tolist():
            labelled, likely = bool(y[row]), float(p[row])
            margin = 1 - 2 * likely if labelled else 2 * likely - 1
            found.append(Suspect(row, theme, labelled, likely, margin))
    return found


def _of_single(truth: NDArray[np.bool_], probabilities: Floats) -> list[Suspect]:
    given = truth.argmax(axis=1)
    surely = confident_labels(given, probabilities)
    found = []
    for row in np.flatnonzero((surely >= 0) & (surely != given)).tolist():
        theme, instead = int(given[row]), int(surely[row])
        p, other = float(probabilities[row, theme]), float(probabilities[row, instead])
        found.append(Suspect(row, theme, True, p, other - p, instead))
    return found

"""How a label is decided from its score."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Decision", "decide", "in_doubt", "probabilities"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Decision:
    """One label: its probability, decided at ``threshold``.

    The probability is ``1 / (1 + exp(-(slope * score + intercept)))`` or, where there is a
    ``curve`` of (score, probability), on the straight lines between its points. With
    ``undecided`` (low, high), a label is present from high on, absent under low, else undecided.
    """

    slope: float
    intercept: float
    threshold: float
    curve: tuple[tuple[float, float], ...] = ()
    undecided: tuple[float, float] | None = None

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON; what is not used is left out."""
        record: dict[str, Any] = {
            "slope": self.slope,
            "intercept": self.intercept,
            "threshold": self.threshold,
        }
        if self.curve:
            record["curve"] = [list(point) for point in self.curve]
        if self.undecided:
            record["undecided"] = list(self.undecided)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Decision:
        """The inverse of `to_record`. Raises ValueError or TypeError for what is none."""
        plain = {key: float(record[key]) for key in ("slope", "intercept", "threshold")}
        curve = tuple((float(score), float(p)) for score, p in record.get("curve", ()))
        band = record.get("undecided")
        low, high = map(float, band) if band else (0.0, 0.0)
        unknown = set(record) - {*plain, "curve", "undecided"}
        numbers = [*plain.values(), *(x for point in curve for x in point), low, high]
        rising = all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(curve))
        if unknown or not rising or low > high or not all(map(math.isfinite, numbers)):
            raise ValueError(f"no decision: {str(record)[:200]}")
        return cls(**plain, curve=curve, undecided=(low, high) if band else None)


def probabilities(scores: Floats, decisions: Sequence[Decision], *, single: bool = False) -> Floats:
    """(n_articles, n_labels) of probabilities; ``single`` ones sum to 1 in each row.

    A score that is nan, of a model that has never met the label, has the probability 0.
    """
    from scipy.special import expit

    slopes = np.array([decision.slope for decision in decisions])
    intercepts = np.array([decision.intercept for decision in decisions])
    p: Floats = expit(scores * slopes + intercepts)
    for column, decision in enumerate(decisions):
        if decision.curve:
            x, y = np.array(decision.curve).T
            p[:, column] = np.interp(scores[:, column], x, y)
    p[np.isnan(scores)] = 0
    return _normalised(p) if single else p


def _normalised(p: Floats) -> Floats:
    """Rows that sum to 1; one of zeros says nothing, and is spread evenly."""
    total = p.sum(axis=1, keepdims=True)
    even: Floats = np.full(p.shape, 1 / max(p.shape[1], 1))
    np.divide(p, total, out=even, where=total > 0)
    return even


def decide(p: Floats, decisions: Sequence[Decision], *, single: bool = False) -> NDArray[np.bool_]:
    """(n_articles, n_labels): which labels are present.

    Those that reach their threshold, or the upper one of two; with ``single`` the likeliest
    label of each article, unless it is in doubt.
    """
    if single:
        return _likeliest(p) & ~in_doubt(p, decisions, single=True)
    bounds = np.array([d.undecided[1] if d.undecided else d.threshold for d in decisions])
    reached: NDArray[np.bool_] = p >= bounds
    return reached


def in_doubt(
    p: Floats, decisions: Sequence[Decision], *, single: bool = False
) -> NDArray[np.bool_]:
    """(n_articles, n_labels): which labels are left undecided.

    Those between their two thresholds; with ``single`` the likeliest label of an article that
    does not reach its upper one.
    """
    bands = [d.undecided or (d.threshold, d.threshold) for d in decisions]
    low, high = np.array(bands, dtype=float).reshape(-1, 2).T
    if single:
        p = np.where(_likeliest(p), p, np.inf)
        low = np.where([d.undecided is not None for d in decisions], -np.inf, np.inf)
    between: NDArray[np.bool_] = (low <= p) & (p < high)
    return between


def _likeliest(p: Floats) -> NDArray[np.bool_]:
    """The first label of the highest probability in each row."""
    chosen = np.zeros(p.shape, bool)
    if p.size:
        chosen[np.arange(len(p)), p.argmax(axis=1)] = True
    return chosen

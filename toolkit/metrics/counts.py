"""Scores of what adds up over articles: hits, false alarms, misses, squared errors, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics.calibration import BINS, bin_gaps

__all__ = ["Totals", "addends"]

Floats = NDArray[np.float64]


def addends(
    truth: NDArray[np.bool_], predicted: NDArray[np.bool_], probabilities: Floats | None
) -> Floats:
    """(n, m): for each article what `Totals` sums; truth and predicted are (n, K)."""
    n = len(truth)
    parts: list[NDArray[Any]] = [truth & predicted, ~truth & predicted, truth & ~predicted]
    parts += [np.ones((n, 1)), (truth == predicted).all(axis=1, keepdims=True)]
    if probabilities is not None:
        parts.append((probabilities - truth) ** 2)
        pairs = zip(truth.T.astype(float), probabilities.T, strict=True)
        parts += [bin_gaps(column, p) for column, p in pairs]
    return np.concatenate(parts, axis=1).astype(float)


@dataclass(frozen=True)
class Totals:
    """Sums of `addends` in each sample: (samples, m), for K themes."""

    sums: Floats
    themes: int

    def _columns(self, part: int) -> Floats:
        return self.sums[:, part * self.themes : (part + 1) * self.themes]

    @property
    def hits(self) -> Floats:
        """(samples, K), as `false_alarms` and `misses`."""
        return self._columns(0)

    @property
    def false_alarms(self) -> Floats:
        return self._columns(1)

    @property
    def misses(self) -> Floats:
        return self._columns(2)

    @property
    def support(self) -> Floats:
        return self.hits + self.misses

    @property
    def size(self) -> Floats:
        """(samples, 1): articles."""
        return self.sums[:, 3 * self.themes, None]

    def by_theme(self) -> dict[str, Floats]:
        """Scores by kind, (samples, K) each."""
        found = _of_counts(self.hits, self.false_alarms, self.misses, self.size)
        if self.sums.shape[1] > 3 * self.themes + 2:
            found["brier"] = _ratio(self._errors(), self.size)
            found["calibration_error"] = _ratio(np.abs(self._gaps()).sum(axis=2), self.size)
        return found

    def overall(self) -> dict[str, Floats]:
        """Scores over all themes, (samples,) each: micro averages and those of whole articles."""
        pooled = (self.hits, self.false_alarms, self.misses)
        h, fa, m = (part.sum(axis=1) for part in pooled)
        decided = self.size[:, 0] * self.themes
        found = {f"micro_{kind}": x for kind, x in _of_counts(h, fa, m, decided).items()}
        found["subset_accuracy"] = _ratio(self.sums[:, 3 * self.themes + 1], self.size[:, 0])
        found["hamming_loss"] = _ratio(fa + m, decided)
        if self.sums.shape[1] > 3 * self.themes + 2:
            gaps = np.abs(self._gaps().sum(axis=1)).sum(axis=1)
            found["calibration_error"] = _ratio(gaps, decided)
        return found

    def _errors(self) -> Floats:
        start = 3 * self.themes + 2
        return self.sums[:, start : start + self.themes]

    def _gaps(self) -> Floats:
        """(samples, K, bins)."""
        start = 4 * self.themes + 2
        return self.sums[:, start:].reshape(len(self.sums), self.themes, BINS)


def _of_counts(h: Floats, fa: Floats, m: Floats, size: Floats) -> dict[str, Floats]:
    """Source of the correlation: Matthews (1975), Biochimica et Biophysica Acta 405."""
    right = size - h - fa - m
    spread = (h + fa) * (h + m) * (right + fa) * (right + m)
    return {
        "precision": _ratio(h, h + fa),
        "recall": _ratio(h, h + m),
        "f1": _ratio(2 * h, 2 * h + fa + m),
        "mcc": _ratio(h * right - fa * m, np.sqrt(spread)),
    }


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """``top / bottom``, nan where that is undefined."""
    found: Floats = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=found, where=bottom != 0)
    return found

"""A linear model whose weights take one byte each."""

from __future__ import annotations

from typing import Any

import numpy as np

from toolkit.classifiers.columns import Labels, LinearColumns

__all__ = ["RoundedColumns"]

LEVELS = 127


class RoundedColumns(LinearColumns):
    """A linear classifier per label, its weights rounded to 255 evenly spaced values.

    ``levels_`` is (n_labels, n_features) of int8, ``steps_`` (n_labels, 1); ``coef_`` is their
    product. No weight moves by more than half a step, 1/254 of its label's largest.
    """

    def fit(self, X: Any, Y: Labels) -> RoundedColumns:
        super().fit(X, Y)
        largest = np.abs(self.coef_).max(axis=1, keepdims=True, initial=0)
        self.steps_ = np.where(largest > 0, largest, 1) / LEVELS
        self.levels_ = np.rint(self.coef_ / self.steps_).astype(np.int8)
        self.coef_ = self.levels_ * self.steps_
        return self

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("coef_", None)  # made again from levels and steps
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if "levels_" in state:
            self.coef_ = self.levels_ * self.steps_

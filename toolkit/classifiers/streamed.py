"""Linear models that learn from batches."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import clone

from toolkit.classifiers.columns import NEVER, Labels, LinearColumns, copies

__all__ = ["StreamedColumns"]


class StreamedColumns(LinearColumns):
    """A binary ``SGDClassifier`` per label, fed batch by batch.

    `partial_fit` takes one batch after the other, of a stream that fits in no memory; `fit` goes
    ``passes`` times through its rows, ``batch`` of them at a time, in an order drawn by ``seed``.
    Both classes of a label weigh the same, as counted in the stream so far.
    """

    def __init__(self, base: Any, passes: int = 20, batch: int = 256, seed: int = 0) -> None:
        super().__init__(base)
        self.passes = passes
        self.batch = batch
        self.seed = seed

    def fit(self, X: Any, Y: Labels) -> StreamedColumns:
        Y = np.asarray(Y).reshape(len(Y), -1)
        random = np.random.default_rng(self.seed)
        self._start(X, Y)
        for _ in range(self.passes):
            order = random.permutation(len(Y))
            for start in range(0, len(order), self.batch):
                rows = order[start : start + self.batch]
                self.partial_fit(X[rows], Y[rows])
        return self

    def partial_fit(self, X: Any, Y: Labels) -> StreamedColumns:
        """Learn from one more batch: X is (n, n_features), Y (n, n_labels) as `Labels` says."""
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

        Y = np.asarray(Y).reshape(len(Y), -1)
        if not hasattr(self, "models_"):
            self._start(X, Y)
        with threadpool_limits(1):  # the last digits depend on the number of threads
            self._learn(X, Y)
        self._read_weights()
        return self

    def _learn(self, X: Any, Y: Labels) -> None:
        for column, (model, y) in enumerate(zip(self.models_, Y.T, strict=True)):
            rows, classes, weights = copies(y)
            if not len(rows):
                continue
            self.seen_[column] += np.bincount(classes, weights, minlength=2)
            balance = self.seen_[column].sum() / (2 * np.maximum(self.seen_[column], 1))
            weighed = balance[classes] * (1.0 if weights is None else weights)
            model.partial_fit(X[rows], classes, classes=[0, 1], sample_weight=weighed)

    def _start(self, X: Any, Y: Labels) -> None:
        self.models_ = [clone(self.base) for _ in Y.T]
        self.seen_ = np.zeros((Y.shape[1], 2))
        self.classes_ = np.arange(Y.shape[1])
        self.n_features_in_ = X.shape[1]

    def _read_weights(self) -> None:
        """Set ``coef_`` and ``intercept_``; a label of which only one class came is constant."""
        shape = len(self.models_), self.n_features_in_
        self.coef_, self.intercept_ = np.zeros(shape), np.full(shape[0], NEVER)
        for column, (model, (absent, present)) in enumerate(
            zip(self.models_, self.seen_, strict=True)
        ):
            if absent and present:
                self.coef_[column] = model.coef_[0]
                self.intercept_[column] = model.intercept_[0]
            elif present:
                self.intercept_[column] = -NEVER

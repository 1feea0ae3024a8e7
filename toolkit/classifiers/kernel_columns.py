"""A linear model and a kernel regression beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone

from toolkit.classifiers.columns import UNKNOWN, Labels, LinearColumns, _Columns
from toolkit.errors import ArticleError
from toolkit.features.latent import unit_rows

__all__ = ["KernelColumns", "row_weights"]

Floats = NDArray[np.floating[Any]]

_BATCH = 256
"""Rows that are compared with all known ones at a time: for 40,000 of these, 80 MB."""


class KernelColumns(_Columns):
    """The scores of ``linear`` plus ``share`` times those of a kernel ridge regression.

    The regression sees rows as directions along the ``axes`` largest singular vectors of the
    ``columns`` commonest columns; two are alike by exp(sharpness * (cosine - 1)). It answers 1
    where a label is carried and -1 where not, and each row counts by `row_weights`. Fitting takes
    4 bytes for each pair of rows; of more than ``most`` it draws so many.
    """

    def __init__(
        self,
        linear: LinearColumns,
        share: float,
        axes: int,
        columns: int,
        sharpness: float,
        ridge: float,
        most: int,
        seed: int = 0,
    ) -> None:
        self.linear = linear
        self.share = share
        self.axes = axes
        self.columns = columns
        self.sharpness = sharpness
        self.ridge = ridge
        self.most = most
        self.seed = seed

    def fit(self, X: Any, Y: Labels) -> KernelColumns:
        """Raises ArticleError for fewer than two rows or columns."""
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

        Y = np.asarray(Y).reshape(len(Y), -1)
        self.linear_ = clone(self.linear).fit(X, Y)
        self.classes_ = np.arange(Y.shape[1])
        self.given_ = len(Y)
        rows = self._rows(self.given_)
        with threadpool_limits(1):  # the last digits depend on the number of threads
            self._find_axes(X)
            self.known_ = self._directions(X[rows])
            self.dual_ = self._solve(Y[rows], row_weights(Y)[rows])
        return self

    @property
    def warnings_(self) -> tuple[str, ...]:
        """What a reader of the scores should know of the fitting, a sentence each."""
        known = len(self.known_)
        if known == self.given_:
            return ()
        memory = 4 * self.given_**2 / 1e9
        return (
            f"the kernel regression learnt from {known:,} of {self.given_:,} articles, drawn by "
            f"chance. Set model.most={self.given_} for all of them: {memory:,.1f} GB.",
        )

    def _rows(self, n: int) -> NDArray[np.int_]:
        if n <= self.most:
            return np.arange(n)
        return np.sort(np.random.default_rng(self.seed).permutation(n)[: self.most])

    def _find_axes(self, X: Any) -> None:
        from sklearn.decomposition import TruncatedSVD

        often = np.asarray((X != 0).sum(axis=0)).ravel()
        self.columns_ = np.sort(np.argsort(-often, kind="stable")[: self.columns])
        axes = min(self.axes, X.shape[0] - 1, len(self.columns_) - 1)
        if axes < 1:
            raise ArticleError(
                f"features: {X.shape[0]} articles with {X.shape[1]} columns; expected at least 2 "
                "of each for likeness between articles. Label more articles."
            )
        svd = TruncatedSVD(axes, n_iter=2, random_state=self.seed)
        svd.fit(X[:, self.columns_].astype(np.float32))
        self.axes_ = np.ascontiguousarray(svd.components_.T, dtype=np.float32)

    def _directions(self, X: Any) -> NDArray[np.float32]:
        """(n, n_axes), rows of length 1, or 0 for a row of zeros."""
        placed = np.asarray(X[:, self.columns_].astype(np.float32) @ self.axes_)
        return unit_rows(placed.astype(np.float64)).astype(np.float32)

    def _alike(self, one: Floats, other: Floats) -> Floats:
        """(n_one, n_other), between 0 and 1."""
        alike: Floats = one @ other.T
        alike -= 1
        alike *= self.sharpness
        return np.exp(alike, out=alike)

    def _solve(self, Y: Labels, weights: Floats) -> NDArray[np.float64]:
        """(n, n_labels): what each known row adds to the score of a row just like it."""
        from scipy.linalg import cho_factor, cho_solve

        dual: NDArray[np.float64] = np.zeros(Y.shape)
        told = Y != UNKNOWN
        for mask in np.unique(told, axis=1).T:  # labels known of the same rows are solved at once
            rows, labels = np.flatnonzero(mask), np.flatnonzero((mask == told.T).all(axis=1))
            if len(rows):
                alike = self._alike(self.known_[rows], self.known_[rows])
                alike[np.diag_indices_from(alike)] += self.ridge / weights[rows]
                factor = cho_factor(alike.T, lower=True, overwrite_a=True, check_finite=False)
                wanted = 2.0 * Y[np.ix_(rows, labels)] - 1
                dual[np.ix_(rows, labels)] = cho_solve(factor, wanted.astype(np.float32))
        return dual

    def decision_function(self, X: Any) -> NDArray[np.float64]:
        """(n, n_labels)."""
        from threadpoolctl import threadpool_limits

        scores: NDArray[np.float64] = self.linear_.decision_function(X)
        known = self.known_.astype(np.float64)
        with threadpool_limits(1):
            directions = self._directions(X).astype(np.float64)
            for start in range(0, len(directions), _BATCH):
                batch = slice(start, start + _BATCH)
                scores[batch] += self.share * (self._alike(directions[batch], known) @ self.dual_)
        return scores


def row_weights(Y: Labels) -> NDArray[np.float64]:
    """(n,) of mean 1: the inverse root of how often the rarest label of a row occurs.

    Rows that carry none count as rows of one more label; a probability above a half carries.
    """
    carried = Y > 0.5
    carried = np.column_stack([carried, ~carried.any(axis=1)])
    rarest = np.where(carried, carried.sum(axis=0), np.inf).min(axis=1)
    weights: NDArray[np.float64] = rarest**-0.5
    weights /= weights.mean()
    return weights

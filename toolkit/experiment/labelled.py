"""What held-out scores and labels make of each other: decisions, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from toolkit.decisions import Decision, Method, fit_decisions, held_out_probabilities
from toolkit.experiment.examples import Examples
from toolkit.experiment.result import Judged
from toolkit.experiment.weighing import Weighed
from toolkit.splits import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["STATED", "Labelled"]


STATED = 50
"""Own articles that a stated prevalence counts as."""


@dataclass(frozen=True)
class Labelled:
    """Held-out scores beside labels (n_articles, n_labels): presence of each theme, then main.

    With ``own_prevalence`` the user's own articles tell how frequent themes are, beside what is
    stated.
    """

    weighed: Weighed
    themes: Sequence[str]
    method: Method
    own_prevalence: bool = True

    @property
    def Y(self) -> NDArray[np.int_]:
        return self.weighed.Y

    def _parts(self) -> list[tuple[slice, list[str]]]:
        """Columns and names of presence and, where labels tell it, of main."""
        K = len(self.themes)
        main = [f"{theme} as main" for theme in self.themes]
        parts = [(slice(0, K), list(self.themes)), (slice(K, 2 * K), main)]
        return parts[: self.Y.shape[1] // K]

    def _method(self, columns: slice, rows: NDArray[np.int_]) -> Method:
        """How the labels of ``columns`` are decided where decisions rest on ``rows``."""
        shares = self._prevalence(rows)
        if columns.start == 0:
            return replace(self.method, prevalence=shares)
        if shares is not None:  # as often main, of the articles that carry it, as in the labels
            present, main = np.split(self.Y.mean(axis=0), 2)
            shares = tuple((np.array(shares) * main / present).tolist())
        return replace(self.method, undecided=None, prevalence=shares)  # only presence has doubt

    def _prevalence(self, rows: NDArray[np.int_]) -> tuple[float, ...] | None:
        """What is stated, as if so many articles had said it, with the own ones of ``rows``.

        Source: Gelman et al. (2013), Bayesian Data Analysis, ch. 2.4: the mean of a beta posterior.
        """
        stated, mine = self.method.prevalence, rows[self.weighed.own[rows]]
        if stated is None or not self.own_prevalence or not len(mine):
            return stated
        carried = self.Y[mine, : len(self.themes)].sum(axis=0)
        return tuple(((carried + STATED * np.array(stated)) / (len(mine) + STATED)).tolist())

    def decisions(self, rows: NDArray[np.int_]) -> list[Decision]:
        """Those of the model that is kept. Raises ConfigError for what is out of reach."""
        scores = self.weighed.chosen(rows)
        return [
            decision
            for columns, names in self._parts()
            for decision in fit_decisions(
                scores[rows, columns], self.Y[rows, columns], self._method(columns, rows), names
            )
        ]

    def judged(self, examples: Examples, split: Split) -> Judged:
        """What is said of the scored articles by decisions that they had no part in."""
        rows = split.scored
        scores = [self.weighed.chosen(deciding) for deciding, _ in split.decided]
        presence, *rest = (
            held_out_probabilities(
                [found[:, columns] for found in scores],
                self.Y[:, columns],
                split.decided,
                [self._method(columns, deciding) for deciding, _ in split.decided],
            )
            for columns, _ in self._parts()
        )
        present = presence.decided[rows]
        return Judged(
            tuple(examples.articles[row] for row in rows),
            examples.levels[rows],
            presence.probabilities[rows],
            present,
            present & rest[0].decided[rows] if rest else np.zeros_like(present),
            presence.undecided[rows],
            rest[0].probabilities[rows] if rest else None,
            tuple(examples.stories[row] for row in rows),
            examples.own[rows] if examples.own.any() else None,
        )

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

__all__ = ["Labelled"]


@dataclass(frozen=True)
class Labelled:
    """Held-out scores beside labels (n_articles, n_labels): presence of each theme, then main."""

    weighed: Weighed
    themes: Sequence[str]
    method: Method

    @property
    def Y(self) -> NDArray[np.int_]:
        return self.weighed.Y

    def _parts(self) -> list[tuple[slice, Method, list[str]]]:
        """Columns, method and names of presence and, where labels tell it, of main."""
        K = len(self.themes)
        parts = [(slice(0, K), self.method, list(self.themes))]
        if self.Y.shape[1] > K:  # only presence is left undecided
            named = [f"{theme} as main" for theme in self.themes]
            main = replace(self.method, undecided=None, prevalence=self._main_prevalence())
            parts.append((slice(K, 2 * K), main, named))
        return parts

    def _main_prevalence(self) -> tuple[float, ...] | None:
        """A theme is as often the main one of the articles that carry it as in the labels."""
        if self.method.prevalence is None:
            return None
        present, main = np.split(self.Y.mean(axis=0), 2)
        return tuple((np.array(self.method.prevalence) * main / present).tolist())

    def decisions(self, rows: NDArray[np.int_]) -> list[Decision]:
        """Those of the model that is kept. Raises ConfigError for what is out of reach."""
        scores = self.weighed.chosen(rows)
        return [
            decision
            for columns, method, names in self._parts()
            for decision in fit_decisions(
                scores[rows, columns], self.Y[rows, columns], method, names
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
                method,
            )
            for columns, method, _ in self._parts()
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

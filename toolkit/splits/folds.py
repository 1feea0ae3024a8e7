"""From parts to folds: what is trained on, what is tested, and whose scores decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.splits.registry import Described, Rows, Splitter
from toolkit.splits.stratified import count_groups, multilabel_folds

__all__ = ["Split", "cross_validate", "hold_out"]

DECIDERS = 5
"""Into how many parts a held-out part is cut, so that no article has a part in its own decision."""


@dataclass(frozen=True)
class Split:
    """Rounds of training and testing.

    ``folds``: (train, test) rows of each model. ``decided``: (deciding, tested) rows; calibration
    and thresholds of the tested are fitted on the scores of the deciding, all of them held out.
    """

    folds: tuple[tuple[Rows, Rows], ...]
    decided: tuple[tuple[Rows, Rows], ...]

    @property
    def held_out(self) -> Rows:
        """Rows that a fold has a score for."""
        return _together([test for _, test in self.folds])

    @property
    def scored(self) -> Rows:
        """Rows that the evaluation is of."""
        return _together([tested for _, tested in self.decided])

    def judged_by(self, rows: NDArray[np.bool_]) -> Split:
        """Trained on the same, but only the articles of ``rows`` (n_articles,) decide and score."""

        def only(chosen: Rows) -> Rows:
            return chosen[rows[chosen]]

        return Split(
            tuple((train, only(test)) for train, test in self.folds),
            tuple((only(deciding), only(tested)) for deciding, tested in self.decided),
        )


def cross_validate(splitter: Splitter, articles: Described, folds: int) -> Split:
    """Every part tested by the others; of an ordered splitter, by those before it.

    Raises ArticleError where the articles cannot be split so.
    """
    if splitter.ordered:
        parts = splitter.parts(articles, folds + 2)
        rounds = [(_together(parts[:n]), parts[n]) for n in range(1, len(parts))]
        decided = [(_together(parts[1:n]), parts[n]) for n in range(2, len(parts))]
        return Split(tuple(rounds), tuple(decided))
    rounds = list(_against_the_others(splitter.parts(articles, folds)))
    return Split(tuple(rounds), tuple(rounds))


def hold_out(splitter: Splitter, articles: Described, share: float, seed: int) -> Split:
    """One part of about ``share`` of the articles tested by the rest, of an ordered splitter the
    last; it is cut again so that others decide on each of its articles.

    Raises ArticleError where the articles cannot be split so.
    """
    parts = splitter.parts(articles, max(round(1 / share), 2))
    test = parts[-1]
    groups = [articles.near_duplicates[row] for row in test]
    count = min(DECIDERS, max(count_groups(len(test), groups), 2))
    inner = multilabel_folds(articles.Y[test], count, seed, groups)
    decided = tuple((test[others], test[rows]) for others, rows in inner)
    return Split(((_together(parts[:-1]), test),), decided)


def _against_the_others(parts: Sequence[Rows]) -> Iterator[tuple[Rows, Rows]]:
    for number, part in enumerate(parts):
        yield _together([*parts[:number], *parts[number + 1 :]]), part


def _together(parts: Sequence[Rows]) -> Rows:
    return np.sort(np.concatenate(parts))

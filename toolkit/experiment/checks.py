"""Whether labels can carry a training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from toolkit.articles import Article
from toolkit.classifiers import classifiers
from toolkit.errors import ArticleError, ConfigError
from toolkit.labels import Labels, is_weak

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.experiment.settings import ClassifyExperiment
    from toolkit.splits import Split

__all__ = [
    "check_decided",
    "check_deciding",
    "check_enough",
    "check_texts",
    "check_themes",
    "check_weak",
]


def check_weak(experiment: ClassifyExperiment, labels: Labels) -> None:
    """Raise ConfigError for weak labels that the config's model or target has no use for."""
    weak = next((entry for entry in labels.values() if is_weak(entry)), None)
    if weak is None:
        return
    found = f"labels that are probabilities ({next(iter(weak.values())).place or 'labels'})"
    if experiment.target == "single":
        raise ConfigError(f"target: found single with {found}; expected multi.")
    if not experiment.model.component.soft_labels:
        able = ", ".join(component.name for component in classifiers if component.soft_labels)
        raise ConfigError(
            f"model: found {experiment.model.name!r}, which cannot learn from {found}; expected "
            f"one of {able}. Set model.name=logistic, say."
        )


def check_texts(articles: Sequence[Article]) -> None:
    """Raise ArticleError for labelled articles without text."""
    empty = [article.id for article in articles if not article.text.strip()]
    if empty:
        raise ArticleError(
            f"articles: {len(empty):,} of {len(articles):,} labelled articles without text (the "
            f"first: {empty[0]!r}); expected a title, lead or body. Give it, or remove the labels."
        )


def check_themes(present: NDArray[np.bool_], themes: Sequence[str]) -> None:
    """Raise ArticleError for a theme that every article carries, or none; (n, n_themes)."""
    for theme, count in zip(themes, present.sum(axis=0).tolist(), strict=True):
        if count in (0, len(present)):
            which = "no article" if count == 0 else "every article"
            raise ArticleError(
                f"labels: {which} of {len(present)} carries {theme!r}; expected some that do and "
                "some that do not. Label more articles, or remove the theme from the codebook."
            )


def check_deciding(present: NDArray[np.bool_], themes: Sequence[str]) -> None:
    """Raise ArticleError for a theme that all or none of the held-out articles carry."""
    for theme, count in zip(themes, present.sum(axis=0).tolist(), strict=True):
        if count in (0, len(present)):
            which = "none" if count == 0 else "all"
            raise ArticleError(
                f"evaluation: {which} of the {len(present):,} held-out articles carries {theme!r}, "
                "so nothing tells how to decide it; expected some that do and some that do not. "
                "Hold out more, or split another way."
            )


def check_decided(split: Split) -> None:
    """Raise ArticleError where no other article decides on a held-out one."""
    if any(len(tested) and not len(deciding) for deciding, tested in split.decided):
        raise ArticleError(
            "evaluation: the articles labelled by hand all lie in one part of the split, so that "
            "nothing tells how to decide them; expected some in others. Label more articles, or "
            "split another way."
        )


def check_enough(
    present: NDArray[np.bool_],
    themes: Sequence[str],
    stories: Sequence[str | None],
    folds: int,
) -> None:
    """Raise ArticleError for a theme that fewer stories than folds carry, or lack."""
    for theme, column in zip(themes, present.T, strict=True):
        for rows, verb in ((column, "carry"), (~column, "lack")):
            named = {stories[row] or row for row in np.flatnonzero(rows).tolist()}
            if len(named) < folds:
                raise ArticleError(
                    f"labels: {len(named)} articles that differ {verb} {theme!r}; expected at "
                    f"least {folds}, one for each fold. Label more articles, or set "
                    "evaluation.folds lower."
                )

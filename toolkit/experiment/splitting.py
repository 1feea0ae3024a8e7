"""The articles of a training, split, and what is to be said of the split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.articles import Article
from toolkit.experiment.checks import check_decided, check_deciding, check_enough
from toolkit.splits import Described, Leaks, Split, cross_validate, find_leaks, hold_out
from toolkit.stories import THRESHOLD, stories_of

if TYPE_CHECKING:
    from toolkit.experiment.examples import Examples
    from toolkit.experiment.settings import ClassifyExperiment, Evaluation

__all__ = ["Held", "near_duplicates", "split_examples"]


@dataclass(frozen=True)
class Held:
    """A split of the labelled articles: its name, how many take no part in it, and its leaks.

    Where some labels are weak and others by hand, only those by hand decide and score.
    """

    split: Split
    name: str
    set_aside: int
    leaks: Leaks | None
    without: tuple[str, ...]
    """Themes that some model could not learn, since no article that it was trained on has them."""

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "name": self.name,
            "models": len(self.split.folds),
            "scored": len(self.split.scored),
            "set_aside": self.set_aside,
            "leaks": self.leaks.to_record() if self.leaks else None,
            "never_learnt": list(self.without),
            "warnings": list(self.warnings()),
        }

    def warnings(self) -> Iterator[str]:
        """What a reader of the scores should know, a sentence each."""
        if self.set_aside:
            yield (
                f"{self.set_aside:,} articles do not tell what is split by: they are left out of "
                "the evaluation, and learnt from by the model that is kept."
            )
        if self.leaks and self.leaks.count:
            advice = " Set evaluation.split=story." if self.name == "stratified" else ""
            yield f"{self.leaks}.{advice}"
        if self.without:
            yield (
                f"{', '.join(self.without)}: some of the models that are scored had no article "
                "with the theme to learn from."
            )


def near_duplicates(articles: Sequence[Article], evaluation: Evaluation) -> list[str | None]:
    """The story of each article, found by its text unless nobody asks for that."""
    if evaluation.check_leaks or evaluation.split.name == "story":
        return [*stories_of(articles, THRESHOLD)]
    return [article.story for article in articles]


def split_examples(
    experiment: ClassifyExperiment, examples: Examples, themes: Sequence[str]
) -> Held:
    """Split as the config says. Raises ArticleError where articles or labels do not allow it."""
    evaluation, seed = experiment.evaluation, experiment.seed
    splitter = evaluation.split.build(seed=seed)
    articles = examples.articles
    described = Described(
        examples.strata,
        [article.story for article in articles],
        examples.stories,
        [article.outlet or article.source for article in articles],
        [article.published for article in articles],
    )
    if evaluation.folds == "none":
        split = hold_out(splitter, described, evaluation.held_out, seed)
    else:
        split = cross_validate(splitter, described, evaluation.folds)
        if evaluation.split.name in ("stratified", "story"):
            judges = np.flatnonzero(examples.judges)
            stories = [examples.stories[row] for row in judges]
            check_enough(examples.levels[judges] > 0, themes, stories, evaluation.folds)
    used = np.unique(np.concatenate([np.concatenate(fold) for fold in split.folds]))
    split = split.judged_by(examples.judges)
    check_deciding(examples.levels[split.held_out] > 0, themes)
    check_decided(split)
    leaks = find_leaks(split, examples.stories, examples.ids) if evaluation.check_leaks else None
    counts = np.array([(examples.levels[train] > 0).sum(axis=0) for train, _ in split.folds])
    without = [themes[column] for column in np.flatnonzero(counts.min(axis=0) == 0).tolist()]
    return Held(split, evaluation.split.name, len(articles) - len(used), leaks, tuple(without))

"""Labelled articles made ready for training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.errors import ArticleError
from toolkit.experiment.checks import check_texts
from toolkit.experiment.reading import read_texts
from toolkit.experiment.splitting import near_duplicates
from toolkit.labels import (
    Labels,
    by_id,
    check_articles,
    check_one_theme,
    check_openings,
    is_own,
    is_weak,
    level_matrix,
    presence_matrix,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.classifiers.columns import Labels as Labelling
    from toolkit.experiment.settings import ClassifyExperiment

__all__ = ["Examples", "TrainingSet", "make_examples"]


@dataclass(frozen=True)
class TrainingSet:
    """What an estimator is fitted on."""

    texts: list[str]
    Y: Labelling
    """(n_articles, n_labels): presence of each theme, then main where labels tell it; where some
    labels are weak, probabilities of presence."""
    passages: list[NDArray[np.int_]]
    """Per article (n_sentences, n_themes) of 0, 1, -1 (not known); none of the sentences for a
    model that does not learn from them."""
    n_themes: int
    stories: list[str | None]


@dataclass(frozen=True)
class Examples:
    """Labelled articles: as they stand, and as training sees them (some without title)."""

    articles: tuple[Article, ...]
    texts: list[str]
    levels: NDArray[np.int_]
    presence: NDArray[np.float64]
    """(n_articles, n_themes): probabilities; 0 or 1 where labels are by hand."""
    weak: NDArray[np.bool_]
    """(n_articles,): whether the labels are weak."""
    training_texts: list[str]
    passages: list[NDArray[np.int_]]
    """As in a `TrainingSet`."""
    stories: list[str | None]
    own: NDArray[np.bool_]
    """(n_articles,): to which the user added labels; none where some labels are weak."""

    @property
    def ids(self) -> list[str]:
        return [article.id for article in self.articles]

    @property
    def Y(self) -> NDArray[np.int_]:
        """(n_articles, n_labels): presence, then main unless no label says main."""
        present = (self.levels > 0).astype(int)
        main = (self.levels == 2).astype(int)
        return np.hstack([present, main]) if main.any() else present

    @property
    def judges(self) -> NDArray[np.bool_]:
        """(n_articles,): whose labels decide and score: those by hand, or all where none is."""
        by_hand = ~self.weak
        return by_hand if by_hand.any() else self.weak

    @property
    def strata(self) -> NDArray[np.int_]:
        """(n_articles, n): what parts should have equal shares of: labels, and those by hand."""
        if not self.weak.any():
            return self.Y
        by_hand = ~self.weak[:, None]
        return np.hstack([self.Y, self.Y * by_hand, by_hand]).astype(int)

    def training(self, rows: NDArray[np.int_]) -> TrainingSet:
        """What these rows teach; a row that comes more than once is of one story."""
        return TrainingSet(
            [self.training_texts[i] for i in rows],
            self.presence[rows] if self.weak.any() else self.Y[rows],
            [self.passages[i] for i in rows],
            self.levels.shape[1],
            [self.stories[i] or f"article {self.articles[i].id}" for i in rows],
        )


def make_examples(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
) -> Examples:
    """Normalise the labelled articles, in order of id, and find their stories.

    Raises ArticleError for labels that do not fit the articles.
    """
    labels = by_id(labels, articles)
    check_articles(labels, articles)
    labelled = {article.id: article for article in articles if article.id in labels}
    if not labelled:
        raise ArticleError("no article that was read has a label; expected labels by article id.")
    chosen = tuple(labelled[article_id] for article_id in sorted(labelled))
    check_texts(chosen)
    ids = [article.id for article in chosen]
    levels = level_matrix(labels, ids, codebook.ids)
    weak = np.array([is_weak(labels[article_id]) for article_id in ids])
    own = np.array([is_own(labels[article_id]) for article_id in ids])
    if experiment.target == "single":
        check_one_theme(labels, chosen)
    if experiment.target == "single" or weak.any():  # neither tells main themes
        levels = np.minimum(levels, 1)
    for article in chosen:
        check_openings(article.text, labels[article.id])
    read = read_texts(experiment, codebook, chosen, labels)
    stories = near_duplicates(chosen, experiment.evaluation)
    texts, training_texts, passages = map(list, zip(*read, strict=True))
    return Examples(
        chosen,
        texts,
        levels,
        presence_matrix(labels, ids, codebook.ids),
        weak,
        training_texts,
        passages,
        stories,
        own & ~weak.any(),
    )

"""Labelled articles made ready for training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.errors import ArticleError
from toolkit.experiment.checks import check_texts
from toolkit.experiment.estimator import text_chain
from toolkit.labels import (
    Labels,
    by_id,
    check_articles,
    check_one_theme,
    level_matrix,
    sentence_labels,
)
from toolkit.text import normalise, sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.experiment.settings import ClassifyExperiment

__all__ = ["Examples", "TrainingSet", "make_examples"]


@dataclass(frozen=True)
class TrainingSet:
    """What an estimator is fitted on."""

    texts: list[str]
    Y: NDArray[np.int_]
    """(n_articles, n_labels): presence of each theme, then main where labels tell it."""
    passages: list[NDArray[np.int_]]
    """Per article (n_sentences, n_themes) of 0, 1, -1 (not known)."""
    n_themes: int
    stories: list[str | None]


@dataclass(frozen=True)
class Examples:
    """Labelled articles: as they stand, and as training sees them (some without title)."""

    articles: tuple[Article, ...]
    texts: list[str]
    levels: NDArray[np.int_]
    training_texts: list[str]
    passages: list[NDArray[np.int_]]
    stories: list[str | None]

    @property
    def ids(self) -> list[str]:
        return [article.id for article in self.articles]

    @property
    def Y(self) -> NDArray[np.int_]:
        """(n_articles, n_labels): presence, then main unless no label says main."""
        present = (self.levels > 0).astype(int)
        main = (self.levels == 2).astype(int)
        return np.hstack([present, main]) if main.any() else present

    def training(self, rows: NDArray[np.int_]) -> TrainingSet:
        return TrainingSet(
            [self.training_texts[i] for i in rows],
            self.Y[rows],
            [self.passages[i] for i in rows],
            self.levels.shape[1],
            [self.stories[i] for i in rows],
        )


def make_examples(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
) -> Examples:
    """Normalise the labelled articles, in order of id. Raises ArticleError for labels that do
    not fit the articles."""
    labels = by_id(labels, articles)
    check_articles(labels, articles)
    labelled = {article.id: article for article in articles if article.id in labels}
    if not labelled:
        raise ArticleError("no article that was read has a label; expected labels by article id.")
    chosen = tuple(labelled[article_id] for article_id in sorted(labelled))
    check_texts(chosen)
    levels = level_matrix(labels, [article.id for article in chosen], codebook.ids)
    if experiment.target == "single":
        check_one_theme(labels, chosen)
        levels = np.minimum(levels, 1)
    chain = text_chain(experiment)
    random = np.random.default_rng(experiment.seed)
    dropped = random.random(len(chosen)) < experiment.drop_titles
    texts, training_texts, passages = [], [], []
    for article, drop in zip(chosen, dropped, strict=True):
        aligned = normalise(article.text, chain)
        texts.append(aligned.text)
        sentence = sentence_labels(article.text, aligned, labels[article.id], codebook.ids)
        if drop and article.title and (article.body or article.lead):
            aligned_rest = normalise(replace(article, title=None).text, chain)
            sentence = sentence[len(sentence) - len(sentences(aligned_rest.text)) :]
            aligned = aligned_rest
        training_texts.append(aligned.text)
        passages.append(sentence)
    return Examples(
        chosen,
        texts,
        levels,
        training_texts,
        passages,
        [article.story for article in chosen],
    )

"""Multiple-instance classification: scores of sentences pooled to scores of articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack, issparse
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

from toolkit.classifiers.columns import UNKNOWN, LinearColumns, _Columns
from toolkit.errors import ArticleError
from toolkit.features.places import columns_of
from toolkit.splits import count_groups, multilabel_folds
from toolkit.text import sentences

__all__ = ["POOLS", "PooledPassages", "pool"]

POOLS = ("best", "best three", "mean", "first", "article")
"""What the deciding regression sees of an article, per theme."""


class PooledPassages(_Columns):
    """Scores sentences and whole articles, and weighs both.

    Y is (n, n_themes) for presence, or (n, 2 * n_themes) with presence first and main after;
    both are decided from the sentence scores of presence. Scores of sentences are learnt beside
    those features of their articles whose transformers ``context`` names in a union of article
    features, so that words of a sentence get no weight for what the whole article tells.
    """

    def __init__(
        self,
        passage_features: Any,
        passage_model: LinearColumns,
        article_features: Any,
        article_model: LinearColumns,
        folds: int = 5,
        seed: int = 0,
        context: tuple[str, ...] = (),
        decider_C: float = 1.0,
        main_decider_C: float = 1.0,
    ) -> None:
        self.passage_features = passage_features
        self.passage_model = passage_model
        self.article_features = article_features
        self.article_model = article_model
        self.folds = folds
        self.seed = seed
        self.context = context
        self.decider_C = decider_C
        self.main_decider_C = main_decider_C

    def fit(
        self,
        texts: list[str],
        Y: NDArray[np.int_],
        passages: Sequence[NDArray[np.int_]] | None = None,
        n_themes: int | None = None,
        stories: Sequence[str | None] | None = None,
    ) -> PooledPassages:
        """Fit on articles and, where known, on the labels of their sentences.

        ``passages[i]`` is (n_sentences, n_themes) of 0, 1 or -1 (not known) for the sentences
        of ``texts[i]`` as `toolkit.text.sentences` gives them. Without it a sentence is taken
        to lack every theme that its article lacks, and to carry those it is mainly about.
        Where no sentence of an article is known to carry a theme of it, a first model guesses them
        (see `_guessed`). Articles of one story stay on one side of the inner folds. Raises
        ArticleError for fewer than two articles. Vocabulary and idf, which see no label, are of
        all of them.
        """
        if len(texts) < 2:
            raise ArticleError(
                f"{len(texts)} labelled articles; expected at least 2 to learn from."
            )
        Y = np.asarray(Y).reshape(len(Y), -1)
        self.n_themes_ = n_themes or Y.shape[1]
        self.classes_ = np.arange(Y.shape[1])
        split = [[sentence.text for sentence in sentences(text)] or [""] for text in texts]
        labels = [self._passage_labels(Y[i], len(split[i]), passages, i) for i in range(len(Y))]
        self.passage_features_ = clone(self.passage_features)
        self.article_features_ = clone(self.article_features)
        P = self.passage_features_.fit_transform([s for group in split for s in group])
        A = _by_row(self.article_features_.fit_transform(texts))
        context = A[:, columns_of(self.article_features_, self.context)]
        bounds = np.cumsum([0, *map(len, split)])
        P, L = _by_row(P), np.concatenate(labels)
        self._fit_deciders(P, A, context, L, Y, bounds, stories)
        self.passage_model_ = _fit_passages(self.passage_model, P, context, L, bounds)
        self.article_model_ = clone(self.article_model).fit(A, Y)
        return self

    def _passage_labels(
        self,
        y: NDArray[np.int_],
        count: int,
        given: Sequence[NDArray[np.int_]] | None,
        row: int,
    ) -> NDArray[np.int_]:
        if given is not None and len(given[row]) == count:
            return np.asarray(given[row])
        present = y[: self.n_themes_]
        main = y[self.n_themes_ :] if len(y) > self.n_themes_ else np.zeros_like(present)
        guess = np.where(present == 0, 0, np.where(main == 1, 1, UNKNOWN))
        return np.tile(guess, (count, 1))

    def _fit_deciders(
        self,
        P: Any,
        A: Any,
        context: Any,
        L: NDArray[np.int_],
        Y: NDArray[np.int_],
        bounds: NDArray[np.int_],
        stories: Sequence[str | None] | None,
    ) -> None:
        """Regressions over the pools, fitted on scores of articles that the scorer never saw."""
        pools = np.zeros((len(Y), Y.shape[1], len(POOLS)))
        folds = min(self.folds, count_groups(len(Y), stories))
        for train, test in multilabel_folds(Y, folds, self.seed, stories):
            rows = _rows(bounds, train)
            inner = np.cumsum([0, *np.diff(bounds)[train]])
            told = context[train]
            passage_model = _fit_passages(self.passage_model, P[rows], told, L[rows], inner)
            article_model = clone(self.article_model).fit(A[train], Y[train])
            scores = passage_model.decision_function(P[_rows(bounds, test)])
            sizes = np.diff(bounds)[test]
            whole = article_model.decision_function(A[test])
            pools[test] = pool(scores, np.cumsum([0, *sizes]), whole)
        self.decider_coef_ = np.zeros((Y.shape[1], len(POOLS)))
        self.decider_intercept_ = np.full(Y.shape[1], -10.0)
        for column, y in enumerate(Y.T):
            if len(set(y.tolist())) == 2:
                C = self.decider_C if column < self.n_themes_ else self.main_decider_C
                fitted = LogisticRegression(C=C).fit(pools[:, column], y)
                self.decider_coef_[column] = fitted.coef_[0]
                self.decider_intercept_[column] = fitted.intercept_[0]

    def decision_function(self, texts: list[str]) -> NDArray[np.float64]:
        """(n, n_labels): log odds by the deciding regressions."""
        split = [[sentence.text for sentence in sentences(text)] or [""] for text in texts]
        if not split:
            return np.zeros((0, len(self.classes_)))
        P = self.passage_features_.transform([s for group in split for s in group])
        whole = self.article_model_.decision_function(self.article_features_.transform(texts))
        scores = self.passage_model_.decision_function(P)
        pools = pool(scores, np.cumsum([0, *map(len, split)]), whole)
        weighed: NDArray[np.float64] = np.einsum("nlp,lp->nl", pools, self.decider_coef_)
        weighed += self.decider_intercept_
        return weighed


def _by_row(matrix: Any) -> Any:
    """The matrix in a form that gives rows."""
    return matrix.tocsr() if issparse(matrix) else matrix


def _rows(bounds: NDArray[np.int_], articles: NDArray[np.int_]) -> NDArray[np.int_]:
    """Row numbers of the sentences of ``articles``."""
    return np.concatenate([np.arange(bounds[i], bounds[i + 1]) for i in articles])


def _fit_passages(
    model: LinearColumns, P: Any, context: Any, L: NDArray[np.int_], bounds: NDArray[np.int_]
) -> LinearColumns:
    """The model of sentences; article i has the rows ``bounds[i]:bounds[i + 1]`` of P and L.

    ``context`` (n_articles, n_columns) is learnt beside them and then left out.
    """
    beside = _beside(P, context, bounds)
    fitted: LinearColumns = clone(model).fit(beside, L)
    if (L == UNKNOWN).any():
        L = _guessed(L, fitted.decision_function(beside), bounds)
        fitted = clone(model).fit(beside, L)
    fitted.coef_ = fitted.coef_[:, : P.shape[1]].copy()
    return fitted


def _beside(P: Any, context: Any, bounds: NDArray[np.int_]) -> Any:
    """Features of sentences and, to their right, those of their articles."""
    if not context.shape[1]:
        return P
    carried = context[np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))]
    sparse = issparse(P) or issparse(carried)
    return hstack([P, carried]).tocsr() if sparse else np.hstack([P, carried])


def _guessed(
    L: NDArray[np.int_], scores: NDArray[np.float64], bounds: NDArray[np.int_]
) -> NDArray[np.int_]:
    """Labels (n_sentences, n_themes) where an article's best sentence carries its theme.

    So do its other sentences of unknown label with a score above 0; the rest stays unknown. Else
    an article without labels of sentences would teach only what lacks its other themes.

    Source: Andrews, Tsochantaridis and Hofmann (2002), mi-SVM, one step of it.
    """
    found = np.where((L == UNKNOWN) & (scores > 0), 1, L)
    for begin, end in pairwise(bounds.tolist()):
        unknown = (L[begin:end] == UNKNOWN).all(axis=0)
        best = begin + scores[begin:end].argmax(axis=0)
        found[best[unknown], unknown] = 1
    return found


def pool(
    scores: NDArray[np.float64], bounds: NDArray[np.int_], whole: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(n_articles, n_labels, 5) from sentence scores (n_sentences, n_themes).

    Article i has the sentences ``bounds[i]:bounds[i + 1]``; ``whole`` is (n_articles, n_labels),
    and label l is of theme ``l % n_themes``.
    """
    n, labels = whole.shape
    theme = np.arange(labels) % scores.shape[1]
    result = np.empty((n, labels, len(POOLS)))
    for i in range(n):
        z = scores[bounds[i] : bounds[i + 1]]
        top = -np.sort(-z, axis=0)[:3]
        pools = (top[0], top.mean(axis=0), z.mean(axis=0), z[0])
        result[i, :, :4] = np.stack(pools, axis=-1)[theme]
    result[:, :, 4] = whole
    return result

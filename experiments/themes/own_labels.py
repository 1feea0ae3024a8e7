"""How much labels of one's own add to the starter articles, by the number of articles labelled.

The real articles are halved at random, several times. A model of the starter articles and n
articles of one half is scored on the other half, the same one for every n. The weight and the
decisions are those that training takes, by the starter articles and the n alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.metrics import average_precision_score, f1_score
from sklearn.pipeline import Pipeline
from sklearn.utils.parallel import Parallel, delayed

from toolkit.classifiers.pooled import PooledPassages
from toolkit.cli.show import print_table
from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.decisions import decide, probabilities
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.estimator import build_estimator, fit_estimator
from toolkit.experiment.examples import Examples, make_examples
from toolkit.experiment.labelled import Labelled
from toolkit.experiment.weighing import Weighed, repeat_own, weights_to_try
from toolkit.labels import load_all_labels
from toolkit.splits import multilabel_folds
from toolkit.text import sentences

LABELS = ("experiments/themes/press_labels.csv", "experiments/themes/press_labels_check.csv")
SIZES = (25, 50, 100, 150)
SCORES = ("micro_f1", "macro_f1", "average_precision", "log_loss")

Rows = NDArray[np.int_]
Floats = NDArray[np.float64]
Row = dict[str, float]


class Remembered(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Features made once for all texts: their vocabulary sees no label, and fits become quick."""

    def __init__(self, features: Any, texts: Iterable[str]) -> None:
        self.row = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        self.matrix = features.fit_transform(list(self.row)).tocsr()
        self.transformer_list = features.transformer_list  # for those beside sentences

    def __sklearn_clone__(self) -> Remembered:
        return self

    def fit(self, texts: list[str], y: Any = None) -> Remembered:
        return self

    def transform(self, texts: list[str]) -> Any:
        return self.matrix[[self.row[text] for text in texts]]


@dataclass
class Study:
    """The examples, and scores of the models of starter articles alone."""

    experiment: ClassifyExperiment
    themes: list[str]
    examples: Examples
    estimator: Any
    folds: int
    starter: Rows = field(init=False)
    scores: Floats = field(init=False)
    deciders: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Score starter articles by cross-validation, the others by a model of all of those."""
        own, Y = self.examples.own, self.examples.Y
        self.starter, rest = np.flatnonzero(~own), np.flatnonzero(own)
        self.scores = np.full(Y.shape, np.nan)
        for train, test in multilabel_folds(Y[self.starter], 5, self.experiment.seed):
            self.scores[self.starter[test]] = self.fit(self.starter[train])(self.starter[test])
        self.scores[rest] = self.fit(self.starter, keep=True)(rest)

    def fit(self, rows: Rows, keep: bool = False) -> Callable[[Rows], Floats]:
        """A function from rows to scores of presence, learnt from ``rows``.

        The regressions of `passages` that weigh sentences and article are those of the starter
        articles, to ``keep``: they hardly change, and without them fits take a fifth of the time.
        """
        estimator = clone(self.estimator)
        if self.deciders:
            estimator._fit_deciders = lambda *given: vars(estimator).update(self.deciders)
        fit_estimator(estimator, self.examples.training(rows))
        if keep and isinstance(estimator, PooledPassages):
            names = ("decider_coef_", "decider_intercept_")
            self.deciders = {name: getattr(estimator, name) for name in names}

        def scores(tested: Rows) -> Floats:
            found: Floats = estimator.decision_function([self.examples.texts[i] for i in tested])
            return found

        return scores

    def split(self, seed: int) -> list[Row]:
        """The scores of one halving, a row for each number of own articles."""
        order = np.random.default_rng(seed).permutation(np.flatnonzero(self.examples.own))
        pool, test = np.split(order, [len(order) // 2])
        rows = [self.scored(0, 0, self.labelled({1: self.scores}), self.starter,
                            test, self.scores[test])]  # fmt: skip
        for n in SIZES:
            rows.append(self.with_own(n, pool[:n], test, seed))
        for row in rows:
            print(json.dumps({"seed": seed, **row}), file=sys.stderr, flush=True)
        return rows

    def with_own(self, n: int, mine: Rows, test: Rows, seed: int) -> Row:
        own, Y = self.examples.own, self.examples.Y
        weights = weights_to_try(own, self.experiment.own_weight) if self.folds else (1,)
        by_weight = {weight: self.scores.copy() for weight in weights}
        for weight in filter(None, weights):
            for train, held in multilabel_folds(Y[mine], self.folds, seed) if self.folds else ():
                learnt = np.concatenate([self.starter, mine[train]])
                model = self.fit(repeat_own(learnt, own, weight))
                by_weight[weight][mine[held]] = model(mine[held])
        everything = np.concatenate([self.starter, mine])
        labelled = self.labelled(by_weight)
        weight = labelled.weighed.choose(everything)
        found = self.scores[test]
        if weight:
            found = self.fit(repeat_own(everything, own, weight))(test)
        return self.scored(n, weight, labelled, everything, test, found)

    def labelled(self, scores: dict[int, Floats]) -> Labelled:
        own, Y = self.examples.own, self.examples.Y
        method = self.experiment.decisions.method("multi", len(self.themes))
        return Labelled(
            Weighed(scores, Y, len(self.themes), own),
            self.themes,
            method,
            self.experiment.decisions.own_prevalence,
        )

    def scored(
        self, n: int, weight: int, labelled: Labelled, rows: Rows, test: Rows, found: Floats
    ) -> Row:
        """Of the scores ``found`` for ``test``, decided by held-out scores of ``rows``."""
        decisions, truth = labelled.decisions(rows), self.examples.Y[test]
        p = probabilities(found, decisions)
        present = decide(p, decisions)
        right = np.where(truth == 1, p, 1 - p).clip(1e-6)
        return {
            "n": n,
            "weight": weight,
            "micro_f1": f1_score(truth, present, average="micro"),
            "macro_f1": f1_score(truth, present, average="macro"),
            "average_precision": average_precision_score(truth, found),
            "log_loss": float(-np.log(right).sum(axis=1).mean()),
        }


def prepare(config: str, articles: str, overrides: Sequence[str], folds: int) -> Study:
    """Everything that does not depend on the split. Main themes are left out, to be quicker."""
    experiment = load_experiment(config, overrides)
    assert isinstance(experiment, ClassifyExperiment)
    codebook = load_codebook(experiment.codebook)
    labels = load_all_labels([*experiment.labels, *LABELS], codebook.ids)
    corpus = load_corpus([*experiment.articles, articles])
    examples = make_examples(experiment, corpus.articles, labels, codebook)
    examples = replace(examples, levels=np.minimum(examples.levels, 1))
    estimator = build_estimator(experiment, codebook)
    texts = [*examples.training_texts, *examples.texts]
    if isinstance(estimator, Pipeline):
        features = Remembered(estimator["features"], texts)
        estimator = Pipeline([("features", features), ("model", estimator["model"])])
    else:
        each = [part.text for text in texts for part in sentences(text)] + [""]
        estimator.passage_features = Remembered(estimator.passage_features, each)
        estimator.article_features = Remembered(estimator.article_features, texts)
    return Study(experiment, codebook.ids, examples, estimator, folds)


def report(splits: Sequence[Sequence[Row]]) -> None:
    """A row for each n: means, gains over n = 0 with their standard error, and how often worse."""
    found = np.array([[[row[name] for name in SCORES] for row in rows] for rows in splits])
    gains = found - found[:, :1]
    errors = gains.std(axis=0, ddof=1) / np.sqrt(len(splits))
    table = []
    for i, n in enumerate((0, *SIZES)):
        cells = [
            f"{found[:, i, k].mean():.3f} ({gains[:, i, k].mean():+.4f} ± {errors[i, k]:.4f})"
            for k in range(len(SCORES))
        ]
        worse = [f"{(gains[:, i, k] < 0).mean():.0%}" for k in (0, 2)]
        left_out = sum(rows[i]["weight"] == 0 for rows in splits) if n else "-"
        table.append((n, *cells, *worse, left_out))
    print_table(("own", *SCORES, "micro-F1 worse", "average precision worse", "left out"), table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", help="the table with the real articles, by id")
    parser.add_argument("--config", default="configs/themes.yaml")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--folds", type=int, default=3, help="of own articles; 0: once, always")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--change", nargs="+", default=[], help="settings of the config")
    given = parser.parse_args()
    study = prepare(given.config, given.articles, given.change, given.folds)
    one = delayed(Study.split)
    report(Parallel(n_jobs=given.jobs)(one(study, seed) for seed in range(given.repeats)))


if __name__ == "__main__":
    main()

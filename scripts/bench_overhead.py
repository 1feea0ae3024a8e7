"""What the toolkit adds to scikit-learn: training and prediction against the same by hand.

By hand: the same text steps, the same estimator, fitted on the same folds and once on everything,
its scores calibrated by logistic regression, in plain scikit-learn. The toolkit also drops titles,
looks for near-duplicates, scores with intervals and keeps what it found. Both take turns; the
least time of each counts, since others use the machine too. Exits with 1 when the overhead is above
the bound.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.utils.parallel import Parallel, delayed

from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.classify import run_classify
from toolkit.experiment.estimator import build_estimator, fit_estimator, text_chain
from toolkit.labels import load_all_labels
from toolkit.text import normalise

BOUND = 0.10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="configs/themes_linear_svm.yaml", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    experiment = load_experiment(options.config)
    assert isinstance(experiment, ClassifyExperiment)
    codebook = load_codebook(experiment.codebook)
    labels = load_all_labels(experiment.labels, codebook.ids)
    articles = load_corpus(experiment.articles).articles
    result = run_classify(experiment, articles, labels, codebook)
    model = result.model
    by_hand = Bare(experiment, codebook, articles, labels)
    by_hand.train()
    overheads = [
        compare(
            "training",
            options.rounds,
            lambda: run_classify(experiment, articles, labels, codebook),
            by_hand.train,
        ),
        compare(
            "prediction without evidence",
            options.rounds,
            lambda: model.predict(articles, evidence=False),
            lambda: by_hand.predict([article.text for article in articles]),
        ),
    ]
    return 0 if max(overheads) <= BOUND else 1


def compare(
    what: str, rounds: int, ours: Callable[[], object], bare: Callable[[], object]
) -> float:
    """The part of the time that ours takes longer."""
    times: tuple[list[float], list[float]] = [], []
    for _ in range(rounds):
        for run, taken in zip((ours, bare), times, strict=True):
            began = time.perf_counter()
            run()
            taken.append(time.perf_counter() - began)
    first, second = map(min, times)
    overhead = first / second - 1
    print(f"{what}: {first:.2f} s, by hand {second:.2f} s: {overhead:+.1%}, at most {BOUND:+.0%}")
    return overhead


class Bare:
    """What a user of scikit-learn writes for the same model."""

    def __init__(self, experiment: Any, codebook: Any, articles: Sequence[Any], labels: Any):
        from toolkit.experiment.examples import make_examples

        self.chain = text_chain(experiment)
        self.estimator = build_estimator(experiment, codebook)
        examples = make_examples(experiment, articles, labels, codebook)
        self.examples, self.Y = examples, examples.Y
        self.raw = [article.text for article in examples.articles]
        self.folds = list(_folds(experiment, examples))

    def train(self) -> None:
        texts = self._read(self.raw)
        rounds = [*self.folds, (np.arange(len(texts)), np.zeros(0, int))]
        *held_out, self.fitted = Parallel(n_jobs=2)(
            delayed(_fit)(
                clone(self.estimator), self.examples.training(train), [texts[i] for i in test]
            )
            for train, test in rounds
        )
        scores = np.zeros(self.Y.shape)
        for (_, test), (_, found) in zip(self.folds, held_out, strict=True):
            scores[test] = found
        for _, test in self.folds:
            rest = np.setdiff1d(np.arange(len(texts)), test)
            self._calibrate(scores[rest], self.Y[rest])
        self.calibration = self._calibrate(scores, self.Y)

    def _read(self, texts: Sequence[str]) -> list[str]:
        return [normalise(text, self.chain).text for text in texts]

    def _calibrate(self, scores: Any, Y: Any) -> list[Any]:
        columns = zip(scores.T, Y.T, strict=True)
        return [LogisticRegression(C=100.0).fit(score[:, None], y) for score, y in columns]

    def predict(self, texts: Sequence[str]) -> Any:
        scores = self.fitted[0].decision_function(self._read(texts))
        slopes = np.array([fitted.coef_[0, 0] for fitted in self.calibration])
        return expit(scores * slopes + [fitted.intercept_[0] for fitted in self.calibration]) >= 0.5


def _fit(estimator: Any, data: Any, held_out: list[str]) -> tuple[Any, Any]:
    fit_estimator(estimator, data)
    return estimator, estimator.decision_function(held_out) if held_out else None


def _folds(experiment: ClassifyExperiment, examples: Any) -> Any:
    from toolkit.splits import multilabel_folds

    folds, seed = int(experiment.evaluation.folds), experiment.seed
    return multilabel_folds(examples.Y, folds, seed, examples.stories)


if __name__ == "__main__":
    sys.exit(main())

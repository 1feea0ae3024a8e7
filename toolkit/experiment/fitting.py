"""Fitting estimators on parts of the labelled articles, and what they say of the other parts."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.codebook import Codebook
from toolkit.experiment.estimator import build_estimator, fit_estimator
from toolkit.experiment.examples import Examples, TrainingSet
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.text.remembering import remembering, the_store

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.text.store import Store

__all__ = ["fit_rounds"]


LARGE = 500_000
"""Characters of training text from which the folds are worth a process a core."""


def fit_rounds(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    examples: Examples,
    rounds: Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]],
) -> Iterator[tuple[Any, NDArray[np.float64]]]:
    """After each round of (train, test) rows: its estimator, and the held-out scores so far.

    Scores (n_articles, n_labels) are nan for articles that no round has tested, and for a label
    that is not in what a round learns from: they say nothing.
    """
    Y = examples.Y
    scores = np.full(Y.shape, np.nan)
    fitted = _fit_all(experiment, codebook, examples, [train for train, _ in rounds])
    with _may_stop_early(fitted):
        for estimator, (train, test) in zip(fitted, rounds, strict=True):
            if len(test):
                found = estimator.decision_function([examples.texts[i] for i in test])
                scores[test] = np.where(Y[train].any(axis=0), found, np.nan)
            yield estimator, scores


@contextmanager
def _may_stop_early(fitted: Generator[Any, None, None]) -> Iterator[None]:
    """Close it without joblib's warning that something was fitted for nothing."""
    try:
        yield
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            fitted.close()


def _fit_all(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    examples: Examples,
    rows: Sequence[NDArray[np.int_]],
) -> Generator[Any, None, None]:
    """An estimator fitted on each set of rows, in order; large sets in one process a core."""
    from sklearn.utils.parallel import Parallel, delayed

    large = sum(map(len, examples.texts)) > LARGE
    workers = min(_cores(), len(rows)) if large else 1
    store = the_store()
    fitted: Generator[Any, None, None] = Parallel(n_jobs=workers, return_as="generator")(
        delayed(_fit)(experiment, codebook, examples.training(chosen), store) for chosen in rows
    )
    return fitted


def _cores() -> int:
    count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return count() or 1


def _fit(
    experiment: ClassifyExperiment, codebook: Codebook, data: TrainingSet, store: Store | None
) -> Any:
    estimator = build_estimator(experiment, codebook)
    with remembering(store):
        fit_estimator(estimator, data)
    return estimator

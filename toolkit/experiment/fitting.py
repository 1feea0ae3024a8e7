"""Fitting estimators on parts of the labelled articles, and what they say of the other parts."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.codebook import Codebook
from toolkit.experiment.estimator import build_estimator, fit_estimator
from toolkit.experiment.examples import Examples, TrainingSet
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.processes import process_count
from toolkit.text.remembering import remembering, the_store

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.text.store import Store

__all__ = ["fit_rounds"]


def fit_rounds(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    examples: Examples,
    rounds: Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]],
) -> Iterator[tuple[Any, NDArray[np.float64]]]:
    """After each round of (train, test) rows: its estimator, and the held-out scores so far.

    The estimator is None for a round that tests something: its scores are all that is of use.
    Scores (n_articles, n_labels) are nan for articles that no round has tested, and for a label
    that is not in what a round learns from: they say nothing.
    """
    Y = examples.Y
    scores = np.full(Y.shape, np.nan)
    fitted = _fit_all(build_estimator(experiment, codebook), examples, rounds)
    with _may_stop_early(fitted):
        for (estimator, found), (train, test) in zip(fitted, rounds, strict=True):
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
    estimator: Any,
    examples: Examples,
    rounds: Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]],
) -> Generator[tuple[Any, Any], None, None]:
    """What `_fit` finds in each round, in order; of large sets in one process a core."""
    from sklearn.utils.parallel import Parallel, delayed

    workers = process_count(examples.texts, len(rounds))
    store = the_store()
    fitted: Generator[tuple[Any, Any], None, None] = Parallel(
        n_jobs=workers, return_as="generator"
    )(
        delayed(_fit)(estimator, examples.training(train), [examples.texts[i] for i in test], store)
        for train, test in rounds
    )
    return fitted


def _fit(
    unfitted: Any, data: TrainingSet, held_out: Sequence[str], store: Store | None
) -> tuple[Any, Any]:
    """The fitted estimator, or what it says of ``held_out``, (n_held_out, n_labels) scores."""
    estimator = deepcopy(unfitted)
    with remembering(store):
        fit_estimator(estimator, data)
        if held_out:
            return None, estimator.decision_function(held_out)
    return estimator, np.zeros((0, data.Y.shape[1]))

"""Training with fewer articles, to see what more of them are worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.codebook import Codebook
from toolkit.decisions import Method, held_out_probabilities
from toolkit.errors import ConfigError
from toolkit.evaluation.learning_curve import LearningCurve, learning_curve
from toolkit.experiment.examples import Examples
from toolkit.experiment.fitting import fit_rounds
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.experiment.splitting import Held
from toolkit.splits import count_groups, multilabel_folds

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["fewer_articles", "learn_from_fewer"]

SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2)
"""Of what the models of the evaluation learn from."""
FEWEST = 20
PARTS = 16
"""Into how many parts with a share of every theme the articles are cut, to take some of them."""


def fewer_articles(experiment: ClassifyExperiment, held: Held) -> list[int]:
    """The sizes to train with, ascending; none unless the config asks for them.

    Raises ConfigError for a size that is not below what the evaluation learns from.
    """
    asked = experiment.evaluation.learning_curve
    smallest = min(len(train) for train, _ in held.split.folds)
    if asked is True:
        sizes = [size for size in (round(smallest * share) for share in SHARES) if size >= FEWEST]
        if not sizes:
            raise ConfigError(
                f"evaluation.learning_curve: the models of the evaluation learn from {smallest:,} "
                f"articles; expected at least {2 * FEWEST}. Label more, or leave it out."
            )
        return sizes
    sizes = sorted(set(asked or ()))
    if sizes and sizes[-1] >= smallest:
        raise ConfigError(
            f"evaluation.learning_curve: found {sizes[-1]:,}, but the models of the evaluation "
            f"learn from {smallest:,} articles; expected fewer. All of them are a size of their "
            "own, which costs nothing."
        )
    return sizes


def learn_from_fewer(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    examples: Examples,
    held: Held,
    method: Method,
    present: NDArray[np.bool_],
    progress: Callable[[str], None],
) -> LearningCurve | None:
    """The learning curve; its last size are the models of the evaluation, which said ``present``.

    ``present`` is (n_scored, n_themes). Every size learns from a part of the next larger one.
    """
    sizes = fewer_articles(experiment, held)
    if not sizes:
        return None
    rows, K = held.split.scored, len(codebook.themes)
    folds = held.split.folds
    orders = [_by_parts(examples, train, experiment.seed) for train, _ in folds]
    said = []
    for size in sizes:
        rounds = [
            (np.sort(order[:size]), test) for order, (_, test) in zip(orders, folds, strict=True)
        ]
        for done, (_, found) in enumerate(fit_rounds(experiment, codebook, examples, rounds), 1):
            scores = found
            progress(f"learning from {size:,} articles, {done} of {len(rounds)} models")
        judged = held_out_probabilities(
            scores[:, :K], examples.Y[:, :K], held.split.decided, method
        )
        said.append(judged.decided[rows])
    return learning_curve(
        [*sizes, round(float(np.mean([len(train) for train, _ in folds])))],
        examples.levels[rows] > 0,
        [*said, present],
        _round_of(folds, len(examples.articles))[rows],
        now=len(examples.articles),
        groups=[examples.stories[row] for row in rows],
        resamples=experiment.evaluation.resamples,
        seed=experiment.seed,
    )


def _by_parts(examples: Examples, train: NDArray[np.int_], seed: int) -> NDArray[np.int_]:
    """``train`` reordered so that its beginnings have their share of every theme."""
    stories = [examples.stories[row] for row in train]
    random = np.random.default_rng(seed)
    parts = min(PARTS, count_groups(len(train), stories))
    cut = multilabel_folds(examples.Y[train], parts, seed, stories)
    found: NDArray[np.int_] = train[np.concatenate([random.permutation(part) for _, part in cut])]
    return found


def _round_of(folds: Sequence[tuple[Any, NDArray[np.int_]]], n: int) -> NDArray[np.int_]:
    """(n,): the number of the round that tests each article, -1 where none does."""
    found = np.full(n, -1)
    for number, (_, test) in enumerate(folds):
        found[test] = number
    return found

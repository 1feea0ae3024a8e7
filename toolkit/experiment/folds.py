"""The scores of a classifier fold by fold, for who wants no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.experiment.classify import Prepared, prepare, score_judged, train
from toolkit.experiment.labelled import Labelled
from toolkit.experiment.result import all_scores
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.metrics import score
from toolkit.splits import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.labels import Labels

__all__ = ["Named", "score_names", "scores_by_fold"]

Named = dict[str, dict[str, float | None]]
"""Value, low and high of scores under the names that runs have."""


def scores_by_fold(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
    progress: Callable[[str], None] = lambda message: None,
) -> Iterator[tuple[bool, Named]]:
    """Whether that is all, and the scores after each fold of what has been tested by then.

    The first fold has none, for none but its own articles could decide. The last are those of
    `run_classify`, if own labels have the weight that it tries first; those before have no
    intervals. Raises as `run_classify` does.
    """
    prepared = prepare(experiment, articles, labels, codebook, progress)
    split = prepared.held.split
    weight = prepared.weights[0]
    for count, (_, scores) in enumerate(train(prepared, split.folds, progress, weight), 1):
        if count == len(split.folds):
            _labelled(prepared, scores).decisions(split.held_out)  # what is out of reach is told
            yield True, _scored(prepared, scores, split)
        elif (part := _begun(split, count)).decided:
            yield False, _scored(_quick(prepared), scores, part)


def _begun(split: Split, count: int) -> Split:
    """The split as far as its first ``count`` folds go."""
    folds = split.folds[:count]
    done = np.concatenate([test for _, test in folds])
    decided = [
        (deciding[np.isin(deciding, done)], tested)
        for deciding, tested in split.decided
        if np.isin(tested, done).all()
    ]
    return Split(folds, tuple(pair for pair in decided if len(pair[0])))


def _quick(prepared: Prepared) -> Prepared:
    """Without intervals, which nobody looks at on the way."""
    evaluation = replace(prepared.experiment.evaluation, resamples=0)
    return replace(prepared, experiment=replace(prepared.experiment, evaluation=evaluation))


def _scored(prepared: Prepared, scores: NDArray[np.float64], split: Split) -> Named:
    judged = _labelled(prepared, scores).judged(prepared.examples, split)
    found = score_judged(prepared.experiment, judged, prepared.codebook.ids)
    records = (scores.to_record() if scores else {} for scores in found)
    return all_scores(dict(zip(("presence", "main", "abstention"), records, strict=True)))


def _labelled(prepared: Prepared, scores: NDArray[np.float64]) -> Labelled:
    return prepared.labelled(prepared.weighed({prepared.weights[0]: scores}))


def score_names(experiment: ClassifyExperiment, themes: Sequence[str]) -> list[str]:
    """What the scores of an experiment are called, before there are any."""
    nothing = np.zeros((1, len(themes)))
    single = experiment.target == "single"
    names = score(nothing > 0, nothing > 0, themes, probabilities=nothing, single=single,
                  resamples=0).values  # fmt: skip
    main = () if single else (f"main/{name}" for name in names)
    doubt = ("undecided", "decided_accuracy") if experiment.decisions.undecided else ()
    each = (f"{kind}/{theme}" for kind in doubt for theme in themes)
    return [*names, *main, *doubt, *each]

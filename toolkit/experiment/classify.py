"""Training and evaluating a theme classifier."""

from __future__ import annotations

import hashlib
import os
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.articles import Article, digest
from toolkit.codebook import Codebook
from toolkit.config import fill
from toolkit.decisions import Decision, Method, fit_decisions, held_out_probabilities
from toolkit.experiment.checks import check_themes
from toolkit.experiment.estimator import build_estimator, fit_estimator
from toolkit.experiment.examples import Examples, TrainingSet, make_examples
from toolkit.experiment.result import ClassifyResult, Judged
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.experiment.splitting import Held, near_duplicates, split_examples
from toolkit.metrics import Scores, abstention_scores, confusion_matrix, score
from toolkit.model import Classifier
from toolkit.splits import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.labels import Labels

__all__ = [
    "ClassifyExperiment",
    "ClassifyResult",
    "Labelled",
    "Prepared",
    "prepare",
    "run_classify",
    "score_judged",
    "train",
]

Progress = Callable[[str], None]

LARGE = 500_000
"""Characters of training text from which the folds are worth a process a core."""


def run_classify(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
    progress: Progress = lambda message: None,
) -> ClassifyResult:
    """Hold out and score as the config says, then train on everything.

    Raises ArticleError where labels do not allow it (a theme without any article, fewer articles
    than folds), ConfigError for decisions that are out of reach.
    """
    prepared = prepare(experiment, articles, labels, codebook, progress)
    examples, held = prepared.examples, prepared.held
    everything = np.arange(len(examples.articles))
    rounds = [*held.split.folds, (everything, everything[:0])]
    estimator, scores = deque(train(prepared, rounds, progress), maxlen=1).pop()

    progress("evaluating")
    labelled = prepared.labelled(scores)
    decisions = labelled.decisions(held.split.held_out)
    judged = labelled.judged(examples, held.split)
    presence, main, abstention = score_judged(experiment, judged, codebook.ids)
    metrics = {
        "presence": presence.to_record(),
        "main": main.to_record() if main else None,
        "calibration_error": presence.to_record()["calibration_error"]["value"],
        "data": _data(examples, presence),
        "split": held.to_record(),
    }
    if abstention:
        metrics["abstention"] = abstention.to_record()
    if labelled.method.single:
        metrics["confusion"] = confusion_matrix(judged.levels > 0, judged.present).tolist()
    model = Classifier(codebook, estimator, tuple(decisions), fill(experiment), metrics, _made_by())
    return ClassifyResult(model, presence, main, abstention, judged, tuple(held.warnings()))


@dataclass(frozen=True)
class Prepared:
    """Labelled articles of an experiment, normalised and split; nothing is trained yet."""

    experiment: ClassifyExperiment
    codebook: Codebook
    examples: Examples
    held: Held
    method: Method

    def labelled(self, scores: NDArray[np.float64]) -> Labelled:
        """Held-out scores (n_articles, n_labels) beside the labels."""
        return Labelled(scores, self.examples.Y, self.codebook.ids, self.method)


def prepare(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
    progress: Progress = lambda message: None,
) -> Prepared:
    """Normalise, check and split. Raises as `run_classify` does."""
    method = experiment.decisions.method(experiment.target, len(codebook.themes))
    progress("normalising text")
    examples = make_examples(experiment, articles, labels, codebook)
    check_themes(examples.levels > 0, codebook.ids)
    progress("looking for near-duplicates")
    stories = near_duplicates(examples.articles, experiment.evaluation)
    examples = replace(examples, stories=stories)
    held = split_examples(experiment, examples, codebook.ids)
    return Prepared(experiment, codebook, examples, held, method)


def train(
    prepared: Prepared,
    rounds: Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]],
    progress: Progress,
) -> Iterator[tuple[Any, NDArray[np.float64]]]:
    """After each round of (train, test) rows: its estimator, and the held-out scores so far.

    Scores (n_articles, n_labels) are nan for what no round has tested. Those of a label that is
    not in what a model was trained on are nan too: they say nothing.
    """
    examples = prepared.examples
    scores = np.full(examples.Y.shape, np.nan)
    fitted = _fit_all(
        prepared.experiment, prepared.codebook, examples, [train for train, _ in rounds]
    )
    Y = examples.Y
    with _may_stop_early(fitted):
        for number, (estimator, (train, test)) in enumerate(zip(fitted, rounds, strict=True), 1):
            progress(f"cross-validation, {number} of {len(rounds)} models trained")
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
    fitted: Generator[Any, None, None] = Parallel(n_jobs=workers, return_as="generator")(
        delayed(_fit)(experiment, codebook, examples.training(chosen)) for chosen in rows
    )
    return fitted


def _cores() -> int:
    count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return count() or 1


def _fit(experiment: ClassifyExperiment, codebook: Codebook, data: TrainingSet) -> Any:
    estimator = build_estimator(experiment, codebook)
    fit_estimator(estimator, data)
    return estimator


@dataclass(frozen=True)
class Labelled:
    """Held-out scores and labels (n_articles, n_labels): presence of each theme, then main."""

    scores: NDArray[np.float64]
    Y: NDArray[np.int_]
    themes: Sequence[str]
    method: Method

    def _parts(self) -> list[tuple[slice, Method, list[str]]]:
        """Columns, method and names of presence and, where labels tell it, of main."""
        K = len(self.themes)
        parts = [(slice(0, K), self.method, list(self.themes))]
        if self.Y.shape[1] > K:  # only presence is left undecided
            named = [f"{theme} as main" for theme in self.themes]
            main = replace(self.method, undecided=None, prevalence=self._main_prevalence())
            parts.append((slice(K, 2 * K), main, named))
        return parts

    def _main_prevalence(self) -> tuple[float, ...] | None:
        """A theme is as often the main one of the articles that carry it as in the labels."""
        if self.method.prevalence is None:
            return None
        present, main = np.split(self.Y.mean(axis=0), 2)
        return tuple((np.array(self.method.prevalence) * main / present).tolist())

    def decisions(self, rows: NDArray[np.int_]) -> list[Decision]:
        """Those of the model that is kept. Raises ConfigError for what is out of reach."""
        return [
            decision
            for columns, method, names in self._parts()
            for decision in fit_decisions(
                self.scores[rows, columns], self.Y[rows, columns], method, names
            )
        ]

    def judged(self, examples: Examples, split: Split) -> Judged:
        """What is said of the scored articles by decisions that they had no part in."""
        rows = split.scored
        presence, *rest = (
            held_out_probabilities(
                self.scores[:, columns], self.Y[:, columns], split.decided, method
            )
            for columns, method, _ in self._parts()
        )
        present = presence.decided[rows]
        return Judged(
            tuple(examples.articles[row] for row in rows),
            examples.levels[rows],
            presence.probabilities[rows],
            present,
            present & rest[0].decided[rows] if rest else np.zeros_like(present),
            presence.undecided[rows],
            rest[0].probabilities[rows] if rest else None,
            tuple(examples.stories[row] for row in rows),
        )


def score_judged(
    experiment: ClassifyExperiment, judged: Judged, themes: Sequence[str]
) -> tuple[Scores, Scores | None, Scores | None]:
    """Of presence, of main if labels tell it, and of what is left undecided if anything is."""
    settings: dict[str, Any] = {
        "groups": judged.stories,
        "resamples": experiment.evaluation.resamples,
        "seed": experiment.seed,
    }
    truth, p = judged.levels > 0, judged.probabilities
    single = experiment.target == "single"
    presence = score(truth, judged.present, themes, probabilities=p, single=single, **settings)
    main = abstention = None
    if judged.main_probabilities is not None:
        truth_main, p = judged.levels == 2, judged.main_probabilities
        main = score(truth_main, judged.main, themes, probabilities=p, **settings)
    if experiment.decisions.undecided:
        abstention = abstention_scores(truth, judged.present, judged.undecided, themes, **settings)
    return presence, main, abstention


def _made_by() -> dict[str, Any]:
    from toolkit.provenance import code_revision, versions

    return {"packages": versions(), "code": code_revision()}


def _data(examples: Examples, presence: Scores) -> dict[str, Any]:
    """What the model was trained on, for ``metrics.json``."""
    content = hashlib.sha256()
    for article_id, levels in sorted(zip(examples.ids, examples.levels.tolist(), strict=True)):
        content.update(f"{article_id}\x00{levels}\n".encode())
    return {
        "articles": len(examples.ids),
        "digest": digest(examples.articles),
        "labels_digest": content.hexdigest(),
        "support": presence.support,
    }

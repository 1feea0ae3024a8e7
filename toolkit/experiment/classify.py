"""Training and evaluating a theme classifier."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np

from toolkit.articles import Article, digest
from toolkit.classifiers import classifiers
from toolkit.codebook import Codebook
from toolkit.config import Between, Named, defaults, fill
from toolkit.errors import ArticleError
from toolkit.experiment.estimator import build_estimator, fit_estimator
from toolkit.experiment.examples import Examples, TrainingSet, make_examples
from toolkit.features import features
from toolkit.model import Classifier
from toolkit.text import steps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.labels import Labels
    from toolkit.metrics import Scores

__all__ = ["ClassifyExperiment", "ClassifyResult", "run_classify"]

Progress = Callable[[str], None]

LARGE = 500_000
"""Characters of training text from which the folds are worth a process a core."""


@dataclass(frozen=True)
class Decisions:
    """How scores become decisions."""

    threshold: Literal["half", "f1"] = "half"


@dataclass(frozen=True)
class Evaluation:
    """Cross-validation and bootstrap."""

    folds: Annotated[int, Between(2, 50)] = 5
    resamples: Annotated[int, Between(100, 100_000)] = 1000


@dataclass(frozen=True)
class ClassifyExperiment:
    """Train a classifier of themes on labelled articles."""

    task: Literal["classify"]
    codebook: str
    articles: list[str]
    labels: list[str]
    model: Annotated[Named, classifiers]
    columns: dict[str, str] = field(default_factory=dict)
    text: Annotated[dict[str, Named], steps] = field(
        default_factory=lambda: defaults(steps, "nfc", "characters", "abbreviations", "tones")
    )
    features: Annotated[dict[str, Named], features] = field(
        default_factory=lambda: defaults(features, "words")
    )
    drop_titles: Annotated[float, Between(0.0, 1.0)] = 0.5
    decisions: Decisions = field(default_factory=Decisions)
    evaluation: Evaluation = field(default_factory=Evaluation)
    seed: Annotated[int, Between(0, 2**32 - 1)] = 13


@dataclass(frozen=True)
class ClassifyResult:
    """What a training gives: the model, its scores, and what it said of held-out articles."""

    model: Classifier
    presence: Scores
    main: Scores | None
    calibration_error: float
    held_out: tuple[dict[str, Any], ...]
    """One row per article and theme: id, title, theme, label, probability, present, main."""
    truth: NDArray[np.bool_]
    probabilities: NDArray[np.float64]
    """Both (n_articles, n_themes), of presence, for figures."""


def run_classify(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
    progress: Progress = lambda message: None,
) -> ClassifyResult:
    """Cross-validate, then train on everything.

    Raises ArticleError where labels do not allow it (a theme without any article, fewer
    articles than folds).
    """
    from toolkit.decisions import fit_decisions, held_out_probabilities
    from toolkit.metrics import calibration_error, score
    from toolkit.splits import multilabel_folds

    progress("normalising text")
    examples = make_examples(experiment, articles, labels, codebook)
    _check_labels(examples, codebook)
    Y, stories = examples.Y, examples.stories
    folds = list(multilabel_folds(Y, experiment.evaluation.folds, experiment.seed, stories))
    everything = np.arange(len(Y))
    rounds = [*folds, (everything, everything[:0])]  # the last is the model that is kept
    scores = np.zeros(Y.shape)
    fitted = _fit_all(experiment, codebook, examples, [train for train, _ in rounds])
    for number, (estimator, (_, test)) in enumerate(zip(fitted, rounds, strict=True), 1):
        progress(f"cross-validation, {number} of {len(rounds)} models trained")
        if len(test):
            scores[test] = estimator.decision_function([examples.texts[i] for i in test])

    progress("evaluating")
    tests = [test for _, test in folds]
    threshold = experiment.decisions.threshold
    p, decided = held_out_probabilities(scores, Y, tests, threshold)
    K = len(codebook.themes)
    settings: dict[str, Any] = {
        "groups": stories,
        "resamples": experiment.evaluation.resamples,
        "seed": experiment.seed,
    }
    truth = Y[:, :K] > 0
    presence = score(truth, decided[:, :K], codebook.ids, **settings)
    main_decided = decided[:, :K] & decided[:, K:] if Y.shape[1] > K else None
    main = (
        score(Y[:, K:] > 0, main_decided, codebook.ids, **settings)
        if main_decided is not None
        else None
    )
    error = calibration_error(truth, p[:, :K])
    metrics = _metrics(presence, main, error, examples)
    model = _classifier(
        experiment, codebook, estimator, fit_decisions(scores, Y, threshold), metrics
    )
    rows = _held_out_rows(examples, codebook, p, decided)
    return ClassifyResult(model, presence, main, error, rows, truth, p[:, :K])


def _fit_all(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    examples: Examples,
    rows: Sequence[NDArray[np.int_]],
) -> Iterable[Any]:
    """An estimator fitted on each set of rows, in order; large sets in one process a core."""
    from sklearn.utils.parallel import Parallel, delayed

    large = sum(map(len, examples.texts)) > LARGE
    workers = min(_cores(), len(rows)) if large else 1
    fitted: Iterable[Any] = Parallel(n_jobs=workers, return_as="generator")(
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


def _classifier(
    experiment: ClassifyExperiment,
    codebook: Codebook,
    estimator: Any,
    decisions: Sequence[Any],
    metrics: Mapping[str, Any],
) -> Classifier:
    from toolkit.provenance import code_revision, versions

    made_by = {"packages": versions(), "code": code_revision()}
    return Classifier(codebook, estimator, tuple(decisions), fill(experiment), metrics, made_by)


def _check_labels(examples: Examples, codebook: Codebook) -> None:
    present = examples.levels > 0
    for column, theme in enumerate(codebook.ids):
        count = int(present[:, column].sum())
        if count in (0, len(present)):
            which = "no article" if count == 0 else "every article"
            raise ArticleError(
                f"labels: {which} of {len(present)} carries {theme!r}; expected some that do and "
                "some that do not. Label more articles, or remove the theme from the codebook."
            )


def _metrics(
    presence: Scores, main: Scores | None, error: float, examples: Examples
) -> dict[str, Any]:
    """What ``metrics.json`` holds."""

    content = hashlib.sha256()
    for article_id, levels in sorted(zip(examples.ids, examples.levels.tolist(), strict=True)):
        content.update(f"{article_id}\x00{levels}\n".encode())
    return {
        "presence": presence.to_record(),
        "main": main.to_record() if main else None,
        "calibration_error": round(error, 6),
        "data": {
            "articles": len(examples.ids),
            "digest": digest(examples.articles),
            "labels_digest": content.hexdigest(),
            "support": presence.support,
        },
    }


def _held_out_rows(
    examples: Examples,
    codebook: Codebook,
    p: NDArray[np.float64],
    decided: NDArray[np.bool_],
) -> tuple[dict[str, Any], ...]:
    K = len(codebook.themes)
    rows = []
    for i, article in enumerate(examples.articles):
        for k, theme in enumerate(codebook.ids):
            rows.append(
                {
                    "id": article.id,
                    "title": article.title or "",
                    "theme": theme,
                    "label": int(examples.levels[i, k]),
                    "probability": round(float(p[i, k]), 6),
                    "present": bool(decided[i, k]),
                    "main": bool(p.shape[1] > K and decided[i, k] and decided[i, K + k]),
                }
            )
    return tuple(rows)

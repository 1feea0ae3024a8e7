"""Training and evaluating a theme classifier."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.articles import Article, digest
from toolkit.codebook import Codebook
from toolkit.config import fill
from toolkit.decisions import Decision, Method, fit_decisions, held_out_probabilities
from toolkit.experiment.checks import check_themes, check_weak
from toolkit.experiment.examples import Examples, make_examples
from toolkit.experiment.fitting import fit_rounds
from toolkit.experiment.learning import fewer_articles, learn_from_fewer
from toolkit.experiment.result import ClassifyResult, Judged
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.experiment.splitting import Held, near_duplicates, split_examples
from toolkit.metrics import Scores, abstention_scores, confusion_matrix, score
from toolkit.model import Classifier
from toolkit.provenance import made_by
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


def run_classify(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    labels: Labels,
    codebook: Codebook,
    progress: Progress = lambda message: None,
) -> ClassifyResult:
    """Hold out and score as the config says, then train on everything.

    Raises ArticleError where labels do not allow it (a theme without any article, fewer articles
    than folds), ConfigError for decisions that are out of reach, and for a model that cannot
    learn from labels that are probabilities.
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
    curve = learn_from_fewer(
        experiment, codebook, examples, held, prepared.method, judged.present, progress
    )
    if curve:
        metrics["learning_curve"] = curve.to_record()
    if abstention:
        metrics["abstention"] = abstention.to_record()
    if labelled.method.single:
        metrics["confusion"] = confusion_matrix(judged.levels > 0, judged.present).tolist()
    model = Classifier(codebook, estimator, tuple(decisions), fill(experiment), metrics, made_by())
    warnings = (*_weakness(examples), *held.warnings())
    return ClassifyResult(model, presence, main, abstention, judged, warnings)


def _weakness(examples: Examples) -> Iterator[str]:
    """What a reader of scores should know where labels are weak, a sentence."""
    weak = int(examples.weak.sum())
    if weak == len(examples.weak):
        yield (
            "no article is labelled by hand: the scores are agreement with the weak labels, not "
            "accuracy. Label some articles and run `toolkit evaluate`."
        )
    elif weak:
        yield (
            f"{weak:,} articles have weak labels, which are only learnt from: the scores and "
            f"decisions are of the {len(examples.weak) - weak:,} labelled by hand."
        )


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
    check_weak(experiment, labels)
    method = experiment.decisions.method(experiment.target, len(codebook.themes))
    progress("normalising text")
    examples = make_examples(experiment, articles, labels, codebook)
    check_themes(examples.levels > 0, codebook.ids)
    progress("looking for near-duplicates")
    stories = near_duplicates(examples.articles, experiment.evaluation)
    examples = replace(examples, stories=stories)
    held = split_examples(experiment, examples, codebook.ids)
    fewer_articles(experiment, held)
    return Prepared(experiment, codebook, examples, held, method)


def train(
    prepared: Prepared,
    rounds: Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]],
    progress: Progress,
) -> Iterator[tuple[Any, NDArray[np.float64]]]:
    """After each round of (train, test) rows: its estimator, and the held-out scores so far."""
    found = fit_rounds(prepared.experiment, prepared.codebook, prepared.examples, rounds)
    for number, (estimator, scores) in enumerate(found, 1):
        progress(f"cross-validation, {number} of {len(rounds)} models trained")
        yield estimator, scores


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


def _data(examples: Examples, presence: Scores) -> dict[str, Any]:
    """What the model was trained on, for ``metrics.json``."""
    content = hashlib.sha256()
    told = examples.presence if examples.weak.any() else examples.levels
    for article_id, levels in sorted(zip(examples.ids, told.tolist(), strict=True)):
        content.update(f"{article_id}\x00{levels}\n".encode())
    return {
        "articles": len(examples.ids),
        "weak": int(examples.weak.sum()),
        "digest": digest(examples.articles),
        "labels_digest": content.hexdigest(),
        "support": presence.support,
    }

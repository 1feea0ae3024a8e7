"""Training and evaluating a theme classifier."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.articles import Article, digest
from toolkit.codebook import Codebook
from toolkit.config import fill
from toolkit.decisions import Method
from toolkit.experiment.checks import check_themes, check_weak
from toolkit.experiment.estimator import fitting_warnings
from toolkit.experiment.examples import Examples, make_examples
from toolkit.experiment.fitting import fit_rounds
from toolkit.experiment.labelled import Labelled
from toolkit.experiment.learning import fewer_articles, learn_from_fewer
from toolkit.experiment.result import ClassifyResult, Judged
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.experiment.splitting import Held, split_examples
from toolkit.experiment.weighing import Weighed, repeat_own, weights_to_try
from toolkit.metrics import Scores, Slice, abstention_scores, confusion_matrix, score, slice_scores
from toolkit.model import Classifier
from toolkit.provenance import made_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from toolkit.labels import Labels

__all__ = [
    "ClassifyExperiment",
    "ClassifyResult",
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
    estimator, weighed = _train_weighed(prepared, progress)

    progress("evaluating")
    labelled = prepared.labelled(weighed)
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
    sources = _sources(experiment, judged, codebook.ids)
    if sources:
        chosen = weighed.to_record(held.split.held_out)
        metrics["own"] = {**chosen, "sources": [found.to_record() for found in sources]}
    if abstention:
        metrics["abstention"] = abstention.to_record()
    if labelled.method.single:
        metrics["confusion"] = confusion_matrix(judged.levels > 0, judged.present).tolist()
    model = Classifier(codebook, estimator, tuple(decisions), fill(experiment), metrics, made_by())
    warnings = (*_weakness(examples), *held.warnings(), *fitting_warnings(estimator))
    return ClassifyResult(model, presence, main, abstention, judged, warnings, sources)


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

    @property
    def weights(self) -> tuple[int, ...]:
        """How often to learn from own articles, what is preferred without evidence first."""
        return weights_to_try(self.examples.own, self.experiment.own_weight)

    def weighed(self, scores: Mapping[int, NDArray[np.float64]]) -> Weighed:
        """Held-out scores (n_articles, n_labels) by weight, beside the labels."""
        return Weighed(scores, self.examples.Y, len(self.codebook.themes), self.examples.own)

    def labelled(self, weighed: Weighed) -> Labelled:
        """What decides by these scores."""
        on_own = self.experiment.decisions.own_prevalence
        return Labelled(weighed, self.codebook.ids, self.method, on_own)


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
    progress("normalising text, looking for near-duplicates")
    examples = make_examples(experiment, articles, labels, codebook)
    check_themes(examples.levels > 0, codebook.ids)
    held = split_examples(experiment, examples, codebook.ids)
    fewer_articles(experiment, held)
    return Prepared(experiment, codebook, examples, held, method)


def train(
    prepared: Prepared,
    rounds: Sequence[tuple[NDArray[np.int_], NDArray[np.int_]]],
    progress: Progress,
    weight: int,
) -> Iterator[tuple[Any, NDArray[np.float64]]]:
    """After each round of (train, test) rows: its estimator, and the held-out scores so far.

    Own articles are learnt from ``weight`` times.
    """
    own = prepared.examples.own
    rounds = [(repeat_own(train, own, weight), test) for train, test in rounds]
    found = fit_rounds(prepared.experiment, prepared.codebook, prepared.examples, rounds)
    for number, (estimator, scores) in enumerate(found, 1):
        progress(f"cross-validation, {number} of {len(rounds)} models trained")
        yield estimator, scores


def _train_weighed(prepared: Prepared, progress: Progress) -> tuple[Any, Weighed]:
    """The estimator that is kept, and held-out scores of each weight that was tried."""
    folds = prepared.held.split.folds
    everything = np.arange(len(prepared.examples.articles))
    kept = (everything, everything[:0])
    first, *others = prepared.weights
    estimator, scores = deque(train(prepared, [*folds, kept], progress, first), maxlen=1).pop()
    found = {first: scores}
    for weight in others:
        _, found[weight] = deque(train(prepared, folds, progress, weight), maxlen=1).pop()
    weighed = prepared.weighed(found)
    chosen = weighed.choose(prepared.held.split.held_out)
    if chosen != first:
        [(estimator, _)] = train(prepared, [kept], progress, chosen)
    return estimator, weighed


def score_judged(
    experiment: ClassifyExperiment, judged: Judged, themes: Sequence[str]
) -> tuple[Scores, Scores | None, Scores | None]:
    """Of presence, of main if labels tell it, and of what is left undecided if anything is."""
    settings = _resampling(experiment, judged)
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


def _sources(
    experiment: ClassifyExperiment, judged: Judged, themes: Sequence[str]
) -> tuple[Slice, ...]:
    """Of presence in the user's own articles and in the others; none unless both are scored."""
    if judged.own is None or judged.own.all() or not judged.own.any():
        return ()
    whose = ["own" if mine else "others" for mine in judged.own]
    settings = _resampling(experiment, judged)
    found = slice_scores(whose, judged.levels > 0, judged.present, themes, least=1, **settings)
    return tuple(sorted(found, key=lambda part: part.value, reverse=True))


def _resampling(experiment: ClassifyExperiment, judged: Judged) -> dict[str, Any]:
    """How intervals are made."""
    return {
        "groups": judged.stories,
        "resamples": experiment.evaluation.resamples,
        "seed": experiment.seed,
    }


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

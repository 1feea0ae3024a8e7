"""From a config to topics with their evaluation, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from toolkit.articles import Article
from toolkit.codebook import load_codebook
from toolkit.config import Between, Named, defaults, fill
from toolkit.errors import ConfigError
from toolkit.provenance import versions
from toolkit.text import steps
from toolkit.text.store import Store
from toolkit.topics import Topics, topic_models
from toolkit.topics.describe import assign, describe
from toolkit.topics.evaluation import Evaluation, EvaluationSettings, evaluate
from toolkit.topics.fit import Fit, fit
from toolkit.topics.vocabulary import VocabularySettings, WordReader

__all__ = ["TopicsExperiment", "TopicsResult", "run_topics"]


@dataclass(frozen=True)
class TopicsExperiment:
    """Find topics in articles; ``codebook`` is read by models with seed phrases."""

    task: Literal["topics"]
    articles: list[str]
    model: Annotated[Named, topic_models]
    columns: dict[str, str] = field(default_factory=dict)
    codebook: str | None = None
    # the text keeps its capitals, by which the segmenter knows names; words are lowered later
    text: Annotated[dict[str, Named], steps] = field(
        default_factory=lambda: defaults(steps, "nfc", "characters", "abbreviations", "tones")
    )
    vocabulary: VocabularySettings = field(default_factory=VocabularySettings)
    evaluation: EvaluationSettings = field(default_factory=EvaluationSettings)
    seed: Annotated[int, Between(0, 2**32 - 1)] = 13


@dataclass(frozen=True)
class TopicsResult:
    """What `run_topics` found.

    ``metrics``: those of `evaluate`, n_topics, n_words, n_articles. ``tables``: rows of ``topics``
    and ``assignments``. ``experiment`` is the filled config.
    """

    topics: Topics
    metrics: dict[str, float]
    tables: dict[str, list[dict[str, Any]]]
    experiment: dict[str, Any]

    def save(self, folder: str | Path) -> None:
        """Write the model folder, whole or not at all. Raises ModelError."""
        self.topics.save(folder)


def _silent(message: str) -> None:
    """Progress that nobody listens to."""


def run_topics(
    experiment: TopicsExperiment,
    articles: Sequence[Article],
    progress: Callable[[str], None] = _silent,
    store: Store | None = None,
    note: Callable[[str], None] = _silent,
) -> TopicsResult:
    """Fit and evaluate, on one thread so that the same seed gives the same topics.

    With a ``store``, articles that were read before are not normalised and segmented again;
    ``note`` is told of seed phrases that stand in no article.
    Raises ArticleError where the articles cannot carry the topics: none, too few that differ,
    no word in enough of them.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    build = _builder(experiment)
    reader = WordReader.build(experiment.text.values(), experiment.vocabulary, store)
    with threadpool_limits(1):
        fitted = fit(
            [article.text for article in articles],
            reader,
            experiment.vocabulary,
            build(experiment.seed),
            progress,
            note,
        )
        progress("evaluation")
        evaluation = evaluate(fitted, experiment.evaluation, build, experiment.seed)
    filled = fill(experiment)
    metrics = _metrics(fitted, evaluation)
    topics = Topics(
        fitted.model,
        fitted.lists,
        fitted.vocabulary,
        describe(fitted, articles, evaluation),
        assign(fitted, articles),
        filled,
        metrics,
        versions(),
    )
    return TopicsResult(topics, metrics, _tables(topics, articles), filled)


def _builder(experiment: TopicsExperiment) -> Callable[[int], Any]:
    """Makes an unfitted model from a seed. Raises ConfigError where it lacks a codebook."""
    model = experiment.model
    available: dict[str, Any] = {}
    if "codebook" in model.component.injected:
        if experiment.codebook is None:
            raise ConfigError(
                f"codebook: found none, which model {model.component.name!r} needs; expected a "
                "file such as seeds/codebook.yaml."
            )
        available["codebook"] = load_codebook(experiment.codebook)
    return lambda seed: model.build(seed=seed, **available)


def _metrics(fitted: Fit, evaluation: Evaluation) -> dict[str, float]:
    return evaluation.metrics | {
        "n_topics": float(len(fitted.model.components_)),
        "n_words": float(len(fitted.vocabulary.words)),
        "n_articles": float(len(fitted.counts)),
    }


def _tables(topics: Topics, articles: Sequence[Article]) -> dict[str, list[dict[str, Any]]]:
    labels = {topic.id: topic.label for topic in topics.topics}
    return {
        "topics": [
            {
                "id": topic.id,
                "label": topic.label,
                "words": ", ".join(word for word, _ in topic.words[:10]),
                "share": topic.share,
                "articles": topic.main_of,
                **topic.scores,
                "for_example": " | ".join(title or id_ for id_, title in topic.articles),
            }
            for topic in topics.topics
        ],
        "assignments": [
            {
                "id": item.id,
                "title": article.title,
                "topic": item.topic,
                "label": labels[item.topic] if item.topic is not None else None,
                "share": item.share,
            }
            for item, article in zip(topics.assignments, articles, strict=True)
        ],
    }

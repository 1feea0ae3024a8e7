"""From a config to topics with their evaluation, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from toolkit.articles import Article, digest
from toolkit.codebook import load_codebook
from toolkit.config import Between, Named, defaults, fill
from toolkit.errors import ConfigError
from toolkit.experiment.facts import Told, facts_of, tell_untold, told_by
from toolkit.experiment.themes import Themes, read_themes
from toolkit.provenance import made_by
from toolkit.text import steps
from toolkit.text.normalise import Step
from toolkit.text.store import Store
from toolkit.topics import Topics, topic_models
from toolkit.topics.choice import compromise, knee, tried
from toolkit.topics.describe import assign, describe
from toolkit.topics.evaluation import Evaluation, EvaluationSettings, evaluate, main_topics
from toolkit.topics.events import Event, load_events
from toolkit.topics.figures import figure_files
from toolkit.topics.figures.of_tables import figures_of
from toolkit.topics.fit import Fit, Prepared, Spoken, fit, prepare
from toolkit.topics.page import page
from toolkit.topics.registry import Dynamic, Seeded, TopicModel, Watched
from toolkit.topics.spread import agreement, over, over_themes
from toolkit.topics.tables import (
    assignment_rows,
    event_rows,
    geometry_tables,
    topic_rows,
    word_rows,
)
from toolkit.topics.vocabulary import VocabularySettings, WordReader

__all__ = ["TopicsExperiment", "TopicsResult", "run_topics"]


@dataclass(frozen=True)
class TopicsExperiment:
    """Find topics in articles.

    ``k``, such as {from: 10, to: 60, step: 10}, tries these numbers of topics and takes the one
    at the knee; ``codebook`` is read by models with seed phrases. ``labels`` of some of the
    articles, such as [seeds], guide a model with by: labels. ``events``, such as seeds/events.csv,
    are drawn on time lines. ``themes`` is the folder of a theme classifier with which topics are
    compared, or the .jsonl that it predicted.
    """

    task: Literal["topics"]
    articles: list[str]
    model: Annotated[Named, topic_models]
    columns: dict[str, str] = field(default_factory=dict)
    k: dict[str, Annotated[int, Between(1, 1000)]] = field(default_factory=dict)
    codebook: str | None = None
    labels: list[str] = field(default_factory=list)
    events: str | None = None
    themes: str | None = None
    # the text keeps its capitals, by which the segmenter knows names; words are lowered later
    text: Annotated[dict[str, Named], steps] = field(
        default_factory=lambda: defaults(steps, "nfc", "characters", "abbreviations", "tones")
    )
    vocabulary: VocabularySettings = field(default_factory=VocabularySettings)
    evaluation: EvaluationSettings = field(default_factory=EvaluationSettings)
    seed: Annotated[int, Between(0, 2**32 - 1)] = 13

    def __post_init__(self) -> None:
        by_labels = self.model.settings.get("by") == "labels"
        if by_labels and not self.labels:
            raise ValueError("model.by: labels, but none", "labels, such as labels: [seeds]")
        if self.labels and not by_labels:
            raise ValueError(
                "labels, which the model does not read",
                "none, or model: {name: guided_bertopic, by: labels}",
            )


@dataclass(frozen=True)
class TopicsResult:
    """What `run_topics` found.

    ``metrics``: those of `evaluate`, and of `agreement` where themes are given; n_topics, n_words,
    n_articles. ``tables``: rows of ``topics``, their ``words``, ``assignments``, ``map``,
    ``similarity`` and ``hierarchy``; of ``themes``, ``months``, ``years``, ``provinces``,
    ``sources``, each with rows where the articles have any; of ``events`` where a config names
    them; of ``choice_of_k`` where numbers of topics were tried; of ``passes`` where the model was
    watched as it learnt; of ``over_time`` for a model over time. ``experiment`` is the filled
    config.
    """

    topics: Topics
    metrics: dict[str, float]
    tables: dict[str, list[dict[str, Any]]]
    experiment: dict[str, Any]

    def save(self, folder: str | Path) -> None:
        """Write the model folder with its figures, whole or not at all. Raises ModelError."""
        self.topics.save(folder, figure_files(self.tables))


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

    Of ``articles``, which may be on disk, memory holds one at a time.
    With a ``store``, articles that were read before are not normalised and segmented again;
    ``note`` is told of seed phrases that do not count.
    Raises ArticleError where the articles cannot carry the topics: none, too few that differ,
    no word in enough of them.
    """
    import sklearn.decomposition  # noqa: F401 - a pool of threads that is loaded later has no limit
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    events = load_events(experiment.events) if experiment.events else ()
    numbers = tried(experiment.k) if experiment.k else [experiment.model.settings["k"]]
    model = _builder(experiment)(experiment.seed)
    reader = WordReader.build(experiment.text.values(), experiment.vocabulary, store)
    phrases = model.phrases if isinstance(model, Seeded) else frozenset()
    themes = _themes(experiment, articles, progress)
    texts = (article.text for article in articles)
    with threadpool_limits(1):
        facts = facts_of(experiment, articles, themes)
        prepared = prepare(
            texts, len(articles), reader, experiment.vocabulary, progress, phrases, facts
        )
        if isinstance(model, Seeded):
            _tell_absent(model, prepared.spoken, note)
        done = {}
        for k in numbers:
            words = len(prepared.vocabulary.words)
            progress(f"{k} topics of {len(articles)} articles over {words} words")
            done[k] = _fit(_with_k(experiment, k), prepared)
    choice = _choice(done) if experiment.k else []
    chosen = next((row["k"] for row in choice if row["knee"]), numbers[0])
    told = told_by(articles)
    tell_untold(told, note)
    return _result(
        _with_k(experiment, chosen), articles, *done[chosen], themes, choice, events, told
    )


def _themes(
    experiment: TopicsExperiment, articles: Sequence[Article], progress: Callable[[str], None]
) -> Themes:
    if experiment.themes is None:
        return Themes({}, {})
    return read_themes(experiment.themes, articles, progress, experiment.codebook)


def _fit(experiment: TopicsExperiment, prepared: Prepared) -> tuple[Fit, Evaluation]:
    build = _builder(experiment)
    model = build(experiment.seed)
    if isinstance(model, Watched):
        model.history = []
    fitted = fit(prepared, model)
    return fitted, evaluate(fitted, experiment.evaluation, build, experiment.seed)


def _choice(done: Mapping[int, tuple[Fit, Evaluation]]) -> list[dict[str, Any]]:
    """What each number of topics gave, and which is at the knee."""
    rows = [evaluation.metrics for _, evaluation in done.values()]
    scores = compromise(rows)
    chosen = knee(list(done), scores)
    return [
        {"k": k, "topics": len(fitted.model.components_)}
        | row
        | {"compromise": score, "knee": k == chosen}
        for (k, (fitted, _)), row, score in zip(done.items(), rows, scores, strict=True)
    ]


def _result(
    experiment: TopicsExperiment,
    articles: Sequence[Article],
    fitted: Fit,
    evaluation: Evaluation,
    themes: Themes,
    choice: list[dict[str, Any]],
    events: Sequence[Event],
    told: Told,
) -> TopicsResult:
    filled = fill(experiment)
    main = main_topics(fitted.input_shares)
    described = describe(fitted, articles, evaluation)
    assigned = assign(fitted, articles)
    labels = [topic.label for topic in described]
    metrics = _metrics(fitted, evaluation)
    if themes.carried:
        metrics |= agreement(main, themes.carried)
    tables = {
        "topics": topic_rows(described),
        "words": word_rows(described),
        "assignments": assignment_rows(described, assigned, articles),
        "themes": over_themes(main, themes.carried, labels, told.stories, themes.names),
        **{name: over(main, values, labels, told.stories) for name, values in told.groups.items()},
        **geometry_tables(fitted.model, described),
        "events": event_rows(events),
        "choice_of_k": choice,
        "passes": _passes(fitted.model),
        "over_time": _forms(fitted.model, fitted.vocabulary.words),
    }
    topics = Topics(
        fitted.model,
        fitted.lists,
        fitted.vocabulary,
        described,
        assigned,
        filled,
        metrics,
        {**made_by(), "data": {"articles": len(articles), "digest": digest(articles)}},
        page(described, articles, tables, figures_of(tables), metrics, _chain(experiment)),
    )
    return TopicsResult(topics, metrics, tables, filled)


def _passes(model: TopicModel) -> list[dict[str, Any]]:
    history = (model.history or []) if isinstance(model, Watched) else []
    return [{"pass": i, "perplexity": value} for i, value in enumerate(history, 1)]


def _chain(experiment: TopicsExperiment) -> list[Step]:
    return [step.build() for step in experiment.text.values()]


def _with_k(experiment: TopicsExperiment, k: int) -> TopicsExperiment:
    settings = dict(experiment.model.settings) | {"k": k}
    return replace(experiment, k={}, model=Named(experiment.model.component, settings))


def _tell_absent(model: Seeded, spoken: Spoken, note: Callable[[str], None]) -> None:
    """Name the seed phrases that do not count, and why."""
    for theme, phrases in model.seeds.items():
        absent = [phrase for phrase in phrases if phrase not in spoken.whole | spoken.cut]
        if absent:
            note(f"{theme}: {len(absent)} seed phrases stand in no article: {'; '.join(absent)}")
        cut = [phrase for phrase in phrases if phrase in spoken.cut]
        if cut:
            so = "stand only where the segmenter cuts through them"
            note(f"{theme}: {len(cut)} seed phrases {so}: {'; '.join(cut)}")


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


def _forms(model: TopicModel, words: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each window of a topic, of a model over time."""
    forms = model.over_time() if isinstance(model, Dynamic) else []
    return [
        {"topic": topic, "window": window, "words": ", ".join(words[column] for column in columns)}
        for topic, window, columns in forms
    ]


def _metrics(fitted: Fit, evaluation: Evaluation) -> dict[str, float]:
    return evaluation.metrics | {
        "n_topics": float(len(fitted.model.components_)),
        "n_words": float(len(fitted.vocabulary.words)),
        "n_articles": float(len(fitted.counts)),
    }

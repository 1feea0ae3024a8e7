"""Train what is in a model folder again, and compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from toolkit.articles import Article
from toolkit.codebook import codebook_record, load_codebook
from toolkit.config import leaves
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, TopicsExperiment, load_experiment
from toolkit.experiment.classify import run_classify
from toolkit.experiment.topics import run_topics
from toolkit.labels import load_all_labels
from toolkit.model import Classifier
from toolkit.model_folder import HELD_OUT, load
from toolkit.reproduction.differences import Cause, Compared, causes, compared, numbers
from toolkit.text.remembering import remembering
from toolkit.text.store import Store
from toolkit.topics import Topics, load_topics

__all__ = ["Reproduced", "reproduce"]

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Reproduced:
    """``fields`` of the results, and ``causes``: what code, versions and data differ."""

    fields: tuple[Compared, ...]
    causes: tuple[Cause, ...]

    @property
    def same(self) -> bool:
        """Whether every field is the same to the last digit."""
        return all(field.same for field in self.fields)


def reproduce(
    folder: Path, progress: Progress = lambda message: None, store: Store | None = None
) -> Reproduced:
    """Train the model of ``folder`` again by its own config, and compare; it is not changed.

    Articles, labels and codebook are those that now lie where the config says, seen from the
    working folder; what ``store`` remembers of them is not segmented again. Raises ModelError for a
    folder that cannot be opened, and what training raises.
    """
    experiment = load_experiment(folder / "experiment.yaml")
    progress("reading articles")
    articles = load_corpus(experiment.articles, experiment.columns).articles
    with TemporaryDirectory() as aside:
        again = Path(aside) / folder.name
        if isinstance(experiment, ClassifyExperiment):
            with remembering(store):
                return _classifier(experiment, articles, folder, again, progress)
        return _topics(experiment, articles, folder, again, progress, store)


def _classifier(
    experiment: ClassifyExperiment,
    articles: Sequence[Article],
    folder: Path,
    again: Path,
    progress: Progress,
) -> Reproduced:
    old = load(folder)
    codebook = load_codebook(experiment.codebook)
    labels = load_all_labels(experiment.labels, codebook.ids)
    run_classify(experiment, articles, labels, codebook, progress).save(again)
    new = load(again)
    progress("comparing")
    fields = (
        compared("predictions, held out", _held_out(folder), _held_out(again), "rows"),
        numbers(
            "predictions, of the model",
            _probabilities(old, articles),
            _probabilities(new, articles),
            "numbers",
        ),
        compared("decisions", _decisions(old), _decisions(new), "labels"),
        compared("metrics", _scores(old), _scores(new), "scores"),
    )
    return Reproduced(fields, causes(_made_of(old), _made_of(new)))


def _topics(
    experiment: TopicsExperiment,
    articles: Sequence[Article],
    folder: Path,
    again: Path,
    progress: Progress,
    store: Store | None,
) -> Reproduced:
    old = load_topics(folder)
    run_topics(experiment, articles, progress, store).topics.save(again)
    new = load_topics(again)
    progress("comparing")
    fields = (
        compared("topics", _words(old), _words(new), "topics"),
        compared("articles' topics", _assigned(old), _assigned(new), "articles"),
        compared("vocabulary", _places(old), _places(new), "words"),
        numbers("weights", _weights(old), _weights(new), "numbers"),
        numbers("metrics", old.metrics, new.metrics, "scores"),
    )
    return Reproduced(fields, causes(_made_with(old), _made_with(new)))


def _held_out(folder: Path) -> dict[tuple[str, str], tuple[Any, ...]]:
    """What was said of each article and theme by models that had not seen it."""
    import pyarrow.parquet

    path = folder / HELD_OUT
    if not path.is_file():
        return {}
    said = ("probability", "present", "main", "undecided")
    rows = pyarrow.parquet.ParquetFile(path).read().to_pylist()
    return {(row["id"], row["theme"]): tuple(row[name] for name in said) for row in rows}


def _probabilities(model: Classifier, articles: Sequence[Article]) -> dict[tuple[str, str], float]:
    return {
        (article.id, theme): float(p)
        for article, row in zip(articles, model.predict_proba(articles), strict=True)
        for theme, p in zip(model.themes, row, strict=True)
    }


def _decisions(model: Classifier) -> dict[int, Any]:
    return {i: decision.to_record() for i, decision in enumerate(model.decisions)}


def _scores(model: Classifier) -> dict[str, Any]:
    """The leaves of ``metrics.json`` but those that tell of the data."""
    return leaves({key: value for key, value in model.metrics.items() if key != "data"})


def _words(topics: Topics) -> dict[int, Any]:
    return {topic.id: (topic.label, topic.words, topic.share) for topic in topics.topics}


def _places(topics: Topics) -> dict[str, int]:
    return {word: i for i, word in enumerate(topics.vocabulary.words)}


def _assigned(topics: Topics) -> dict[str, Any]:
    return {item.id: (item.topic, item.share) for item in topics.assignments}


def _weights(topics: Topics) -> dict[tuple[str, int], float]:
    return {
        (name, i): float(value)
        for name, array in topics.model.arrays().items()
        for i, value in enumerate(array.ravel())
        if value == value
    }


def _made_of(model: Classifier) -> dict[str, Any]:
    data = {key: model.metrics["data"].get(key) for key in ("articles", "digest", "labels_digest")}
    made = {**model.versions, "data": data, "config": model.experiment}
    return leaves(made) | {"codebook": codebook_record(model.codebook)}


def _made_with(topics: Topics) -> dict[str, Any]:
    versions = topics.versions
    made = versions if "packages" in versions else {"packages": versions}  # of an older toolkit
    return leaves({**made, "config": topics.experiment})

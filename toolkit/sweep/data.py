"""What the trials of a search are trained and scored on: articles with labels, or alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from toolkit.articles import Article, digest
from toolkit.codebook import Codebook, codebook_record
from toolkit.experiment import ClassifyExperiment, Experiment, TopicsExperiment
from toolkit.experiment.classify import prepare
from toolkit.experiment.folds import Named, scores_by_fold
from toolkit.labels import Labels
from toolkit.sweep.trial import hashed

if TYPE_CHECKING:
    from toolkit.text.store import Store

__all__ = ["Data", "ThemeData", "TopicData"]

Tell = Callable[[str], None]


class Data(Protocol):
    """What every trial of a search is trained and scored on."""

    @property
    def digest(self) -> str:
        """sha256 (hex) over all that scores depend on."""

    def check(self, base: Experiment, progress: Tell) -> None:
        """Raises ArticleError where no trial can be trained."""

    def scores(self, experiment: Experiment, progress: Tell) -> Iterator[tuple[bool, Named]]:
        """Whether that is all, and the scores by then. Raises as training does."""


@dataclass(frozen=True)
class ThemeData:
    """Labelled articles; a trial has scores after each fold."""

    articles: Sequence[Article]
    labels: Labels
    codebook: Codebook

    @cached_property
    def digest(self) -> str:
        """sha256 (hex) over articles, labels and codebook."""
        labels = sorted(
            (article_id, theme, label.level, label.sentences)
            for article_id, given in self.labels.items()
            for theme, label in given.items()
        )
        parts = [digest(self.articles), labels, codebook_record(self.codebook)]
        return hashed(parts)

    def part(self, articles: Sequence[Article]) -> ThemeData:
        """The same of some of the articles."""
        ids = {article.id for article in articles}
        labels = {key: given for key, given in self.labels.items() if key in ids}
        return ThemeData(articles, labels, self.codebook)

    def check(self, base: Experiment, progress: Tell) -> None:
        assert isinstance(base, ClassifyExperiment)
        prepare(base, self.articles, self.labels, self.codebook, progress)

    def scores(self, experiment: Experiment, progress: Tell) -> Iterator[tuple[bool, Named]]:
        assert isinstance(experiment, ClassifyExperiment)
        return scores_by_fold(experiment, self.articles, self.labels, self.codebook, progress)


@dataclass(frozen=True)
class TopicData:
    """Articles, which may be on disk; a trial has its scores at once.

    ``codebook`` is that of a model with seed phrases. With a ``store``, words of articles are read
    once for all trials. ``guides`` are files and folders that experiments read beside articles:
    labels, predictions.
    """

    articles: Sequence[Article]
    codebook: Codebook | None = None
    store: Store | None = None
    guides: Sequence[str] = ()

    @cached_property
    def digest(self) -> str:
        """sha256 (hex) over articles, codebook and the content of the guides."""
        known = codebook_record(self.codebook) if self.codebook else None
        return hashed([digest(self.articles), known, *_contents(self.guides)])

    def check(self, base: Experiment, progress: Tell) -> None:
        """Nothing: what articles can carry depends on what is tried."""

    def scores(self, experiment: Experiment, progress: Tell) -> Iterator[tuple[bool, Named]]:
        from toolkit.experiment.topics import run_topics

        assert isinstance(experiment, TopicsExperiment)
        found = run_topics(experiment, self.articles, progress, self.store).metrics
        yield True, {name: _alone(x) for name, x in found.items()}


def _contents(paths: Sequence[str]) -> Iterator[str]:
    """sha256 (hex) of each file, and of those in each folder."""
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                yield hashlib.sha256(file.read_bytes()).hexdigest()


def _alone(value: float) -> dict[str, float | None]:
    """A score without an interval; nothing where it is nan."""
    return {"value": value if value == value else None, "low": None, "high": None}

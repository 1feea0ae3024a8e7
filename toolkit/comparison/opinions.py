"""What one model says of labelled articles, wherever that is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ArticleError, ModelError
from toolkit.evaluation import labelled_articles
from toolkit.labels import Labels, level_matrix
from toolkit.model import Classifier
from toolkit.model_folder import HELD_OUT
from toolkit.stats.predicted import Labelled, open_predictions
from toolkit.stories import THRESHOLD, stories_of

__all__ = ["Opinions", "held_out_opinions", "of_model", "of_predictions"]


@dataclass(frozen=True)
class Opinions:
    """Decisions on labelled articles; ``truth`` and ``present`` are (n_articles, n_themes).

    ``name`` is what the user called the model; ``stories`` are shared by near-duplicates.
    """

    name: str
    themes: tuple[str, ...]
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    stories: tuple[str, ...]
    truth: NDArray[np.bool_]
    present: NDArray[np.bool_]

    def of(self, ids: Sequence[str]) -> Opinions:
        """The opinions on some of the articles, in the order of ``ids``."""
        row = {article: i for i, article in enumerate(self.ids)}
        chosen = [row[article] for article in ids]
        return Opinions(
            self.name,
            self.themes,
            tuple(ids),
            tuple(self.titles[i] for i in chosen),
            tuple(self.stories[i] for i in chosen),
            self.truth[chosen],
            self.present[chosen],
        )


def held_out_opinions(folder: Path, name: str, themes: Sequence[str]) -> Opinions:
    """What cross-validation said of the articles that the model in ``folder`` was trained on.

    Raises ModelError for a folder that holds none.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / HELD_OUT
    try:
        table = pq.read_table(path)
        columns = {column: table.column(column).to_pylist() for column in _HELD_OUT_COLUMNS}
    except FileNotFoundError:
        raise ModelError(
            f"{name}: found no {HELD_OUT}; expected one, as `toolkit train` writes. Train the "
            "model again, or compare on labelled articles: --gold FILE."
        ) from None
    except (OSError, KeyError, pa.ArrowException) as error:
        raise ModelError(f"{path}: damaged ({error}). Train the model again.") from None
    ids = tuple(dict.fromkeys(columns["id"]))
    row = {article: i for i, article in enumerate(ids)}
    column_of = {theme: i for i, theme in enumerate(themes)}
    truth = np.zeros((len(ids), len(themes)), bool)
    present = np.zeros_like(truth)
    titles, stories = [""] * len(ids), [""] * len(ids)
    for article, title, story, theme, label, decided in zip(*columns.values(), strict=True):
        if theme not in column_of:
            raise ModelError(f"{path}: found the theme {theme!r}, which the model lacks.")
        place = row[article], column_of[theme]
        truth[place], present[place] = label > 0, decided
        titles[row[article]], stories[row[article]] = title, story
    return Opinions(name, tuple(themes), ids, tuple(titles), tuple(stories), truth, present)


_HELD_OUT_COLUMNS = ("id", "title", "story", "theme", "label", "present")


def of_model(model: Classifier, name: str, gold: Path, paths: Sequence[str | Path]) -> Opinions:
    """What a model says of the articles that ``gold`` labels. Raises ArticleError."""
    labels, articles = labelled_articles(model.themes, gold, paths)
    predictions = model.predict(articles, evidence=False)
    present = [[theme in x.themes for theme in model.themes] for x in predictions]
    ids = tuple(article.id for article in articles)
    return Opinions(
        name,
        tuple(model.themes),
        ids,
        tuple(article.title or "" for article in articles),
        tuple(stories_of(articles, THRESHOLD)),
        level_matrix(labels, ids, model.themes) > 0,
        np.array(present, bool),
    )


def of_predictions(path: Path, labels: Labels) -> Opinions:
    """What a file of predictions says of the labelled articles among them.

    Raises ArticleError for a file of something else, and where no article is labelled.
    """
    file = open_predictions(path)
    if file is None:
        raise ArticleError(
            f"{path}: found no predictions; expected what `toolkit predict --out` writes."
        )
    found = {
        record.id: record for record in file if isinstance(record, Labelled) and record.id in labels
    }
    if not found:
        raise ArticleError(f"{path}: none of its articles is labelled; expected labels by id.")
    ids = tuple(found)
    facts = [record.facts for record in found.values()]
    return Opinions(
        str(path),
        file.themes,
        ids,
        ("",) * len(ids),
        tuple(fact.get("story") or article for fact, article in zip(facts, ids, strict=True)),
        level_matrix(labels, ids, list(file.themes)) > 0,
        np.array([record.levels for record in found.values()]) > 0,
    )

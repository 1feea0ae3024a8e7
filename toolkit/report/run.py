"""What a report is made of: a model, and what was said of articles held out from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.articles import Article
from toolkit.codebook import Theme
from toolkit.colours import COLOURS
from toolkit.errors import ArticleError, ModelError
from toolkit.evaluation.suspects import Suspect, find_suspects
from toolkit.experiment.result import Judged
from toolkit.model import Classifier
from toolkit.model_folder import HELD_OUT

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Run", "read_run"]


@dataclass(frozen=True)
class Run:
    """A trained classifier, called ``name``, and what was said of articles held out from it."""

    name: str
    model: Classifier
    judged: Judged

    @property
    def themes(self) -> tuple[Theme, ...]:
        return self.model.codebook.themes

    @cached_property
    def truth(self) -> NDArray[np.bool_]:
        """(n_articles, n_themes): presence by the labels."""
        found: NDArray[np.bool_] = self.judged.levels > 0
        return found

    @cached_property
    def probabilities(self) -> NDArray[np.float64]:
        """(n_articles, n_themes), as `HELD_OUT` keeps them: a report is made twice alike."""
        return np.round(self.judged.probabilities, 6)

    @cached_property
    def suspects(self) -> list[Suspect]:
        return find_suspects(self.truth, self.probabilities, single=self.model.single)

    def colour(self, theme: int) -> str:
        return COLOURS[theme % len(COLOURS)]


_COLUMNS = ("id", "story", "theme", "label", "probability", "present", "main", "undecided")


def read_run(folder: Path, name: str, model: Classifier, articles: Sequence[Article]) -> Run:
    """The run that made the model in ``folder``; ``articles`` are those that it learnt from.

    Raises ModelError for a folder without held-out articles, ArticleError where some are missing.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / HELD_OUT
    try:
        table = pq.read_table(path, columns=list(_COLUMNS)).to_pydict()
    except FileNotFoundError:
        raise ModelError(
            f"{name}: found no {HELD_OUT}; expected one, as `toolkit train` writes. Train the "
            "model again."
        ) from None
    except (OSError, KeyError, pa.ArrowException) as error:
        raise ModelError(f"{path}: damaged ({error}). Train the model again.") from None
    K = len(model.themes)
    if table["theme"] != model.themes * (len(table["theme"]) // K):
        raise ModelError(f"{path}: found other themes than the model's. Train the model again.")
    return Run(name, model, _judged(table, K, _found(table["id"][::K], articles)))


def _found(ids: Sequence[str], articles: Sequence[Article]) -> tuple[Article, ...]:
    known = {article.id: article for article in articles}
    missing = [article_id for article_id in ids if article_id not in known]
    if missing:
        raise ArticleError(
            f"articles: {len(missing):,} of {len(ids):,} that the model was scored on are not "
            f"there (the first: {missing[0]!r}); expected the articles that it learnt from. Name "
            "them after the model."
        )
    return tuple(known[article_id] for article_id in ids)


def _judged(table: dict[str, list[Any]], K: int, articles: tuple[Article, ...]) -> Judged:
    def of(column: str, kind: type) -> NDArray[Any]:
        return np.array(table[column], kind).reshape(-1, K)

    return Judged(
        articles,
        of("label", int),
        of("probability", float),
        of("present", bool),
        of("main", bool),
        of("undecided", bool),
        stories=tuple(table["story"][::K]),
    )

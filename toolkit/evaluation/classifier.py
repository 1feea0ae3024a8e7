"""A trained classifier scored on labelled articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.articles import Article
from toolkit.corpus import load_corpus
from toolkit.errors import ArticleError
from toolkit.evaluation.slices import article_slices
from toolkit.labels import (
    Labels,
    by_id,
    check_articles,
    check_one_theme,
    level_matrix,
    load_gold,
)
from toolkit.metrics import Scores, Slice, abstention_scores, confusion_matrix, score
from toolkit.model import Classifier, Prediction
from toolkit.stories import THRESHOLD, stories_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EvaluationResult", "evaluate_classifier", "labelled_articles"]


@dataclass(frozen=True)
class EvaluationResult:
    """Scores on ``count`` articles.

    ``main`` is None when no label says main, ``abstention`` unless the model leaves themes
    undecided, ``confusion`` (labelled by predicted theme, none last) unless it is of single
    themes. ``slices`` are by name, such as "year".
    """

    count: int
    presence: Scores
    main: Scores | None
    abstention: Scores | None
    confusion: list[list[int]] | None
    slices: dict[str, list[Slice]]

    @property
    def calibration_error(self) -> float:
        return self.presence["calibration_error"].value

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON; an undefined score is null."""
        return {
            "articles": self.count,
            "support": self.presence.support,
            "presence": self.presence.to_record(),
            "main": self.main.to_record() if self.main else None,
            "calibration_error": self.presence.to_record()["calibration_error"]["value"],
            "abstention": self.abstention.to_record() if self.abstention else None,
            "confusion": self.confusion,
            "slices": {by: [s.to_record() for s in found] for by, found in self.slices.items()},
        }


def evaluate_classifier(
    model: Classifier,
    gold: Path,
    articles: Sequence[str | Path] = (),
    by: Sequence[str] = (),
) -> EvaluationResult:
    """Score ``model`` on the labels in ``gold`` (formats: see `toolkit.labels`).

    The articles are those of ``articles``, else of ``gold`` itself (JSON lines), else of the
    folder that it is or lies in. ``by`` names slices to score too. Raises ArticleError where
    labels and articles do not fit.
    """
    import numpy as np

    labels, chosen = labelled_articles(model.themes, gold, articles)
    if model.single:
        check_one_theme(labels, chosen)
    predictions = model.predict(chosen, evidence=False)
    themes = model.themes
    levels = level_matrix(labels, [a.id for a in chosen], themes)
    p = np.array([[x.probabilities[theme] for theme in themes] for x in predictions])
    present = _named(predictions, "themes", themes)
    undecided = _named(predictions, "undecided", themes)
    truth = levels > 0
    stories = stories_of(chosen, THRESHOLD)
    main = None
    if (levels == 2).any():
        main = score(levels == 2, _named(predictions, "main", themes), themes, groups=stories)
    abstention = None
    if any(decision.undecided for decision in model.decisions):
        abstention = abstention_scores(truth, present, undecided, themes, groups=stories)
    return EvaluationResult(
        len(chosen),
        score(truth, present, themes, probabilities=p, single=model.single, groups=stories),
        main,
        abstention,
        confusion_matrix(truth, present).tolist() if model.single else None,
        {name: article_slices(name, chosen, truth, present, themes, groups=stories) for name in by},
    )


def _named(
    predictions: Sequence[Prediction], field: str, themes: Sequence[str]
) -> NDArray[np.bool_]:
    """(n_articles, n_themes): which themes a field of the predictions names."""
    import numpy as np

    return np.array([[theme in getattr(x, field) for theme in themes] for x in predictions])


def labelled_articles(
    themes: Sequence[str], gold: Path, articles: Sequence[str | Path] = ()
) -> tuple[Labels, list[Article]]:
    """Labels by article id, and the articles that have any, found as in `evaluate_classifier`.

    Raises ArticleError where labels and articles do not fit.
    """
    labels = load_gold(gold, themes)
    found = load_corpus(articles or [_articles_of(gold)]).articles
    labels = by_id(labels, found)
    check_articles(labels, found)
    chosen = list({a.id: a for a in found if a.id in labels}.values())
    if not chosen:
        raise ArticleError(f"{gold}: no labelled article found.")
    return labels, chosen


def _articles_of(gold: Path) -> Path:
    if gold.is_dir():
        return gold
    if gold.suffix == ".jsonl":
        return gold
    if (gold.parent / "articles.csv").is_file():
        return gold.parent
    raise ArticleError(
        f"{gold}: found labels but no articles.csv beside them; name the articles with --articles."
    )

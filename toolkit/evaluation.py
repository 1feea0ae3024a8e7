"""A trained classifier scored on labelled articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.articles import Article
from toolkit.corpus import load_corpus
from toolkit.errors import ArticleError
from toolkit.labels import by_id, check_articles, level_matrix, load_labels
from toolkit.metrics import Scores, calibration_error, score
from toolkit.model import Classifier

__all__ = ["EvaluationResult", "evaluate_classifier"]


@dataclass(frozen=True)
class EvaluationResult:
    """Scores on ``count`` articles; ``main`` is None when no label says main."""

    count: int
    presence: Scores
    main: Scores | None
    calibration_error: float

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON; an undefined score is null."""
        return {
            "articles": self.count,
            "support": self.presence.support,
            "presence": self.presence.to_record(),
            "main": self.main.to_record() if self.main else None,
            "calibration_error": round(self.calibration_error, 6),
        }


def evaluate_classifier(
    model: Classifier, gold: Path, articles: Sequence[str | Path] = ()
) -> EvaluationResult:
    """Score ``model`` on the labels in ``gold`` (formats: see `toolkit.labels`).

    The articles are those of ``articles``, else of ``gold`` itself (JSON lines), else of the
    folder that it is or lies in. Raises ArticleError where labels and articles do not fit.
    """
    import numpy as np

    labels = load_labels(gold, model.themes)
    found = load_corpus(articles or [_articles_of(gold)]).articles
    labels = by_id(labels, found)
    check_articles(labels, found)
    labelled: dict[str, Article] = {a.id: a for a in found if a.id in labels}
    chosen = list(labelled.values())
    if not chosen:
        raise ArticleError(f"{gold}: no labelled article found.")
    levels = level_matrix(labels, [a.id for a in chosen], model.themes)
    predictions = model.predict(chosen, evidence=False)
    p = np.array([[x.probabilities[theme] for theme in model.themes] for x in predictions])
    present = np.array([[theme in x.themes for theme in model.themes] for x in predictions])
    main = np.array([[theme in x.main for theme in model.themes] for x in predictions])
    stories = [article.story for article in chosen]
    truth = levels > 0
    return EvaluationResult(
        len(chosen),
        score(truth, present, model.themes, groups=stories),
        score(levels == 2, main, model.themes, groups=stories) if (levels == 2).any() else None,
        calibration_error(truth, p),
    )


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

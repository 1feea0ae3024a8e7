"""A trained classifier scored on labelled articles, as a whole and in slices."""

from __future__ import annotations

from toolkit.evaluation.classifier import (
    EvaluationResult,
    evaluate_classifier,
    labelled_articles,
)
from toolkit.evaluation.slices import SLICES, article_slices, parse_slices

__all__ = [
    "SLICES",
    "EvaluationResult",
    "article_slices",
    "evaluate_classifier",
    "labelled_articles",
    "parse_slices",
]

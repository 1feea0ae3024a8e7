"""Theme classifiers: every one a scikit-learn estimator with one score per label.

``fit(X, Y)`` takes Y as (n_articles, n_labels) of 0 and 1; ``decision_function(X)`` gives
(n_articles, n_labels) of scores, higher for likelier. Probabilities and decisions are made
from scores by `toolkit.decisions`, for all models alike.
"""

from toolkit.classifiers import (
    baseline,
    bayes,
    codebook_only,
    kernel,
    linear,
    passages,
    small,
    whole_texts,
)
from toolkit.classifiers.registry import classifiers

__all__ = [
    "baseline",
    "bayes",
    "classifiers",
    "codebook_only",
    "kernel",
    "linear",
    "passages",
    "small",
    "whole_texts",
]

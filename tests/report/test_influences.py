"""The words that speak for a theme: their weights are parts of the gap between mean scores."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.influence import influences
from toolkit.report import Run


def test_weights_sum_to_the_gap_of_mean_scores(run: Run) -> None:
    texts = run.model.normalised(run.judged.articles)
    estimator = run.model.estimator
    scores = estimator.decision_function(texts)
    coef = estimator[-1].coef_
    X = estimator[0].transform(texts)
    for theme, carry in enumerate(run.truth.T):
        gap = np.asarray(X[carry].mean(axis=0) - X[~carry].mean(axis=0)).ravel()
        told = (coef[theme] * gap)[np.sign(coef[theme]) == np.sign(gap)]
        raised, lowered = influences(estimator, texts, run.truth, 10_000)[theme]
        found = sum(item.weight for item in raised) - sum(item.weight for item in lowered)
        assert found == pytest.approx(told.sum())
        whole = scores[carry, theme].mean() - scores[~carry, theme].mean()
        assert whole == pytest.approx(coef[theme] @ gap)


def test_the_right_words_come_first(run: Run) -> None:
    texts = run.model.normalised(run.judged.articles)
    (schooling, against), (traffic, _) = influences(run.model.estimator, texts, run.truth, 12)
    assert schooling[0].name == "schooling:names"
    assert "giao thông" in {item.name for item in traffic}
    assert all(item.weight < 0 for item in against)
    weights = [item.weight for item in schooling]
    assert weights == sorted(weights, reverse=True)


def test_without_contrast_there_is_nothing(run: Run) -> None:
    texts = run.model.normalised(run.judged.articles[:4])
    for present in (np.ones((4, 2), bool), np.zeros((4, 2), bool)):
        assert influences(run.model.estimator, texts, present, 5) == [([], []), ([], [])]

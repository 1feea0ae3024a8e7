"""From scores to probabilities and decisions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import f1_score

from toolkit.decisions import (
    Decision,
    decide,
    fit_decisions,
    held_out_probabilities,
    probabilities,
)
from toolkit.metrics import calibration_error


def scored(n: int = 400, seed: int = 0) -> tuple[Any, Any]:
    """Scores whose true probabilities are known: sigmoid(2 s - 1) and sigmoid(s / 100)."""
    random = np.random.default_rng(seed)
    scores = random.normal(0, [1.5, 200], (n, 2))
    p = 1 / (1 + np.exp(-(scores * [2, 0.01] + [-1, 0])))
    return scores, (random.random((n, 2)) < p).astype(int)


def test_by_hand() -> None:
    p = probabilities(np.array([[0.0, 2.0]]), [Decision(1, 0, 0.5), Decision(2, -1, 0.9)])
    assert p.tolist() == [[0.5, pytest.approx(1 / (1 + math.exp(-3)))]]
    assert decide(p, [Decision(1, 0, 0.5), Decision(2, -1, 0.96)]).tolist() == [[True, False]]


def test_the_true_curve_is_found_whatever_the_scale() -> None:
    scores, Y = scored(5000)
    first, second = fit_decisions(scores, Y)
    assert (first.slope, first.intercept) == (
        pytest.approx(2, rel=0.15),
        pytest.approx(-1, rel=0.3),
    )
    assert second.slope == pytest.approx(0.01, rel=0.15)
    assert calibration_error(Y, probabilities(scores, [first, second])) < 0.02


def test_probabilities_grow_with_the_score() -> None:
    decisions = fit_decisions(*scored())
    p = probabilities(np.linspace([-9, -900], [9, 900], 50), decisions)
    assert (np.diff(p, axis=0) >= 0).all()
    assert ((p >= 0) & (p <= 1)).all()


def test_the_best_threshold_is_best() -> None:
    scores, Y = scored()
    Y[:, 0] = (scores[:, 0] > 1.5) & (Y[:, 0] == 1)
    decisions = fit_decisions(scores, Y, "f1")
    p = probabilities(scores, decisions)
    for label in range(2):
        chosen = f1_score(Y[:, label], decide(p, decisions)[:, label])
        others = [f1_score(Y[:, label], p[:, label] >= t) for t in np.unique(p[:, label])]
        assert chosen == pytest.approx(max(others))
    assert fit_decisions(scores, Y, "half")[0].threshold == 0.5


@pytest.mark.parametrize("y", [0, 1])
def test_a_label_without_contrast_has_its_frequency(y: int) -> None:
    [decision] = fit_decisions(np.arange(10.0)[:, None], np.full((10, 1), y))
    p = probabilities(np.array([[-100.0], [100.0]]), [decision])
    assert decision.slope == 0
    assert p[0, 0] == p[1, 0] == pytest.approx((10 * y + 0.5) / 11)


def test_scores_that_mislead_are_not_used() -> None:
    scores = np.linspace(-1, 1, 40)[:, None]
    [decision] = fit_decisions(scores, (scores < 0).astype(int))
    assert decision.slope == 0
    assert probabilities(scores, [decision]).ravel().tolist() == pytest.approx([0.5] * 40)


def test_equal_scores_are_no_evidence() -> None:
    [decision] = fit_decisions(np.full((8, 1), 3.0), np.array([[1], [0]] * 4))
    assert decision == Decision(0.0, pytest.approx(0.0), 0.5)


def test_an_article_has_no_part_in_its_own_probability() -> None:
    scores, Y = scored(60)
    folds = [np.arange(i, 60, 3) for i in range(3)]
    p, decided = held_out_probabilities(scores, Y, folds, "f1")
    flipped = Y.copy()
    flipped[folds[0]] = 1 - flipped[folds[0]]
    again, decided_again = held_out_probabilities(scores, flipped, folds, "f1")
    np.testing.assert_array_equal(p[folds[0]], again[folds[0]])
    np.testing.assert_array_equal(decided[folds[0]], decided_again[folds[0]])
    assert not np.array_equal(p[folds[1]], again[folds[1]])

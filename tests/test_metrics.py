"""Scores against scikit-learn's and against numbers worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import f1_score, precision_score, recall_score

from toolkit.metrics import calibration_error, score

THEMES = ["one", "two", "three"]


def random_labels(n: int = 60, seed: int = 5) -> tuple[Any, Any]:
    random = np.random.default_rng(seed)
    truth = random.random((n, 3)) < [0.5, 0.3, 0.2]
    predicted = truth ^ (random.random((n, 3)) < 0.2)
    return truth, predicted


def test_they_are_scikit_learns() -> None:
    truth, predicted = random_labels()
    found = score(truth, predicted, THEMES, resamples=100)
    for i, theme in enumerate(THEMES):
        y, p = truth[:, i], predicted[:, i]
        assert found[f"precision/{theme}"].value == pytest.approx(precision_score(y, p))
        assert found[f"recall/{theme}"].value == pytest.approx(recall_score(y, p))
        assert found[f"f1/{theme}"].value == pytest.approx(f1_score(y, p))
    for name, function in {
        "micro_precision": precision_score,
        "micro_recall": recall_score,
        "micro_f1": f1_score,
    }.items():
        expected = function(truth, predicted, average="micro")
        assert found[name].value == pytest.approx(expected)
    assert found["macro_f1"].value == pytest.approx(f1_score(truth, predicted, average="macro"))
    assert found["subset_accuracy"].value == pytest.approx((truth == predicted).all(axis=1).mean())
    assert found.support == dict(zip(THEMES, truth.sum(axis=0).tolist(), strict=True))


def test_by_hand() -> None:
    truth = [[1, 0], [1, 0], [0, 1], [0, 0]]
    predicted = [[1, 1], [0, 0], [0, 1], [0, 0]]
    found = score(np.array(truth), np.array(predicted), ["a", "b"], resamples=100)
    assert found["precision/a"].value == 1
    assert found["recall/a"].value == 0.5
    assert found["f1/a"].value == pytest.approx(2 / 3)
    assert found["precision/b"].value == 0.5
    assert found["micro_f1"].value == pytest.approx(2 * 2 / (2 * 2 + 1 + 1))
    assert found["macro_f1"].value == pytest.approx(2 / 3)
    assert found["subset_accuracy"].value == 0.5


def test_a_theme_that_never_occurs_has_no_score() -> None:
    truth = np.array([[1, 0], [0, 0]])
    found = score(truth, truth, ["a", "b"], resamples=100)
    assert math.isnan(found["f1/b"].value)
    assert math.isnan(found["f1/b"].low)
    assert found["macro_f1"].value == 1, "it is left out of the mean"
    missed = score(np.array([[1, 0], [0, 0]]), np.array([[1, 1], [0, 0]]), ["a", "b"])
    assert missed["f1/b"].value == 0, "predicted where it does not occur: wrong, not undefined"
    assert math.isnan(missed["recall/b"].value)


def test_the_interval_holds_the_score_and_narrows_with_more_articles() -> None:
    few, many = (score(*random_labels(n), THEMES) for n in (40, 1000))
    for found in (few, many):
        for name, value in found.values.items():
            assert value.low <= value.value <= value.high, name
    width = {id(f): f["micro_f1"].high - f["micro_f1"].low for f in (few, many)}
    assert width[id(many)] < width[id(few)] / 3


def test_the_interval_covers_the_true_score() -> None:
    """Of samples from one population about 95 in 100 intervals hold its F1."""
    truth, predicted = random_labels(20_000, seed=1)
    true = f1_score(truth, predicted, average="micro")
    random = np.random.default_rng(2)
    covered = 0
    for _ in range(100):
        rows = random.integers(0, len(truth), 80)
        value = score(truth[rows], predicted[rows], THEMES, resamples=300)["micro_f1"]
        covered += value.low <= true <= value.high
    assert 87 <= covered <= 100


def test_articles_of_one_story_count_as_one_observation() -> None:
    """Reprints add nothing: the interval is that of the stories, not of their copies."""
    truth, predicted = random_labels(40)
    copies = 6
    stories = [f"s{i}" for i in range(40)] * copies
    one = score(truth, predicted, THEMES)
    same = score(np.tile(truth, (copies, 1)), np.tile(predicted, (copies, 1)), THEMES)
    grouped = score(
        np.tile(truth, (copies, 1)), np.tile(predicted, (copies, 1)), THEMES, groups=stories
    )
    wide, narrow, again = (x["micro_f1"].high - x["micro_f1"].low for x in (one, same, grouped))
    assert again == pytest.approx(wide, rel=0.25)
    assert narrow < wide / 2
    assert grouped["micro_f1"].value == pytest.approx(one["micro_f1"].value)


def test_articles_without_a_story_are_their_own() -> None:
    truth, predicted = random_labels(50)
    alone = score(truth, predicted, THEMES)
    assert score(truth, predicted, THEMES, groups=[None] * 50) == alone


def test_the_same_seed_gives_the_same_interval() -> None:
    labels = random_labels()
    assert score(*labels, THEMES, seed=4) == score(*labels, THEMES, seed=4)
    assert score(*labels, THEMES, seed=4) != score(*labels, THEMES, seed=5)


def test_it_prints_with_its_interval() -> None:
    truth = np.array([[1], [0]])
    assert str(score(truth, truth, ["a"])["micro_f1"]) == "1.000 [1.000, 1.000]"


matrices = st.integers(1, 8).flatmap(
    lambda n: st.tuples(arrays(bool, (n, 3)), arrays(bool, (n, 3)))
)


@given(matrices)
@settings(max_examples=60)
def test_scores_are_shares(labels: Any) -> None:
    for value in score(*labels, THEMES, resamples=100).values.values():
        for number in (value.value, value.low, value.high):
            assert math.isnan(number) or 0 <= number <= 1


def test_calibration_by_hand() -> None:
    truth = np.array([1, 0, 1, 1])
    probabilities = np.array([0.25, 0.25, 0.75, 0.75])
    assert calibration_error(truth, probabilities) == pytest.approx(0.25)
    assert calibration_error(truth == 1, truth.astype(float)) == 0
    assert calibration_error(truth == 0, truth.astype(float)) == 1


def test_calibration_of_honest_probabilities_is_small() -> None:
    random = np.random.default_rng(0)
    p = random.random((20_000, 2))
    assert calibration_error(random.random(p.shape) < p, p) < 0.02
    assert calibration_error(random.random(p.shape) < p**3, p) > 0.2


def test_calibration_of_nothing_is_undefined() -> None:
    assert math.isnan(calibration_error(np.zeros((0, 2), bool), np.zeros((0, 2))))

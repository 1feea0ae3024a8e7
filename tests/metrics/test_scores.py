"""Scores against scikit-learn's and against numbers worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    f1_score,
    hamming_loss,
    matthews_corrcoef,
    precision_score,
    recall_score,
    roc_auc_score,
)

from toolkit.metrics import (
    abstention_scores,
    calibration_error,
    confusion_matrix,
    score,
    slice_scores,
)
from toolkit.metrics.ranks import Ranking

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
    for name, value in score(*labels, THEMES, resamples=100).values.items():
        for number in (value.value, value.low, value.high):
            assert math.isnan(number) or ("mcc" in name) * -1 <= number <= 1


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


# -- what needs probabilities ------------------------------------------------------------

KINDS = ("precision", "recall", "f1", "mcc", "brier", "calibration_error", "average_precision",
         "roc_auc")  # fmt: skip


def random_probabilities(n: int = 60, seed: int = 5) -> tuple[Any, Any]:
    """Labels and probabilities in tenths, so that many are equal."""
    random = np.random.default_rng(seed)
    truth = random.random((n, 3)) < [0.5, 0.3, 0.2]
    return truth, np.round(np.clip(0.4 * truth + random.random((n, 3)) * 0.6, 0, 1), 1)


def test_with_probabilities_they_are_scikit_learns() -> None:
    truth, p = random_probabilities()
    found = score(truth, p >= 0.5, THEMES, probabilities=p, resamples=100)
    for i, theme in enumerate(THEMES):
        y = truth[:, i]
        assert found[f"mcc/{theme}"].value == pytest.approx(matthews_corrcoef(y, p[:, i] >= 0.5))
        assert found[f"average_precision/{theme}"].value == pytest.approx(
            average_precision_score(y, p[:, i])
        )
        assert found[f"roc_auc/{theme}"].value == pytest.approx(roc_auc_score(y, p[:, i]))
        assert found[f"brier/{theme}"].value == pytest.approx(brier_score_loss(y, p[:, i]))
        assert found[f"calibration_error/{theme}"].value == pytest.approx(
            calibration_error(y, p[:, i])
        )
    for average in ("micro", "macro"):
        for name, function in (("average_precision", average_precision_score),
                               ("roc_auc", roc_auc_score)):  # fmt: skip
            expected = function(truth, p, average=average)
            assert found[f"{average}_{name}"].value == pytest.approx(expected)
    weighted = f1_score(truth, p >= 0.5, average="weighted")
    assert found["weighted_f1"].value == pytest.approx(weighted)
    assert found["hamming_loss"].value == pytest.approx(hamming_loss(truth, p >= 0.5))
    assert found["calibration_error"].value == pytest.approx(calibration_error(truth, p))


def test_every_kind_has_its_forms() -> None:
    truth, p = random_probabilities()
    found = score(truth, p >= 0.5, THEMES, probabilities=p, resamples=100).values
    for kind in KINDS:
        assert {f"{kind}/{theme}" for theme in THEMES} <= set(found)
        assert {f"macro_{kind}", f"weighted_{kind}"} <= set(found)
    for name, value in found.items():
        assert value.low <= value.value <= value.high, name


def test_probabilities_change_no_other_score() -> None:
    truth, p = random_probabilities()
    without = score(truth, p >= 0.5, THEMES).values
    found = score(truth, p >= 0.5, THEMES, probabilities=p).values
    assert {name: found[name] for name in without} == without


def test_a_theme_without_articles_has_no_ranking() -> None:
    truth = np.array([[1, 0], [0, 0]])
    p = np.array([[0.9, 0.1], [0.2, 0.2]])
    found = score(truth, p >= 0.5, ["a", "b"], probabilities=p, resamples=100)
    for name in ("average_precision/b", "roc_auc/b", "mcc/b", "f1/b"):
        assert math.isnan(found[name].value), name
        assert math.isnan(found[name].low), name
    assert found["macro_roc_auc"].value == found["roc_auc/a"].value == 1
    assert found.to_record()["roc_auc/b"] == {"value": None, "low": None, "high": None}


@given(
    st.integers(2, 30).flatmap(
        lambda n: st.tuples(
            arrays(bool, n),
            arrays(float, n, elements=st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0])),
            arrays(int, n, elements=st.integers(0, 4)),
        )
    )
)
@settings(max_examples=200)
def test_rankings_under_weights_are_scikit_learns(drawn: Any) -> None:
    truth, p, weights = drawn
    precision, area = Ranking.of(truth, p).scores(weights[None].astype(float))[0]
    kept = weights > 0
    if not truth[kept].any():
        assert math.isnan(precision)
    else:
        expected = average_precision_score(truth, p, sample_weight=weights)
        assert precision == pytest.approx(expected)
    if len(set(truth[kept].tolist())) < 2:
        assert math.isnan(area)
    else:
        assert area == pytest.approx(roc_auc_score(truth, p, sample_weight=weights))


def test_the_size_of_the_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.metrics import bootstrap

    truth, p = random_probabilities()
    stories = [f"s{i // 2}" for i in range(60)]
    whole = score(truth, p >= 0.5, THEMES, probabilities=p, groups=stories)
    monkeypatch.setattr(bootstrap, "CELLS", 1000)
    assert score(truth, p >= 0.5, THEMES, probabilities=p, groups=stories) == whole


def test_intervals_cover_the_true_scores() -> None:
    """Of samples from one population; what scripts/check_intervals.py does at full length."""
    truth, p = random_probabilities(20_000, seed=1)
    true = score(truth, p >= 0.5, THEMES, probabilities=p, resamples=1)
    random = np.random.default_rng(2)
    names = ("micro_f1", "macro_f1", "f1/one", "average_precision/one", "roc_auc/one", "mcc/one",
             "brier/one", "hamming_loss", "subset_accuracy")  # fmt: skip
    covered = dict.fromkeys(names, 0)
    for _ in range(150):
        rows = random.integers(0, len(truth), 120)
        found = score(truth[rows], p[rows] >= 0.5, THEMES, probabilities=p[rows], resamples=300)
        for name in names:
            covered[name] += found[name].low <= true[name].value <= found[name].high
    # 150 draws at 0.95: mean 142.5, standard deviation 2.7; small samples lose a little
    assert {name: n for name, n in covered.items() if not 131 <= n <= 150} == {}


# -- parts of the articles, confusion, abstention ------------------------------------------


def test_slices_by_hand() -> None:
    truth = np.array([[1, 0]] * 3 + [[0, 1]] * 2 + [[1, 1]])
    predicted = np.array([[1, 0]] * 3 + [[1, 0]] * 2 + [[1, 1]])
    found = slice_scores(list("aaabbc"), truth, predicted, ["x", "y"], least=2, resamples=100)
    assert [(s.value, s.count, s.support) for s in found] == [
        ("a", 3, 3),
        ("b", 2, 2),
        ("other (1 value)", 1, 2),
    ]
    assert [s.micro_f1.value for s in found] == [1, 0, 1]
    assert found[0].to_record()["articles"] == 3


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=40), st.integers(1, 10))
@settings(max_examples=40)
def test_slices_add_up(values: list[str], least: int) -> None:
    truth, predicted = random_labels(len(values))
    found = slice_scores(values, truth, predicted, THEMES, least=least, resamples=10)
    assert sum(s.count for s in found) == len(values)
    assert sum(s.support for s in found) == truth.sum()
    assert all(s.count >= least for s in found if not s.value.startswith("other"))


def test_confusion_by_hand() -> None:
    truth = np.eye(2, dtype=bool)[[0, 0, 1, 1]]
    predicted = np.array([[1, 0], [0, 1], [0, 1], [0, 0]], bool)
    assert confusion_matrix(truth, predicted).tolist() == [[1, 1, 0], [0, 1, 1]]


def test_abstention_by_hand() -> None:
    truth = np.array([[1, 0], [1, 0], [0, 0], [0, 1]], bool)
    predicted = np.array([[1, 0], [0, 0], [0, 0], [0, 0]], bool)
    undecided = np.array([[0, 0], [1, 0], [0, 0], [0, 0]], bool)
    found = abstention_scores(truth, predicted, undecided, ["x", "y"], resamples=100)
    assert found["undecided/x"].value == found["undecided"].value == 0.25
    assert found["undecided/y"].value == 0
    assert found["decided_accuracy/x"].value == 1
    assert found["decided_accuracy/y"].value == 0.75
    assert found["decided_accuracy"].value == pytest.approx(6 / 7)
    nothing = abstention_scores(truth, predicted, np.ones((4, 2), bool), ["x", "y"])
    assert math.isnan(nothing["decided_accuracy"].value)

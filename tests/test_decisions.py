"""From scores to probabilities and decisions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import f1_score

from toolkit.config import defaults
from toolkit.decisions import (
    Decision,
    Method,
    abstentions,
    decide,
    fit_decisions,
    held_out_probabilities,
    in_doubt,
    objectives,
    probabilities,
)
from toolkit.errors import ConfigError
from toolkit.metrics import calibration_error


def objective(name: str, **settings: Any) -> Any:
    return built(objectives, name, **settings)


def built(registry: Any, name: str, **settings: Any) -> Any:
    named = defaults(registry, name)[name]
    return named.component({**named.settings, **settings})


F1 = Method(threshold=objective("f1"))


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
    decisions = fit_decisions(scores, Y, F1)
    p = probabilities(scores, decisions)
    for label in range(2):
        chosen = f1_score(Y[:, label], decide(p, decisions)[:, label])
        others = [f1_score(Y[:, label], p[:, label] >= t) for t in np.unique(p[:, label])]
        assert chosen == pytest.approx(max(others))
    assert fit_decisions(scores, Y)[0].threshold == 0.5


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


def pairs(n: int, parts: int) -> list[tuple[Any, Any]]:
    tests = [np.arange(i, n, parts) for i in range(parts)]
    return [(np.setdiff1d(np.arange(n), test), test) for test in tests]


def test_an_article_has_no_part_in_its_own_probability() -> None:
    scores, Y = scored(60)
    folds = pairs(60, 3)
    found = held_out_probabilities(scores, Y, folds, F1)
    flipped = Y.copy()
    first, second = folds[0][1], folds[1][1]
    flipped[first] = 1 - flipped[first]
    again = held_out_probabilities(scores, flipped, folds, F1)
    np.testing.assert_array_equal(found.probabilities[first], again.probabilities[first])
    np.testing.assert_array_equal(found.decided[first], again.decided[first])
    assert not np.array_equal(found.probabilities[second], again.probabilities[second])


def test_what_is_not_tested_has_no_probability() -> None:
    scores, Y = scored(60)
    found = held_out_probabilities(scores, Y, pairs(60, 3)[1:], Method())
    tested = np.isfinite(found.probabilities).all(axis=1)
    assert tested.tolist() == [i % 3 != 0 for i in range(60)]


def test_a_model_that_never_met_a_label_says_nothing_of_it() -> None:
    scores, Y = scored(200)
    part = scores.copy()
    part[:50, 0] = np.nan
    half = fit_decisions(part, Y)
    assert half[0] == fit_decisions(scores[50:, :1], Y[50:, :1])[0]
    p = probabilities(part, half)
    assert p[:50, 0].tolist() == [0] * 50
    part[:, 0] = np.nan
    [never, _] = fit_decisions(part, Y)
    assert probabilities(np.array([[3.0]]), [never])[0, 0] < 0.01


# -- isotonic ------------------------------------------------------------------------------


def test_isotonic_finds_a_curve_that_is_no_sigmoid() -> None:
    random = np.random.default_rng(0)
    scores = random.random((6000, 1)) * 4
    true = np.where(scores < 1, 0.1, np.where(scores < 3, 0.5, 0.8))
    Y = (random.random(scores.shape) < true).astype(int)
    [curved] = fit_decisions(scores, Y, Method("isotonic"))
    [straight] = fit_decisions(scores, Y)
    errors = [np.abs(probabilities(scores, [d]) - true).mean() for d in (curved, straight)]
    assert errors[0] < 0.03 < errors[1]


def test_isotonic_is_scikit_learns_and_never_falls() -> None:
    from sklearn.isotonic import IsotonicRegression

    scores, Y = scored(300)
    decisions = fit_decisions(scores, Y, Method("isotonic"))
    grid = np.linspace([-9, -900], [9, 900], 200)
    p = probabilities(grid, decisions)
    assert (np.diff(p, axis=0) >= 0).all()
    for label in range(2):
        fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip")
        fitted.fit(scores[:, label], Y[:, label])
        np.testing.assert_allclose(p[:, label], fitted.predict(grid[:, label]), atol=1e-9)


@pytest.mark.parametrize("calibration", ["sigmoid", "isotonic"])
def test_a_decision_comes_back_from_json(calibration: Any) -> None:
    import json

    scores, Y = scored(200)
    method = Method(calibration, undecided=built(abstentions, "band"))
    for decision in fit_decisions(scores, Y, method):
        assert Decision.from_record(json.loads(json.dumps(decision.to_record()))) == decision


@pytest.mark.parametrize(
    "change",
    [{"more": 1}, {"slope": "steep"}, {"curve": [[1, 0.5], [0, 0.6]]}, {"curve": [[0, 0.5, 1]]},
     {"curve": [[0, 0.9], [1, 0.2]]}, {"undecided": [0.7, 0.2]}, {"threshold": math.nan},
     {"undecided": [0.1, math.inf]}, {"curve": [[0, math.nan]]}],
)  # fmt: skip
def test_a_damaged_decision_is_refused(change: Any) -> None:
    record = Decision(1, 0, 0.5).to_record()
    with pytest.raises((ValueError, TypeError)):
        Decision.from_record({**record, **change})


# -- objectives ----------------------------------------------------------------------------


def test_precision_is_reached_with_most_found() -> None:
    scores, Y = scored()
    for least in (0.7, 0.8, 0.9):
        method = Method(threshold=objective("precision", at_least=least))
        decisions = fit_decisions(scores, Y, method)
        p = probabilities(scores, decisions)
        present = decide(p, decisions)
        for label in range(2):
            assert Y[present[:, label], label].mean() >= least
            lower = [t for t in np.unique(p[:, label]) if t < decisions[label].threshold]
            assert all(Y[p[:, label] >= t, label].mean() < least for t in lower)


def test_a_precision_that_is_never_reached() -> None:
    scores = np.arange(40.0)[:, None]
    Y = (np.arange(40) % 4 > 0).astype(int)[:, None]
    Y[-4:] = 0
    method = Method(threshold=objective("precision", at_least=0.99))
    with pytest.raises(ConfigError, match=r"decisions.threshold: for 'roads', a precision of 0.99 "
                       r"is never reached; the best is 0\.\d+ on 40 held-out"):  # fmt: skip
        fit_decisions(scores, Y, method, ["roads"])
    assert fit_decisions(scores, Y, method)[0].threshold > 0, "the nearest, where none is named"


def test_costs_are_paid_least() -> None:
    scores, Y = scored(5000)
    chosen = objective("cost", false_alarm=1, miss=4)
    decisions = fit_decisions(scores, Y, Method(threshold=chosen))
    assert [d.threshold for d in decisions] == [0.2, 0.2]
    p = probabilities(scores, decisions)[:, 0]
    y = Y[:, 0]

    def cost(threshold: float) -> float:
        return float(((p >= threshold) & (y == 0)).sum() + 4 * ((p < threshold) & (y == 1)).sum())

    assert cost(0.2) <= min(cost(0.1), cost(0.35), cost(0.5))


# -- abstention and single labels --------------------------------------------------------------


def test_a_band_by_hand() -> None:
    decisions = [Decision(1, 0, 0.5, undecided=(0.3, 0.7))]
    p = np.array([[0.29], [0.3], [0.5], [0.69], [0.7]])
    assert decide(p, decisions).ravel().tolist() == [False] * 4 + [True]
    assert in_doubt(p, decisions).ravel().tolist() == [False, True, True, True, False]
    assert not in_doubt(p, [Decision(1, 0, 0.5)]).any()


def test_a_band_upside_down() -> None:
    with pytest.raises(ConfigError, match=r"found low 0\.8 above high 0\.2"):
        built(abstentions, "band", low=0.8, high=0.2)


def test_what_is_decided_is_right_so_often() -> None:
    scores, Y = scored(800)
    method = Method(undecided=built(abstentions, "precise", at_least=0.9))
    decisions = fit_decisions(scores, Y, method)
    p = probabilities(scores, decisions)
    present, doubt = decide(p, decisions), in_doubt(p, decisions)
    for label in range(2):
        absent = ~present[:, label] & ~doubt[:, label]
        assert Y[present[:, label], label].mean() >= 0.9
        assert 1 - Y[absent, label].mean() >= 0.9
        assert 0 < doubt[:, label].mean() < 1


def test_a_band_that_is_never_reached() -> None:
    scores = np.arange(40.0)[:, None]
    Y = (np.arange(40) % 2)[:, None]
    Y[-3:] = 0
    Y[:3] = 1
    method = Method(undecided=built(abstentions, "precise", at_least=0.99))
    with pytest.raises(ConfigError, match=r"decisions.undecided: for 'roads', 0.99 of those"):
        fit_decisions(scores, Y, method, ["roads"])


def test_a_single_label_is_the_likeliest() -> None:
    decisions = [Decision(1, 0, 0.5), Decision(1, 0, 0.5), Decision(1, 0, 0.5)]
    scores = np.array([[-3.0, -1, -2], [2, 2, 0]])
    p = probabilities(scores, decisions, single=True)
    assert p.sum(axis=1).tolist() == pytest.approx([1, 1])
    assert decide(p, decisions, single=True).tolist() == [[0, 1, 0], [1, 0, 0]]
    doubtful = [Decision(1, 0, 0.5, undecided=(0.2, 0.6))] * 3
    assert decide(p, doubtful, single=True).tolist() == [[0, 1, 0], [0, 0, 0]]
    assert in_doubt(p, doubtful, single=True).tolist() == [[0, 0, 0], [1, 0, 0]]


def test_an_article_of_which_nothing_is_known_is_spread_evenly() -> None:
    flat = [Decision(0, 0, 0.5, curve=((0.0, 0.0), (1.0, 1.0)))] * 4
    assert probabilities(np.full((1, 4), -1.0), flat, single=True).tolist() == [[0.25] * 4]

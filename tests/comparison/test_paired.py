"""Differences between models: laws, peers, and how often chance is called more than chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import f1_score

from toolkit.comparison.paired import Difference, differences, holm, mcnemar

THEMES = ("a", "b", "c")
Decided = NDArray[np.bool_]


def drawn(seed: int, n: int, first: float = 0.8, second: float = 0.8) -> tuple[Decided, ...]:
    """Labels, and two models that are right on each with these probabilities."""
    random = np.random.default_rng(seed)
    truth = random.random((n, 3)) < 0.4
    return truth, *(truth ^ (random.random((n, 3)) >= right) for right in (first, second))


def named(found: list[Difference]) -> dict[str, Difference]:
    return {difference.score: difference for difference in found}


@given(st.integers(0, 10_000), st.integers(2, 60))
@example(255, 2)  # no label, no decision
@settings(max_examples=60, deadline=None)
def test_scores_are_those_of_scikit_learn(seed: int, n: int) -> None:
    truth, first, second = drawn(seed, n)
    found = named(differences(truth, first, second, THEMES, resamples=100, shuffles=100))
    if (truth | second).any():  # else undefined: scikit-learn is told to say 0
        peer = f1_score(truth, second, average="micro", zero_division=0)
        assert found["micro_f1"].second == pytest.approx(peer)
    for k, theme in enumerate(THEMES):
        if (truth | first)[:, k].any():
            peer = f1_score(truth[:, k], first[:, k], zero_division=0)
            assert found[f"f1/{theme}"].first == pytest.approx(peer)


@given(st.integers(0, 10_000), st.integers(2, 60))
@settings(max_examples=40, deadline=None)
def test_places_exchanged(seed: int, n: int) -> None:
    truth, first, second = drawn(seed, n)
    there = differences(truth, first, second, THEMES, resamples=100, shuffles=200)
    back = differences(truth, second, first, THEMES, resamples=100, shuffles=200)
    for one, other in zip(there, back, strict=True):
        assert one.difference.value == pytest.approx(-other.difference.value, nan_ok=True)
        assert one.difference.low == pytest.approx(-other.difference.high, nan_ok=True)
        assert one.mcnemar == other.mcnemar


def test_a_model_and_itself() -> None:
    truth, first, _ = drawn(1, 50)
    for found in differences(truth, first, first, THEMES):
        assert found.difference.value == found.difference.low == found.difference.high == 0
        assert found.p == found.corrected == 1
        assert found.mcnemar in (None, 1)


def test_a_better_model_is_told_from_chance() -> None:
    truth, first, second = drawn(2, 400, 0.75, 0.92)
    found = named(differences(truth, first, second, THEMES))["micro_f1"]
    assert found.difference.low > 0.1
    assert found.corrected < 0.01


def test_chance_is_rarely_called_a_difference() -> None:
    """Of 200 pairs of equally good models one in twenty has p < 0.05, give or take chance."""
    p = []
    for seed in range(200):
        truth, first, second = drawn(seed, 60)
        found = named(differences(truth, first, second, THEMES, resamples=0, shuffles=400))
        p.append(found["micro_f1"].p)
    assert 0.005 <= np.mean(np.array(p) < 0.05) <= 0.10  # expected 0.05, standard error 0.015


def test_reprints_are_one_article() -> None:
    """Ten copies of each article say no more than the articles."""
    truth, first, second = drawn(3, 40, 0.75, 0.9)
    copies = [np.repeat(part, 10, axis=0) for part in (truth, first, second)]
    stories = [str(i) for i in range(40) for _ in range(10)]
    alone = named(differences(truth, first, second, THEMES))["micro_f1"]
    copied = named(differences(*copies, THEMES, groups=stories))["micro_f1"]
    blind = named(differences(*copies, THEMES))["micro_f1"]
    assert copied.difference == alone.difference
    assert copied.p == alone.p
    assert blind.p < copied.p


def test_an_undefined_score_has_no_p() -> None:
    nothing = np.zeros((10, 3), bool)
    for found in differences(nothing, nothing, nothing, THEMES):
        assert np.isnan(found.p)
        assert np.isnan(found.corrected)


def test_mcnemar_by_hand() -> None:
    assert mcnemar(0, 0) == 1
    assert mcnemar(0, 5) == pytest.approx(2 / 32)
    assert mcnemar(5, 0) == mcnemar(0, 5)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, float("nan"), 0.6])[0] == 1
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_keeps_the_order_and_never_helps(p: list[float]) -> None:
    corrected = holm(p)
    assert all(a <= b <= 1 for a, b in zip(p, corrected, strict=True))
    ranked = [corrected[i] for i in sorted(range(len(p)), key=lambda i: p[i])]
    assert ranked == sorted(ranked)

"""The learning curve: its law on known curves, and its sizes in a training."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.config import read_as, yaml12
from toolkit.errors import ConfigError
from toolkit.evaluation.learning_curve import MORE, fit_power_law, learning_curve
from toolkit.experiment.classify import ClassifyExperiment, run_classify

SIZES = (50, 100, 200, 400, 800)


@given(st.floats(0.6, 0.99), st.floats(0.5, 3.0), st.floats(0.3, 1.2))
def test_a_known_curve_is_found(limit: float, scale: float, rate: float) -> None:
    m = np.array(SIZES, float)
    law = fit_power_law(SIZES, (limit - scale * m**-rate)[None])
    for more in (900, 1600):
        assert law.at(more)[0] == pytest.approx(limit - scale * more**-rate, abs=0.004)


@given(st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_more_articles_never_cost(scores: list[float]) -> None:
    law = fit_power_law(SIZES, np.array([scores]))
    assert law.at(1600)[0] >= law.at(800)[0] - 1e-9
    assert law.limit[0] <= 1 + 1e-9


def simulated(n: int = 900) -> tuple[np.ndarray, list[np.ndarray], np.ndarray]:
    """Labels, decisions that get better with size as 0.9 - 3 / sqrt(m) does, and folds."""
    random = np.random.default_rng(5)
    truth = random.random((n, 3)) < 0.4
    luck = random.random((n, 3))
    present = [np.where(luck < 0.1 + 3 / m**0.5 * 0.5, ~truth, truth) for m in SIZES]
    return truth, present, np.arange(n) % 5


def test_what_100_more_bring_is_told_with_its_interval() -> None:
    truth, present, folds = simulated()
    found = learning_curve(SIZES, truth, present, folds, now=1000)
    assert [gain.more for gain in found.gains] == [MORE, 1000]
    for gain in found.gains:
        assert 0 <= gain.score.low <= gain.score.value <= gain.score.high
    assert found.gains[1].score.value > found.gains[0].score.value
    sizes = [size.score for size in found.sizes]
    assert all(score.low < score.value < score.high for score in sizes)
    assert sizes[0].value < sizes[-1].value


def test_the_same_bytes_again() -> None:
    truth, present, folds = simulated()
    records = [
        learning_curve(SIZES, truth, present, folds, now=1000, seed=3).to_record() for _ in "ab"
    ]
    assert records[0] == records[1]


def test_three_sizes_are_too_few_to_foretell() -> None:
    truth, present, folds = simulated()
    found = learning_curve(SIZES[:3], truth, present[:3], folds, now=1000)
    assert found.law is None
    assert found.gains == ()
    assert len(found.sizes) == 3


def train(config: str, setting: str, articles: Any, labels: Any, codebook: Any) -> Any:
    text = config.replace("resamples: 100", f"resamples: 100, learning_curve: {setting}")
    experiment = read_as(yaml12.parse(text, "small.yaml"), ClassifyExperiment)
    return run_classify(experiment, articles, labels, codebook)


def test_a_training_learns_from_fewer_articles(
    small_config: str, small_result: Any, articles: Any, labels: Any, codebook: Any
) -> None:
    found = train(small_config, "[20, 22, 23]", articles, labels, codebook)
    curve = found.model.metrics["learning_curve"]
    assert [size["articles"] for size in curve["sizes"]] == [20, 22, 23, 24]
    assert curve["now"] == len(articles)
    whole = found.model.metrics["presence"]["macro_f1"]["value"]
    assert curve["sizes"][-1]["value"] == pytest.approx(whole, abs=1e-6)
    assert whole == small_result.model.metrics["presence"]["macro_f1"]["value"]
    again = train(small_config, "[20, 22, 23]", articles, labels, codebook)
    assert again.model.metrics["learning_curve"] == curve


def test_without_being_asked_there_is_none(small_result: Any) -> None:
    assert "learning_curve" not in small_result.model.metrics


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("true", "expected at least 40"),
        ("[20, 24]", "learn from 24"),
        ("[5]", "at least 20"),
        ("often", "a list or true or false"),
    ],
)
def test_sizes_that_cannot_be(
    setting: str, says: str, small_config: str, articles: Any, labels: Any, codebook: Any
) -> None:
    with pytest.raises(ConfigError, match=says):
        train(small_config, setting, articles, labels, codebook)


@pytest.mark.parametrize(("folds", "split"), [("none", "stratified"), ("3", "story")])
def test_every_way_of_holding_out(
    folds: str, split: str, small_config: str, articles: Any, labels: Any, codebook: Any
) -> None:
    config = small_config.replace("folds: 3", f"folds: {folds}, split: {split}, held_out: 0.3")
    found = train(config, "[20]", articles, labels, codebook)
    assert found.model.metrics["learning_curve"]["sizes"][0]["articles"] == 20

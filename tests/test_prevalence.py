"""Decisions for articles among which themes are rarer than among the labelled ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.decisions import Decision, Method, fit_decisions, probabilities
from toolkit.decisions.calibration import for_prevalence
from toolkit.errors import ConfigError
from toolkit.experiment import load_experiment

SHARES = st.floats(0.01, 0.99)


def drawn(n: int, share: float, seed: int) -> tuple[Any, Any]:
    """Scores whose two kinds are normal, one apart: only their mixture differs."""
    random = np.random.default_rng(seed)
    y = (random.random((n, 1)) < share).astype(int)
    return y + random.normal(size=(n, 1)), y


@given(SHARES, SHARES, st.floats(-5, 5))
def test_the_odds_change_by_one_factor(here: float, there: float, score: float) -> None:
    before = Decision(1.3, -0.4, 0.5)
    after = for_prevalence(before, here, there)
    p, q = (float(probabilities(np.array([[score]]), [d])[0, 0]) for d in (before, after))
    factor = there / (1 - there) / (here / (1 - here))
    assert q / (1 - q) == pytest.approx(p / (1 - p) * factor, rel=1e-6)


@given(SHARES, SHARES)
def test_there_and_back(here: float, there: float) -> None:
    curve = ((-1.0, 0.0), (0.0, 0.3), (2.0, 1.0))
    before = Decision(0.0, 0.0, 0.5, curve=curve)
    after = for_prevalence(for_prevalence(before, here, there), there, here)
    assert np.allclose(after.curve, curve)
    assert np.allclose(for_prevalence(before, here, here).curve, curve)


@pytest.mark.parametrize("calibration", ["sigmoid", "isotonic"])
def test_it_is_calibrated_where_the_theme_is_rare(calibration: Any) -> None:
    scores, y = drawn(4000, 0.5, 1)
    rare_scores, rare = drawn(20_000, 0.05, 2)
    [adjusted] = fit_decisions(scores, y, Method(calibration, prevalence=(0.05,)))
    [plain] = fit_decisions(scores, y, Method(calibration))
    p, naive = (float(probabilities(rare_scores, [d]).mean()) for d in (adjusted, plain))
    assert p == pytest.approx(rare.mean(), abs=0.01)
    assert naive > 0.2


def test_a_config_says_it(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    config = "configs/themes.yaml"
    assert load_experiment(config, ["decisions.prevalence=0.1"]).decisions.prevalence == 0.1  # type: ignore[union-attr]
    for wrong in ("decisions.prevalence=0", "decisions.prevalence=1.2"):
        with pytest.raises(ConfigError, match="prevalence"):
            load_experiment(config, [wrong])
    with pytest.raises(ConfigError, match="exactly one theme"):
        load_experiment(config, ["target=single", "decisions.prevalence=0.1"])

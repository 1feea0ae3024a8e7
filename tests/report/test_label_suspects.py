"""Labels that are likely wrong: planted ones are found, right ones left alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from toolkit.evaluation.suspects import confident_labels, find_suspects


def planted(seed: int, share: float = 0.05) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels of which some were turned round, held-out probabilities, and which were turned."""
    random = np.random.default_rng(seed)
    right = random.random(600) < 0.3
    X = random.normal(size=(600, 5)) + 1.6 * right[:, None]
    wrong = random.random(600) < share
    y = right ^ wrong
    p = cross_val_predict(LogisticRegression(), X, y, cv=5, method="predict_proba")[:, 1]
    return y, p, wrong


@pytest.mark.parametrize("seed", range(3))
def test_planted_wrong_labels_are_found(seed: int) -> None:
    y, p, wrong = planted(seed)
    rows = [suspect.row for suspect in find_suspects(y[:, None], p[:, None])]
    assert wrong[rows].mean() > 0.75
    assert wrong[rows].sum() > 0.6 * wrong.sum()
    assert wrong[rows[:10]].mean() > 0.85


def test_of_single_themes_the_likelier_one_is_named() -> None:
    random = np.random.default_rng(3)
    right = random.integers(0, 3, 400)
    p = random.dirichlet(np.full(3, 0.4), 400) * 0.5
    p[np.arange(400), right] += 0.5
    labels = right.copy()
    labels[:15] = (right[:15] + 1) % 3
    truth = np.eye(3, dtype=bool)[labels]
    found = find_suspects(truth, p, single=True)
    assert {suspect.row for suspect in found} >= set(range(15)) - {
        row for row in range(15) if p[row, right[row]] < 0.8
    }
    for suspect in found:
        assert suspect.theme == labels[suspect.row]
        assert suspect.instead not in (None, suspect.theme)
        assert suspect.margin > 0


def test_a_theme_of_no_article_or_of_all_has_no_suspects() -> None:
    p = np.random.default_rng(0).random((50, 2))
    truth = np.column_stack([np.zeros(50, bool), np.ones(50, bool)])
    assert find_suspects(truth, p) == []
    assert find_suspects(truth[:0], p[:0]) == []


@given(arrays(bool, 30), arrays(float, 30, elements=st.floats(0, 1)), st.randoms())
def test_the_order_of_articles_changes_nothing(
    y: np.ndarray, p: np.ndarray, chance: object
) -> None:
    order = list(range(30))
    chance.shuffle(order)  # type: ignore[attr-defined]
    found = {s.row for s in find_suspects(y[:, None], p[:, None])}
    again = {order[s.row] for s in find_suspects(y[order, None], p[order, None])}
    # means of the same numbers in another order may differ in the last digit
    edge = [
        np.isclose(x[rows].mean(), x, atol=1e-12) for x, rows in ((p, y), (1 - p, ~y)) if any(rows)
    ]
    near = set(np.flatnonzero(np.any(edge, axis=0)).tolist())
    assert found - near == again - near


@given(arrays(bool, 20), arrays(float, 20, elements=st.floats(0, 1)))
def test_a_suspect_is_surely_of_the_other_side(y: np.ndarray, p: np.ndarray) -> None:
    surely = confident_labels(y.astype(int), np.column_stack([1 - p, p]))
    for suspect in find_suspects(y[:, None], p[:, None]):
        assert suspect.labelled == y[suspect.row]
        assert surely[suspect.row] == (not y[suspect.row])
        other = p[y != y[suspect.row]]
        mean = other.mean()
        assert (
            (p[suspect.row] >= mean - 1e-9)
            if not suspect.labelled
            else (p[suspect.row] <= mean + 1e-9)
        )

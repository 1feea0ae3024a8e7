"""Label models: planted qualities are found, and the laws of votes hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from toolkit.weak import ABSTAIN, LABEL_MODELS, NO, YES, dawid_skene, majority
from toolkit.weak.label_model import DawidSkene

tables = arrays(
    np.int8, st.tuples(st.integers(1, 25), st.integers(1, 5)), elements=st.integers(-1, 1)
)
every_model = pytest.mark.parametrize("fit", LABEL_MODELS.values(), ids=LABEL_MODELS)

QUALITY = np.array(
    [  # says no, says yes; the rest is to abstain
        [[0.85, 0.05], [0.80, 0.10], [0.30, 0.30], [0.40, 0.40], [0.00, 0.04], [0.30, 0.00]],
        [[0.05, 0.90], [0.15, 0.75], [0.30, 0.30], [0.35, 0.45], [0.00, 0.60], [0.05, 0.00]],
    ]
)
"""(absent or present, function, answer): two good ones, two that hardly know, two of one answer."""


def planted(n: int = 6000, prevalence: float = 0.25) -> tuple[np.ndarray, np.ndarray]:
    """(n, 6) votes and the (n,) truth that they are on."""
    random = np.random.default_rng(11)
    truth = random.random(n) < prevalence
    no, yes = np.moveaxis(QUALITY[truth.astype(int)], -1, 0)
    drawn = random.random((n, QUALITY.shape[1]))
    return np.where(drawn < no, NO, np.where(drawn < no + yes, YES, ABSTAIN)).astype(np.int8), truth


def estimated(votes: np.ndarray, rounds: int = 1000) -> DawidSkene:
    found = dawid_skene(votes, rounds)
    assert isinstance(found, DawidSkene)
    return found


def test_planted_qualities_are_found() -> None:
    votes, truth = planted()
    found = estimated(votes)
    assert found.converged
    assert found.fitted == f"converged in {found.rounds} rounds"
    assert found.prevalence == pytest.approx(truth.mean(), abs=0.02)
    np.testing.assert_allclose(found.rates[:, :, 1:], QUALITY, atol=0.04)
    np.testing.assert_allclose(found.rates.sum(axis=-1), 1)


def test_it_beats_the_majority_where_functions_differ() -> None:
    votes, truth = planted()
    wrong = {
        name: ((fit(votes).probabilities(votes) >= 0.5) != truth).mean()
        for name, fit in LABEL_MODELS.items()
    }
    assert wrong["dawid_skene"] < 0.6 * wrong["majority"]


def test_its_probabilities_are_calibrated() -> None:
    votes, truth = planted()
    p = dawid_skene(votes).probabilities(votes)
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        rows = (low <= p) & (p <= low + 0.2)
        assert truth[rows].mean() == pytest.approx(p[rows].mean(), abs=0.07)


def test_the_majority_by_hand() -> None:
    votes = np.array([[1, 1, 0], [0, -1, -1], [-1, -1, -1], [1, -1, 0]], dtype=np.int8)
    p = majority(votes).probabilities(votes)
    np.testing.assert_allclose(p, [2 / 3, 0, (2 / 3 + 0 + 0.5) / 3, 0.5])


def test_it_says_where_it_did_not_converge() -> None:
    found = estimated(planted()[0], rounds=2)
    assert not found.converged
    assert found.fitted == "not converged in 2 rounds"


def test_a_vote_that_comes_with_its_contrary_tells_nothing() -> None:
    """As words on elections abroad do, which stand where there is much talk of elections."""
    votes, truth = planted()
    random = np.random.default_rng(5)
    misled = np.where(random.random(len(truth)) < np.where(truth, 0.5, 0.1), NO, ABSTAIN)
    found = estimated(np.column_stack([votes, misled]).astype(np.int8))
    absent, present = found.rates[:, -1]
    assert absent[1] == pytest.approx(present[1])
    assert found.prevalence == pytest.approx(truth.mean(), abs=0.02)


@every_model
@given(votes=tables, data=st.data())
def test_the_order_of_articles_and_functions_says_nothing(
    fit: object, votes: np.ndarray, data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(range(votes.shape[0])))
    columns = data.draw(st.permutations(range(votes.shape[1])))
    p = fit(votes).probabilities(votes)  # type: ignore[operator]
    model = fit(votes[rows][:, columns])  # type: ignore[operator]
    np.testing.assert_allclose(
        model.probabilities(votes[rows][:, columns]), p[list(rows)], rtol=1e-6, atol=1e-9
    )


@every_model
@given(votes=tables)
def test_probabilities_they_are(fit: object, votes: np.ndarray) -> None:
    p = fit(votes).probabilities(votes)  # type: ignore[operator]
    assert p.shape == (len(votes),)
    assert ((p >= 0) & (p <= 1)).all()


@given(votes=tables.filter(lambda votes: (votes != ABSTAIN).any(axis=0).sum() >= 3))
def test_no_vote_speaks_against_what_it_says(votes: np.ndarray) -> None:
    absent, present = estimated(votes).rates
    assert (present[:, 2] >= absent[:, 2] - 1e-9).all()
    assert (absent[:, 1] >= present[:, 1] - 1e-9).all()


@given(votes=tables, times=st.integers(2, 4))
def test_the_same_articles_again_are_the_same_to_a_majority(votes: np.ndarray, times: int) -> None:
    again = np.tile(votes, (times, 1))
    np.testing.assert_allclose(
        majority(again).probabilities(votes), majority(votes).probabilities(votes)
    )


@every_model
def test_a_function_that_always_abstains_changes_nothing(fit: object) -> None:
    votes, _ = planted()
    silent = np.full((len(votes), 1), ABSTAIN, dtype=np.int8)
    both = np.hstack([votes, silent])
    np.testing.assert_allclose(
        fit(both).probabilities(both),  # type: ignore[operator]
        fit(votes).probabilities(votes),  # type: ignore[operator]
        atol=1e-3,
    )


@every_model
def test_abstentions_everywhere(fit: object) -> None:
    votes = np.full((7, 3), ABSTAIN, dtype=np.int8)
    p = fit(votes).probabilities(votes)  # type: ignore[operator]
    assert len(set(p.tolist())) == 1


@every_model
def test_fewer_than_three_functions_are_believed(fit: object) -> None:
    """Their votes cannot tell how good they are."""
    votes = np.array([[1, 1, -1]] * 30 + [[0, 1, -1]] * 20 + [[0, 0, -1]] * 50, dtype=np.int8)
    p = fit(votes).probabilities(votes)  # type: ignore[operator]
    assert p.tolist() == [1.0] * 30 + [0.5] * 20 + [0.0] * 50

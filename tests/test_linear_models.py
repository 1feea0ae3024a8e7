"""What is particular to the linear models; what they share is in test_components."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse import random as random_matrix
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from toolkit.classifiers.columns import UNKNOWN, LinearColumns, copies
from toolkit.classifiers.reweighted import RatioColumns, ScaledColumns, log_count_ratio
from toolkit.classifiers.streamed import StreamedColumns

RANDOM = np.random.default_rng(5)
Y = (np.arange(60) % 3 == 0).astype(int)[:, None]
X = RANDOM.random((60, 12)) * (RANDOM.random((60, 12)) < 0.4)
X[:, 0] += 0.8 * Y[:, 0]


def test_a_log_count_ratio_by_hand() -> None:
    matrix = np.array([[2.0, 0.0], [0.5, 0.0], [0.0, 1.0]])
    ratio = log_count_ratio(csr_matrix(matrix), np.array([1, 1, 0]), 1.0)
    # present: counts 3 and 1 of 4; absent: 1 and 2 of 3
    np.testing.assert_allclose(ratio, np.log([0.75 / (1 / 3), 0.25 / (2 / 3)]))


def test_unmixed_it_is_an_svm_over_weighed_columns() -> None:
    svm = LinearSVC(random_state=1)
    model = RatioColumns(svm, mix=0.0).fit(csr_matrix(X), Y)
    ratio = log_count_ratio(csr_matrix(X), Y[:, 0], 1.0)
    bare = LinearSVC(random_state=1).fit(csr_matrix(X * ratio), Y[:, 0])
    expected = bare.decision_function(X * ratio)
    np.testing.assert_allclose(model.decision_function(csr_matrix(X))[:, 0], expected, atol=1e-9)


def test_wholly_mixed_only_the_ratio_tells() -> None:
    model = RatioColumns(LinearSVC(random_state=1), mix=1.0).fit(csr_matrix(X), Y)
    ratio = log_count_ratio(csr_matrix(X), Y[:, 0], 1.0)
    np.testing.assert_allclose(model.coef_[0] / model.coef_[0, 0], ratio / ratio[0])


@pytest.mark.parametrize("form", [np.asarray, csr_matrix], ids=["dense", "sparse"])
def test_the_size_of_a_column_says_nothing_to_an_embedding_head(form: object) -> None:
    sizes = 10.0 ** np.arange(12)
    base = LogisticRegression(solver="liblinear", random_state=1)
    one = ScaledColumns(base).fit(form(X), Y).decision_function(form(X))  # type: ignore[operator]
    other = ScaledColumns(base).fit(form(X * sizes), Y)  # type: ignore[operator]
    np.testing.assert_allclose(other.decision_function(X * sizes), one, rtol=1e-6, atol=1e-6)


def test_a_stream_in_one_batch_is_the_estimator_itself() -> None:
    base = SGDClassifier(average=True, random_state=3)
    balance = len(Y) / (2 * np.bincount(Y[:, 0]))
    bare = SGDClassifier(average=True, random_state=3)
    bare.partial_fit(X, Y[:, 0], classes=[0, 1], sample_weight=balance[Y[:, 0]])
    model = StreamedColumns(base).partial_fit(X, Y)
    np.testing.assert_array_equal(model.coef_, bare.coef_)


def test_a_stream_goes_on_where_it_stopped() -> None:
    def model() -> StreamedColumns:
        return StreamedColumns(SGDClassifier(average=True, random_state=3))

    first, whole = model(), model()
    for rows in (slice(0, 20), slice(20, 40), slice(40, 60)):
        whole.partial_fit(X[rows], Y[rows])
    first.partial_fit(X[:20], Y[:20])
    before = first.coef_.copy()
    first.partial_fit(X[20:40], Y[20:40]).partial_fit(X[40:], Y[40:])
    assert (before != first.coef_).any()
    np.testing.assert_array_equal(first.coef_, whole.coef_)


def test_a_label_that_a_stream_has_not_shown_yet_is_improbable() -> None:
    model = StreamedColumns(SGDClassifier(random_state=3))
    model.partial_fit(X, np.zeros((60, 1), int))
    assert (model.decision_function(X) <= -10).all()
    model.partial_fit(X, Y)
    assert (model.decision_function(X) > -10).any()


def test_fitting_a_stream_again_forgets_what_it_knew() -> None:
    base = SGDClassifier(average=True, random_state=3)
    fresh = StreamedColumns(base, passes=2).fit(X, Y)
    again = StreamedColumns(base, passes=2).fit(X, 1 - Y).fit(X, Y)
    np.testing.assert_array_equal(again.coef_, fresh.coef_)


# -- labels that are probabilities ---------------------------------------------------------------


def test_copies_by_hand() -> None:
    rows, classes, weights = copies(np.array([1, 0.3, UNKNOWN, 0, 0.9]))
    assert rows.tolist() == [0, 1, 1, 3, 4, 4]
    assert classes.tolist() == [1, 1, 0, 0, 1, 0]
    assert weights is not None
    np.testing.assert_allclose(weights, [1, 0.3, 0.7, 1, 0.9, 0.1])


@given(st.lists(st.sampled_from([0, 1, UNKNOWN])))
def test_sure_labels_have_one_copy_each_and_no_weight(labels: list[int]) -> None:
    y = np.array(labels, dtype=int)
    rows, classes, weights = copies(y)
    assert rows.tolist() == np.flatnonzero(y != UNKNOWN).tolist()
    assert classes.tolist() == y[rows].tolist()
    assert weights is None


@given(st.lists(st.floats(0, 1), min_size=1))
def test_the_copies_of_a_row_weigh_one_and_are_the_probability(labels: list[float]) -> None:
    y = np.array(labels)
    rows, classes, weights = copies(y)
    weights = np.ones(len(rows)) if weights is None else weights
    np.testing.assert_allclose(np.bincount(rows, weights, minlength=len(y)), 1)
    np.testing.assert_allclose(np.bincount(rows, weights * classes, minlength=len(y)), y)


def test_a_probability_is_learnt_as_that_share_of_articles() -> None:
    """Of four equal articles three carry the label, or each does by three quarters."""
    base = LogisticRegression(C=1.0, solver="liblinear", random_state=1)
    shares = np.where(Y == 1, 0.75, 0.25)
    four = np.repeat(X, 4, axis=0)
    ones = np.array([[1, 1, 1, 0], [0, 0, 0, 1]])[1 - Y[:, 0]].reshape(-1, 1)
    soft = LinearColumns(base).fit(csr_matrix(X), shares)
    hard = LinearColumns(LogisticRegression(C=0.25, solver="liblinear", random_state=1))
    hard.fit(csr_matrix(four), ones)
    np.testing.assert_allclose(soft.coef_, hard.coef_, atol=1e-3)


def test_weights_count_in_a_log_count_ratio() -> None:
    matrix = csr_matrix(np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 1.0]]))
    twice = log_count_ratio(matrix, np.array([1, 1, 0]), 1.0)
    weighed = log_count_ratio(matrix[1:], np.array([1, 0]), 1.0, np.array([2.0, 1.0]))
    np.testing.assert_allclose(weighed, twice)


def test_a_stream_of_many_columns_is_learnt_alike_by_any_number_of_threads() -> None:
    """Two threads part an odd number of columns where one has none to part."""
    X = random_matrix(200, 60_003, 0.01, format="csr", random_state=0)
    Y = (np.arange(200) % 3 == 0).astype(int)
    found = []
    for threads in (1, 2):
        with threadpool_limits(threads):
            model = StreamedColumns(SGDClassifier(average=True, random_state=0)).fit(X, Y)
        found.append(model.coef_.tobytes())
    assert found[0] == found[1]

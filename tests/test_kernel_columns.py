"""An SVM with kernel ridge regression beside it; what all classifiers share is tested elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.kernel_ridge import KernelRidge
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from toolkit.articles import Article
from toolkit.classifiers import classifiers
from toolkit.classifiers.columns import UNKNOWN, LinearColumns
from toolkit.classifiers.kernel_columns import KernelColumns, row_weights
from toolkit.codebook import Codebook
from toolkit.config import override, read_as, yaml12
from toolkit.errors import ArticleError
from toolkit.experiment.classify import ClassifyExperiment, run_classify
from toolkit.labels import Labels

RANDOM = np.random.default_rng(5)
X = csr_matrix(RANDOM.random((60, 20)) * (RANDOM.random((60, 20)) < 0.4))
Y = np.eye(3, dtype=int)[RANDOM.integers(0, 3, 60)]


def build(**settings: Any) -> KernelColumns:
    component = classifiers["svm_and_kernel"]
    defaults = {setting.name: setting.default for setting in component.settings}
    made: KernelColumns = component({**defaults, "axes": 8, **settings}, seed=3)
    return made


def test_a_row_counts_by_the_root_of_its_rarest_label() -> None:
    carried = np.array([[1, 0], [1, 0], [1, 0], [1, 1], [0, 0.2]])
    found = row_weights(carried)
    np.testing.assert_allclose(found / found[0], [1, 1, 1, 2, 2])
    assert found.mean() == pytest.approx(1)


def test_beside_the_svm_stands_kernel_ridge_regression() -> None:
    model = build(share=0.7, sharpness=2.0, ridge=0.3).fit(X, Y)
    rows = X.toarray() @ model.axes_
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    regression = KernelRidge(alpha=0.3, kernel="rbf", gamma=1.0)
    regression.fit(rows, 2.0 * Y - 1, sample_weight=row_weights(Y))
    beside = model.decision_function(X) - model.linear_.decision_function(X)
    np.testing.assert_allclose(beside, 0.7 * regression.predict(rows), atol=1e-4)


def test_without_a_share_it_is_the_svm() -> None:
    svm = LinearColumns(LinearSVC(C=2.0, class_weight="balanced", tol=1e-3, random_state=3))
    expected = svm.fit(X, Y).decision_function(X)
    np.testing.assert_array_equal(build(share=0.0).fit(X, Y).decision_function(X), expected)


def test_what_is_not_known_of_a_row_teaches_nothing() -> None:
    """However it would have been labelled; the other labels learn from the row."""
    partly = Y.copy()
    partly[:20, 1] = UNKNOWN
    model = build().fit(X, partly)
    assert (model.dual_[:20, 1] == 0).all()
    assert (model.dual_[:, [0, 2]] != 0).all()


def test_a_label_known_of_no_row_stays_unlikely() -> None:
    nothing = np.column_stack([Y, np.full(60, UNKNOWN)])
    scores = build().fit(X, nothing).decision_function(X)
    assert (scores[:, 3] < scores[:, :3].min()).all()


def test_the_number_of_threads_changes_nothing() -> None:
    def scores(threads: int) -> Any:
        with threadpool_limits(threads):
            return build().fit(X, Y).decision_function(X)

    np.testing.assert_array_equal(scores(1), scores(2))


def test_only_so_many_rows_are_compared() -> None:
    model = build(most=25).fit(X, Y)
    assert model.known_.shape == (25, 8)
    assert model.decision_function(X).shape == (60, 3)
    [warning] = model.warnings_
    assert warning.startswith(
        "the kernel regression learnt from 25 of 60 articles, drawn by chance."
    )
    assert build(most=60).fit(X, Y).warnings_ == ()


def test_a_training_says_that_not_all_rows_are_compared(
    small_config: str, articles: list[Article], labels: Labels, codebook: Codebook
) -> None:
    node = yaml12.parse(small_config, "small.yaml")
    override(node, "model={name: svm_and_kernel, axes: 4, most: 20}")
    result = run_classify(read_as(node, ClassifyExperiment), articles, labels, codebook)
    assert any("20 of 36 articles" in warning for warning in result.warnings)


def test_the_commonest_columns_make_the_axes() -> None:
    often = (X != 0).sum(axis=0).A1
    model = build(columns=9).fit(X, Y)
    others = np.setdiff1d(np.arange(20), model.columns_)
    assert len(model.columns_) == 9
    assert often[model.columns_].min() >= often[others].max()


def test_one_column_cannot_tell_what_is_alike() -> None:
    with pytest.raises(ArticleError, match=r"60 articles with 1 columns; expected at least 2"):
        build().fit(X[:, :1], Y)

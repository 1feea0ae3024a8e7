"""Sentences whose labels nobody gave: what a model of sentences makes of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.base import clone

from toolkit.articles import Article
from toolkit.classifiers.columns import UNKNOWN
from toolkit.classifiers.pooled import PooledPassages, _guessed
from toolkit.codebook import Codebook
from toolkit.config import read_as, yaml12
from toolkit.experiment.classify import ClassifyExperiment
from toolkit.experiment.estimator import build_estimator

LABEL = st.sampled_from([0, 1, UNKNOWN])


@st.composite
def articles_of_sentences(
    draw: st.DrawFn,
) -> tuple[NDArray[np.int_], NDArray[np.float64], NDArray[np.int_]]:
    """Labels and scores (n_sentences, 2), and the bounds of articles."""
    counts = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    n = sum(counts)
    labels = draw(st.lists(LABEL, min_size=2 * n, max_size=2 * n))
    scores = draw(st.lists(st.floats(-3, 3), min_size=2 * n, max_size=2 * n))
    return np.array(labels).reshape(n, 2), np.array(scores).reshape(n, 2), np.cumsum([0, *counts])


@given(articles_of_sentences())
def test_what_is_known_stays_and_the_best_sentence_carries_the_theme(
    drawn: tuple[NDArray[np.int_], NDArray[np.float64], NDArray[np.int_]],
) -> None:
    labels, scores, bounds = drawn
    found = _guessed(labels, scores, bounds)
    known = labels != UNKNOWN
    np.testing.assert_array_equal(found[known], labels[known])
    assert not (found[~known] == 0).any(), "no sentence is guessed to lack a theme"
    np.testing.assert_array_equal(found[~known & (scores > 0)], 1)
    for begin, end in pairwise(bounds.tolist()):
        for theme in range(2):
            if not known[begin:end, theme].any():
                best = begin + scores[begin:end, theme].argmax()
                assert found[best, theme] == 1


@pytest.fixture
def passages(small_config: str, codebook: Codebook) -> PooledPassages:
    node = yaml12.parse(small_config, "small.yaml")
    node.value["model"] = yaml12.parse("name: passages\nfolds: 2\n", "model")
    experiment = read_as(node, ClassifyExperiment)
    built = build_estimator(experiment, codebook)
    assert isinstance(built, PooledPassages)
    return built


NEW = "Lớp học nghề ở huyện khai giảng. "
OTHER = "Chợ hoa họp từ bốn giờ sáng. "
MANY = 12


def test_an_article_without_labels_of_sentences_teaches_which_carry_its_theme(
    passages: PooledPassages,
) -> None:
    """Such articles alone speak of evening classes, in a sentence among others."""
    texts = [f"Trường thêm thầy giáo số {i}. {OTHER}" for i in range(MANY)]
    texts += [f"{OTHER}{NEW}" for _ in range(MANY)] + [OTHER * 2] * MANY
    present = np.array([1] * 2 * MANY + [0] * MANY)
    labels = [np.array([[1], [0]])] * MANY
    labels += [np.array([[UNKNOWN], [UNKNOWN]])] * MANY + [np.array([[0], [0]])] * MANY
    passages.fit(texts, present[:, None], labels, 1)
    P = passages.passage_features_.transform([NEW.strip(), OTHER.strip()])
    new, other = passages.passage_model_.decision_function(P)[:, 0]
    assert new > 0 > other


def test_main_themes_are_decided_by_a_regression_of_their_own(
    passages: PooledPassages, articles: list[Article]
) -> None:
    texts = [article.text for article in articles]
    Y = np.column_stack([np.arange(36) % 2, np.arange(36) % 3 == 0] * 2).astype(int)

    def weights(**settings: float) -> NDArray[np.float64]:
        fitted = clone(passages).set_params(**settings).fit(texts, Y, n_themes=2)
        return np.abs(fitted.decider_coef_).sum(axis=1)

    both = weights(decider_C=1.0, main_decider_C=1.0)
    np.testing.assert_allclose(both[:2], both[2:])
    held = weights(decider_C=1.0, main_decider_C=0.001)
    np.testing.assert_array_equal(held[:2], both[:2])
    assert (held[2:] < 0.5 * both[2:]).all()

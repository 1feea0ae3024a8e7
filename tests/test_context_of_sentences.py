"""What sentences are told of the article they stand in."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.pipeline import FeatureUnion

from toolkit.classifiers import classifiers
from toolkit.classifiers.pooled import PooledPassages
from toolkit.errors import ConfigError

HOME = "Xã xét nghiệm cho người dân. Trạm y tế Việt Nam lo việc này."
ABROAD = "Xã xét nghiệm cho người dân. Chính quyền Paris lo việc này."
TEXTS = [f"{text} Đợt {i}." for i in range(12) for text in (HOME, ABROAD)]
PRESENT = np.tile([[1], [0]], (12, 1))


def union() -> FeatureUnion:
    return FeatureUnion([(f"{name}_features", CountVectorizer()) for name in ("words", "topics")])


def model(**settings: Any) -> PooledPassages:
    component = classifiers["passages"]
    given = {setting.name: setting.default for setting in component.settings} | settings
    built: PooledPassages = component(given, features=union, seed=0)
    return built


def best_of_first_sentence(fitted: PooledPassages, text: str) -> float:
    """The score of the sentence that both texts begin with."""
    bounds = np.array([0, 1])
    P = fitted.passage_features_.transform([text.split(".")[0]])
    A = fitted.article_features_.transform([text])
    scores = fitted.passage_model_.decision_function(fitted._in_context(P, A, bounds))
    return float(scores[0, 0])


def test_the_same_sentence_scores_lower_in_a_story_from_abroad() -> None:
    fitted = model(context=("topics",)).fit(TEXTS, PRESENT)
    assert best_of_first_sentence(fitted, HOME) > best_of_first_sentence(fitted, ABROAD) + 0.5


def test_without_context_a_sentence_stands_alone() -> None:
    fitted = model(context=()).fit(TEXTS, PRESENT)
    assert best_of_first_sentence(fitted, HOME) == best_of_first_sentence(fitted, ABROAD)
    assert fitted.context_coef_.shape == (1, 0)


def test_the_context_is_the_columns_of_its_features() -> None:
    fitted = model(context=("topics",)).fit(TEXTS, PRESENT)
    words, topics = (len(part.vocabulary_) for _, part in fitted.article_features_.transformer_list)
    assert fitted.context_columns_.tolist() == list(range(words, words + topics))
    both = model(context=("topics", "words")).fit(TEXTS, PRESENT)
    assert both.context_columns_.tolist() == list(range(words + topics))


def test_what_is_left_out_is_press_vectors_where_there_are_any() -> None:
    assert model().context == ()


def test_an_unknown_context_is_named() -> None:
    expected = r"model.context: 'topic' is not among the features; expected some of words, topics"
    with pytest.raises(ConfigError, match=expected):
        model(context=("topic",))

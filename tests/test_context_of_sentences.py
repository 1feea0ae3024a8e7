"""What sentences are learnt beside: features of the article they stand in."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.pipeline import FeatureUnion

from toolkit.classifiers import classifiers
from toolkit.classifiers.pooled import PooledPassages
from toolkit.errors import ConfigError
from toolkit.features.places import columns_of

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


def score(fitted: PooledPassages, sentence: str) -> float:
    P = fitted.passage_features_.transform([sentence])
    return float(fitted.passage_model_.decision_function(P)[0, 0])


def test_words_get_less_weight_for_what_the_article_tells() -> None:
    gaps = []
    for context in ((), ("topics",)):
        fitted = model(context=context).fit(TEXTS, PRESENT)
        gaps.append(score(fitted, "Việt Nam") - score(fitted, "Chính quyền Paris"))
    alone, beside = gaps
    assert alone > 0
    assert abs(beside) < 0.8 * alone


def test_a_sentence_is_scored_without_its_article() -> None:
    fitted = model(context=("topics",)).fit(TEXTS, PRESENT)
    words, topics = (len(part.vocabulary_) for _, part in fitted.passage_features_.transformer_list)
    assert fitted.passage_model_.coef_.shape == (1, words + topics)
    loaded = fitted.decision_function([HOME, ABROAD])
    assert loaded[0, 0] > loaded[1, 0]


def test_the_columns_of_features_by_name() -> None:
    fitted = model(context=()).fit(TEXTS, PRESENT).article_features_
    words, topics = (len(part.vocabulary_) for _, part in fitted.transformer_list)
    both = list(range(words + topics))
    assert columns_of(fitted, ()).tolist() == []
    assert columns_of(fitted, ("topics_features",)).tolist() == both[words:]
    assert columns_of(fitted, ("topics_features", "words_features")).tolist() == both


def test_what_is_left_out_is_press_vectors_where_there_are_any() -> None:
    assert model().context == ()


def test_an_unknown_context_is_named() -> None:
    expected = r"model.context: 'topic' is not among the features; expected some of words, topics"
    with pytest.raises(ConfigError, match=expected):
        model(context=("topic",))

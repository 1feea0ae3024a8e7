"""Patterns: words of one list near words of another, counted and placed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.codebook import Codebook, Pattern
from toolkit.config import defaults, read_as, yaml12
from toolkit.errors import ConfigError
from toolkit.experiment.classify import ClassifyExperiment
from toolkit.experiment.estimator import build_estimator
from toolkit.features import features
from toolkit.features.seed_phrases import spelled
from toolkit.features.word_patterns import PatternFinder, WordPatterns, pattern_table
from toolkit.influence import influences
from toolkit.text import normalise, segment, sentences, steps

ANSWER = Pattern("answer", ("trả lời", "ghi nhận", "hứa"), ("cử tri", "khiếu nại"), 3)


def places(pattern: Pattern, text: str) -> list[str]:
    return [text[start:end] for _, start, end in PatternFinder([pattern]).places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ông trả lời cử tri.", ["trả lời cử tri"]),
        ("Cử tri được ông TRẢ LỜI.", ["Cử tri được ông TRẢ LỜI"]),
        ("Trả lời một hai ba cử tri", ["Trả lời một hai ba cử tri"]),
        ("Trả lời một hai ba bốn cử tri", []),
        ("Trả lời một, hai, cử tri", []),  # punctuation marks are counted
        ("Cử tri xa xôi, trả lời khiếu nại, hứa", ["trả lời khiếu nại", "khiếu nại, hứa"]),
        ("Cử tri hứa với cử tri", ["Cử tri hứa"]),  # each word of `any` once, with the nearest
        ("Cử tri cũng hứa với cử tri", ["Cử tri cũng hứa"]),  # the first of two that are as near
        ("Ông trả lời. Cử tri về.", []),
        ("Ông trả lời\ncử tri", []),
        ("Trả\nlời cử tri", []),
        ("Ông hứa. Cử tri hỏi ông. Ông hứa cử tri.", ["hứa cử tri"]),
        ("Ông trả lời ai?", []),
        ("", []),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    assert places(ANSWER, text) == found


def test_words_that_overlap_are_no_pair() -> None:
    met = Pattern("met", ("tiếp dân", "buổi tiếp"), ("dân", "công dân"))
    assert places(met, "Ông tiếp dân.") == []
    assert places(met, "Ông tiếp dân, dân vui.") == ["tiếp dân, dân"]
    assert places(met, "Buổi tiếp dân") == ["Buổi tiếp dân"]
    assert places(met, "Buổi tiếp công dân") == ["Buổi tiếp công dân"]
    assert places(Pattern("same", ("dân",), ("dân",)), "Dân với dân") == ["Dân với dân"] * 2


def test_without_near_every_word_counts() -> None:
    abroad = Pattern("abroad", ("Mỹ", "Hàn", "Hàn Quốc"))
    assert places(abroad, "Mỹ. Hàn Quốc\nvà mỹ") == ["Mỹ", "Hàn Quốc", "mỹ"]


WORDS = st.sampled_from(["a", "b", "c", "Ba", "hai b", "hai", "a.", ",", "…", "\n", "?"])
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
LISTS = st.lists(st.sampled_from(["a", "b", "c", "a b", "b a", "ba", "hai b", "b c"]), unique=True)
PATTERN = st.builds(
    Pattern, st.just("one"), LISTS.filter(bool).map(tuple), LISTS.map(tuple), st.integers(1, 5)
)


def spans(words: tuple[str, ...], forms: list[str]) -> list[tuple[int, int]]:
    """Where words of a list stand: from the left, the longest first, none inside another."""
    found: list[tuple[int, int]] = []
    for first in range(len(forms)):
        if found and first < found[-1][1]:
            continue
        ends = [first + len(word.split()) for word in words]
        pairs = zip(words, ends, strict=True)
        fit = [end for word, end in pairs if forms[first:end] == word.split()]
        if fit:
            found.append((first, max(fit)))
    return found


def reference(pattern: Pattern, text: str) -> int:
    """The places by comparing every word of one list with every word of the other."""
    number = 0
    for sentence in sentences(text):
        forms = [token.text.lower() for token in segment(sentence.text, "syllables")]
        others = spans(pattern.near, forms)
        for first, after in spans(pattern.any, forms):
            gaps = [first - end for _, end in others if end <= first]
            gaps += [start - after for start, _ in others if start >= after]
            number += not pattern.near or min(gaps, default=99) <= pattern.within
    return number


@given(TEXTS, PATTERN)
def test_the_places_are_those_of_a_slow_search(text: str, pattern: Pattern) -> None:
    finder = PatternFinder([pattern])
    assert finder.count(text)[0] == len(list(finder.places(text))) == reference(pattern, text)
    ends = [(sentence.start, sentence.end) for sentence in sentences(text)]
    for _, start, end in finder.places(text):
        assert any(first <= start < end <= last for first, last in ends)


@given(TEXTS, st.lists(PATTERN, min_size=1, max_size=4))
def test_patterns_do_not_disturb_each_other(text: str, patterns: list[Pattern]) -> None:
    together = PatternFinder(patterns).count(text)
    assert together == +Counter({i: reference(one, text) for i, one in enumerate(patterns)})


@given(st.lists(st.sampled_from(["a", "b", "c", "x"]), max_size=15))
def test_order_does_not_matter(words: list[str]) -> None:
    finder = PatternFinder([Pattern("one", ("a",), ("b", "c"), 2)])
    assert finder.count(" ".join(words)) == finder.count(" ".join(reversed(words)))


def codebook(*patterns: Pattern) -> Codebook:
    return Codebook("1", (), patterns=patterns)


def test_columns_and_their_shares() -> None:
    table = pattern_table(codebook(ANSWER, Pattern("abroad", ("Mỹ",))))
    texts = ["Hứa với cử tri. Trả lời cử tri.", "Mỹ, Mỹ, Mỹ", "không"]
    fitted = WordPatterns(table).fit(texts)
    assert fitted.get_feature_names_out().tolist() == ["pattern:answer", "pattern:abroad"]
    expected = np.log1p([[2, 0], [0, 3], [0, 0]])
    np.testing.assert_array_equal(fitted.transform(texts).toarray(), expected)
    found = list(fitted.occurrences(texts))
    assert [tuple(at) for at in found[0]] == [(0, 0, 14, 0.5), (0, 16, 30, 0.5)]
    assert [at.share for at in found[1]] == [1 / 3] * 3
    assert found[2] == []


def test_words_are_normalised_as_texts_are() -> None:
    chain = [step.build() for step in defaults(steps, "nfc", "abbreviations", "tones").values()]
    written = codebook(Pattern("answer", ("hoà giải",), ("khiếu nại", "uỷ ban"), 2))
    finder = PatternFinder(spelled(written, chain).patterns)
    for text in ("Tổ hòa giải khiếu nại", "Tổ hoà giải của ủy ban"):
        assert finder.count(normalise(text, chain).text) == {0: 1}


# -- in experiments ----------------------------------------------------------------------

CONFIG = "{task: classify, codebook: c.yaml, articles: [a], labels: [l], model: %s, features: {%s}}"
TEXTS_OF_TWO = ["Ông hứa với cử tri.", "Trời mưa to.", "Cử tri được trả lời.", "Nắng ở Mỹ."] * 5
LABELS = np.array([[1, 0], [0, 1], [1, 0], [0, 1]] * 5)


def experiment(model: str, named: str) -> ClassifyExperiment:
    return read_as(yaml12.parse(CONFIG % (model, named), "small.yaml"), ClassifyExperiment)


def fit(model: str, named: str, *patterns: Pattern) -> Any:
    built = build_estimator(experiment(model, named), codebook(*patterns))
    return built.fit(TEXTS_OF_TWO, LABELS)


@pytest.mark.parametrize("model", ["linear_svm", "nbsvm", "logistic", "sgd", "passages"])
def test_a_codebook_without_patterns_trains_as_if_they_were_not_asked_for(model: str) -> None:
    words = "words: {min_articles: 1}"
    with_block = fit(model, f"{words}, patterns: ").decision_function(TEXTS_OF_TWO)
    without = fit(model, words).decision_function(TEXTS_OF_TWO)
    np.testing.assert_array_equal(with_block, without)


@pytest.mark.parametrize("model", ["linear_svm", "passages"])
def test_patterns_alone_need_some_in_the_codebook(model: str) -> None:
    with pytest.raises(ConfigError, match=r"patterns alone, and the codebook has none; expected"):
        fit(model, "patterns: ")
    scores = fit(model, "patterns: ", ANSWER).decision_function(TEXTS_OF_TWO)
    assert (scores[:, 0] > scores.mean()).tolist() == LABELS[:, 0].astype(bool).tolist()


def test_no_patterns_are_no_columns() -> None:
    empty = features["patterns"]({}, codebook=codebook()).fit(TEXTS_OF_TWO)
    assert empty.transform(TEXTS_OF_TWO).shape == (20, 0)
    assert empty.get_feature_names_out().shape == (0,)
    assert list(empty.occurrences(TEXTS_OF_TWO[:2])) == [[], []]


@pytest.mark.parametrize("model", ["linear_svm", "passages"])
def test_what_speaks_for_a_theme_names_them(model: str) -> None:
    fitted = fit(model, "words: {min_articles: 1}, patterns: ", ANSWER)
    [(raised, _), (_, lowered)] = influences(fitted, TEXTS_OF_TWO, LABELS.astype(bool), 5)
    assert "pattern:answer" in {item.name for item in raised}
    assert "pattern:answer" in {item.name for item in lowered}


def test_the_projects_patterns_are_written_as_texts_are(root: Path) -> None:
    from toolkit.codebook import load_codebook
    from toolkit.experiment import load_experiment
    from toolkit.experiment.estimator import text_chain

    written = load_codebook(root / "seeds/codebook.yaml")
    chain = text_chain(load_experiment(root / "configs/themes.yaml"))
    assert spelled(written, chain).patterns == written.patterns

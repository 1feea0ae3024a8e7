"""Words of texts, and which of them topics are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.config import defaults
from toolkit.errors import ArticleError
from toolkit.text import segmenters, steps
from toolkit.text.stopwords import stopwords
from toolkit.topics.vocabulary import Vocabulary, VocabularySettings, WordReader

STEPS = defaults(steps, "nfc", "characters", "tones", "abbreviations").values()


def read(text, segmenter="underthesea", **settings):
    chosen = defaults(segmenters, segmenter)[segmenter]
    return WordReader.build(STEPS, VocabularySettings(segmenter=chosen, **settings))(text)


def test_words_of_several_syllables_stay_together():
    found = read("Bà Lò Thị Mơ góp ý về quy chế dân chủ ở thôn Nà Lúm.")
    assert "quy chế" in found
    assert "dân chủ" in found


def test_numbers_punctuation_letters_and_roman_numbers_are_out():
    text = "Ngày 3/4, 1.200 hộ (khoảng 25%) - khóa XV - nhận b và c; F0, COVID-19!"
    found = read(text, "syllables", stopwords=False)
    assert found == ("ngày", "hộ", "khoảng", "khóa", "nhận", "và", "f0", "covid-19")


def test_stop_words_are_out_unless_wanted():
    assert "của" not in read("Vườn của làng", "syllables")
    assert "của" in read("Vườn của làng", "syllables", stopwords=False)


def test_tone_marks_and_abbreviations_are_one():
    assert read("Thuỷ lợi", "syllables") == read("Thủy lợi", "syllables")
    assert "nhân" in read("UBND", "syllables", stopwords=False)


def test_the_list_of_stop_words_is_well_formed():
    words = stopwords()
    assert {"và", "của", "cho biết", "phóng viên", "theo đó"} <= words
    assert all(word == word.lower().strip() and "  " not in word for word in words)
    assert not words & {
        "dân chủ",
        "bầu cử",
        "cử tri",
        "dịch",
        "vắc xin",
        "bồi thường",
        "tái định cư",
    }


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=10))
def test_vocabulary_keeps_its_bounds(texts):
    settings = VocabularySettings(min_articles=2, max_share=0.7, max_words=3)
    found = {w: sum(w in text for text in texts) for w in "abcdefgh"}
    allowed = {w for w, n in found.items() if 2 <= n <= 0.7 * len(texts)}
    try:
        words = Vocabulary.learn(texts, settings).words
    except ArticleError:
        assert not allowed
        return
    assert set(words) <= allowed
    assert list(words) == sorted(words)
    assert len(words) == min(3, len(allowed))
    left = allowed - set(words)
    assert all(found[out] <= found[kept] for out in left for kept in words)
    assert Vocabulary.learn(texts[::-1], settings).words == words


def test_counts_have_the_vocabularys_columns():
    counts = Vocabulary(("cam", "chanh", "quýt")).count([("cam", "cam", "quýt", "đá"), ()])
    assert counts.matrix.toarray().tolist() == [[2, 0, 1], [0, 0, 0]]
    assert counts.known.tolist() == [True, False]
    assert counts.distinct == 1


def test_an_empty_vocabulary_says_what_to_do():
    with pytest.raises(
        ArticleError, match=r"vocabulary is empty: of 2 words in 2 articles"
    ) as error:
        Vocabulary.learn([["cam"], ["chanh"]], VocabularySettings(min_articles=2))
    assert "vocabulary.min_articles lower" in str(error.value)

"""Words of texts, and which of them topics are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.config import defaults
from toolkit.errors import ArticleError
from toolkit.text import segmenters, steps
from toolkit.text.phrases import PhraseSettings
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
    found = read(text, "syllables", stopwords="none")
    assert found == ("ngày", "hộ", "khoảng", "khóa", "nhận", "và", "f0", "covid-19")


def test_stop_words_are_out_unless_wanted():
    assert "của" not in read("Vườn của làng", "syllables")
    assert "của" in read("Vườn của làng", "syllables", stopwords="none")


def test_tone_marks_and_abbreviations_are_one():
    assert read("Thuỷ lợi", "syllables") == read("Thủy lợi", "syllables")
    assert "nhân" in read("UBND", "syllables", stopwords="none")


def test_stop_words_of_a_user(tmp_path):
    (tmp_path / "mine.txt").write_text("vườn_cam\nlàng\n", encoding="utf-8")
    assert read("Vườn của làng", "syllables", stopwords=str(tmp_path / "mine.txt")) == (
        "vườn",
        "của",
    )


@pytest.mark.parametrize("segmenter", ["syllables", "underthesea"])
def test_boilerplate_goes_before_stop_words(segmenter):
    text = "Trao đổi với phóng viên TTXVN, ông Mai nói về vườn cam. Theo ghi nhận, cam ngọt."
    settings = {"segmenter": segmenter, "stopwords": "none"}
    assert {"trao đổi", "phóng viên"} & set(read(text, "underthesea", stopwords="none"))
    found = read(text, boilerplate="ours", **settings)
    spoken = " ".join(found)
    assert "trao đổi" not in spoken
    assert "phóng viên" not in spoken
    assert "ghi nhận" not in spoken
    assert "vườn" in spoken


def test_phrases_are_joined_and_reach_over_no_boilerplate():
    reader = WordReader.build(STEPS, VocabularySettings(boilerplate="ours"))
    text = "Xã lo giải phóng mặt bằng trao đổi với phóng viên tiểu thương."
    texts = reader.tokens([text] * 30)
    joined = reader.with_phrases(texts, PhraseSettings())
    assert any("giải phóng mặt bằng" in phrase for phrase in joined.lists.phrases)
    assert not any("tiểu thương" in phrase for phrase in joined.lists.phrases)
    assert any("giải phóng mặt bằng" in word for word in joined(text))
    assert list(joined.words(texts)) == [joined(text)] * 30
    assert " ".join(joined(text)).count("giải") == 1


def test_no_phrase_begins_with_a_stop_word():
    chosen = defaults(segmenters, "syllables")["syllables"]
    reader = WordReader.build(STEPS, VocabularySettings(segmenter=chosen))
    texts = reader.tokens(["Đã trồng cam."] * 30)
    phrases = reader.with_phrases(texts, PhraseSettings()).lists.phrases
    assert phrases == {"trồng cam"}


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
    assert counts.distinct() == 1


def test_an_empty_vocabulary_says_what_to_do():
    with pytest.raises(
        ArticleError, match=r"vocabulary is empty: of 2 words in 2 articles"
    ) as error:
        Vocabulary.learn([["cam"], ["chanh"]], VocabularySettings(min_articles=2))
    assert "vocabulary.min_articles lower" in str(error.value)

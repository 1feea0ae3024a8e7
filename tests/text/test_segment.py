"""Tokens that keep their place."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import ANYTHING, PRESS

from toolkit.errors import ConfigError
from toolkit.text import segment, segmenters, words

BACKENDS = segmenters.names()

WRITTEN = (
    "Bà Hoà ở phường Thuỷ Xuân, thành phố Huế.",
    unicodedata.normalize("NFD", "Bà Hoà ở phường Thuỷ Xuân, thành phố Huế."),
    "Sáng 12/4, Chủ tịch UBND xã Hạ Lũng\nông Phan Bá Trợ tiếp công dân.\n\nNgười viết: Kỳ Anh",
    "Giá\u00a0cà\u00a0phê đứng ở mức 61.500\u00a0đồng/kg, tăng 2,5%.",
    "“Chúng tôi sẽ làm đường – ông nói – trước Tết…”",
    "Theo QĐ số 27-CT/TW, F0 khai báo qua http://vi-du.example/khai?x=1 hoặc a@b.example",
    "",
    " \n ",
    "!",
)


@pytest.mark.parametrize("backend", BACKENDS)
@given(text=PRESS | ANYTHING)
@settings(max_examples=150)
def test_a_token_stands_where_it_says(backend: str, text: str) -> None:
    tokens = segment(text, backend)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(token.start < token.end for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(PRESS | ANYTHING)
@settings(max_examples=150)
def test_syllables_lose_no_visible_character(text: str) -> None:
    joined = "".join(token.text for token in segment(text, "syllables"))
    assert "".join(joined.split()) == "".join(text.split())


@given(PRESS)
@example("a\u0301\u0323 \u0301")
@settings(max_examples=100)
def test_words_lose_no_visible_character(text: str) -> None:
    covered = set()
    for token in segment(text, "underthesea"):
        covered.update(range(token.start, token.end))
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())


@pytest.mark.parametrize("text", WRITTEN)
def test_words_are_the_librarys(text: str) -> None:
    from underthesea import word_tokenize

    expected = word_tokenize(text, use_token_normalize=False)
    assert words(text) == expected
    assert [token.form for token in segment(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16/CT-TTg, 27-CT/TW", ["16/CT-TTg", ",", "27-CT/TW"]),
        ("ngày 16/5/2016, lúc 17:53", ["ngày", "16/5/2016", ",", "lúc", "17:53"]),
        ("2.705 tỷ, 23,5%.", ["2.705", "tỷ", ",", "23,5%", "."]),
        ("T.Ư và VOV.VN.", ["T.Ư", "và", "VOV.VN", "."]),
        ("(CT-XH)…", ["(", "CT-XH", ")", "…"]),
        ("ý ở", ["ý", "ở"]),
    ],
)
def test_syllables(text: str, expected: list[str]) -> None:
    assert words(text, "syllables") == expected


def test_decomposed_syllables_stay_whole() -> None:
    text = "Thuỷ họp ở T.Ư lần 27-CT/TW"
    apart = unicodedata.normalize("NFD", text)
    assert [unicodedata.normalize("NFC", w) for w in words(apart, "syllables")] == words(
        text, "syllables"
    )


def test_words_join_syllables() -> None:
    assert "thành phố" in words("Nhà ở thành phố Huế")
    [city] = [token for token in segment("Nhà ở thành\u00a0phố Huế") if "phố" in token.text]
    assert (city.text, city.form) == ("thành\u00a0phố", "thành phố")


def test_an_unknown_backend_gets_the_nearest_name() -> None:
    with pytest.raises(ConfigError, match="Did you mean 'syllables'"):
        segment("x", "syllable")


@pytest.mark.parametrize("backend", BACKENDS)
@given(texts=st.lists(PRESS, max_size=5))
@settings(max_examples=50)
def test_many_texts_are_segmented_as_one_by_one(backend: str, texts: list[str]) -> None:
    split = segmenters[backend]({})
    assert list(split.each(iter(texts))) == [split(text) for text in texts]
    assert list(split.words_of_each(iter(texts))) == [split.words(text) for text in texts]
    assert [split.words(text) for text in texts] == [words(text, backend) for text in texts]


def test_many_texts_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["toolkit.text.segment"], "BATCH", 20)
    texts = [*WRITTEN, *WRITTEN]
    assert list(segmenters["underthesea"]({}).words_of_each(texts)) == [words(t) for t in texts]


def test_the_library_itself_can_be_the_engine() -> None:
    library = segmenters["underthesea"]({"engine": "library"})
    assert [library.words(text) for text in WRITTEN] == [words(text) for text in WRITTEN]
    assert [library(text) for text in WRITTEN] == [segment(text) for text in WRITTEN]

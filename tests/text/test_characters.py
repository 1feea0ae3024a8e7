"""Characters that look alike, or like nothing, in one form each."""

from __future__ import annotations

import pytest
from text_steps import done, step

from toolkit.text import Aligned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hai\u00a0\u00a0ba", "hai ba"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("“a” ‘b’ «c» „d“", '"a" \'b\' "c" "d"'),
        ("2019–2021 — xong…", "2019-2021 - xong..."),
        ("Xong….. Rồi....... Hết.", "Xong... Rồi... Hết."),
        ("Chờ.. đã", "Chờ.. đã"),
        ("a \n b\t\n", "a\nb\n"),
        ("a\n \n\u00a0\nb", "a\n\n\nb"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("từ \x08vùng\x1fnúi", "từ vùng núi"),
        ("hết..\u200b..", "hết..."),
    ],
)
def test_marks_and_spaces(text: str, expected: str) -> None:
    assert done("characters", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ðảng ủy, ÐBQH, HÐND", "Đảng ủy, ĐBQH, HĐND"),
        ("ðường phố", "đường phố"),
        ("Đảng bộ хã", "Đảng bộ xã"),  # Cyrillic х
        ("UВND tỉnh", "UBND tỉnh"),  # Cyrillic В
        ("huyện Cοn Cuông", "huyện Con Cuông"),  # Greek ο
        ("trо̣ng tài", "trọng tài"),  # Cyrillic о with its mark apart
    ],
)
def test_a_foreign_letter_in_a_vietnamese_word(text: str, expected: str) -> None:
    assert done("characters", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Москва, СССР",
        "Αθήνα, Κύπρος",
        "10 μg/m3, tia α, hệ số α/T",
        "það er maðurinn",
        "хaкер",  # neither of one script nor a syllable
    ],
)
def test_foreign_words_are_left_alone(text: str) -> None:
    assert done("characters", text) == text


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ("letters", "Ðảng bộ хã"),
        ("invisible", "a\u200bb"),
        ("quotes", "“a” ‘b’"),
        ("dashes", "a – b"),
        ("ellipses", "chờ… Xong....."),
        ("spaces", "a \u00a0b\r\n\tc"),
    ],
)
def test_each_kind_can_be_kept(setting: str, text: str) -> None:
    assert done("characters", text) != text
    assert done("characters", text, **{setting: False}) == text


def test_what_went_has_a_place() -> None:
    text = "Tỉnh\u200b ủy …  họp"
    aligned = step("characters")(Aligned(text))
    assert aligned.text == "Tỉnh ủy ... họp"
    places = {word: aligned.text.index(word) for word in ("Tỉnh", "ủy", "...", "họp")}
    found = {w: text[slice(*aligned.source_span(at, at + len(w)))] for w, at in places.items()}
    assert found == {"Tỉnh": "Tỉnh", "ủy": "ủy", "...": "…", "họp": "họp"}

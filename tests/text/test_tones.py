"""Tone marks in one place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from text_steps import done, step

from toolkit.text import Aligned
from toolkit.text.spelling import TONES as MARKS
from toolkit.text.spelling import parse, spell

TONES = {
    "hoà": "hòa", "Hoá": "Hóa", "HOẢ": "HỎA", "thuỷ": "thủy", "khoẻ": "khỏe", "uỷ": "ủy",
    "Uý": "Úy", "loè": "lòe", "hoạ": "họa", "tuỵ": "tụy", "Toà": "Tòa", "xoã": "xõa",
}  # fmt: skip
"""New style → old style."""


@pytest.mark.parametrize("new", TONES)
def test_two_styles(new: str) -> None:
    old = TONES[new]
    assert done("tones", new) == old
    assert done("tones", old) == old
    assert done("tones", old, style="new") == new
    assert done("tones", new, style="new") == new


ONE_PLACE = """
quý Quỳ QUỸ hoàn toán khoản thuyền hoặc già giá giặc giếng giữa gì gìn giải của mùa
mới người nhiều được khuỷu ngoáo xoài loại thuở huệ quả quốc quyển huỳnh quýt nghĩa xoong ý yếu
ướt chịu cứu rượu tuổi buồn muỗi khuya khuấy hoẵng ngoẻo quẹo quậy đợi giặt gịa ỉa
"""


@pytest.mark.parametrize("word", ONE_PLACE.split())
@pytest.mark.parametrize("style", ["old", "new"])
def test_one_place(word: str, style: str) -> None:
    assert done("tones", f"Đúng là {word}.", style=style) == f"Đúng là {word}."


MISPLACED = {
    "thúât": "thuất", "qúy": "quý", "qủa": "quả", "Qũy": "Quỹ", "gìa": "già", "gíao": "giáo",
    "gỉai": "giải", "cuả": "của", "muà": "mùa", "lọai": "loại", "hòan": "hoàn", "TÒAN": "TOÀN",
    "hùynh": "huỳnh", "ứơc": "ước", "đựơc": "được", "trịêt": "triệt", "daỵ": "dạy", "đơị": "đợi",
    "ngừơi": "người", "chuýên": "chuyến", "khủyu": "khuỷu", "tòong": "toòng", "hâụ": "hậu",
}  # fmt: skip


@pytest.mark.parametrize("wrong", MISPLACED)
@pytest.mark.parametrize("style", ["old", "new"])
def test_a_misplaced_tone_is_moved(wrong: str, style: str) -> None:
    assert done("tones", f"Đó là {wrong}!", style=style) == f"Đó là {MISPLACED[wrong]}!"


def test_a_moved_tone_keeps_its_place() -> None:
    aligned = step("tones")(Aligned("xã Hoà An, qúy IV"))
    assert aligned.text == "xã Hòa An, quý IV"
    assert aligned.source_span(3, 6) == (3, 6)
    assert aligned.source_span(11, 14) == (11, 14)


@pytest.mark.parametrize(
    "text",
    [
        "La più bella città è lunedì; già, può essere così.",
        "Ya caí en el país, oí que también aquí hay raíz.",
        "Où est la forêt de Hué ? À côté, déjà.",
        "Não, o chapéu está no baú; só pão.",
        "hoàx thuỷz xhoà bàì việtt",
    ],
)
@pytest.mark.parametrize("style", ["old", "new"])
def test_what_is_not_vietnamese_is_left_alone(text: str, style: str) -> None:
    assert done("tones", text, style=style) == text


def test_a_word_that_is_not_composed_is_left_to_nfc() -> None:
    apart = unicodedata.normalize("NFD", "Đường hoà bình")
    assert done("tones", apart) == apart


RHYMES = "a oa oe uy oai uyên uyêt iêu ươi uân uât oang uynh oac ia ua ưa ai eo"
syllables = st.sampled_from(
    [
        onset + rhyme
        for onset in ("", "b", "gi", "g", "qu", "ngh", "th", "đ")
        for rhyme in RHYMES.split()
        if parse(onset + rhyme)
    ]
)


@given(syllables, st.sampled_from(MARKS), st.integers(0, 6), st.sampled_from(["old", "new"]))
def test_a_tone_finds_its_place_from_any_other(bare: str, mark: str, at: int, style: str) -> None:
    """Whichever vowel has the mark, the syllable comes out the same."""
    vowels = [i for i, letter in enumerate(bare) if letter in "aăâeêioôơuưy"]
    i = vowels[at % len(vowels)]
    written = unicodedata.normalize("NFC", bare[: i + 1] + mark + bare[i + 1 :])
    assume(written != "gịa")
    expected = spell(parse(bare)._replace(tone=mark), style)
    assert done("tones", f"ở {written}", style=style) == f"ở {expected}"

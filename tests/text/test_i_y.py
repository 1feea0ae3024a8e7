"""The vowel that may be written i or y."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_steps import done, step

from toolkit.text import Aligned

PAIRS = {
    "kĩ thuật": "kỹ thuật", "Kĩ năng": "Kỹ năng", "lí do": "lý do", "quản lí": "quản lý",
    "thẩm mĩ": "thẩm mỹ", "3,5 tỉ đồng": "3,5 tỷ đồng", "tỉ lệ": "tỷ lệ", "bất kì": "bất kỳ",
    "đăng kí": "đăng ký", "thế kỉ": "thế kỷ", "cấm kị": "cấm kỵ", "hi vọng": "hy vọng",
    "Hi sinh": "Hy sinh", "cách li": "cách ly", "li hôn": "ly hôn", "công ti": "công ty",
    "KĨ THUẬT": "KỸ THUẬT", "hoan hỉ": "hoan hỷ", "tỉnh lị": "tỉnh lỵ",
}  # fmt: skip
"""Style i → style y."""

ONE = {
    "qui định": "quy định", "theo qui hoạch": "theo quy hoạch",
    "quí I": "quý I", "gây quĩ": "gây quỹ", "đột quị": "đột quỵ",
    "bác sỹ": "bác sĩ", "hùng vỹ": "hùng vĩ", "bánh mỳ": "bánh mì", "ghen tỵ": "ghen tị",
}  # fmt: skip
"""Spellings that both styles replace."""

SAME = """
y tế
ý kiến
ỷ lại
nước Mỹ
tỉ mỉ
lí nhí
kì cọ
sợi mì
ti vi
li ti
lông mi
Nguyễn Văn Sỹ
cụ Vỹ
tuổi Tỵ
Trần Quí Thanh
ông Phạm Mĩ Lệ
hi hi
sĩ quan
yêu quý
di tích
my song
kith and kin
"""


@pytest.mark.parametrize("short", PAIRS)
def test_two_styles(short: str) -> None:
    long = PAIRS[short]
    assert done("i_y", short) == done("i_y", long) == long
    assert done("i_y", short, style="i") == short
    if not long.isupper():
        assert done("i_y", long, style="i") == short


@pytest.mark.parametrize("other", ONE)
@pytest.mark.parametrize("style", ["y", "i"])
def test_one_spelling(other: str, style: str) -> None:
    assert done("i_y", other, style=style) == ONE[other]


@pytest.mark.parametrize("text", SAME.strip().splitlines())
@pytest.mark.parametrize("style", ["y", "i"])
def test_what_has_no_other_spelling_stays(text: str, style: str) -> None:
    assert done("i_y", text, style=style) == text


def test_a_changed_vowel_keeps_its_place() -> None:
    aligned = step("i_y")(Aligned("Tỉ lệ kĩ sư"))
    assert aligned.text == "Tỷ lệ kỹ sư"
    assert aligned.source_span(6, 8) == (6, 8)


WORDS = "hi hy li ly tỉ mỉ mỹ Mĩ Sỹ quí KÌ lí nhí công ti vọng cách Văn , \u0301 x1"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8), st.sampled_from(["y", "i"]))
def test_twice_is_once_in_both_styles(words: list[str], style: str) -> None:
    once = done("i_y", " ".join(words), style=style)
    assert done("i_y", once, style=style) == once

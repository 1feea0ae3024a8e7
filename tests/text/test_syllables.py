"""The table of syllables that Vietnamese spelling allows."""

from __future__ import annotations

import unicodedata

import pytest

from toolkit.text.syllables import bare, bare_syllables, syllables

STOPS = ("c", "ch", "p", "t")


ALLOWED = """
nghiêng đường quyển khuỷu giếng gì giặc giữa quốc quý quí hoà hòa khỏe khoẻ thuý thúy ý ở yêu kỹ
lý tuyệt ngoằn xoong thuở ướt rượu khuya chuếnh huênh oẳn tóe loét uể êm gỗ ghế nghề bưởi
"""
NOT_ALLOWED = """
céng hßa coäng hoøa nguời dươc đượć tàt bậk gể ngế cên qúy strong củã wăng jăm fạ zô đắk lắk
mnuih hlăm klei été marché côté über für señor
"""


@pytest.mark.parametrize("word", ALLOWED.split())
def test_spelling_allows_it(word: str) -> None:
    assert word in syllables()


@pytest.mark.parametrize("word", NOT_ALLOWED.split())
def test_spelling_does_not_allow_it(word: str) -> None:
    assert word not in syllables()


def test_a_rhyme_that_ends_in_a_stop_bears_two_tones() -> None:
    for word in syllables():
        if word.endswith(STOPS):
            marks = unicodedata.normalize("NFD", word)
            assert ("\u0301" in marks) != ("\u0323" in marks), word


def test_they_are_composed_and_in_small_letters() -> None:
    assert all(unicodedata.is_normalized("NFC", word) and word.islower() for word in syllables())
    assert 15_000 < len(syllables()) < 20_000


def test_bare_text_has_no_diacritics() -> None:
    assert bare("Đường sá Điện Biên: ngoằn ngoèo") == "Duong sa Dien Bien: ngoan ngoeo"
    assert all(word.isascii() for word in bare_syllables())

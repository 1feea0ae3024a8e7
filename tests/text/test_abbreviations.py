"""Abbreviations written out."""

from __future__ import annotations

import unicodedata

import pytest
from text_steps import done, step

from toolkit.text import normalise, sentences
from toolkit.text.abbreviations import ABBREVIATIONS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MTTQ xã", "Mặt trận tổ quốc xã"),
        ("UBND, HĐND.", "Ủy ban nhân dân, Hội đồng nhân dân."),
        ("TP.HCM", "Thành phố hồ chí minh"),
        ("T.Ư Đoàn", "Trung ương Đoàn"),
        ("XUBND UBNDX ubnd", "XUBND UBNDX ubnd"),
        ("(QĐ-TTg)", "(Quyết định thủ tướng)"),
    ],
)
def test_abbreviations(text: str, expected: str) -> None:
    assert done("abbreviations", text) == expected


def test_a_sentence_may_begin_with_an_abbreviation() -> None:
    text = "Họp xong. UBND xã báo cáo. MTTQ dự."
    chain = [step(name) for name in ("nfc", "characters", "tones", "abbreviations")]
    assert len(sentences(normalise(text, chain).text)) == len(sentences(text)) == 3


def test_the_table_of_abbreviations_is_in_the_chains_own_form() -> None:
    for short, written in ABBREVIATIONS.items():
        assert normalise(written).text == written, short
        assert unicodedata.is_normalized("NFC", short)

"""Steps that bring Vietnamese text into one form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import ANYTHING, PRESS
from text_steps import done, step

from toolkit.text import Aligned, normalise, steps
from toolkit.text.changes import changes
from toolkit.text.normalise import DEFAULT_STEPS

every_step = pytest.mark.parametrize("name", steps.names())


@every_step
@given(text=PRESS | ANYTHING)
@example(text="e\u200b\u0323 \u00a0\n\u00a0x")
@example(text="İSTANBUL ẞ ΑΣ")
@example(text="27-CT/TW17:53")
def test_twice_is_once(name: str, text: str) -> None:
    once = done(name, text)
    assert done(name, once) == once


@given(PRESS)
@example("a\u200b\u0301")
@example("ho\u00ada\u0300, ho\u200bà UB\u200bND")
@settings(max_examples=300)
def test_twice_is_once_for_the_chain(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(PRESS | ANYTHING, st.data())
@settings(max_examples=200)
def test_places_in_the_source(text: str, data: st.DataObject) -> None:
    aligned = normalise(text)
    end = data.draw(st.integers(0, len(aligned.text)))
    start = data.draw(st.integers(0, end))
    first, last = aligned.source_span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        wider = aligned.source_span(start, min(end + 1, len(aligned.text)))
        assert wider[0] == first
        assert wider[1] >= last


@given(PRESS)
@settings(max_examples=200)
def test_a_visible_character_leads_back_to_one_like_it(text: str) -> None:
    """Where no abbreviation is written out, a letter's source has the same base letter."""
    chain = [step(name) for name in DEFAULT_STEPS if name != "abbreviations"]
    aligned = normalise(text, chain)
    for i, character in enumerate(aligned.text):
        if character.isalnum():
            first, last = aligned.source_span(i, i + 1)
            base = unicodedata.normalize("NFD", character)[0]
            source = unicodedata.normalize("NFD", text[first:last].replace("Ð", "Đ")).lower()
            assert base in source


def test_a_clean_text_is_left_alone() -> None:
    text = "ủy ban nhân dân xã họp sáng 12/4, bàn việc làm đường."
    aligned = normalise(text)
    assert aligned.text == text
    assert aligned.alignments == ()


def test_nfc() -> None:
    text = unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ")
    aligned = step("nfc")(Aligned(text))
    assert aligned.text == "Nguyễn Thị Thuỷ"
    start = aligned.text.index("Thuỷ")
    first, last = aligned.source_span(start, start + 4)
    assert unicodedata.normalize("NFC", text[first:last]) == "Thuỷ"


@given(ANYTHING)
def test_nfc_is_unicodes(text: str) -> None:
    assert done("nfc", text) == unicodedata.normalize("NFC", text)


def test_lower() -> None:
    assert done("lower", "ĐẢNG ủy XÃ") == "đảng ủy xã"
    aligned = step("lower")(Aligned("İx ĐI"))
    assert aligned.text == "i̇x đi"
    assert aligned.source_span(3, 6) == (2, 5)


def test_the_chain_of_a_caller() -> None:
    assert normalise("HOÀ", [step("tones")]).text == "HÒA"
    assert normalise("HOÀ", []).text == "HOÀ"


ALIEN = {
    "English": "The CEO of ABC Co. met TV crews at 5 p.m.; PV panels, CT scans and HS codes: "
    "'my life', hi there, quid pro quo, a li'l key. See pp. 12-15, vol. 3, No. 7 (CC BY 4.0).",
    "French": "Où va l'été ? À Noël, déjà vu, naïf, le cœur çà et là ; qui vit ici, mi-figue.",
    "Spanish": "Ya caí: él oía el río, así que aquí había raíz y país, corazón, también mío.",
    "Italian": "Più su, la città è già lì; perché così, martedì, virtù e caffè.",
    "code": "for (i = 0; i < TP.length; i++) { s += KH[i] & CN; } # UTF-8, HTTP/2, x_hoa = u'quy'",
    "paths": "https://example.org/TP/BTV?q=CA&x=1 C:\\Users\\hoa\\TT.txt bash -c 'ls -l | wc'",
}


@pytest.mark.parametrize("language", ALIEN)
@pytest.mark.parametrize("name", sorted(set(steps.names()) - {"lower", "mask"}))
def test_other_languages_and_code_are_left_alone(name: str, language: str) -> None:
    text = ALIEN[language]
    assert done(name, text) == text


@given(PRESS)
@settings(max_examples=200)
def test_no_word_is_lost(text: str) -> None:
    """Where letters or digits went, letters or digits came."""
    aligned = normalise(text)
    for change in changes(text, aligned):
        old = text[change.start : change.end]
        new = aligned.text[change.new_start : change.new_end]
        assert any(map(str.isalnum, new)) or not any(map(str.isalnum, old))

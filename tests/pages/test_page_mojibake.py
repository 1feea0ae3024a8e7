"""UTF-8 that was misread."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.pages import read_page
from toolkit.pages.decode import decode, repair
from toolkit.pages.latin import spelled
from toolkit.text.syllables import syllables

TEXT = (
    "Đường về bản Hồ đã thông xe\n\n"
    "“Giờ thì họ chở ngô ra chợ được rồi”, ông Lò Văn Ỏn kể với mọi người.\n"
    "Trước đây, mỗi mùa mưa là một mùa cách trở; hàng hóa chất đống ở đầu dốc – không ai mua…\n"
)


def _windows_1258(text: str) -> str:
    """UTF-8 read as windows-1258; the bytes that it leaves undefined as control characters."""
    return "".join(bytes([b]).decode("cp1258", "ignore") or chr(b) for b in text.encode())


def _latin_1(text: str) -> str:
    return text.encode().decode("latin-1")


def _windows_1252(text: str) -> str:
    return spelled(text.encode())


@pytest.mark.parametrize("misread", [_latin_1, _windows_1252, _windows_1258])
def test_misread_once(misread: object) -> None:
    assert callable(misread)
    assert repair(misread(TEXT)) == TEXT
    assert decode(misread(TEXT).encode()) == TEXT
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert repair(misread(decomposed)) == decomposed


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("misread", [_latin_1, _windows_1252])
def test_misread_again(misread: object, times: int) -> None:
    assert callable(misread)
    text = TEXT
    for _ in range(times):
        text = misread(text)
    assert repair(text) == TEXT


def test_misread_in_part() -> None:
    good = "XÃ HỘI – ĐÃ “MỞ LÃ…”, XÃ: “ĐÃ”\n"
    assert repair(good + _windows_1252(TEXT) + good) == good + TEXT + good


def test_misread_and_written_as_entities() -> None:
    misread = "".join(f"&#{ord(c)};" if ord(c) > 0x7F else c for c in _windows_1252(TEXT))
    assert repair(misread) == TEXT


@pytest.mark.parametrize("errors", ["ignore", "replace"])
def test_lost_bytes_are_guessed_by_the_syllable(errors: str) -> None:
    assert repair(TEXT.encode().decode("cp1252", errors)) == TEXT


def test_spaces_that_scrapers_fold() -> None:
    text = "là nhà hàng của làng; bà hoàn cả ngàn đồng và… thôi mà\n" * 3
    misread = _windows_1252(text)
    assert repair(misread.replace("\u00a0", " ")) == text
    assert repair("\n".join(" ".join(line.split()) for line in misread.split("\n"))) == text


@pytest.mark.parametrize(
    "text",
    [
        "ĐÃ “XÃ”, “LÃ…”, NGÃ–BA, “CÃ”: " * 9,
        "Él dijo que «ya está» y que «será»… «París está», «irá»\n" * 9,
        "Ão, áo, Ä, Æ và º: 25 ºC, LÂ° và “Ă”\n" * 9,
    ],
)
def test_what_is_not_misread_is_left_alone(text: str) -> None:
    assert repair(text) == text


_TEXTS = st.lists(st.sampled_from(sorted(syllables())), min_size=30, max_size=60).map(" ".join)


@settings(max_examples=100)
@given(_TEXTS, st.sampled_from([_latin_1, _windows_1252, _windows_1258]))
def test_any_vietnamese_comes_back(text: str, misread: object) -> None:
    assert callable(misread)
    certain = f"{text} được những người đọc"
    assert repair(misread(certain)) == certain


def test_marks_written_as_entities_are_composed() -> None:
    page = (
        "<html><body><h1>Vie&#803;&#770;t Nam, &#273;a&#x302;&#769;t nu&#795;o&#795;&#x301;c</h1>"
    )
    body = "<p>Người dân hai bản đã góp công làm đường trong một tháng.</p></body></html>"
    assert read_page(page + body).title == "Việt Nam, đất nước"


def test_decomposed_and_mixed_text_is_composed() -> None:
    first, _, *rest = TEXT.strip().split("\n")
    page = "\n".join(
        (unicodedata.normalize("NFD", first), rest[0], unicodedata.normalize("NFD", rest[1]))
    )
    assert read_page(page).text == "\n".join((first, *rest))

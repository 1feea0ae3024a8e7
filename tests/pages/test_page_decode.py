"""Bytes → text."""

from __future__ import annotations

import unicodedata

import pytest

from toolkit.errors import ArticleError
from toolkit.pages import read_page
from toolkit.pages.decode import decode, repair

TEXT = (
    "Bến đò Thuận Hòa chạy chuyến cuối\n\n"
    "Đúng 6 giờ chiều, ông lái đò già gác chèo sau bốn mươi năm.\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def _windows_1258(text: str) -> bytes:
    """As Windows typed Vietnamese: letters with their hats, tone marks apart."""
    typed: list[bytes] = []
    for letter in text:
        try:
            typed.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            hats = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
            tones = [mark for mark in marks if mark not in hats]
            whole = unicodedata.normalize("NFC", base + "".join(hats))
            typed.append((whole + "".join(tones)).encode("cp1258"))
    return b"".join(typed)


def test_windows_1258_becomes_composed_letters() -> None:
    article = read_page(_windows_1258(TEXT))
    assert article.text == TEXT.replace("\n\n", "\n").strip()
    assert article.title == "Bến đò Thuận Hòa chạy chuyến cuối"


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_utf8_read_as_latin_is_repaired(wrong: str) -> None:
    text = "Việt Nam: đường, mưa, nắng, ruộng, người ở lại"
    damaged = text.encode("utf-8").decode(wrong, "replace")
    if "\ufffd" not in damaged:
        assert repair(damaged) == text
    assert repair(text.encode("utf-8").decode("latin-1")) == text


def test_quotes_that_latin_1_made_controls_of_are_repaired() -> None:
    text = "Phong trào “Sạch làng” – tốt ruộng…"
    controls = str.maketrans("“”–…", "\x93\x94\x96\x85")
    assert repair(text.translate(controls)) == text
    assert repair("Hết dòng.\x85Dòng sau.") == "Hết dòng.\x85Dòng sau."


def test_a_good_text_is_not_repaired() -> None:
    assert repair(TEXT) == TEXT
    assert repair("Ão, áo, Ä, Æ và º: 25 ºC") == "Ão, áo, Ä, Æ và º: 25 ºC"


def test_a_download_cut_inside_a_letter_is_still_read() -> None:
    data = (TEXT * 20).encode("utf-8")
    assert decode(data[: data.rindex("ă".encode()) + 1]).startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty page"),
        (b" \r\n\t\n", "an empty page"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"PK\x03\x04....", "a zip archive"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x01\x02\x03abc", "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, found: str) -> None:
    with pytest.raises(ArticleError, match=found) as caught:
        read_page(data, path="page.txt")
    assert str(caught.value).startswith("page.txt: found ")
    assert "expected a page" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_page_that_is_too_long() -> None:
    with pytest.raises(ArticleError, match="more than 1,000 bytes"):
        read_page(b"a" * 1001, max_bytes=1000)


def test_a_page_without_an_article() -> None:
    with pytest.raises(ArticleError, match="found no article in 3 lines"):
        read_page("Trang chủ\nĐăng nhập\nLiên hệ\n")

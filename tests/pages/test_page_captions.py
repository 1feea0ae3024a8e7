"""Lines between the paragraphs that their place tells: captions, links, notes, other teasers."""

from __future__ import annotations

import pytest
from page_around_an_article import DAY, LAST, MENU, MIDDLE, OPENING, TITLE, html_page, text_page

from toolkit.pages import read_page

HEAD = f"{MENU}\n{DAY}"
WHOLE = "\n".join((TITLE, OPENING, MIDDLE, LAST))


def with_lines(lines: str) -> str:
    """The page of text with lines set apart above its middle."""
    return text_page(HEAD).replace(MIDDLE, f"{lines}\n\n{MIDDLE}")


def test_a_line_that_begins_where_the_captions_do() -> None:
    shown = "Quầy bún riêu của chị Hà Thu Lê"
    credited = "Bờ kênh sau khi dọn. Ảnh: Hà Thu"
    page = text_page(HEAD).replace(MIDDLE, f"\t{credited}\n\n{MIDDLE}\n\n\t{shown}")
    article = read_page(page)
    assert article.text == WHOLE
    assert shown in article.captions
    assert shown in read_page(page.replace(f"\t{shown}", shown)).text  # it heads a part


def test_the_first_line_is_a_caption_where_another_has_its_form() -> None:
    first, second = "Người dân thôn Đồi Mít dọn cỏ.", "Người dân xã Phú Mỹ đắp bờ kênh."
    page = text_page(HEAD).replace(OPENING, f"{first}\n\n{OPENING}")
    assert first in read_page(page).text
    article = read_page(page.replace(LAST, f"{second}\n\n{LAST}"))
    assert article.captions == (first, second)
    assert article.text == WHOLE


@pytest.mark.parametrize("mark", ["(cập nhật liên tục)", "(liên tục cập nhật)"])
def test_links_to_pages_that_go_on(mark: str) -> None:
    block = f"Lịch cấy vụ xuân của các xã: Chờ nước về ruộng\nBảng giá thóc hôm nay {mark}"
    assert read_page(with_lines(block)).text == WHOLE


def test_a_headline_that_its_picture_repeats_goes_with_the_sapo() -> None:
    headline = "Người giữ hạt giống của làng bên"
    sapo = "VOV.VN - Bốn mươi năm qua, ông Tụ giữ từng hạt giống cũ."
    page = with_lines(f"{headline}\n\n{headline}\n\n{sapo}").replace(OPENING, f"VOV.VN - {OPENING}")
    assert read_page(page).text == WHOLE


@pytest.mark.parametrize("of_text", [True, False])
def test_notes_that_the_text_cites(of_text: bool) -> None:
    notes = ("(1) Báo cáo số 5 của xã Phú Mỹ.", "(2) Sổ tay của thôn Đồi Mít.")
    below = "\n\n".join(notes) if of_text else "".join(f"<p>{note}</p>" for note in notes)
    page = text_page(HEAD, below) if of_text else html_page("", "", below)
    cited = page.replace(MIDDLE, f"{MIDDLE[:-1]}(1).").replace(LAST, f"{LAST[:-1]}(2).")
    assert read_page(cited).body[-1] == f"{LAST[:-1]}(2)."
    assert notes[-1] in read_page(page).text  # a list


def test_an_officer_signs() -> None:
    article = read_page(text_page(HEAD, "Hà Thu Lê - Công chức VH-XH\nTừ khóa bài viết:"))
    assert (article.text, article.author) == (WHOLE, "Hà Thu Lê")


def test_a_link_that_stands_first_takes_nothing_from_the_end() -> None:
    article = read_page(f"Bảng giá thóc hôm nay (cập nhật liên tục)\n{OPENING}\n{MIDDLE}\n{LAST}")
    assert article.text.endswith(LAST)

"""Thirty pages in the manners of many outlets, written apart from the reader: floors for it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from toolkit.articles import Article
from toolkit.pages import read, read_page
from toolkit.pages.bylines import Byline, read_byline, read_source
from toolkit.pages.html import html_lines
from toolkit.pages.outlets import is_government, is_station, known_outlet
from toolkit.pages.pictures import is_caption_sentence, split_credit
from toolkit.pages.places import is_unit_path

FOLDER = Path(__file__).parent / "outlets"
GOLD: list[dict[str, Any]] = [
    json.loads(row) for row in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOORS = {
    "title": 0.99, "published": 0.99, "source": 0.96, "place": 0.96, "author": 0.93,
    "section": 0.93, "captions": 0.93,
}  # fmt: skip
"""The least share of pages with the field right."""


def clean(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def paragraphs(lead: str | None, body: Any) -> set[str]:
    return {clean(line) for line in (lead, *body) if line}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [read(FOLDER / gold["file"]) for gold in GOLD]


@pytest.mark.parametrize("name", FLOORS)
def test_a_field_is_right_on_most_pages(articles: list[Article], name: str) -> None:
    wrong = []
    for gold, article in zip(GOLD, articles, strict=True):
        found, expected = getattr(article, name), gold[name]
        if name == "captions":
            found, expected = " | ".join(found), " | ".join(expected)
        if clean(found) != clean(expected):
            wrong.append((gold["file"], expected, found))
    assert 1 - len(wrong) / len(GOLD) >= FLOORS[name], wrong


def test_the_text_is_whole_and_nothing_else(articles: list[Article]) -> None:
    both = found = wanted = 0
    for gold, article in zip(GOLD, articles, strict=True):
        expected = paragraphs(gold["lead"], gold["body"])
        rows = gold.get("table_rows", [])
        tables = {clean(cell) for row in rows for cell in (*row, " ".join(row), " | ".join(row))}
        kept = paragraphs(article.lead, article.body) - tables
        both, found, wanted = both + len(kept & expected), found + len(kept), wanted + len(expected)
    assert both / found >= 0.985
    assert both / wanted >= 0.985


def test_furniture_is_not_kept(articles: list[Article]) -> None:
    kept = []
    for gold, article in zip(GOLD, articles, strict=True):
        lines = {clean(line) for line in (article.title, article.lead, *article.body)}
        kept += [(gold["file"], line) for line in gold["drop"] if clean(line) in lines]
    assert kept == []


TEXT = "Sáng 5/3, bà con thôn Đồi Mít góp 120 ngày công dọn bờ kênh bị bồi lấp sau mưa lớn. "
TEASERS = "".join(
    f'<p><a href="#">Chuyện thứ {n} của phiên chợ vùng cao</a><br>Mỗi phiên có thêm {n} gian hàng '
    "của bà con các bản xa, ai cũng vui.</p>"
    for n in range(5)
)


def page(*parts: str, title: str = "Thôn Đồi Mít dọn bờ kênh sau mưa lũ") -> str:
    body = "".join(parts)
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("heading", ["Tin nóng trong ngày", "Chọn lọc cuối tuần"])
def test_a_box_of_teasers_above_the_article_goes_out(heading: str) -> None:
    box = f"<div><h3>{heading}</h3><div>{TEASERS}</div></div>"
    text = f"<h2>Thôn Đồi Mít dọn bờ kênh sau mưa lũ</h2><div><p>{TEXT * 2}</p><p>{TEXT}</p></div>"
    article = read_page(page(box, text))
    assert article.title == "Thôn Đồi Mít dọn bờ kênh sau mưa lũ"
    assert "gian hàng" not in article.text
    assert article.text.count("bờ kênh bị bồi lấp") == 3


@pytest.mark.parametrize(
    "title", ["{} - Trang thông tin huyện Đồi Mít", "Báo Lào Cai | {}", "{} | VTV.VN", "{}"]
)
def test_a_title_that_only_the_head_declares(title: str) -> None:
    name = "Thôn Đồi Mít dọn bờ kênh sau mưa lũ"
    text = f"<div>Ngày đăng: 06/03/2020</div><div><p>{TEXT * 2}</p><p>{TEXT}</p></div>"
    article = read_page(page(text, title=title.format(name)))
    assert article.title == name


def test_the_box_of_the_headline_is_no_furniture() -> None:
    name = "Thôn Đồi Mít dọn bờ kênh sau mưa lũ"
    inner = f"<h2>{name}</h2><p>{TEXT * 2}</p><p>{TEXT}</p>"
    article = read_page(page(f'<div class="item-view">{inner}</div>', f"<div>{TEASERS}</div>"))
    assert article.title == name
    assert len(article.body) + (article.lead is not None) == 2


def test_a_table_of_numbers_does_not_end_the_article() -> None:
    cells = "".join(f"<tr><td>Xã</td><td>Thanh Hà</td><td>{n}.200</td></tr>" for n in range(4))
    text = f"<h1>Thôn Đồi Mít dọn bờ kênh sau mưa lũ</h1><p>{TEXT}</p><table>{cells}</table>"
    article = read_page(page(text, f"<p>{TEXT * 2}</p>"))
    assert article.author is None
    assert article.text.endswith(clean(TEXT * 2))


def test_links_side_by_side_are_lines_of_their_own() -> None:
    lines, _ = html_lines('<div><a href="#">Gửi bài</a><a href="#">Bản in</a></div>')
    assert [line.text for line in lines] == ["Gửi bài", "Bản in"]


@pytest.mark.parametrize(
    "text",
    [
        "Quang cảnh buổi lễ.",
        "Đồng chí Lê Văn Bách.",
        "Ông Hà Văn Tụ, Chủ tịch Hội Nông dân xã.",
        "Lãnh đạo huyện trao đổi với bà con thôn Đồi Mít.",
        "Cánh đồng lúa chín ở xã vùng cao.",
    ],
)
def test_a_sentence_that_names_what_a_picture_shows(text: str) -> None:
    assert is_caption_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Người dân rất vui mừng.",
        "Bà con cho biết nước đã rút.",
        "Không ghi nhận thiệt hại về người.",
        "Theo kế hoạch, công trình xong trong tháng tới.",
        "Ông cười hiền.",
        "Hội nghị trong nhà rông",
        "Cả xóm thức trắng đêm. Sáng ra nước rút.",
    ],
)
def test_a_sentence_that_tells_something(text: str) -> None:
    assert not is_caption_sentence(text)


@pytest.mark.parametrize(
    "credit", ["(Ảnh: TTXVN phát)", "(Ảnh: Nhân vật cung cấp)", "Ảnh: Công an cung cấp"]
)
def test_who_gave_a_picture(credit: str) -> None:
    assert split_credit(f"Đoạn đê đã được gia cố. {credit}") == ("Đoạn đê đã được gia cố.", credit)


def test_who_stands_after_theo() -> None:
    assert read_byline("Theo Lan Chi") == Byline("Lan Chi", None)
    assert read_source("Theo Lan Chi") is None
    assert read_byline("Theo Lan Chi/Dân trí") == Byline("Lan Chi", "Dân trí")
    assert read_byline("Lan Chi (Theo Dân trí)") == Byline("Lan Chi", "Dân trí")
    assert read_source("Theo Trí Thức Trẻ") == "Trí Thức Trẻ"
    assert read_byline("Theo Phòng Kinh tế huyện, kết quả như sau:") is None


def test_offices_of_local_pages() -> None:
    assert is_government("UBND HUYỆN ĐỒI MÍT")
    assert not is_government("UBND huyện họp bàn việc chống hạn")
    assert is_station("Đài Truyền thanh - Truyền hình huyện Đồi Mít")
    assert is_unit_path("Xã Đồi Mít - Huyện Lạc Sơn - Tỉnh Hòa Bình")
    assert not is_unit_path("Xã hội - Đời sống")
    assert known_outlet("Chuyên trang thuộc hệ thống báo điện tử") is None


TWO = "Thôn Đồi Mít dọn bờ kênh sau mưa lũ\n\n{}" + f"\n\n{TEXT * 2}\n\n{TEXT * 2}\n\n{TEXT * 2}\n"


def test_a_clock_with_seconds_is_no_day_of_publication() -> None:
    clock = "Thứ Bảy, 30/12/2023 - 09:41:27"
    article = read_page(f"{clock}\n\n{TWO.format('')}")
    assert article.published is None
    printed = read_page(f"Thứ Bảy, 30/12/2023 - 09:41\n\n{TWO.format('')}")
    assert printed.published == "2023-12-30T09:41:00"


def test_teasers_in_a_page_of_text() -> None:
    teasers = "Phiên chợ cuối năm đông gấp đôi\n\nNgười trồng quýt được mùa được giá"
    article = read_page(TWO.format(f"{TEXT}\n\n{teasers}"))
    assert "quýt" not in article.text
    alone = read_page(TWO.format(f"{TEXT * 2}\n\nBắt đầu từ việc nhỏ"))
    assert "Bắt đầu từ việc nhỏ" in alone.text

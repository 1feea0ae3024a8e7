# ruff: noqa: E501 - one page, one row
"""Where an outlet's name ends, which of its forms counts, and what stands there that is no name."""

from __future__ import annotations

import pytest
from page_around_an_article import DAY, MENU, TITLE, html_page, text_page

from toolkit.pages import read_page

SECTIONS = "Thời sự\nKinh tế\nVăn hóa"
LINKS = '<nav><a href="/gt">Giới thiệu</a><a href="/tt">Tin tức</a></nav>'


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        # controls and promises of the page are no name
        (f"Skip to content\nChuyển đến phần nội dung\nNhà nông Xứ Mít\n{MENU}", "", "Nhà nông Xứ Mít"),
        (f"☰\nSông Mít 24h\n{SECTIONS}", "", "Sông Mít 24h"),
        (f"Gửi bài cộng tác\nPhiên bản di động\n{SECTIONS}", "", None),
        (f"Giá vàng hôm nay\nTỷ giá\n{SECTIONS}", "", None),
        # its kind above a name
        (f"BÁO ĐIỆN TỬ\nTIA SÁNG MÍT\n{MENU}", "", "TIA SÁNG MÍT"),
        (f"Tạp chí\nTIA SÁNG MÍT\n{MENU}", "", "TIA SÁNG MÍT"),
        # one outlet in several forms
        (f"Diễn đàn Đồi Mít | DĐĐM | Tin kinh doanh, thị trường\n{SECTIONS}", "", "Diễn đàn Đồi Mít"),
        (f"phunuvietnam.vn\n{SECTIONS}\nBáo Phụ nữ Việt Nam - Cơ quan của Hội", "", "Báo Phụ nữ Việt Nam"),
        (f"doimit.vn\n{SECTIONS}\nBáo Phụ nữ Việt Nam", "", "doimit.vn"),
        (f"Đồi Mít News - Tin tức Đồi Mít mới nhất\n{SECTIONS}", "", "Đồi Mít News"),
        # the foot
        (SECTIONS, "© Copyright 2021 Làng Mít, All rights reserved", "Làng Mít"),
        (SECTIONS, "Giấy phép hoạt động Tạp chí điện tử Tia Sáng Mít số 12/GP-BTTTT", "Tạp chí điện tử Tia Sáng Mít"),
        (SECTIONS, "Bản quyền © 2020 thuộc về Thời báo Đồi Mít", "Thời báo Đồi Mít"),
        (SECTIONS, "©2020 doimit.vn - All Rights Reserved", "doimit.vn"),
        (SECTIONS, "Theo dõi Báo Đồi Mít trên Google News", "Báo Đồi Mít"),
        (SECTIONS, "TIA SÁNG MÍT - Tạp chí của Hội Khuyến học\nGiấy phép số 12", "TIA SÁNG MÍT"),
        (SECTIONS, "Vui lòng ghi rõ nguồn Tia Sáng Mít khi sử dụng thông tin", "Tia Sáng Mít"),
        (SECTIONS, "Bạn đang đọc bài viết \"A\" tại chuyên mục Thời sự của Tạp chí Tia Sáng Mít.", "Tạp chí Tia Sáng Mít"),
    ],
)  # fmt: skip
def test_forms(above: str, below: str, source: str | None) -> None:
    article = read_page(text_page(f"{above}\n\n{DAY}", below))
    assert (article.source, article.title) == (source, TITLE)


@pytest.mark.parametrize(
    ("start", "source"),
    [
        ("TPHCM - ", "Báo Đồi Mít"), ("(Đà Lạt) - ", "Báo Đồi Mít"), ("(ĐBSCL) - ", "Báo Đồi Mít"),
        ("HCM - ", "Báo Đồi Mít"), ("Quảng Trị, ngày 5/3 - ", "Báo Đồi Mít"), ("TTO - ", "TTO"),
    ],
)  # fmt: skip
def test_a_place_is_no_outlet(start: str, source: str) -> None:
    article = read_page(text_page(f"Báo Đồi Mít\n{MENU}\n\n{DAY}", start=start))
    assert article.source == source
    assert (article.lead or article.body[0]).startswith("Sáng 5/3")


@pytest.mark.parametrize(
    ("day", "source", "author"),
    [
        ("Lê Hà (TTXVN/Vietnam+) lúc: 06/03/2023 08:15", "TTXVN/Vietnam+", "Lê Hà"),
        ("Lê Hà (TTXVN/Báo Tin tức) - 06/03/2023 08:15", "TTXVN/Báo Tin tức", "Lê Hà"),
        ("Lê Hà (CTV) | 06/03/2023 08:15", "Báo Đồi Mít", "Lê Hà"),
        ("Thứ Hai, 06/03/2023-08:15", "Báo Đồi Mít", None),
    ],
)
def test_beside_the_day(day: str, source: str, author: str | None) -> None:
    page = text_page(f"Báo Đồi Mít\n{MENU}").replace(TITLE, f"{TITLE}\n\n{day}", 1)
    article = read_page(page)
    assert (article.source, article.author) == (source, author)
    assert article.published == "2023-03-06T08:15:00"


@pytest.mark.parametrize(
    ("head", "above", "source"),
    [
        (f"<title>Đồi Mít 24h - {TITLE}</title>", LINKS, "Đồi Mít 24h"),
        (f"<title>{TITLE} | Báo Xứ Mít</title>", f'<a class="logo" href="/" title="Xứ Mít"><img alt="Báo Xứ Mít"></a>{LINKS}', "Báo Xứ Mít"),
        ("", f'<a class="logo" href="/"><img alt="Nhịp sống Đồi Mít - Tin nhanh 24h"></a>{LINKS}', "Nhịp sống Đồi Mít"),
        ("", f'<a class="logo" href="/"><img alt="Báo điện tử Đồi Mít: Tin tức, thời sự trong ngày"></a>{LINKS}', "Báo điện tử Đồi Mít"),
        ("", '<div class="breadcrumb"><a href="/">Báo Đồi Mít</a> / <a href="/xh">Xã hội</a></div>', "Báo Đồi Mít"),
    ],
)  # fmt: skip
def test_saved_pages(head: str, above: str, source: str) -> None:
    page = html_page("", above)
    page = page.replace(f"<title>{TITLE}</title>", head or f"<title>{TITLE}</title>")
    assert read_page(page).source == source


def test_a_day_alone_below_the_headline_counts_in_any_box() -> None:
    page = html_page("", LINKS).replace("</h1>", "</h1><div class='tools'>6/3/2023 08:15</div>", 1)
    assert read_page(page).published == "2023-03-06T08:15:00"

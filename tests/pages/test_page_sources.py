# ruff: noqa: E501 - one page, one row
"""The outlet of a page in manners of every kind, of outlets that no table has."""

from __future__ import annotations

import pytest
from page_around_an_article import (
    DAY,
    LAST,
    MENU,
    MIDDLE,
    OPENING,
    SITE,
    TITLE,
    html_page,
    text_page,
)

from toolkit.pages import read_page


@pytest.mark.parametrize(
    ("above", "source"),
    [
        (f"Nhịp Đồng Bằng\n{MENU}\nKinh tế", "Nhịp Đồng Bằng"),
        (f"Thứ Ba, 7/3/2023\n28°C Hà Nội\nNhịp Đồng Bằng\n{MENU}", "Nhịp Đồng Bằng"),
        (f"VN-Index 1.052,10 ▲ 0,3%\nTinViet\n{MENU}", "TinViet"),
        (f"NHỊP ĐỒNG BẰNG - Tiếng nói của nhà nông miền Bắc\n{MENU}", "NHỊP ĐỒNG BẰNG"),
        (f"BÁO NHỊP ĐỒNG BẰNG\nCƠ QUAN CỦA HỘI LÀM VƯỜN\n{MENU}", "BÁO NHỊP ĐỒNG BẰNG"),
        (f"Cơ quan ngôn luận của Hội Làm vườn\nNhịp Đồng Bằng\n{MENU}", None),
        (f"nhipdongbang.com.vn\n{MENU}", "nhipdongbang.com.vn"),
        (f"Tạp chí Kênh Mương Việt Nam\n{MENU}", "Tạp chí Kênh Mương Việt Nam"),
        (
            "Trang thông tin điện tử xã Phú Mỹ - huyện Đồi Mít\nTrang chủ » Tin tức",
            "Trang thông tin điện tử xã Phú Mỹ - huyện Đồi Mít",
        ),
        (
            "CỔNG THÔNG TIN ĐIỆN TỬ SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nGiới thiệu\nTin tức",
            "CỔNG THÔNG TIN ĐIỆN TỬ SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        ),
        (f"ĐẢNG BỘ HUYỆN ĐỒI MÍT\n{MENU}", "ĐẢNG BỘ HUYỆN ĐỒI MÍT"),
        ("Nhịp Đồng Bằng > Kinh tế > Nhà nông\n" + DAY, None),
        (f"{MENU}\nThời sự", None),
        ("Thời sự\nNhà nông\n" + DAY, None),
        ("NÓNG\nMỚI\nVIDEO\nCHỦ ĐỀ", None),
        (f"Hot\nMới nhất\n{MENU}", None),
        (f"Trending\n{MENU}", None),
        (f"LIÊN KẾT WEBSITE\nBáo Lao Động\nUBND tỉnh\n{DAY}", None),
        (f"Báo Đồi Mít\nLiên kết web\nBáo Lao Động\n{DAY}", "Báo Đồi Mít"),
    ],
)
def test_text_mastheads(above: str, source: str | None) -> None:
    assert read_page(text_page(above)).source == source


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        (
            f"{DAY}\n{MENU}\nNhịp Đồng Bằng",
            "© 2023 Bản quyền thuộc về Báo Nhịp Đồng Bằng",
            "Nhịp Đồng Bằng",
        ),
        (
            "Nhịp Đồng Bằng > Kinh tế\n" + DAY,
            "Theo dõi Nhịp Đồng Bằng trên Google News",
            "Nhịp Đồng Bằng",
        ),
        (DAY, "Copyright 2023 Nhịp Đồng Bằng. All rights reserved", "Nhịp Đồng Bằng"),
        (DAY, "© 2023 NDB. Bảo lưu mọi quyền", "NDB"),
        (
            DAY,
            "LIÊN KẾT\nCổng thông tin điện tử tỉnh\nBáo Lao Động\n\n"
            "Trang thông tin điện tử Hội Làm vườn\nGiấy phép số 12/GP-STTTT",
            "Trang thông tin điện tử Hội Làm vườn",
        ),
        (
            f"Ban Giám đốc\n{MENU}\n{DAY}",
            "Bản quyền thuộc về Bệnh viện Đa khoa khu vực Đồi Mít",
            "Bệnh viện Đa khoa khu vực Đồi Mít",
        ),
        (f"Ban Giám hiệu\n{MENU}\n{DAY}", "Hội nghị báo cáo viên tháng 3", None),
        (DAY, "Cơ quan chủ quản: Hội Làm vườn\nGiấy phép số 12/GP-BTTTT", None),
        (DAY, "© 2023 Công ty Cổ phần Kênh Mương", None),
        (DAY, "Báo giá quảng cáo\nTòa soạn: 12 phố Chợ, Hà Nội", None),
        (DAY, "Trang tin được tổng hợp tự động bởi chương trình máy tính", None),
    ],
)
def test_feet(above: str, below: str, source: str | None) -> None:
    assert read_page(text_page(above, below)).source == source


@pytest.mark.parametrize(
    ("start", "source"),
    [
        ("(Nhịp Đồng Bằng) - ", "Nhịp Đồng Bằng"),
        ("(NĐB) - ", "NĐB"),
        ("NĐB - ", "NĐB"),
        ("NĐBO – ", "NĐBO"),
        ("NhipDongBang - ", "NhipDongBang"),
        ("Đồng Bằng Plus - ", "Đồng Bằng Plus"),
        ("(Đồng Bằng Online)- ", "Đồng Bằng Online"),
        ("Dongbang.vn - ", "Dongbang.vn"),
        ("Hà Nội - ", None),
        ("(Bài 2) - ", None),
        ("(Ảnh minh họa) - ", None),
    ],
)
def test_datelines(start: str, source: str | None) -> None:
    article = read_page(text_page(DAY, start=start))
    assert article.source == source
    kept = article.lead or article.body[0]
    if source:
        assert kept == OPENING


def test_a_dateline_that_names_a_section_too() -> None:
    page = text_page(f"BÁO NHÀ NÔNG - CƠ QUAN CỦA HỘI LÀM VƯỜN\n{MENU}\n{DAY}", start="Nhà nông - ")
    assert read_page(page).source == "Nhà nông"


@pytest.mark.parametrize(
    ("below", "source", "author"),
    [
        ("Nguồn: Báo Nhịp Đồng Bằng", "Báo Nhịp Đồng Bằng", None),
        ("(Nguồn: Nhịp Đồng Bằng)", "Nhịp Đồng Bằng", None),
        ("Theo Nhịp sống Đồng Bằng", "Nhịp sống Đồng Bằng", None),
        ("Theo Lê Thu Hà (Báo Nhịp Đồng Bằng)", "Báo Nhịp Đồng Bằng", None),
        ("Lê Thu Hà (Theo Báo Nhịp Đồng Bằng)", "Báo Nhịp Đồng Bằng", "Lê Thu Hà"),
        ("Lê Thu Hà/Báo Nhịp Đồng Bằng", "Báo Nhịp Đồng Bằng", "Lê Thu Hà"),
        ("Tác giả: Lê Thu Hà - Nguồn: Báo Nhịp Đồng Bằng", "Báo Nhịp Đồng Bằng", "Lê Thu Hà"),
        (
            "Lê Thu Hà\nNguồn Nhịp Đồng Bằng: https://nhipdongbang.vn/don-kenh.htm",
            "Nhịp Đồng Bằng",
            "Lê Thu Hà",
        ),
        ("Thực hiện: Lê Thu Hà - Đài TT-TH huyện", "Đài TT-TH huyện", "Lê Thu Hà"),
        ("Lê Thu Hà\nĐài Truyền thanh xã Phú Mỹ", "Đài Truyền thanh xã Phú Mỹ", "Lê Thu Hà"),
        ("Lê Thu Hà\nTrường Chính trị tỉnh", "Trang tin Đồi Mít", "Lê Thu Hà"),
        ("Lê Thu Hà - Phòng Nội vụ huyện", "Trang tin Đồi Mít", "Lê Thu Hà"),
        ("Nguồn ảnh: Báo Nhịp Đồng Bằng", "Trang tin Đồi Mít", None),
        ("Theo ông Hà Văn Tụ", "Trang tin Đồi Mít", None),
        ("Theo báo cáo của xã", "Trang tin Đồi Mít", None),
        ("Theo Nghị quyết 27", "Trang tin Đồi Mít", None),
        ("Theo Bộ Y tế", "Trang tin Đồi Mít", None),
        ("Nguồn: Bộ Y tế", "Bộ Y tế", None),
    ],
)
def test_signatures(below: str, source: str, author: str | None) -> None:
    article = read_page(text_page(f"Trang tin Đồi Mít\n{MENU}\n{DAY}", below))
    assert (article.source, article.author) == (source, author)


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("NĐB | 06/03/2023 | 08:15", "NĐB", None),
        ("LÊ HÀ NĐB | 06/03/2023 | 08:15", "NĐB", "LÊ HÀ"),
        ("Báo Nhịp Đồng Bằng / 06/03/2023", "Báo Nhịp Đồng Bằng", None),
        ("Báo Nhịp Đồng Bằng • 2 giờ trước", "Báo Nhịp Đồng Bằng", None),
        ("Lê Thu Hà - 06/03/2023", "Tin Đồi Mít", "Lê Thu Hà"),
    ],
)
def test_lines_below_the_headline(line: str, source: str, author: str | None) -> None:
    page = text_page(f"Tin Đồi Mít\n{MENU}").replace(TITLE, f"{TITLE}\n{line}")
    article = read_page(page)
    assert (article.source, article.author) == (source, author)


@pytest.mark.parametrize(
    ("head", "above", "source"),
    [
        ("", '<a href="/"><img src="/i/top.png" alt="Nhịp Đồng Bằng"></a>', "Nhịp Đồng Bằng"),
        ("", '<div class="header"><img src="/i/banner.jpg" alt="Nhịp Đồng Bằng"></div>', "Nhịp Đồng Bằng"),
        ("", '<h1 class="site-title"><a class="logo"><img alt="BÁO ĐỒI MÍT" src="a.png"></a></h1>', "BÁO ĐỒI MÍT"),
        ("", '<a class="logo" href="/trang-chu" title="Nhịp Đồng Bằng"></a>', "Nhịp Đồng Bằng"),
        ("", '<a href="/" title="Trang chủ">Trang chủ</a><p class="site-name">Nhịp Đồng Bằng</p>', "Nhịp Đồng Bằng"),
        ("", '<a href="/"><img class="logo" src="l.svg" alt="Logo Nhịp Đồng Bằng"></a>', "Nhịp Đồng Bằng"),
        (SITE.format("Nhịp Đồng Bằng"), "", "Nhịp Đồng Bằng"),
        (SITE.format("https://nhipdongbang.vn"), '<div class="brand">NHỊP ĐỒNG BẰNG</div>', "NHỊP ĐỒNG BẰNG"),
        (SITE.format("Nhịp Đồng Bằng"), '<img id="imgLogo" src="x.gif" alt="NHỊP ĐỒNG BẰNG">', "NHỊP ĐỒNG BẰNG"),
        (SITE.format("Joomla!"), "", None),
        (SITE.format("Tin tức"), "", None),
        ('<script type="application/ld+json">{"publisher": {"@type": "Organization", "name": "Nhịp Đồng Bằng"}}</script>', "", "Nhịp Đồng Bằng"),
        ('<meta name="copyright" content="Nhịp Đồng Bằng">', "", "Nhịp Đồng Bằng"),
        (SITE.format("Cổng thông tin điện tử"), "<div class='banner'>Sở Thủy lợi tỉnh Đồi Mít</div>",
         "Sở Thủy lợi tỉnh Đồi Mít"),
        (SITE.format("Nhịp Đồng Bằng"), '<div class="banner-ads"><img src="banner.jpg" alt="Mua máy bơm"></div>',
         "Nhịp Đồng Bằng"),
        ("", '<a href="/"><img src="/l.png" alt="Báo Đồi Mít - Cơ quan của Hội Làm vườn"></a>', "Báo Đồi Mít"),
        ("", '<a href="/"><span>Nhịp</span> <span>Đồng Bằng</span></a><ul class="menu"><li>Báo in</li></ul>',
         "Nhịp Đồng Bằng"),
        ("", '<a href="/"><svg aria-label="Nhịp Đồng Bằng"></svg></a>', "Nhịp Đồng Bằng"),
        ("", '<ul class="menu"><li><a href="/bao-in">Báo in</a></li><li><a href="/x">Xem tivi</a></li></ul>', None),
    ],
)  # fmt: skip
def test_heads_of_saved_pages(head: str, above: str, source: str | None) -> None:
    assert read_page(html_page(head, above)).source == source


def test_the_source_of_a_table_is_not_the_articles() -> None:
    chart = f"{MIDDLE}\n\nNguồn: Chi cục Thủy lợi\n\n{LAST}\n\n{OPENING}"
    article = read_page(text_page(f"Nhịp Đồng Bằng\n{MENU}").replace(MIDDLE, chart))
    assert article.source == "Nhịp Đồng Bằng"
    assert "Chi cục Thủy lợi" not in article.text


def test_a_name_behind_the_title_is_taken_for_want_of_another() -> None:
    page = html_page("", "").replace("</title>", " - Nhịp Đồng Bằng</title>")
    assert read_page(page).source == "Nhịp Đồng Bằng"


def test_whoever_puts_a_page_up_leaves_room_for_the_author() -> None:
    article = read_page(text_page(f"Bởi: admin\n{MENU}", "Hà Thu Lê\n\nTin liên quan"))
    above = '<p class="author">admin</p>'
    signed = read_page(html_page("", above, "<p>Hà Thu Lê</p>"))
    assert (article.author, signed.author) == ("Hà Thu Lê", "Hà Thu Lê")


def test_a_path_in_a_box_that_is_called_a_site_map() -> None:
    path = '<div class="sitemap"><a href="/">Trang chủ</a> &gt; <a href="/n">Việc làng</a></div>'
    assert read_page(html_page("", path)).section == "Việc làng"


def test_a_section_beside_the_day_below_the_headline() -> None:
    row = '<p><span class="pdate">06-03-2023 - 08:15</span> | <a class="cat" href="/v">Nhà quê</a></p>'
    page = html_page("", "").replace("</h1>", f"</h1>{row}")
    assert read_page(page).section == "Nhà quê"


def test_the_seat_of_the_licence_is_no_place() -> None:
    licence = "Giấy phép số 12 do Sở Thông tin và Truyền thông TP Hà Nội cấp"
    page = text_page(DAY, f"Tin khác\nHà Nội mở thêm chợ đêm\n\n{licence}")
    assert read_page(page).place is None

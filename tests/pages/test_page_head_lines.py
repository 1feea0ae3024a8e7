"""What stands above a headline and below it: clocks, paths, labels, logos, players, boxes."""

from __future__ import annotations

import pytest
from page_around_an_article import LAST, MENU, MIDDLE, OPENING, TITLE, html_page, text_page

from toolkit.pages import read_page

CLOCKS = [
    "Đồng Tháp, 28/11/2026 14:39:18",
    "28/11/2026 14:39:18",
    "28/11/2026 - 14:39",
    "Đồng Tháp 28°C | 28/11/2026 - 14:39",
    "Thứ Bảy, 28/11/2026, 14:39:18 (GMT+7)",
]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    "day", ["Thứ Hai, 6/3/2023 | 08:15", "6 Tháng Ba, 2023", "06/03/2023 08:15", "6/3/2023"]
)
@pytest.mark.parametrize("below", [True, False])
def test_the_clock_of_a_page_is_no_day_of_publication(clock: str, day: str, below: bool) -> None:
    page = text_page(f"{clock}\n{MENU}" if below else f"{clock}\n{MENU}\n\n{day}")
    page = page.replace(TITLE, f"{TITLE}\n\n{day}") if below else page
    assert (read_page(page).published or "").startswith("2023-03-06")


def test_a_day_above_the_headline_stays_where_no_other_is() -> None:
    for above in (f"{MENU}\n\n06/03/2023 08:15", "Thứ Hai, 6/3/2023, 08:15"):
        page = text_page(above).replace("Sáng 5/3", "Sáng sớm")
        assert read_page(page).published == "2023-03-06T08:15:00"


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("<a>Văn hóa</a><span>/</span><a>Di sản</a>", "Di sản"),
        ("<li>Trang chủ</li><li>Xã hội</li><li>Tin trong ngày</li>", "Tin trong ngày"),
        ("<li>Trang chủ</li><li>Việc làng</li><li>Chuyện đồng áng</li>", "Chuyện đồng áng"),
    ],
)
def test_a_path_ends_in_the_section(path: str, section: str) -> None:
    page = html_page("", f"<div class='breadcrumb'><ul>{path}</ul></div>")
    assert read_page(page).section == section


def test_a_day_beside_a_path_is_no_section() -> None:
    path = "<ul class='nav'><li>Trang nhất</li><li>Tin Tức</li><li>Việc làng</li></ul>"
    page = html_page("", f"<div class='menu'>{path}<span>Thứ năm - 20/10/2022 16:05</span></div>")
    assert read_page(page).section == "Việc làng"


def test_a_heading_that_repeats_a_part_of_the_path_is_not_its_end() -> None:
    path = "<li>Trang chủ/</li><li>Tin tức - Sự kiện/</li><li>Việc làng</li>"
    heading = "<h2 class='section'>Tin tức - Sự kiện</h2>"
    page = html_page("", f"<div class='menu'><ul>{path}</ul></div>{heading}")
    assert read_page(page).section == "Việc làng"


@pytest.mark.parametrize("label", ["Chuyên mục: ", "Danh mục: ", "Thể loại: "])
def test_a_section_without_its_label(label: str) -> None:
    line = f"<div class='category'>{label}<a>Việc làng</a></div>"
    assert read_page(html_page("", line)).section == "Việc làng"


def test_labels_below_the_headline_of_a_page_of_text() -> None:
    lines = "Viết bởi Lê Thu Hà\n\nChuyên mục: Việc làng"
    article = read_page(text_page(MENU).replace(TITLE, f"{TITLE}\n\n{lines}"))
    assert (article.author, article.section) == ("Lê Thu Hà", "Việc làng")


@pytest.mark.parametrize(
    "line",
    [
        "Tạo ngày: Thứ Hai, 06/03/2023 08:15",
        "Được đăng: Thứ Hai, 06 Tháng 3 2023 08:15",
        "Đã đăng: 06/03/2023 08:15",
        "Thứ Hai, 06/03/2023 08:15 Lịch phát sóng",
    ],
)
def test_labels_beside_a_day_are_no_author(line: str) -> None:
    article = read_page(text_page(MENU).replace(TITLE, f"{TITLE}\n\n{line}"))
    assert (article.author, article.published) == (None, "2023-03-06T08:15:00")


@pytest.mark.parametrize(
    ("title", "alt"),
    [
        ("Tin nhanh, tin hot, tin tức trong ngày", "Nhịp Đồng Bằng"),
        ("Đọc báo, tin tức mới nhất", "Nhịp Đồng Bằng"),
        ("Nhấn để về trang chủ", "Nhịp Đồng Bằng"),
        ("Đi đến trang chủ", "Nhịp Đồng Bằng"),
        ("Quay lại trang chủ", "Nhịp Đồng Bằng"),
    ],
)
def test_a_slogan_or_a_tool_is_no_logo(title: str, alt: str) -> None:
    logo = f"<a id='logo' href='/' title='{title}'><img src='logo.svg' alt='{alt}'></a>"
    assert read_page(html_page("", logo)).source == alt


def test_a_player_below_the_headline_names_no_section() -> None:
    player = "[ Trình phát video ]  00:00 | 03:27   HD   Toàn màn hình"
    article = read_page(text_page(MENU).replace(TITLE, f"{TITLE}\n\n{player}"))
    assert article.section is None
    assert article.text.split("\n")[1] == OPENING


def _between(*lines: str) -> str:
    """The article with some lines between its last two paragraphs."""
    block = "\n".join(lines)
    return text_page(MENU).replace(f"{MIDDLE}\n\n", f"{MIDDLE}\n\n{block}\n\n")


def test_a_list_that_invites_to_read_on_ends_before_a_question() -> None:
    question = "Vì sao kênh lại bị lấp?"
    box = "MỜI BẠN ĐỌC THÊM\n* Chợ nổi vắng khách mùa nước cạn\n* Đường về làng nghề gốm"
    article = read_page(_between(box, "", question))
    assert article.body[-2:] == (question, LAST)


def test_a_sentence_above_its_credit_is_a_caption() -> None:
    caption = "Ông Hà Văn Tụ (bên phải) chỉ chỗ kênh hay bị lấp cho bà con."
    article = read_page(_between(caption, "(Ảnh: Lê Thu Hà)"))
    assert article.captions == (caption,)


def test_a_line_in_the_middle_is_a_caption() -> None:
    article = read_page(_between("                Kênh Đồi Mít sau ngày dọn bèo"))
    assert article.captions == ("Kênh Đồi Mít sau ngày dọn bèo",)


def test_the_sapo_of_another_article_goes_with_a_headline_that_asks() -> None:
    article = read_page(
        _between("Chợ nổi vắng khách, ai còn chèo?", "TTO - Nước cạn từ tháng hai.")
    )
    assert article.body[-2:] == (MIDDLE, LAST)


def test_what_a_clip_shows_is_text_where_it_is_a_sentence() -> None:
    sentence = "Clip: Bà con thôn Đồi Mít vớt bèo dưới chân cầu gỗ."
    article = read_page(_between(sentence))
    assert sentence in (*article.body, *article.captions)
    link = "Clip: Trâu lạc vào chợ huyện"
    assert link not in read_page(_between(link)).text


def test_a_question_of_the_outlet_keeps_its_name() -> None:
    question = "Tuổi Trẻ: Thưa ông, vì sao kênh lại bị lấp?"
    assert question in read_page(_between(question)).body


def test_entries_with_numbers_are_no_headlines() -> None:
    entries = ("Sàn nông sản Đồi Mít 0939 98 22 88", "Công ty máy bơm Phú Mỹ 0917 61 2020")
    body = read_page(_between("", "\n\n".join(entries))).body
    assert set(entries) <= set(body)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div><span>Thời sự</span>/<a>Việc làng</a></div>", "Việc làng"),
        ("<div class='breadcrumb'>Báo Cà Mau - www.baocamau.vn</div>", None),
    ],
)
def test_a_path_without_spaces_and_an_address(above: str, section: str | None) -> None:
    assert read_page(html_page("", above)).section == section


def test_an_entry_of_a_menu_in_lines_is_no_section() -> None:
    menu = "TRANG CHỦ\nTIN TỨC\nCHUYỂN ĐỔI SỐ\nVIỆC LÀNG\nLỊCH CÔNG TÁC"
    assert read_page(text_page(f"{menu}\nĐăng lúc: 06/03/2023 08:15")).section is None


def test_a_tool_beside_the_day_is_no_source() -> None:
    line = "<div>08:15 | 06/03/2023 | Theo dõi trên Google News</div>"
    article = read_page(html_page("", "").replace("<div class='detail-content'>", line))
    assert (article.published, article.source) == ("2023-03-06T08:15:00", None)


@pytest.mark.parametrize(
    ("clock", "published"),
    [("08:15:47", "2023-03-06T08:15:47"), ("00:00:00", "2023-03-06T08:15:00")],
)
def test_seconds_that_the_mark_up_tells(clock: str, published: str) -> None:
    day = f'<span property="dc:date dc:created" content="2023-03-06T{clock}+07:00">'
    line = f"<div>{day}Gửi vào 06/03/2023 - 08:15</span></div>"
    page = html_page("", "").replace("<div class='detail-content'>", f"{line}<div>")
    assert read_page(page).published == published

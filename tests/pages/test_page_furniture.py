"""Lines of a page that are none of its article's: files, notes, feeds, tools, boxes."""

from __future__ import annotations

import pytest
from page_around_an_article import DAY, LAST, MENU, MIDDLE, OPENING, TITLE, html_page, text_page

from toolkit.pages import read_page
from toolkit.pages.furniture import rule_for


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("[ẢNH: don-kenh-01.jpg]", "photo_label"),
        ("don kenh 2.JPEG", "photo_label"),
        ("Bỏ qua sau 5s", "advertisement"),
        ("Quảng cáo sẽ kết thúc sau 15 giây", "advertisement"),
        ("Bạn thấy bài viết này thế nào?", "comment"),
        ("Bài viết này có hữu ích không?", "comment"),
        ("Nhảy đến nội dung", "menu"),
        ("Chuyển đến phần nội dung chính", "menu"),
        ("Facebook Twitter Print Share", "share"),
        ("Chia sẻ 👍 Thích 214 💬 0", "share"),
        ("Bản để in", "share"),
        ("Gửi tin này qua e-mail", "share"),
        ("Cỡ chữ: [A-] [A] [A+] Tương phản Đọc bài viết", "share"),
        ("Kích thước chữ: A- A+", "share"),
        ("0:00 | 3:27 HD Toàn màn hình", "share"),
        ("Current Time 0:00", "share"),
        ("Mời độc giả xem thêm:", "related"),
        ("Bài nên đọc", "related"),
        ("[Giá thóc ở xã bên cao nhất từ đầu năm]", "related"),
        ("-----", "divider"),
        ("-", "divider"),
        ("<item>", "feed"),
        ("slash:comments: 0", "feed"),
        ('guid isPermaLink="false": https://nhipdongbang.vn/?p=1', "feed"),
    ],
)
def test_furniture(line: str, rule: str) -> None:
    found = rule_for(line)
    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize(
    "line",
    [
        "Bạn đang đọc: Trang chủ >> Việc làng",
        "Thích thì làm",
        "[Ảnh chụp bờ kênh từ trên cao vào buổi sáng]",
        "[Bài này đăng lần đầu vào vụ xuân năm ngoái.]",
        "Người dân in 214 tờ rơi",
        "2.316 hộ",
    ],
)
def test_no_furniture(line: str) -> None:
    assert rule_for(line) is None


@pytest.mark.parametrize("line", ["-----", "Chú thích:", "Tài liệu tham khảo"])
def test_footnotes_are_none_of_the_text(line: str) -> None:
    notes = f"{line}\n(1) Báo cáo số 5 của xã Phú Mỹ.\n(2) Sổ tay của thôn Đồi Mít."
    article = read_page(text_page(f"{MENU}\n{DAY}", f"{notes}\n\nLê Thu Hà"))
    assert (article.text.split("\n")[-1], article.author) == (LAST, "Lê Thu Hà")


def test_numbered_parts_below_a_line_are_text() -> None:
    parts = f"-----\n1. Việc đã làm\n{OPENING}\n2. Việc sẽ làm\n{MIDDLE}"
    text = read_page(text_page(f"{MENU}\n{DAY}", parts)).text
    assert "1. Việc đã làm" in text


def test_the_first_article_of_a_feed() -> None:
    item = f"<item>\n{TITLE}\nhttps://nhipdongbang.vn/1\nMon, 06 Mar 2023 08:15:12 +0700\nLê Thu Hà"
    text = "\n".join((OPENING, MIDDLE, LAST))
    told = f"{MIDDLE.replace('kênh', 'ao')}\n{LAST.replace('bơm', 'cày')}"
    other = f"<item>\nXã bên thả cá\n{told}\n</item>"
    article = read_page(f"generator: WordPress\n\n{item}\n\n{text}\n\n</item>\n{other}\n")
    assert (article.title, article.author, article.published) == (
        TITLE,
        "Lê Thu Hà",
        "2023-03-06T08:15:12",
    )
    assert article.text == "\n".join((TITLE, text))


def test_a_caption_below_the_name_of_its_file() -> None:
    picture = f"{MIDDLE}\n\nkenh-01.jpg\nTrưởng thôn bên bờ kênh\n\n{LAST}"
    article = read_page(text_page(f"{MENU}\n{DAY}").replace(f"{MIDDLE}\n\n{LAST}", picture))
    assert article.captions == ("Trưởng thôn bên bờ kênh",)


def test_a_line_set_apart_by_wider_gaps_is_a_caption() -> None:
    more = f"{MIDDLE.replace('kênh', 'mương')}\n\n{LAST.replace('bơm', 'cày')}"
    picture = f"{MIDDLE}\n\n\nTrưởng thôn và bà con bên kênh\n\n\n{LAST}\n\n{more}"
    article = read_page(text_page(f"{MENU}\n{DAY}").replace(f"{MIDDLE}\n\n{LAST}", picture))
    assert article.captions == ("Trưởng thôn và bà con bên kênh",)


def test_a_blank_line_ends_a_box_of_teasers() -> None:
    box = "Đừng bỏ lỡ\nXã bên thả cá xuống ao\nXã bên thả cá xuống ao\nMấy ao đã đầy nước."
    page = text_page(f"{MENU}\n{DAY}").replace(MIDDLE, f"{box}\n\n{MIDDLE}")
    assert read_page(page).text == "\n".join((TITLE, OPENING, MIDDLE, LAST))


PRIZES = "Giải nhất: đội thôn Hạ làng Cát\n\nGiải nhì: đội thôn Thượng và đội thôn Trung"


def test_a_list_is_no_box_of_headlines() -> None:
    opened = f"{MIDDLE}\n\nKết thúc hội thi, ban tổ chức đã trao:\n\n{PRIZES}"
    page = f"{TITLE}\n\n{OPENING}\n\n{opened}\n\n{LAST}"
    assert read_page(page).text == page.replace("\n\n", "\n")
    teasers = page.replace("Kết thúc hội thi, ban tổ chức đã trao:\n\n", "")
    assert PRIZES.partition("\n")[0] not in read_page(teasers).text


def test_the_days_of_other_articles_are_not_this_ones() -> None:
    aside = (
        '<aside><h3>Xem nhiều</h3><time datetime="2023-03-01T08:00:00+07:00">01/03</time></aside>'
    )
    assert read_page(html_page("", "", aside)).published is None


def test_links_of_a_path_without_marks_between_are_its_parts() -> None:
    path = (
        '<div class="breadcrumb"><a href="/">Trang chủ</a> <i></i> <a href="/n">Việc làng</a></div>'
    )
    assert read_page(html_page("", path)).section == "Việc làng"


def test_the_login_name_of_who_put_a_page_up_is_no_author() -> None:
    page = html_page("", '<span class="author">bvdoimit</span>', "<p>Hà Thu Lê</p>")
    assert read_page(page).author == "Hà Thu Lê"

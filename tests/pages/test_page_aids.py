"""What a page says to those who listen to it, print it, or see no pictures is no part of it."""

from __future__ import annotations

import pytest
from page_around_an_article import DAY, LAST, MENU, MIDDLE, OPENING, TITLE, text_page

from toolkit.pages import read_page
from toolkit.pages.dates import find_date

SUBHEADING = "Cả làng cũng phải học cách giữ nước"
CAPTION = "Bà con thôn Đồi Mít vớt bèo dưới chân cầu gỗ"


def page_with(between: str, head: str = DAY) -> str:
    """An article with some lines between its paragraphs."""
    return (
        f"{MENU}\n\n{TITLE}\n\n{head}\n\n{OPENING}\n\n{MIDDLE}\n\n{between}\n\n{LAST}\n\n{LAST}!\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Nghe nội dung bài viết",
        "Nghe nội dung bài viết 00:00 / 03:12 1x",
        "Nghe bài viết 0:00/2:41 1.25x Nữ miền Bắc",
        "Giọng nam miền Trung",
        "Cỡ chữ nhỏ Cỡ chữ to Giọng nữ miền Nam",
        "Facebook Zalo Sao chép liên kết +Aa-",
        "Facebook Telegram Copy link A- A+",
        "(Lượt xem: 1.204) In bài Gửi bài Cỡ chữ +/-",
        "Bản in Gửi cho bạn bè",
        "[Hình ảnh]",
        "[Ảnh 2]",
        "[Video]",
        "Bỏ qua nội dung chính",
        "Bỏ qua Tin đọc nhiều và tiếp tục đọc",
    ],
)
@pytest.mark.parametrize("below_title", [True, False])
def test_a_reading_aid_goes_out(line: str, below_title: bool) -> None:
    article = read_page(page_with("", f"{DAY}\n{line}") if below_title else page_with(line))
    assert line not in article.text
    assert [article.lead, *article.body][-1] == f"{LAST}!"
    assert (article.title, article.section) == (TITLE, read_page(page_with("")).section)


@pytest.mark.parametrize(
    "line",
    [
        "Nghe nội dung bài viết xong, ông Tụ bảo rằng mình không tin.",
        "Cỡ chữ trên tấm biển ở đầu kênh nhỏ quá, bà con không đọc được.",
        "Bỏ qua chuyện cũ, hai nhà lại cùng nhau đắp bờ.",
    ],
)
def test_a_sentence_about_such_things_stays(line: str) -> None:
    assert line in read_page(page_with(line)).body


def test_a_box_that_the_page_tells_to_skip() -> None:
    box = f"Bỏ qua Tin hay và tiếp tục đọc\nTin hay\nChợ nổi vắng khách\n{OPENING}x\nEnd of Tin hay"
    article = read_page(page_with(box))
    assert article.body == read_page(page_with("")).body


@pytest.mark.parametrize(
    "picture",
    [
        f"Nguồn hình ảnh, Hà Thu\n\nChụp lại hình ảnh,\n\n{CAPTION}",
        f"Nguồn hình ảnh, Getty Images\nChụp lại hình ảnh, {CAPTION}",
        f"Bản quyền hình ảnh Getty Images\nImage caption {CAPTION}",
        f"Chú thích hình ảnh: {CAPTION}",
    ],
)
def test_a_caption_by_its_label(picture: str) -> None:
    article = read_page(page_with(picture))
    assert article.captions == (CAPTION,)
    assert article.body == read_page(page_with("")).body


@pytest.mark.parametrize(
    ("role", "source"),
    [
        ("BBC News Tiếng Việt", "BBC News Tiếng Việt"),
        ("Gửi bài tới BBC News Tiếng Việt từ Paris", "BBC News Tiếng Việt"),
        ("Phóng viên BBC Tiếng Việt, Luân Đôn", "BBC Tiếng Việt"),
        ("Nhà nghiên cứu", None),
    ],
)
def test_an_author_with_a_role(role: str, source: str | None) -> None:
    article = read_page(page_with("", f"Tác giả, Hà Thu\nVai trò, {role}\n6 tháng 3 năm 2023"))
    assert (article.author, article.source) == ("Hà Thu", source)
    assert article.published == "2023-03-06"


def test_a_subheading_that_says_something_is_no_caption() -> None:
    assert SUBHEADING in read_page(page_with(SUBHEADING)).body


def test_a_view_right_below_the_headline_is_a_caption() -> None:
    article = read_page(page_with("", "Quang cảnh buổi dọn kênh"))
    assert article.captions == ("Quang cảnh buổi dọn kênh",)


def test_the_sapo_of_another_article_below_the_last_paragraph() -> None:
    other = "Làng chài ven đầm lên bờ mở quán cơm\n\nTTO - " + MIDDLE
    article = read_page(text_page(f"TUỔI TRẺ ONLINE\n{MENU}", other))
    assert article.body[-1] == LAST


def test_a_caption_with_a_credit_below_a_box_of_links() -> None:
    box = f"Tin liên quan\nChợ nổi vắng khách mùa nước cạn\n{CAPTION} (Ảnh: H.T)"
    assert read_page(page_with(box)).captions == (CAPTION,)


def test_a_headline_in_a_block_of_links() -> None:
    block = "Clip: Trâu lạc vào chợ huyện\nĐám cưới lỡ dở vì chiếc xe hoa đi lạc sang làng bên"
    article = read_page(page_with(block))
    assert article.body == read_page(page_with("")).body
    assert not article.captions


def test_logging_in_is_no_day_of_publication() -> None:
    found = find_date("Thứ tư, ngày 03 tháng 09 năm 2014 | Đăng nhập | Đăng ký")
    assert found is not None
    assert not found.labelled

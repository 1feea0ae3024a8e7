"""Lines, mark-up, furniture, datelines, bylines, captions."""

from __future__ import annotations

import pytest

from toolkit.pages.bylines import read_byline, read_source
from toolkit.pages.datelines import split_dateline
from toolkit.pages.furniture import RULES, rule_for
from toolkit.pages.html import html_lines
from toolkit.pages.lines import text_lines
from toolkit.pages.markup import looks_like_html
from toolkit.pages.pictures import is_caption_like, split_credit
from toolkit.pages.sections import is_section


def test_lines_are_clean_and_keep_their_place() -> None:
    raw = "  Chơ\u0323\u00a0  nổi\u200b Cái Bè \r\n\r\nMở lúc 5 giờ."
    lines = text_lines(raw)
    assert [line.text for line in lines] == ["Chợ nổi Cái Bè", "Mở lúc 5 giờ."]
    assert [line.gap for line in lines] == [0, 1]
    for line in lines:
        for start, at, length in line.runs:
            assert line.text[start : start + length] == raw[at : at + length]


def test_columns_are_remembered() -> None:
    assert text_lines("Chia sẻ     Bản in")[0].cells == "Chia sẻ | Bản in"


def test_html_becomes_lines() -> None:
    raw = (
        "<div><h1>Ti&ecirc;u đề</h1><script>bỏ đi</script><p>Một <b>hai</b>"
        "<br/>ba</p><p>bốn<p>n&#259;m</div><![weird[x]]><table><tr><td>sáu</td><td>bảy</table>"
    )
    lines, _ = html_lines(raw)
    assert [line.text for line in lines] == ["Tiêu đề", "Một hai", "ba", "bốn", "năm", "sáu", "bảy"]
    assert lines[0].hints.heading == 1
    for line in lines:
        for start, at, length in line.runs:
            assert line.text[start : start + length] == raw[at : at + length]


def test_words_broken_across_spans_stay_whole() -> None:
    lines, _ = html_lines("<p>tổ ch<span>ứ</span>c h<span>ộ</span>i</p>")
    assert lines[0].text == "tổ chức hội"


def test_the_head_is_read() -> None:
    _, head = html_lines(
        "<html><head><title>Chợ &amp; bến</title><meta name='pubdate' content='2020-01-02'>"
        '<script>{"datePublished": "2020-01-02T03:04:05"}</script></head><body>x</body></html>'
    )
    assert head.title == "Chợ & bến"
    assert head.meta["pubdate"] == "2020-01-02"
    assert head.published == "2020-01-02T03:04:05"


def test_which_pages_are_html() -> None:
    assert looks_like_html("<div><p>a</p><p>b</p></div>")
    assert looks_like_html("<!-- cũ --><div>a</div>")
    assert not looks_like_html("Giá < 5 triệu và > 3 triệu <b>đồng</b>")


@pytest.mark.parametrize(
    ("line", "name", "reach"),
    [
        ("Trang chủ", "menu", "line"),
        ("Gửi cho bạn bè", "share", "line"),
        ("Thích | Chia sẻ", "share", "line"),
        ("Trở về trang trước", "pager", "line"),
        ("TIN LIÊN QUAN", "related", "box"),
        ("Các tin khác:", "related", "box"),
        ("Xem thêm: Vụ mận bội thu", "related", "line"),
        (">> Giá mận tăng", "related", "line"),
        ("Ý kiến bạn đọc (3)", "comment", "tail"),
        ("In trang | Gửi email | Ý kiến của bạn", "comment", "tail"),
        ("Lượt xem: 1.204", "counter", "line"),
        ("Từ khóa: bầu cử, Cẩm Giàng", "tags", "line"),
        ("#hoa #SaDec", "tags", "line"),
        ("© Báo Suối Nhỏ. Ghi rõ nguồn", "copyright", "line"),
        ("1 2 3 ... »", "pager", "line"),
        ("Hà Nội 25°C", "weather", "line"),
        ("Quảng cáo", "advertisement", "line"),
    ],
)
def test_furniture(line: str, name: str, reach: str) -> None:
    rule = rule_for(line)
    assert rule is not None
    assert (rule.name, rule.reach) == (name, reach)


@pytest.mark.parametrize(
    "line",
    [
        "Thời tiết tháng ba còn lạnh, nhưng bà con đã xuống đồng từ sớm.",
        "Chia sẻ với người nghèo là lẽ sống của bà cụ bán rau",
        "Ý kiến bạn đọc gửi về nói gì không ai biết trước được, chỉ thấy thư chất đầy bàn.",
        "12/7/2021",
        "Lượt về của giải bóng đá làng",
    ],
)
def test_what_is_no_furniture(line: str) -> None:
    assert rule_for(line) is None or line.startswith("Ý kiến")


def test_every_rule_has_a_name_and_a_reach() -> None:
    assert all(rule.name and rule.reach in ("line", "box", "tail") for rule in RULES)


@pytest.mark.parametrize(
    ("text", "outlet", "place", "rest"),
    [
        ("(TTXVN) Sáng 5/1, huyện họp.", "TTXVN", None, "Sáng 5/1, huyện họp."),
        ("ĐTO - Qua một năm", "ĐTO", None, "Qua một năm"),
        ("HGĐT- Sương còn đặc", "HGĐT", None, "Sương còn đặc"),
        ("[VOV.VN] - Mưa lớn", "VOV.VN", None, "Mưa lớn"),
        ("Đồng Hới (TTXVN 30/10) - Phát hiện", "TTXVN", "Đồng Hới", "Phát hiện"),
        ("UBND - cơ quan hành chính", None, None, "UBND - cơ quan hành chính"),
        ("HĐND - Ủy ban họp", None, None, "HĐND - Ủy ban họp"),
        ("(Xem ảnh) Mưa lớn", None, None, "(Xem ảnh) Mưa lớn"),
    ],
)
def test_datelines(text: str, outlet: str | None, place: str | None, rest: str) -> None:
    end, found, where = split_dateline(text)
    assert (found, where, text[end:]) == (outlet, place, rest)


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("Ngọc Hân", "Ngọc Hân", None),
        ("TIẾN LỘC", "TIẾN LỘC", None),
        ("Bài, ảnh: HOÀNG MAI", "HOÀNG MAI", None),
        ("Thanh Hiếu/VOV Miền Trung", "Thanh Hiếu", "VOV Miền Trung"),
        ("Minh Khôi - Tường Vân (TTXVN)", "Minh Khôi - Tường Vân", "TTXVN"),
        ("Kim Oanh (tổng hợp)", "Kim Oanh", None),
        ("Trí Nam Đài TT huyện", "Trí Nam", "Đài TT huyện"),
        ("Đ.V", "Đ.V", None),
    ],
)
def test_bylines(line: str, author: str, source: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert tuple(byline) == (author, source)


@pytest.mark.parametrize(
    "line", ["Vì sao phải ghi nhật ký", "Ảnh: Công nhân dựng rạp.", "Người dân xóm Đồng vui Tết"]
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Nguồn: baoquangnam.vn, ngày 21/8/2017", "baoquangnam.vn"),
        ("Theo báo Đắk Nông online", "Báo Đắk Nông online"),
        ("Nguồn “Đắk Nông Điện tử”", "Đắk Nông Điện tử"),
        ("(TTXVN/Vietnam+)", "TTXVN/Vietnam+"),
        ("Nguồn thu sẽ dùng để trả nợ công trình.", None),
        ("Theo kế hoạch, cầu xong trong tháng ba.", None),
    ],
)
def test_sources(line: str, source: str | None) -> None:
    assert read_source(line) == source


def test_credits() -> None:
    assert split_credit("Chợ quê. (Ảnh: Lê Vân/TTXVN)") == ("Chợ quê.", "(Ảnh: Lê Vân/TTXVN)")
    assert split_credit("Chợ quê - Ảnh: LÊ VÂN") == ("Chợ quê", "Ảnh: LÊ VÂN")
    described = "Rừng khô (ảnh: một vạt cây chết)"
    assert split_credit(described) == (described, None)


def test_captions_and_subheadings() -> None:
    assert is_caption_like("Các đại biểu bấm nút khởi công tại buổi lễ sáng nay")
    assert is_caption_like("Ảnh: Lối vào xóm")
    assert not is_caption_like("Vì sao phải ghi nhật ký")
    assert not is_caption_like("Ông Lành chèo đò đã bốn mươi năm.")


def test_sections() -> None:
    assert is_section("CHÍNH TRỊ - XÃ HỘI")
    assert is_section("Tin Y tế - Giáo dục")
    assert not is_section("Lá phiếu trên cổng trời")


def test_a_headline_in_markdown() -> None:
    raw = "# Chợ Đồi Mít họp lại\n\n#chợ phiên #vùng cao\n"
    first, second = text_lines(raw)
    assert (first.text, first.hints.heading) == ("Chợ Đồi Mít họp lại", 1)
    at, start, length = first.runs[0]
    assert raw[start : start + length] == first.text[at : at + length] == first.text
    assert second.text.startswith("#chợ phiên"), "a tag is no headline"

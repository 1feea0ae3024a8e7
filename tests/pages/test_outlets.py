"""What the reader makes of single lines and small pages in the manners of many outlets."""

from __future__ import annotations

import pytest

from toolkit.pages import read_page
from toolkit.pages.bylines import Byline, names_people, names_scholar, read_byline, read_source
from toolkit.pages.datelines import split_dateline
from toolkit.pages.declared import Head
from toolkit.pages.furniture import rule_for
from toolkit.pages.html import html_lines
from toolkit.pages.masthead import masthead_of
from toolkit.pages.outlets import is_government, is_station, known_outlet
from toolkit.pages.pictures import is_caption_like, is_caption_sentence, split_credit
from toolkit.pages.place_names import is_unit_path
from toolkit.pages.roles import role_of
from toolkit.pages.sections import named_sections, path_of

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
    assert article.text.endswith((TEXT * 2).strip())


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
    printed = read_page(f"Thứ Hai, 06/03/2023 - 09:41\n\n{TWO.format('')}")
    assert printed.published == "2023-03-06T09:41:00"


def test_a_clock_long_after_the_event_is_the_day_of_the_crawl() -> None:
    assert "Sáng 5/3" in TEXT
    article = read_page(f"Thứ Bảy, 30/12/2023 - 09:41\n\n{TWO.format('')}")
    assert (article.published, article.event_day) == (None, "5/3")
    before = read_page(f"Thứ Năm, 23/02/2023 - 09:41\n\n{TWO.format('')}")
    assert before.published == "2023-02-23T09:41:00", "the text announces it"


def test_teasers_in_a_page_of_text() -> None:
    teasers = "Phiên chợ cuối năm đông gấp đôi\n\nNgười trồng quýt được mùa được giá"
    article = read_page(TWO.format(f"{TEXT}\n\n{teasers}"))
    assert "quýt" not in article.text
    alone = read_page(TWO.format(f"{TEXT * 2}\n\nBắt đầu từ việc nhỏ"))
    assert "Bắt đầu từ việc nhỏ" in alone.text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("In bài này Gửi bài viết qua email A- A A+", "share"),
        ("Nghe bài viết: Giọng nữ miền Bắc 4:12", "share"),
        ("Theo dõi trên Google News", "follow"),
        ("Chú thích ảnh", "photo_label"),
        ("Tổng số điểm của bài viết là: 0 trong 0 đánh giá", "counter"),
        ("Xem nhanh 20h: Thời sự toàn cảnh", "related"),
        ("Bài trướcChợ phiên đầu năm", "pager"),
        ("Trụ sở: 12 phố Chợ", "copyright"),
    ],
)
def test_furniture(line: str, name: str) -> None:
    rule = rule_for(line)
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize(
    "line",
    [
        "Nhiệt độ: 9-12 độ, trên núi xuống dưới 5 độ.",
        "Trụ sở hợp tác xã nằm cạnh chợ.",
        "Nhận tin báo, tổ cứu hộ xuống bến ngay.",
        "Thiết kế và chất đất làm đập đều tốt.",
        "Số điện thoại ông thường dùng không liên lạc được.",
    ],
)
def test_a_sentence_is_no_furniture(line: str) -> None:
    assert rule_for(line) is None


@pytest.mark.parametrize(
    ("text", "outlet", "place"),
    [
        ("GiadinhNet - Chợ phiên đông", "GiadinhNet", None),
        ("Bắc Giang - Gần 900 công nhân", None, "Bắc Giang"),
        ("Hà Nội (TTXVN 5/1) - Sáng", "TTXVN", "Hà Nội"),
        ("Hà Nội - Hải Phòng là tuyến", None, None),
        ("Quỹ khuyến học bản Lìn (QKH) vừa họp", None, None),
        ("Nhóm thợ rèn (NTR) Phú Mỹ vừa mở lò", None, None),
        ("Trang tin do Viện Nghiên cứu Lúa - Ngô lập ở", None, None),
    ],
)
def test_datelines(text: str, outlet: str | None, place: str | None) -> None:
    assert split_dateline(text)[1:] == (outlet, place)


@pytest.mark.parametrize(
    ("above", "title", "outlet"),
    [
        (["Đại Đoàn Kết - Diễn đàn của Mặt trận Tổ quốc", "Trang chủ"], None, "Đại Đoàn Kết"),
        (["Thanh Niên", "Thời sự"], None, "Thanh Niên"),
        (["Thời sự", "Phim truyện"], None, None),
        (["SỞ Y TẾ TỈNH LẠC SƠN", "Giới thiệu"], None, "SỞ Y TẾ TỈNH LẠC SƠN"),
        (
            ["Tin nhanh Lạc Sơn", "Xe"],
            "Chợ phiên đông vui | Tin nhanh Lạc Sơn",
            "Tin nhanh Lạc Sơn",
        ),
        (["Chợ phiên", "Bóng đá"], "Trận thắng đầu mùa của đội nhà | Bóng đá", None),
    ],
)
def test_mastheads(above: list[str], title: str | None, outlet: str | None) -> None:
    assert masthead_of([(text, "header") for text in above], Head(title=title)) == outlet


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("Trang nhất » Tin Tức » Y tế", ["Trang nhất", "Tin Tức", "Y tế"]),
        ("Trồng trọt - Bảo vệ thực vật", ["Trồng trọt - Bảo vệ thực vật"]),
        ("Trang chủ Thực tiễn - Kinh nghiệm", ["Trang chủ", "Thực tiễn - Kinh nghiệm"]),
        ("Kinh tế / Thị trường", ["Kinh tế", "Thị trường"]),
    ],
)
def test_paths(line: str, path: list[str]) -> None:
    assert path_of(line) == path


def test_rows_of_sections() -> None:
    assert named_sections("Thời sự Kinh tế Văn hóa Thể thao") == (
        "Thời sự", "Kinh tế", "Văn hóa", "Thể thao",
    )  # fmt: skip
    assert named_sections("Kinh tế huyện khởi sắc") == ()


def test_authors() -> None:
    assert names_people("MINH CHIẾN và PHAN OANH")
    assert not names_people("Vẫn còn điều phải bàn")
    assert names_scholar("TS LƯƠNG BÍCH DIỄM")
    assert names_scholar("Thạc sĩ, giảng viên trường chính trị tỉnh")
    assert not names_scholar("Tiến sĩ về làng mở lớp")
    assert read_byline("Biên tập viên: Mỹ Châu") == Byline("Mỹ Châu", None)
    assert read_byline("(P.Linh)") == Byline("P.Linh", None)
    for sentence in ("PV: Xin cảm ơn bà!", "Tây Ban Nha muốn dời ngày đấu.", "Ông Lò Văn Xuân."):
        assert read_byline(sentence) is None, sentence
    assert read_byline("Phú Mỹ 3-1 Thanh Khê") is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Vượt suối.", "(Ảnh: Đồn Biên phòng Lạc Sơn)"),
        ("Vượt suối.", "(Ảnh cắt từ clip)"),
        ("Vượt suối", "Đồ hoạ: Văn Bảy"),
        ("Vượt suối", "Ảnh: vidu.com"),
    ],
)
def test_credits_of_offices_and_clips(caption: str, credit: str) -> None:
    assert split_credit(f"{caption} {credit}") == (caption, credit)


def test_words_in_brackets_that_describe_stay() -> None:
    for caption in ("Rừng thông (ảnh: Một vạt thông chết khô)", "Bà Lụa (ảnh nhỏ)"):
        assert split_credit(caption) == (caption, None)


def test_a_caption_names_its_place_and_a_subheading_does_not() -> None:
    assert is_caption_like("Học sinh tiểu học đọc sách bên hiên nhà tại bản Huồi Lìn")
    assert not is_caption_like("Không để dân phải đi ở thuê quá sáu tháng")


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("detail-title", "title"), ("article__sapo cms-desc", "lead"), ("singular-sapo", "lead"),
        ("the-article-summary", "lead"), ("author-time", "date"), ("detail-time", "date"),
        ("PhotoCMS_Caption", "caption"), ("box-tinlienquanv2", "related"), ("fck_detail", "body"),
        ("td-post-content", "body"), ("listNewsInContent", "related"), ("brand", "masthead"),
        ("location-stamp", "place"), ("news-source", "source"), ("wrapper", None),
    ],
)  # fmt: skip
def test_names_of_elements(names: str, role: str | None) -> None:
    assert role_of("div", {"class": names}) == role


def test_an_article_styled_by_wordpress_has_no_part_s_role() -> None:
    assert role_of("article", {"class": "post type-post status-publish category-tin"}) is None


def test_a_headline_below_teasers_is_found_by_its_day() -> None:
    teasers = "Phiên chợ cuối năm đông gấp đôi\n" + TEXT.replace("Thôn", "Xóm").strip()
    text = f"{teasers}\nThời sự\nNgười trồng quýt được mùa\n5/3/2019 08:00\n" + f"{TEXT * 2}\n" * 3
    assert read_page(text).title == "Người trồng quýt được mùa"


def test_a_day_in_small_letters_is_no_end_of_the_headline() -> None:
    article = read_page(f"Người trồng quýt được mùa lớn\nngày 5/3/2019\n{TEXT * 4}")
    assert (article.title, article.published) == ("Người trồng quýt được mùa lớn", "2019-03-05")


def test_the_outlet_of_a_printed_issue() -> None:
    foot = "Lê Hoa (Báo Nhân Dân, số ra ngày 3/2/2019)"
    article = read_page(f"Người trồng quýt được mùa lớn\n{TEXT * 4}\n{TEXT * 4}\n{foot}")
    told = (article.source, article.author, article.published)
    assert told == ("Báo Nhân Dân", "Lê Hoa", "2019-02-03")
    assert read_source("Theo Báo Nhân Dân, số ra ngày 3/2/2019") == "Báo Nhân Dân"


def test_lines_broken_at_a_column_are_joined() -> None:
    import textwrap

    paragraph = TEXT * 4
    broken = "\n\n".join("\n".join(textwrap.wrap(paragraph, 72)) for _ in range(3))
    article = read_page(f"Thôn Đồi Mít dọn bờ kênh sau mưa lũ\n\n{broken}")
    assert {*article.body, article.lead} - {None} == {paragraph.strip()}

"""Pages made from article texts: the furniture of many outlets around them, seeded.

Used by scripts/bench_read.py and by the tests. As a command it prints one page, to be looked at.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Wrapped", "wrap"]

MENUS = (
    ("Trang chủ", "Chính trị", "Xã hội", "Kinh tế", "Văn hóa", "Thể thao", "Quốc tế", "Video"),
    ("Trang nhất", "Thời sự", "Pháp luật", "Giáo dục", "Sức khỏe", "Đời sống", "Du lịch"),
    ("Giới thiệu", "Tin tức", "Văn bản", "Thủ tục hành chính", "Liên hệ", "Sơ đồ trang"),
    ("MỚI NHẤT", "THỜI SỰ", "THẾ GIỚI", "KINH TẾ", "ĐỜI SỐNG", "MULTIMEDIA"),
)
SECTIONS = ("Xã hội", "Thời sự", "Kinh tế", "Chính trị", "Đời sống", "Pháp luật")
OUTLETS = ("Báo Hà Tĩnh", "Báo Đắk Lắk điện tử", "VOV.VN", "TTXVN", "Báo Bình Định", "Dân trí")
AUTHORS = ("Lê Hà", "Thu Phương", "NGỌC ÁNH", "Trần Quốc Bảo", "Minh Châu - Đức Long", "PV")
TITLES = (
    "Người trồng rau xã vùng bãi đón vụ mới trong nắng ấm",
    "Thêm một cây cầu dân sinh nối đôi bờ suối Lìn",
    "Chợ quê họp lại sau ba tháng sửa chữa mái che",
    "Lớp học nhạc cụ dân tộc của thầy giáo về hưu",
    "Đội bóng xã Thanh Khê giành vé vào vòng chung kết",
    "Trạm bơm Cống Đôi vận hành thử, nước về kịp gieo cấy",
    "Thư viện nhỏ bên triền đê mở cửa cả ngày chủ nhật",
    "Làng đan lát Phú Mỹ nhận đơn hàng đầu năm",
    "Bến đò ngang sông Chảy thay phao cứu sinh trước mùa mưa",
    "Đàn sếu trở lại cánh đồng cỏ năn sau nhiều năm vắng",
)
TEASERS = (
    "Mô hình nuôi cua trong hộp nhựa giúp nhiều hộ ven biển có thêm thu nhập.",
    "Sau nhiều ngày mưa, các tuyến đường liên xã đã được dọn dẹp, xe cộ qua lại bình thường.",
    "Hội thi nấu bánh chưng quy tụ mười hai đội đến từ các thôn trong vùng.",
    "Câu lạc bộ dân ca mỗi tháng gặp nhau hai lần ở đình làng.",
)
CAPTIONS = (
    "Quang cảnh buổi làm việc.",
    "Người dân xã Thanh Khê thu hoạch rau vụ đông.",
    "Một góc chợ quê ngày cuối năm.",
    "Các đại biểu tham quan gian hàng trưng bày.",
)
CREDITS = (" Ảnh: Lê Hà", " (Ảnh: Thu Phương)", " Ảnh: TTXVN", " - Ảnh: NGỌC ÁNH", "")
RELATED = ("Tin liên quan", "TIN CÙNG CHUYÊN MỤC", "Bài viết khác", "Xem nhiều nhất", "Đọc thêm:")
TOPS = (
    ("Hà Tĩnh 27°C", "Đường dây nóng: 0239.000.111"),
    ("Thời tiết: Đà Nẵng 24 - 31 độ C", "Giá vàng", "Xổ số"),
    ("TRANG CHỦ THỜI SỰ KINH TẾ VĂN HÓA THỂ THAO", "Chủ nhật, 01/03/2026"),
    (),
    (),
)
INNER = ("Tin liên quan", "Có thể bạn quan tâm", "Xem thêm:", "ĐỌC THÊM")
COUNTERS = (
    ("1.204 lượt xem", "Tổng số điểm của bài viết là: 5 trong 1 đánh giá"),
    ("Lượt xem: 93", "In trang Gửi email Lưu bài viết"),
    ("Thích 12", "Bài trước", "Bài tiếp theo"),
    (),
)
SHARES = (
    ("Chia sẻ", "Facebook", "Zalo", "In bài viết", "Gửi email"),
    ("Cỡ chữ", "A-", "A+", "Nghe đọc bài"),
    ("Lưu bài viết", "Copy link", "Theo dõi trên Google News"),
    ("In bài này Gửi bài viết qua email A- A A+",),
    ("Nghe bài viết: Giọng nữ miền Bắc 4:12", "Chia sẻ Facebook Zalo"),
    (),
)
COMMENTS = (
    ("Ý kiến bạn đọc (0)", "Gửi bình luận của bạn", "Họ tên", "Email", "Mã xác nhận"),
    ("Bình luận", "Hãy là người đầu tiên bình luận về bài viết này."),
    ("Phản hồi", "Thông tin người gửi phản hồi"),
    (),
)
FOOTERS = (
    ("© Bản quyền thuộc Báo Hà Tĩnh", "Tổng Biên tập: Nguyễn Văn Mạc", "Điện thoại: 0239.000.111"),
    ("Giấy phép số 12/GP-TTĐT", "Ghi rõ nguồn khi phát hành lại thông tin từ website này."),
    ("Trở về trang trước", "Lên đầu trang"),
    ("Copyright 2021. All rights reserved",),
)
DATES = (
    "Thứ Hai, {d:02}/{m:02}/{y}, {h:02}:{n:02} (GMT+7)",
    "{h:02}:{n:02}, {d:02}/{m:02}/{y}",
    "Cập nhật lúc {h:02}:{n:02} ngày {d}/{m}/{y}",
    "Ngày đăng: {d:02}-{m:02}-{y}",
    "{d} tháng {m} năm {y}",
)


@dataclass(frozen=True)
class Wrapped:
    """A page and what its article says: the title, the day, the paragraphs."""

    page: str
    title: str
    published: str
    paragraphs: tuple[str, ...]


def wrap(paragraphs: Sequence[str], seed: int, *, marked_up: bool | None = None) -> Wrapped:
    """``paragraphs`` as a page of text or HTML (either, when None) of some outlet."""
    draw = random.Random(seed)  # noqa: S311 - pages are drawn, nothing is kept secret
    title, *others = draw.sample(TITLES, 6)
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(2011, 2025)
    hour, minute = draw.randint(0, 23), draw.randint(0, 59)
    date = draw.choice(DATES).format(d=day, m=month, y=year, h=hour, n=minute)
    if marked_up is None:
        marked_up = draw.random() < 0.5
    build = _html if marked_up else _text
    page = build(draw, title, date, paragraphs, others)
    return Wrapped(page, title, f"{year}-{month:02}-{day:02}", tuple(paragraphs))


def _with_captions(draw: random.Random, paragraphs: Sequence[str]) -> list[tuple[str, str]]:
    """(kind, text) of the article's blocks, with up to two captions between paragraphs."""
    blocks = [("p", text) for text in paragraphs]
    for caption in draw.sample(CAPTIONS, draw.randint(0, 2)):
        place = draw.randint(1, len(blocks))
        blocks.insert(place, ("caption", caption + draw.choice(CREDITS)))
    return blocks


_BOXED, _FEWEST, _LONG = 0.3, 6, 200


def _insert_box(draw: random.Random, body: list[str], others: list[str]) -> None:
    """A box of links in the middle of a text, where long paragraphs stand around it."""
    places = [i for i in range(1, len(body) - 1) if min(len(body[i - 1]), len(body[i])) >= _LONG]
    if places:
        place = draw.choice(places)
        body[place:place] = [draw.choice(INNER), *draw.sample(others, 2)]


def _text(
    draw: random.Random, title: str, date: str, paragraphs: Sequence[str], others: list[str]
) -> str:
    gap = draw.choice(("\n", "\n\n"))
    byline = draw.choice(AUTHORS)
    head = [draw.choice(OUTLETS), *draw.choice(TOPS), *draw.choice(MENUS)]
    head += [draw.choice(SECTIONS), title]
    head += draw.choice(([date], [f"{byline} {date}"], [date, byline]))
    head += draw.choice(SHARES)
    body = [text for _, text in _with_captions(draw, paragraphs)]
    if draw.random() < _BOXED and len(paragraphs) >= _FEWEST:
        _insert_box(draw, body, others)
    tail = draw.choice(([byline], [f"Theo {draw.choice(OUTLETS)}"], []))
    tail += draw.choice((["Từ khóa: nông thôn, đời sống"], ["Tags: xã hội"], []))
    tail += [*draw.choice(SHARES), *draw.choice(COUNTERS), draw.choice(RELATED)]
    for other in others[: draw.randint(2, 5)]:
        tail += [other, draw.choice(TEASERS)] if draw.random() < 0.4 else [other]
    tail += [*draw.choice(COMMENTS), *draw.choice(FOOTERS)]
    return gap.join([*head, *body, *tail]) + "\n"


def _html(
    draw: random.Random, title: str, date: str, paragraphs: Sequence[str], others: list[str]
) -> str:
    outlet, author = draw.choice(OUTLETS), draw.choice(AUTHORS)
    names = draw.choice(
        (
            ("main-menu", "detail-title", "date", "content-detail", "author", "related-news"),
            ("nav", "post-title", "time", "entry-content", "byline", "tin-lien-quan"),
            ("topmenu", "tieude", "ngaydang", "noidung", "tacgia", "tinkhac"),
        )
    )
    menu, heading, time, content, byline, related = names
    body = "\n".join(_block(draw, kind, text) for kind, text in _with_captions(draw, paragraphs))
    links = "".join(f'<li><a href="/t{n}.html">{escape(t)}</a></li>' for n, t in enumerate(others))
    small = "".join(f"<span>{escape(name)}</span> " for name in draw.choice(SHARES))
    comments = "".join(f"<div>{escape(line)}</div>" for line in draw.choice(COMMENTS))
    footer = "".join(f"<p>{escape(line)}</p>" for line in draw.choice(FOOTERS))
    items = "".join(f'<li><a href="#">{escape(name)}</a></li>' for name in draw.choice(MENUS))
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - {escape(outlet)}</title>
<style>body {{ font-family: Arial }}</style><script>var page = "a < b";</script></head>
<body><div class="header"><a href="/">{escape(outlet)}</a></div>
<div class="{menu}"><ul>{items}</ul></div>
<div class="main"><h1 class="{heading}">{escape(title)}</h1>
<div class="{time}">{escape(date)}</div><div class="share">{small}</div>
<div class="{content}">
{body}
<p class="{byline}">{escape(author)}</p></div>
<div class="{related}"><h3>{escape(draw.choice(RELATED))}</h3><ul>{links}</ul></div>
<div class="comments">{comments}</div></div>
<div class="footer">{footer}</div></body></html>
"""


def _block(draw: random.Random, kind: str, text: str) -> str:
    if kind == "p":
        return f"<p>{escape(text, quote=False)}</p>"
    image = '<img src="/a.jpg" alt="">'
    if draw.random() < 0.5:
        return f"<figure>{image}<figcaption>{escape(text)}</figcaption></figure>"
    return (
        f'<table class="picture"><tr><td>{image}</td></tr><tr><td>{escape(text)}</td></tr></table>'
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--html", action=argparse.BooleanOptionalAction, default=None)
    options = parser.parse_args()
    print(wrap(TEASERS, options.seed, marked_up=options.html).page)
    return 0


if __name__ == "__main__":
    sys.exit(main())

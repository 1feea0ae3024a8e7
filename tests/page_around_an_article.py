"""Pages of text and HTML around one made article, for the tests of what stands around it."""

from __future__ import annotations

OPENING = (
    "Sáng 5/3, thôn Đồi Mít thuộc xã Phú Mỹ huy động hơn hai trăm người dọn sạch bờ kênh sau trận "
    "mưa lớn, để nước kịp về ruộng trước ngày cấy."
)
MIDDLE = (
    "Theo Ủy ban nhân dân xã, đoạn kênh dài gần hai cây số bị bùn lấp từ cuối năm ngoái, khiến bốn "
    "mươi hộ ở cuối nguồn phải bơm nước nhờ từ ao làng bên suốt cả vụ đông."
)
LAST = (
    "Ông Hà Văn Tụ, Trưởng thôn, cho biết bà con còn góp tiền mua thêm hai chiếc máy bơm, và sẽ "
    "chia nhau trực đêm mỗi khi có mưa to."
)
TITLE = "Thôn Đồi Mít dọn bờ kênh trước ngày cấy"


def text_page(above: str, below: str = "", start: str = "") -> str:
    """A page of text: lines above the headline, the article, lines below it."""
    article = "\n\n".join((f"{start}{OPENING}", MIDDLE, LAST))
    return f"{above}\n\n{TITLE}\n\n{article}\n\n{below}\n"


def html_page(head: str, above: str, below: str = "", start: str = "") -> str:
    """A saved page: what its head declares, what stands above and below the article."""
    text = "".join(f"<p>{part}</p>" for part in (f"{start}{OPENING}", MIDDLE, LAST))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title>{head}</head>"
        f"<body>{above}<div class='detail'><h1 class='detail-title'>{TITLE}</h1>"
        f"<div class='detail-content'>{text}</div></div>{below}</body></html>"
    )


MENU = "Trang chủ\nThời sự\nKinh tế\nVăn hóa\nThể thao"
DAY = "Thứ Hai, 6/3/2023, 08:15 (GMT+7)"
SITE = '<meta property="og:site_name" content="{}">'

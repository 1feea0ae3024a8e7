"""A small press, invented and seeded: articles of which it is known who repeats whom.

Every article names its true story in ``url``; the search for stories does not look there.
"""

from __future__ import annotations

import random
from dataclasses import replace

from toolkit.articles import Article

__all__ = ["bulletins", "corpus", "event", "repeats", "sentence"]

WHO = (
    "ông Kha Thế Mẫn", "bà Lều Thị Sặn", "tổ hợp tác Bãi Ngang", "trạm bơm số ba",
    "chủ vườn Tạ Đình Khoát", "ban quản lý bến", "xưởng mộc Hai Lúa", "cô giáo Đoàn Mai",
    "lớp học ven đê", "kíp trực đêm", "nghệ nhân Phùng Thoan", "hội nuôi ong",
)  # fmt: skip
DID = (
    "vừa hoàn tất", "đang thử nghiệm", "đề nghị lùi lại", "bất ngờ từ chối", "lặng lẽ chuẩn bị",
    "nhận bàn giao", "mở lại", "tạm dừng", "góp công dựng", "kiểm kê xong", "gửi thư hỏi về",
    "chia nhau", "công khai", "vẽ lại sơ đồ", "giữ nguyên",
)  # fmt: skip
WHAT = (
    "mái đình cũ", "giống lúa chịu mặn", "tuyến đò ngang", "lò nung mới", "bộ chiêng cổ",
    "giàn bí xanh", "bản đồ giếng nước", "đường ống dẫn", "phiên chợ đêm", "đàn cá giống",
    "sổ thu chi", "bức tường gạch", "cầu tre", "mẻ lưới đầu vụ",
)  # fmt: skip
WHERE = (
    "ở xóm Cồn", "bên bờ sông Trà", "tại nhà văn hóa", "dưới chân núi Sặt", "ngoài bãi bồi",
    "cạnh trường cũ", "trong khu phố Hàng Lau", "gần ga Mộc", "trên đồi chè", "giữa đầm sen",
)  # fmt: skip
WHY = (
    "vì mưa về sớm", "theo lời hẹn cũ", "khi giá vật tư tăng", "nhờ quỹ của xóm",
    "trước ngày hội", "dù còn thiếu người", "để kịp vụ sau", "cho lũ trẻ", "như mọi năm",
    "mà không ai hay", "cùng khách phương xa",
)  # fmt: skip
STOCK = (
    "Bạn đọc có thông tin xin gửi về hòm thư của tòa soạn, mọi đóng góp đều được giữ kín.",
    "Bài viết nằm trong loạt phóng sự về đời sống ven sông do nhóm phóng viên thực hiện.",
    "Xem thêm những câu chuyện cùng chủ đề ở chuyên mục Làng quê vào sáng thứ bảy hằng tuần.",
)
REGIONS = ("Đồng bằng", "Trung du", "Ven biển", "Cao nguyên", "Hải đảo")


def sentence(random_: random.Random) -> str:
    """A sentence of some twenty syllables."""
    parts = [random_.choice(bank) for bank in (WHO, DID, WHAT, WHERE, WHY)]
    return f"{' '.join(parts).capitalize()}, tốn {random_.randint(11, 989)} công."


def event(random_: random.Random, name: str) -> Article:
    """A report of six paragraphs on something that happened on a day in 2021."""
    day, month = random_.randint(1, 28), random_.randint(1, 12)
    lead = f"Sáng {day}/{month}, {sentence(random_)}"
    body = tuple(" ".join(sentence(random_) for _ in range(3)) for _ in range(6))
    title = " ".join(sentence(random_).split()[:9])
    published = f"2021-{month:02}-{day:02}T08:00:00"
    return Article(f"{name}-first", title, lead, body, published=published, url=name)


def repeats(random_: random.Random, first: Article) -> list[Article]:
    """What other papers make of an article: a copy, a reprint, half of it, an update, typos."""
    name, later = first.url, "2021-12-30"
    return [
        replace(first, id=f"{name}-copy", published=later),
        replace(
            first,
            id=f"{name}-reprint",
            title=sentence(random_),
            body=(*first.body, "Theo Báo Làng"),
            published=later,
        ),
        replace(first, id=f"{name}-half", body=first.body[:3], published=None),
        replace(
            first,
            id=f"{name}-update",
            title=sentence(random_),
            body=(first.body[0], f"{sentence(random_)} {sentence(random_)}", *first.body[1:]),
            published=later,
        ),
        replace(
            first,
            id=f"{name}-typos",
            body=tuple(_misspelt(random_, paragraph) for paragraph in first.body),
            published=later,
        ),
    ]


def _misspelt(random_: random.Random, text: str) -> str:
    words = text.split(" ")
    return " ".join(f"{word}h" if random_.random() < 0.02 else word for word in words)


def corpus(events: int, seed: int = 1) -> list[Article]:
    """Articles in random order: events with their repeats, and what only looks like one."""
    random_ = random.Random(seed)
    articles: list[Article] = []
    firsts = [event(random_, f"event{number}") for number in range(events)]
    for first in firsts:
        articles += [first, *repeats(random_, first), _same_event(random_, first)]
    articles += _digests(firsts) + _notices(events) + bulletins(random_, events)
    articles += [_with_stock(event(random_, f"stock{number}")) for number in range(events)]
    random_.shuffle(articles)
    return articles


def _same_event(random_: random.Random, first: Article) -> Article:
    """Another paper's own report on the event: its day, and one sentence of it quoted."""
    other = event(random_, f"{first.url}-other")
    quote = first.body[0].split(". ")[0]
    day = " ".join((first.lead or "").split()[:2])
    lead = " ".join((day, *(other.lead or "").split()[2:]))
    return replace(other, lead=lead, body=(f"“{quote}”", *other.body), published=first.published)


def _with_stock(article: Article) -> Article:
    return replace(article, body=(*article.body[:2], *STOCK))


def _digests(firsts: list[Article]) -> list[Article]:
    """Round-ups of three events, word for word."""
    return [
        Article(
            f"digest{number}", "Điểm tin", None,
            tuple(paragraph for first in firsts[number : number + 3] for paragraph in first.body),
            url=f"digest{number}",
        )
        for number in range(0, len(firsts) - 2, 3)
    ]  # fmt: skip


def _notices(count: int) -> list[Article]:
    """A short stock notice under different headlines."""
    return [
        Article(
            f"notice{number}", f"Ảnh trong ngày, số {number}", None, STOCK[:1], url=f"n{number}"
        )
        for number in range(count)
    ]


def bulletins(random_: random.Random, days: int) -> list[Article]:
    """The weather, day after day in the same words."""
    articles = []
    for number in range(days):
        day, month = number % 28 + 1, number // 28 + 1
        body = tuple(
            f"{region} ngày {day}/{month} có mây thay đổi, đêm có mưa rào nhẹ vài nơi, sáng sớm "
            "có sương mù, trưa chiều hửng nắng, gió đông nam cấp hai đến cấp ba, độ ẩm cao, bà con "
            "nên phơi thóc vào buổi trưa và che chắn chuồng trại khi trời trở lạnh về đêm, thấp "
            f"nhất {random_.randint(17, 25)} độ, cao nhất {random_.randint(26, 35)} độ."
            for region in REGIONS
        )
        published = f"2021-{month:02}-{day:02}"
        name = f"weather{number}"
        articles.append(Article(name, "Thời tiết", None, body, published=published, url=name))
    return articles

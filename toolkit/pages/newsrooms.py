"""Newsrooms and offices that stand below or beside the name of an author."""

from __future__ import annotations

import re

from toolkit.pages.outlets import known_outlet
from toolkit.pages.shape import ends_sentence

__all__ = [
    "names_board",
    "names_institution",
    "names_publisher",
    "newsroom",
    "office_of_role",
]

_PRESS = re.compile(
    r"(?:đài|báo|tạp chí|trung tâm (?:truyền thông|văn hóa|vh|phát thanh|truyền thanh|tt)|"
    r"ttvh|tt vh|tttt|tt\s|cổng|trang|ttxvn|thông tấn|vov|vtv|btv|ctv|ban biên tập)",
    re.IGNORECASE,
)


_NO_PRESS = re.compile(r"(?:bộ|sở|ban|phòng|ủy ban|uỷ ban|ubnd|hội|công an)\b", re.IGNORECASE)


def newsroom(office: str) -> str | None:
    """The office below or beside a name, where it is a newsroom: its outlet is the source."""
    known = known_outlet(office) is not None and _NO_PRESS.match(office) is None
    return office if known or _PRESS.match(office) else None


_PUBLISHER = re.compile(
    r"(?:trung tâm|đài|phòng|ban|văn phòng|báo|tạp chí|cổng|trang|hội|liên đoàn|ubnd|ủy ban|uỷ ban|"
    r"sở|bộ|cục|chi cục|công an|mặt trận|mttq|ubmttq|tỉnh đoàn|huyện đoàn|huyện ủy|thành ủy|"
    r"đảng ủy|"
    r"đoàn|trường|bệnh viện|tttt|ttvh|ttyt)\b",
    re.IGNORECASE,
)
_PUBLISHER_WORDS = 14


def names_publisher(text: str) -> bool:
    """Whether a line is the name of the office or newsroom that stands under a byline."""
    return (
        _PUBLISHER.match(text) is not None
        and text[0].isupper()
        and 2 <= len(text.split()) <= _PUBLISHER_WORDS
        and not ends_sentence(text)
        and not any(map(str.isdigit, text))
    )


_ROLE = re.compile(
    r"vai trò\s*[,:]\s*(?:(?:gửi (?:bài )?(?:tới|đến|cho|từ)|viết cho|"
    r"(?:phóng|biên tập|cộng tác) viên)\s+)?(?P<office>[^,]+?)(?:\s(?:từ|tại|ở)\s.*|,.*)?$",
    re.IGNORECASE,
)


def office_of_role(text: str) -> str | None:
    """Whose an author is, by a line below the name ("Vai trò, Gửi bài tới Đài A từ Paris")."""
    role = _ROLE.match(text)
    return role["office"].strip(" .") if role else None


_BOARD = re.compile(
    r"(?:ban|hội đồng|thường trực|tập thể) (?:giám (?:đốc|hiệu)|lãnh đạo|chấp hành|thường vụ|"
    r"quản (?:lý|trị)|điều hành|biên tập|cố vấn|chủ nhiệm|tổ chức|kiểm soát|thường trực|tư vấn|"
    r"khoa học|nhà trường)(?: các thời kỳ)?",
    re.IGNORECASE,
)


def names_board(text: str) -> bool:
    """Whether a line is who leads an office ("Ban Giám đốc"): an entry of its menu, no name."""
    return _BOARD.fullmatch(text.strip(" *•-")) is not None


_INSTITUTION = re.compile(
    r"(?:đảng ủy|quỹ|bệnh viện|trường|đại học|học viện|viện|chi cục|cục|thư viện|bảo tàng|"
    r"bảo hiểm xã hội|ngân hàng|vườn quốc gia|kho bạc|tòa án|toà án|viện kiểm sát|giáo hội|"
    r"giáo phận|chùa|hiệp hội|liên hiệp|liên minh|câu lạc bộ|tổng liên đoàn|tập đoàn|quân khu|"
    r"binh đoàn|"
    r"phòng (?:gd|giáo dục|văn hóa|nông nghiệp|tư pháp|nội vụ)|đại sứ quán|công đoàn|"
    r"đoàn (?:đbqh|đại biểu quốc hội)|(?:tỉnh|thành|huyện|quận) đoàn)\b",
    re.IGNORECASE,
)


def names_institution(text: str) -> bool:
    """Whether some words begin as the name of a hospital, a school, an office of the state."""
    return _INSTITUTION.match(text) is not None

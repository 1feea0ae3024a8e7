"""Newsrooms and offices that stand below or beside the name of an author."""

from __future__ import annotations

import re

from toolkit.pages.outlets import known_outlet
from toolkit.pages.shape import ends_sentence

__all__ = ["names_publisher", "newsroom"]

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

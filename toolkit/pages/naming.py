"""The name of an outlet in a line: its form, where it ends, what it says of itself."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from toolkit.pages.outlets import (
    is_government,
    is_nameless,
    is_station,
    known_outlet,
    listed_outlet,
)
from toolkit.pages.sections import is_section

__all__ = ["BETWEEN", "OFFICE", "SLOGAN", "named_outlet", "without_slogan"]

BETWEEN = re.compile(r"\s*(?:\s[-–—/]\s|[|»›•>▸►▶❯])\s*")
SLOGAN = re.compile(
    r"(?:cơ quan|diễn đàn|tiếng nói|hotline|xin chào|chào mừng|kênh thông tin|"
    r"(?:báo|tạp chí|trang|chuyên trang|ấn phẩm|nhật báo|kênh)(?: (?:thông )?tin)?"
    r"(?: điện tử| tổng hợp)* (?:của|thuộc))\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"\s+[:–—-]\s+(?:tin|đọc|cập nhật|kênh)\s\S+\s\S+.*$", re.IGNORECASE)
_GREETING = re.compile(r"\s+(?:xin )?(?:kính )?chào\s.*$", re.IGNORECASE)
OFFICE = re.compile(
    r"(?:cổng|trang|sở|bộ|ủy ban|uỷ ban|ubnd|trung tâm|phòng|ban|đài|hội|công an|chi cục|cục)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def without_slogan(name: str) -> str:
    """A line without what an outlet says of itself ("BÁO A - CƠ QUAN CỦA …")."""
    first, *rest = BETWEEN.split(_PROMISE.sub("", name))
    return first if rest and SLOGAN.match(rest[0]) else _PROMISE.sub("", name)


@lru_cache(maxsize=4096)
def named_outlet(text: str, *, first: bool = False) -> str | None:
    """The outlet that a line names, without its slogan; at the ``first`` line a section's name
    may be an outlet's ("Thanh Niên", "Đại Đoàn Kết").
    """
    if listed_outlet(text) or is_station(text):
        return text if first or not is_section(text) else None
    parts = _parts(text.strip())
    parts = [_GREETING.sub("", part) for part in parts if not SLOGAN.match(part)]
    if not parts:
        return None
    if spelled := _spelled_out(text):
        return spelled
    if len(parts) > 1 and parts[0].isupper() and is_station(parts[1]):
        return f"{parts[0]} - {parts[1]}"
    if _names(parts[0]) and (first or not is_section(parts[0])):
        return parts[0]
    return next((part for part in parts[1:] if _names(part) and not is_section(part)), None)


def _spelled_out(text: str) -> str | None:
    """The name before its own initials ("Diễn đàn Doanh nghiệp | DĐDN")."""
    for name, code in pairwise(BETWEEN.split(text)):
        if len(code) > 2 and "".join(word[0] for word in name.split()).upper() == code:
            return name
    return None


_JOINED = re.compile(
    r"\s[-–—]\s(?=(?:huyện|quận|thị xã|tx|thành phố|tp|tỉnh|thương binh|truyền (?:hình|thông)|"
    r"thể thao|du lịch|gia đình|thông tin|văn hóa)\b)",
    re.IGNORECASE,
)


def _parts(text: str) -> list[str]:
    """What stands between bars and dashes; the dash within an office's name stays."""
    joins = _JOINED.sub("\0", text) if OFFICE.match(text) else text
    dashes = iter(_JOINED.findall(text))
    return [
        "".join(next(dashes) if letter == "\0" else letter for letter in part)
        for part in BETWEEN.split(joins)
        if part
    ]


def _names(name: str) -> bool:
    if is_nameless(name):
        return False
    return is_station(name) or is_government(name) or known_outlet(name) is not None

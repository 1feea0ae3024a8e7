"""The outlet that a page's foot names: its imprint, or the owner of its rights."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.pages.headline import is_office_line
from toolkit.pages.letters import UPPER
from toolkit.pages.masthead import ADDRESS, FEW_WORDS, LOGO_WORDS, is_institution
from toolkit.pages.naming import without_slogan
from toolkit.pages.newsrooms import names_institution
from toolkit.pages.outlets import (
    is_government,
    is_nameless,
    is_station,
    known_outlet,
    listed_outlet,
)
from toolkit.pages.place_names import is_place_name
from toolkit.pages.sections import is_section

__all__ = ["footer_outlet", "imprint_of", "rights_owner"]

_RIGHTS = re.compile(
    r"^(?:©|®|\(c\)|copyrights?|(?:giữ )?bản quyền|thuộc(?: về)?|all rights reserved|by|\d{4}|"
    r"[\s.,:|–-])+|(?:all rights reserved|[.\s])+$|"
    r"[.,]?\s+(?:giữ|nắm giữ|bảo lưu)\s(?:mọi |toàn bộ )?(?:bản )?quyền\b.*$|"
    r"^(?:t(?:òa|oà) soạn|trụ sở|ban biên tập)\s+(?=(?:báo|tạp chí|đài|cổng|trang)\s)",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s[-–|]\s|[.,:;|]\s|\s*[©®]")


@lru_cache(maxsize=4096)
def footer_outlet(text: str) -> str | None:
    """The outlet that a line at the foot of a page names first ("© 2020 HTTV", "Báo A - …")."""
    bare = _RIGHTS.sub("", text)
    if listed_outlet(bare) or is_station(bare):
        return bare.strip()
    name = without_slogan(bare)
    if name != bare and len(name.split()) <= FEW_WORDS:
        return name.strip()
    first = _AFTER_NAME.split(bare)[0]
    for name in (bare, first) if is_nameless(first) else (first, bare):
        if (known_outlet(name) and not is_section(name)) or is_government(name):
            return name.strip()
    return None


def imprint_of(text: str) -> str | None:
    """The outlet or institution that stands above an address or a licence."""
    return footer_outlet(text) or (text if is_institution(text) else None)


_TO_QUOTE = re.compile(
    r"(?:ghi|dẫn|trích)(?: dẫn)?(?: rõ)? nguồn\s*:?\s*[“\"'](?P<name>[^”\"']{2,60})[\"”']",
    re.IGNORECASE,
)
_UNQUOTED = re.compile(
    rf"(?:ghi|dẫn|trích)(?: dẫn)?(?: rõ)? nguồn\s*:?\s*"
    rf"(?P<name>[{UPPER}][^,.;:]{{2,60}}?)\s+(?:khi|nếu)\s"
)
_LICENSED = re.compile(
    rf"(?:(?:[Gg]iấy phép|[Bb]ạn đang đọc)\b.*\b(?:của|hoạt động|xuất bản|thiết lập)|"
    rf"[Tt]heo dõi|[Tt]ải ứng dụng)\s+"
    rf"(?P<name>(?:Báo|Tạp chí|Thời báo|Trang tin)(?: điện tử)?(?:\s[{UPPER}&][\w’]*){{1,6}})"
)
_KIND = re.compile(r"(?:chuyên )?trang(?: tin)?\s", re.IGNORECASE)
_MARKED = re.compile(r"©|®|copyright|bản quyền", re.IGNORECASE)
_NO_OWNER = re.compile(
    r"(?:công ty|tập đoàn|tổng công ty|ban|bộ|sở|t(?:òa|oà) soạn|website|trang|tác giả|chúng tôi|"
    r"nội dung|mọi|tất cả|phiên bản|hội|trung tâm|tổ chức|nhóm|thiết kế|giấy phép|powered|design|"
    r"developed|theme|vnpt|viettel|fpt|google|nukeviet|wordpress|joomla)\b|.*\blicense",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def rights_owner(text: str) -> str | None:
    """The few words that a line of copyright names as the owner, or a bare address in a line."""
    for pattern in (_TO_QUOTE, _UNQUOTED, _LICENSED):
        if match := pattern.search(text):
            return match["name"].strip()
    if not _MARKED.search(text):
        parts = _AFTER_NAME.split(text)
        return next(filter(ADDRESS.fullmatch, parts), None) if len(parts) > 1 else None
    name = _AFTER_NAME.split(_RIGHTS.sub("", text))[0].strip(" ,|–-")
    words = _KIND.sub("", name).split()
    if ADDRESS.fullmatch(name):
        return name
    most = LOGO_WORDS if names_institution(name) or is_office_line(name) else FEW_WORDS
    named = 0 < len(words) <= most and name[0].isupper() and words[-1][0].isupper()
    owner = _NO_OWNER.match(name) is None or is_office_line(name)
    return name if named and owner and not is_place_name(name) else None

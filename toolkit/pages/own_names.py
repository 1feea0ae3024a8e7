"""What a page calls itself: the names that its head declares and that its furniture repeats.

A masthead or a dateline that no table knows is told by them: "© 2022 X", "Theo dõi X trên Google
News", "Ghi rõ nguồn X khi …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from toolkit.pages.declared import Head
from toolkit.pages.place_names import province_named
from toolkit.pages.sections import is_section
from toolkit.text.syllables import syllables

__all__ = ["OwnNames", "bare_name"]

_OF_ITSELF = re.compile(
    r"bản quyền|©|®|copyright|all rights|nguồn|google news|ứng dụng|\bapp\b|t(?:òa|oà) soạn|"
    r"giấy phép|quảng cáo|fanpage|biên tập|trên (?:báo|tạp chí|trang)|cơ quan (?:của|ngôn luận)|"
    r"diễn đàn|bản tin|theo dõi|liên hệ|về chúng tôi|^(?:báo|tạp chí|trang|chuyên trang)\b"
)
_OWNER = re.compile(r"\bcơ quan chủ quản\b.*")
_LONGEST = 250  # characters
_BEFORE = (
    r"(?:^|[©®|:–—-]\s*|\b(?:về|nguồn|dõi|báo|chí|tử|thuộc|của|trên|dụng|app|copyright|by|\d{4}|"
    r"trang|fanpage|tin|đọc|tập|soạn|cùng|với)\s+)[\"“'(]*"
)
_PAPER_BEFORE = r"\b(?:báo|tạp chí|trang|chuyên trang)(?: tin)?(?: điện tử)?\s+[\"“'(]*"
_KIND = re.compile(r"(?:báo|tạp chí|trang tin|chuyên trang)(?: điện tử)? ")
_MEDIUM = re.compile(r"[ .-]*(?:điện tử|online)$")
_MOST_WORDS, _FEWEST_LETTERS = 6, 3


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """A name without its kind and medium: ``BÁO NAM ĐỊNH ĐIỆN TỬ`` → ``nam định``."""
    folded = " ".join(name.casefold().split()).strip(" .|–—-\"“”'()[]")
    return _MEDIUM.sub("", _KIND.sub("", folded + " ", count=1).strip()) or folded


class OwnNames:
    """The names that a page gives itself."""

    def __init__(self, head: Head, lines: Iterable[str] = ()) -> None:
        """``lines``: what is printed around the article, without the lines above its headline."""
        ends = (head.site_name, head.logo, head.suffix)
        self._declared = {bare_name(name) for name in ends if name}
        self._printed = "\n".join(lines).casefold()

    def add(self, name: str) -> None:
        """The page's masthead is its name."""
        self._declared.add(bare_name(name))

    def hold(self, name: str) -> bool:
        """Whether a few words are such a name; the name of a section only where it is a paper's."""
        bare = bare_name(name)
        if len(bare) < _FEWEST_LETTERS or len(bare.split()) > _MOST_WORDS or province_named(name):
            return False
        if bare in syllables():
            return False
        if bare in self._declared:
            return True
        return bare in self._printed and self._repeat(
            bare, _PAPER_BEFORE if is_section(name) else _BEFORE
        )

    def _repeat(self, bare: str, before: str) -> bool:
        """Whether a line that speaks of the page itself has a name behind the fitting words."""
        pattern = re.compile(rf"{before}{re.escape(bare)}(?!\w)")
        return any(
            bare in line and _OF_ITSELF.search(line) and pattern.search(_OWNER.sub("", line))
            for line in self._printed.split("\n")
            if len(line) <= _LONGEST
        )

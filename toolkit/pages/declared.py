"""What an HTML page declares of itself in its head: headline, author, section, site."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from toolkit.pages.bylines import is_person
from toolkit.pages.newsrooms import names_institution
from toolkit.pages.outlets import is_government, is_nameless, known_outlet
from toolkit.pages.sections import is_section
from toolkit.text.syllables import syllables

__all__ = ["Head"]

_BAR = re.compile(r"\s+[|\-–—:•»·]\s+|\s*\|\s*")
_SITE = re.compile(
    r"(?:trang (?:chủ|tin|thông tin|tttđt|web)|cổng (?:thông tin|tttđt|ttđt)|website|báo|đài|"
    r"tạp chí|"
    r"ubnd|ủy ban|uỷ ban|sở|bộ|chuyên trang)\b",
    re.IGNORECASE,
)
_SOFTWARE = re.compile(
    r"liferay.*|joomla.*|wordpress.*|drupal.*|(?:microsoft )?sharepoint.*|dotnetnuke.*|dnn|"
    r"nukeviet.*|my (?:site|website|blog)|website|trang chủ|home(?:page)?|default|"
    r"tin tức(?: - sự kiện)?|thời sự",
    re.IGNORECASE,
)
"""Names that a site has before anyone gave it one."""
_NO_LOGO = re.compile(
    r"(?:logo|banner|header|ảnh|image|img|home|mobile|menu|icon|loading|search|tìm kiếm|"
    r"quảng cáo|(?:cổng )?dịch vụ công|công báo|thư điện tử|tín nhiệm|một cửa|facebook|"
    r"zalo|youtube|rss|english|tiếng việt|quốc huy)\b.*|.*trang (?:chủ|nhất)\b.*|"
    r"(?:(?:đọc )?báo mới|đọc báo|tin (?:nhanh|hot|mới|nóng|tức)|cập nhật)\b"
    r".*(?:,| 24| trong ngày| mới nhất| nhanh| nóng).*|"
    r".*\.(?:png|jpe?g|gif|svg|webp)|\W*|[\d\W]+",
    re.IGNORECASE,
)
_LOGO_LABEL = re.compile(
    r"^\W*(?:logo|banner|trang chủ|về trang chủ)\b\W*|"
    r"\W*\b(?:(?:click|nhấn|bấm) (?:vào )?(?:đây )?(?:để )?)?"
    r"(?:(?:(?:đi |chuyển |quay |trở )?(?:đến|tới|về|lại|sang)|go to|back to) )?"
    r"(?:logo|banner|trang chủ|home)\W*$",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\s*[:|–—-]\s+(?:tin|đọc|cập nhật|kênh|cơ quan|diễn đàn|tiếng nói|thông tin|thời sự)\s.*$",
    re.IGNORECASE,
)
"""What a logo says of its outlet behind the name."""
_LONGEST_NAME, _LONGEST_OFFICE = 8, 20  # words
_FEWEST = 4  # words: a shorter title names a section or a site


@dataclass(slots=True)
class Head:
    """``<title>``, ``<meta>`` and linked data of a page; empty for a page of text.

    ``logos``: words in place of pictures that are called a logo or lead to ``/``;
    ``links_home``: of those that lead to the first page of any site.
    """

    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    logos: list[str] = field(default_factory=list)
    links_home: list[str] = field(default_factory=list)
    published: str | None = None

    @property
    def headline(self) -> str | None:
        """The declared title without the name of the site; None when it names no article."""
        parts = self._parts()
        if len(parts) > 1 and _is_site(parts[-1]):
            parts.pop()
        if len(parts) > 1 and _is_site(parts[0]):
            parts.pop(0)
        whole = _flat(self.meta.get("og:title") or self.title)
        found = (
            whole[whole.find(parts[0]) : whole.rfind(parts[-1]) + len(parts[-1])] if parts else ""
        )
        office, _, rest = found.partition(": ")
        found = rest if is_government(office) else found
        return found if len(found.split()) >= _FEWEST and not _is_site(found) else None

    @property
    def site(self) -> str | None:
        """The outlet that stands beside the declared title."""
        ends = [part for part in self._parts()[::-1] if not is_nameless(part)]
        return next((part for part in ends if known_outlet(part) and not is_section(part)), None)

    @property
    def logo(self) -> str | None:
        """What stands in place of the picture that leads to the site's first page."""
        names = [*filter(None, map(_name_of_logo, [*self.logos, *self.links_home]))]
        if len(names) < 2:
            return names[0] if names else None
        if names[0].isupper() and " " not in names[0]:
            return next(filter(names_institution, names), names[0])  # in full
        declared = {self.site_name, self.publisher, *_BAR.split(_flat(self.title))}
        return next((name for name in names if name in declared), names[0])

    @property
    def suffix(self) -> str | None:
        """The shorter end of a declared title with bars: most often the site's name."""
        parts = self._parts()
        ends = sorted((parts[-1], parts[0]), key=lambda end: len(end.split())) if parts else []
        return ends[0] if len(parts) > 1 else None

    @property
    def site_name(self) -> str | None:
        """The site's own name, as it declares it."""
        name = re.sub(r"^https?://(?:www\.)?", "", _flat(self.meta.get("og:site_name"))).strip("/")
        generic = _SOFTWARE.fullmatch(name) or is_nameless(name)
        return name if _may_be_name(name) and not generic else None

    @property
    def publisher(self) -> str | None:
        """The site's name elsewhere in the head: linked data, the application, the copyright."""
        names = (
            _flat(self.meta.get(key)) for key in ("publisher", "application-name", "copyright")
        )
        named = (name for name in names if _may_be_name(name) and not _SOFTWARE.fullmatch(name))
        return next((x for x in named if not (is_nameless(x) or "//" in x or is_section(x))), None)

    @property
    def author(self) -> str | None:
        """The declared author, where it is the name of a person."""
        name = _flat(self.meta.get("article:author") or self.meta.get("author"))
        return name if is_person(name) else None

    @property
    def section(self) -> str | None:
        """The declared section."""
        return _flat(self.meta.get("article:section")) or None

    def _parts(self) -> list[str]:
        whole = _flat(self.meta.get("og:title") or self.title)
        return [part for part in _BAR.split(whole) if part]


def _flat(text: str | None) -> str:
    return unicodedata.normalize("NFC", " ".join((text or "").split()))


def _may_be_name(name: str) -> bool:
    """Whether some words are few enough for a name; a portal's or an office's may be longer."""
    words = len(name.split())
    office = words > _LONGEST_NAME and _SITE.match(name) is not None
    return 0 < words <= (_LONGEST_OFFICE if office else _LONGEST_NAME)


def _name_of_logo(printed: str) -> str | None:
    name = _PROMISE.sub("", _flat(_LOGO_LABEL.sub("", printed)))
    known = _may_be_name(name) and not _NO_LOGO.fullmatch(name) and not is_section(name)
    return name if known and name.casefold() not in syllables() else None


def _is_site(part: str) -> bool:
    if known_outlet(part) is not None or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", part):
        return True
    return _SITE.match(part) is not None and len(part.split()) <= 10 and part[0].isupper()

"""Outlets of the Vietnamese press: which one a masthead, a dateline or a domain names.

Provincial papers, broadcasters and portals follow patterns that hold for all 63 provinces; other
portals and offices are told by the form of their names.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.pages.letters import UPPER
from toolkit.pages.local_outlet_names import LOCAL
from toolkit.pages.outlet_names import NATIONAL
from toolkit.pages.provinces import ALIASES, PROVINCES

__all__ = [
    "Outlet",
    "is_government",
    "is_nameless",
    "is_station",
    "known_outlet",
    "listed_outlet",
    "outlet_of_domain",
    "outlets",
]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet; ``province`` is None for a national one, ``kind`` for one that no table knows."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    province: str | None
    kind: str | None


_BROADCASTERS = (
    "Đài Phát thanh và Truyền hình {}",
    "Đài Phát thanh - Truyền hình {}",
    "Đài Phát thanh, Truyền hình {}",
    "Đài Phát thanh truyền hình {}",
    "Đài Truyền thanh - Truyền hình {}",
    "Đài PT-TH {}",
    "Đài PT - TH {}",
    "Đài PTTH {}",
    "Đài PT&TH {}",
    "Đài {}",
    "Truyền hình {}",
    "{} TV",
    "Báo và phát thanh, truyền hình {}",
    "Báo và Đài Phát thanh, Truyền hình {}",
    "Trung tâm Truyền thông {}",
)


@cache
def outlets() -> tuple[Outlet, ...]:
    """The whole table: national outlets, then each province's paper and broadcaster."""
    found: list[Outlet] = []
    for row in NATIONAL.strip().split("\n"):
        name, names, domains, kind, *rest = row.split("|")
        province = rest[0] if rest else None
        found.append(Outlet(name, _split(names), _split(domains), province, kind))
    for row in LOCAL.strip().split("\n"):
        found += _local(*row.split("|"))
    return tuple(found)


_ON_AIR = re.compile(r"TV|^Laocaitv|^TH[A-ZĐ]+$|RT$|^(?:PT[DPQ]|LA34|QMG|HGV|VOH|TTBC)$|^Đài ")
_ON_AIR_DOMAIN = re.compile(
    r"tv(?:\.org|\.com)?\.vn$|"
    r"^(?:th[a-z]{1,3}|voh|hanoionline|truyenhinh\w*|brt|trt|qrt|ptq|ptp|la34)\."
)


def _local(home: str, names: str, domains: str) -> tuple[Outlet, ...]:
    """A province's paper and broadcaster, whose short names and domains share a row; its portal."""
    place = home.removeprefix("Thành phố ")
    on_air = [name for name in _split(names) if _ON_AIR.search(name)]
    in_print = [name for name in _split(names) if not _ON_AIR.search(name)]
    sent = [domain for domain in _split(domains) if _ON_AIR_DOMAIN.search(domain)]
    printed = [domain for domain in _split(domains) if not _ON_AIR_DOMAIN.search(domain)]
    forms = [form.format(place) for form in _BROADCASTERS]
    return (
        Outlet(
            f"Báo {place}",
            (*in_print, f"{place} Online"),
            tuple(printed),
            home,
            "provincial_paper",
        ),
        Outlet(
            forms[0], (*forms[1:], *on_air), (*sent, f"{_plain(place)}tv.vn"), home, "broadcaster"
        ),
        Outlet(
            f"Cổng thông tin điện tử {place}",
            (),
            (f"{_plain(place)}.gov.vn",),
            home,
            "provincial_portal",
        ),
    )


def _plain(name: str) -> str:
    """A name as addresses write it: ``Đắk Lắk`` → ``daklak``."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


_SUFFIX = re.compile(r"[\s.\-–|:]*(?:điện\s*tử|online|đt)$", re.IGNORECASE)
_MEDIA = ("tử", "online", "đt")  # the ends of what `_SUFFIX` takes off
_LOOSE = re.compile(r"[\s.\-–]+")


def _key(name: str) -> str:
    return _LOOSE.sub(" ", name.casefold().strip(" .-–|:()[]\"“”'’"))


@cache
def _by_name() -> dict[str, Outlet]:
    table: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.names, *outlet.domains):
            table.setdefault(_key(name), outlet)
            if name.startswith("Báo ") and len(name.split()) <= 5:
                table.setdefault(_key(f"{name} điện tử"), outlet)
    return table


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def outlet_of_domain(address: str) -> Outlet | None:
    """The outlet whose domain an address (or a bare domain) belongs to."""
    host = re.sub(r"^[a-z]+://", "", address.strip().lower()).split("/")[0].split(":")[0]
    parts = host.split(".")
    for start in range(len(parts) - 1):
        found = _by_domain().get(".".join(parts[start:]))
        if found:
            return found
    return None


_PORTAL = re.compile(
    r"^(?:báo(?! (?:giá|cáo|chí|lỗi|động|cháy|hiệu|đáp|ứng|in|giấy)\b)|"
    r"tạp chí(?! (?:in|giấy|số)\b)|đài|cổng (?:thông|tt\w*|giao tiếp|điện tử)|"
    r"trang (?:thông tin|tin|tt\w*|web)|"
    r"chuyên trang(?! thuộc)|ubnd|sở|bộ|ban|ủy ban|uỷ ban|"
    r"thông tấn xã|trung tâm|thời báo|"
    r"hội(?! (?:nghị|thảo|thi|diễn|chợ|làng|xuân|trại|thao|đàm|ngộ|giảng|báo)\b)|"
    r"liên đoàn|công an|mặt trận|ubmttq|mttq|huyện ủy|tỉnh ủy|"
    r"thành ủy|đảng bộ|thị ủy|cục|tổng cục|văn phòng|hđnd|hội đồng nhân dân)\b",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"(?:báo(?! cáo)|tạp chí|đài|cổng (?:thông|tt)|trang (?:thông|tin|tt|web)|"
    r"online|điện tử|portal|tv\b|\.vn|\.com)",
    re.IGNORECASE,
)


_LONGEST_SHORT = 6  # words
_NO_NAME = re.compile(
    r"\b(?:nhiều người|nhất|hàng đầu|mới nhất|điện tử (?:của|thuộc)|tự động|tổng hợp và|bởi|"
    r"sử dụng|không được|khi|này)\b"
)  # a slogan, a sentence


@cache
def _province_names() -> tuple[tuple[str, str], ...]:
    names = {province.casefold(): province for province in PROVINCES}
    names.update({alias.casefold(): province for alias, province in ALIASES.items()})
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))


def listed_outlet(name: str) -> Outlet | None:
    """The outlet of the table that bears exactly this name."""
    return _by_name().get(_key(name))


_GOVERNMENT = re.compile(
    r"(?i:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|"
    rf"phường|thị trấn)(?:\s(?:[{UPPER}][\w’'-]*|\d{{1,2}}|-)){{1,6}}"
)


def is_government(name: str) -> bool:
    """Whether a line is the name of a local government, as its own pages print it."""
    return _GOVERNMENT.fullmatch(name.strip()) is not None


_NAMELESS = re.compile(
    r"(?:cổng|trang) (?:thông tin|tin|tt)\s?(?:điện tử|đt)?(?: tổng hợp)?|tttđt|website|trang web|"
    r"(?:báo|tạp chí|thời báo|chuyên trang)(?: điện tử)?",
    re.IGNORECASE,
)


def is_nameless(name: str) -> bool:
    """Whether a portal's name does not say whose it is ("Cổng thông tin điện tử")."""
    return _NAMELESS.fullmatch(name.strip()) is not None


_STATION_WORDS = 14
_STATION = re.compile(
    r"(?:đài (?:phát|truyền) thanh|trung tâm (?:truyền thông|phát thanh|truyền thanh|văn hóa|vh))\b"
    r"[^|»>›]*",
    re.IGNORECASE,
)


def is_station(name: str) -> bool:
    """Whether a line is the name of a local broadcaster or its centre, hyphens and all."""
    return _STATION.fullmatch(name.strip()) is not None and len(name.split()) <= _STATION_WORDS


@lru_cache(maxsize=4096)
def known_outlet(name: str) -> Outlet | None:
    """The outlet of a masthead, a short name or a dateline; None when it is none.

    Portals and offices that the table lacks are told by their form ("Cổng thông tin điện tử
    huyện …"), with the province that their name holds.
    """
    table = _by_name()
    key = _key(name)
    found = table.get(key)
    if found is None and name.casefold().endswith(_MEDIA):
        found = table.get(_key(_SUFFIX.sub("", name)))
    if found:
        return found
    if "." in name and " " not in name.strip():
        return outlet_of_domain(name)
    if name[-1:] == "." and len(name.split()) > _LONGEST_SHORT:
        return None  # a sentence
    if _PORTAL.match(key) and (owner := listed_outlet(name.rpartition(" của ")[2])):
        return owner
    if _PORTAL.match(key) and _MEDIUM.search(key) and not _NO_NAME.search(key) and len(name) <= 120:
        lowered = name.casefold()
        place = next((p for n, p in _province_names() if n in lowered), None)
        return Outlet(name.strip(), (), (), place, _kind(key, place))
    return None


def _kind(key: str, province: str | None) -> str | None:
    if key.startswith("đài"):
        return "broadcaster"
    if re.search(r"\b(?:(?<!đảng )bộ|cục|tổng cục|chính phủ)\b", key):
        return "ministry"
    if re.search(r"\b(?:huyện|quận|thị xã|xã|phường|thị trấn)\b", key):
        return "district_portal"
    if key.startswith(("báo", "tạp chí", "thời báo")):
        return None
    return "provincial_portal" if province else "portal"

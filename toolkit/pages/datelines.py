"""Datelines: the outlet and the place that stand before the first words of an article."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.pages.letters import UPPER
from toolkit.pages.outlets import known_outlet, listed_outlet
from toolkit.pages.own_names import OwnNames
from toolkit.pages.place_names import is_place_name, province_named
from toolkit.pages.sections import is_section

__all__ = ["is_on_line", "own_dateline", "split_dateline"]

_NOT_OUTLETS = frozenset(
    ("HĐND", "UBND", "MTTQ", "GPMB", "BTV", "BCH", "BCĐ", "HĐBC", "UBMTTQ", "TAND", "VKSND", "CSĐT",
     "KT-XH", "CT-XH", "QH", "ĐBQH", "UBBC", "NTM", "HTX", "BHXH", "TP", "TX", "PV", "CSGT",
     "CNVC", "LĐLĐ", "HLHPN", "CCB", "TNCS", "ND", "TT", "QL", "TL", "BQL", "CLB", "FDI", "ODA",
     "LTS", "ASEAN", "WHO", "UNICEF", "EU", "GDP", "BOT")
)  # fmt: skip
_BRACKETED = re.compile(r"^[(\[]\s*(?P<name>[^()\[\]]{2,40}?)\s*[)\]]\s*(?:[-–—:.]+\s*)?(?=\S)")
_DASHED = re.compile(
    rf"^(?P<name>[^\s.,:;()\-–—][^,:;()–—]{{0,40}}?)\s*[-–—:|]\s+(?=[\"“‘'(]?[{UPPER}0-9])"
)
_GLUED = re.compile(rf"^(?P<name>[A-ZĐ]{{3,6}})\s*[-–—]\s*(?=[{UPPER}][a-zà-ỹ]+\s)")
_UNDASHED = re.compile(
    r"^(?P<name>[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)|[A-ZĐ][\w&+]{2,9})[.:]?\s+"
    r"(?=(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Theo|Hôm|Tại|Trong|Từ|Mới|Vừa|Nhằm|Để|Sau|Trước)\s)"
)
_PLACE_AND_DAY = re.compile(
    rf"^(?P<name>[{UPPER}][\w .]{{2,25}}?),?\s"
    r"(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\s*[-–—:]+\s+"
)
_PLACE_FIRST = re.compile(
    rf"^(?P<place>[{UPPER}][\w .]{{2,25}}?)"
    r"(?:,?\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)?\s*"
    rf"[(\[](?P<name>[^()\[\]]{{2,30}}?)[)\]]\s*(?:(?P<dash>[-–—]+)\s*(?=\S)|(?=[\"“]?[{UPPER}]))"
)
_OUTLET_FIRST = re.compile(
    rf"^(?P<name>[{UPPER}][\w.+]{{1,12}}) ?\((?P<place>[{UPPER}][\w .]{{2,25}}?)"
    r"(?:,?\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)?\)\s*[-–—:]+\s*"
)
_CODE = re.compile(
    r"(?:[A-ZĐ][a-zà-ỹ]+(?:[A-ZĐ][a-zà-ỹ]*)+|[A-ZĐ][A-ZĐ&.]{1,7}(?:g?ĐT)?|[A-ZĐ]{2,5}\d{0,2}|Bao[a-z]{3,12}|[\w-]+\.(?:vn|VN|com|net|org|Vn|com\.vn))$"
)


_ON_LINE = re.compile(
    rf"(?:[{UPPER}][\w&]*\s+)(?:[\w&]+\s+){{0,3}}"
    r"(?:Online|online|Plus|News|Net|TV|Times|24h|điện tử)$"
)
_LONGEST_NAME = 6  # words
_NAME_AFTER = re.compile(rf"(?:[{UPPER}][\w’']*\s+[{UPPER}]|\d)")  # "Hà Nội - Hải Phòng", "2-0"


_MARK = re.compile(r"[(\[:|–—-]")  # in any dateline but an undashed one
_ASKS = re.compile(r"[^:()–?]{2,40}:\s")  # the outlet, in an interview
_LONGEST_DATELINE = 64  # characters

Dateline = tuple[int, str | None, str | None]


@lru_cache(maxsize=4096)
def split_dateline(text: str) -> Dateline:
    """Where the text begins after its dateline; the outlet and the place that it names.

    ``(0, None, None)`` when it has none. "(TTXVN) Sáng …", "ĐTO - Qua …", "Hà Nội (TTXVN 5/1) - …",
    "Bắc Giang - Gần …". A place is no outlet, however it is written ("TPHCM - …").
    """
    end, outlet, place = _split(text)
    if outlet and _is_place(outlet):
        return end, None, outlet
    return end, outlet, place


def _split(text: str) -> Dateline:
    if not _MARK.search(text, 0, _LONGEST_DATELINE):
        return _undashed(text) or _NONE
    if text[-1] == "?" and _ASKS.match(text):
        return _NONE
    match = _BRACKETED.match(text)
    if match and _names_outlet(match["name"], certain=True):
        return match.end(), _outlet_name(match["name"]), None
    match = _NAMED.match(text)
    if match and province_named(match["name"]):
        return match.end(), None, match["name"]
    if match and _may_be_outlet(match["name"]):
        return match.end(), match["name"], None
    match = _PLACE_FIRST.match(text)
    if match and _names_outlet(match["name"], coded=bool(match["dash"])):
        return match.end(), _outlet_name(match["name"]), match["place"].strip()
    match = _OUTLET_FIRST.match(text)
    if match and province_named(match["place"]) and _names_outlet(match["name"]):
        return match.end(), match["name"], match["place"]
    match = _PLACE_AND_DAY.match(text)
    if match and province_named(match["name"]):
        return match.end(), None, match["name"]
    match = _GLUED.match(text)
    if match and _names_outlet(match["name"]):
        return match.end(), match["name"], None
    if undashed := _undashed(text):
        return undashed
    match = _DASHED.match(text)
    short = match is not None and len(match["name"].split()) <= _LONGEST_NAME
    if match and short and not _is_place(match["name"]) and _names_outlet(match["name"]):
        return match.end(), match["name"].strip(), None
    if (
        match
        and short
        and province_named(match["name"])
        and not _NAME_AFTER.match(text, match.end())
    ):
        return match.end(), None, match["name"].strip()
    return _NONE


_NONE: Dateline = (0, None, None)


def _undashed(text: str) -> Dateline | None:
    """An outlet's name that nothing divides from the text ("VOV.VN Sáng …")."""
    match = _UNDASHED.match(text)
    if match and ("." in match["name"] or known_outlet(match["name"])):
        return match.end(), match["name"], None
    return None


def own_dateline(text: str, own: OwnNames) -> tuple[int, str | None]:
    """Where the text begins after a name that the page gives itself, and that name; else 0."""
    for pattern in (_BRACKETED, _DASHED):
        match = pattern.match(text)
        if match and own.hold(match["name"]):
            return match.end(), match["name"].strip()
    return 0, None


_NAMED = re.compile(
    rf"^[(\[]\s*(?P<name>[{UPPER}][^()\[\]:;?!]{{1,30}}?)\s*[)\]]\s*[-–—]\s*(?=[\"“‘'(]?[{UPPER}])"
)
_NO_NAME = re.compile(
    r"(?:ảnh|video|clip|bài|kỳ|phần|tiếp|tập|tin|trích|minh họa|cập nhật|audio|xem|theo|nguồn|"
    r"infographic|e-?magazine|longform|podcast|phóng sự|ghi chép|bút ký|ký sự|tản văn|truyện|"
    r"phỏng vấn|pv|ctv|dịch|lời)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5


def _may_be_outlet(name: str) -> bool:
    """Whether a few words in brackets before a dash may be an outlet's that no table knows."""
    return (
        len(name.split()) <= _MOST_WORDS
        and name not in _NOT_OUTLETS
        and not any(map(str.isdigit, name.replace("24", "")))
        and _NO_NAME.match(name) is None
    )


def is_on_line(name: str) -> bool:
    """Whether a name ends in its medium ("Nhịp sống Online", "Bóng đá 24h")."""
    return _ON_LINE.match(name) is not None


_REGIONS = frozenset(("HCM", "HN", "ĐBSCL", "ĐBSH", "Tây Nguyên", "Tây Bắc", "Đông Nam Bộ"))


def _is_place(name: str) -> bool:
    place = name in _REGIONS or is_place_name(name) or province_named(name)
    return bool(place) and not listed_outlet(name)


_INNER_DATE = re.compile(r",?\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?$")


def _outlet_name(name: str) -> str:
    return _INNER_DATE.sub("", name).strip()


def _names_outlet(name: str, *, certain: bool = False, coded: bool = True) -> bool:
    """``certain``: brackets mark it; ``coded``: any code in capitals will do."""
    bare = _outlet_name(name)
    if not bare or bare[0].isdigit() or _NO_NAME.match(bare):
        return False
    if bare in _NOT_OUTLETS and not (bare in ("TT", "TP", "ND") or certain):
        return False
    if known_outlet(bare.split("/")[0]) is not None and not is_section(bare):
        return True
    if (is_section(bare) and not certain) or not coded:
        return False
    if _CODE.match(bare) is not None or is_on_line(bare):
        return True
    return is_section(bare) and known_outlet(bare) is not None

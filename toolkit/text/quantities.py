"""Numbers of press text as units: dates, times, sums of money, document numbers and the like."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["DOCUMENT", "KINDS", "Kind", "Quantity", "quantities"]

Kind = Literal["document", "date", "time", "money", "percent", "phone", "kilometre", "number"]
KINDS: tuple[Kind, ...] = (
    *("document", "date", "time", "money", "percent", "phone", "kilometre", "number"),
)


class Quantity(NamedTuple):
    """A number with what belongs to it: its kind and its span in the text."""

    kind: Kind
    start: int
    end: int


_CODE = r"[A-ZĐƯ][a-zđ]?[A-ZĐƯ][A-Za-zĐđƯư]*\d{0,2}"
_FORM = r"(?:NQ|QĐ|CT|KH|TB|HD|CV|KL|QC|QyĐ|TTr|BC|CTr|TT|NĐ)"
DOCUMENT = re.compile(
    rf"""
    (?<![\w.,/-]) (?:\d{{1,3}}:)? \d{{1,5}}[A-Za-z]?
    (?: \ ?/\ ? (?:(?:19|20)\d\d\ ?/\ ?)? {_CODE} (?:\ ?[-–/&]\ ?{_CODE})*   # 30/2020/NĐ-CP
      | \ ?[-–]\ ? {_CODE} (?:[-–&]{_CODE})* \ ?/\ ? {_CODE} (?:\ ?[-–/&]\ ?{_CODE})*  # 27-CT/TW
      | [-–] {_FORM} (?:[-–]{_CODE})*                                        # 776-QĐ-ĐHNH
    ) (?!\w)
    """,
    re.VERBOSE,
)
"""The number of a decree, decision, letter ..., with spaces where scraped pages have them."""

_NUMBER = r"\d+(?:[.,]\d+)*"
_LARGE = r"(?:\s?(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))"
_CURRENCY = (
    r"(?:đồng|đ|VND|VNĐ|vnđ|USD|EUR|euro|Euro|AUD|SGD|JPY|NDT|nhân\ dân\ tệ|đô\ la|đô-la|yên|won"
    r"|bảng\ Anh)(?!\w)"
)
_UNIT = r"(?:ha|km|kg|m|m2|m3|m²|m³|cm|mm|tấn|tạ|lít|km2|km²|g|ml|kWh|MW)(?!\w)"
_YEAR = r"(?:19|20)\d\d"
_DAY, _MONTH = r"(?:[12]\d|3[01]|0?[1-9])", r"(?:1[0-2]|0?[1-9])"

_PLAIN = rf"{_NUMBER}(?:/\d+)?{_LARGE}* (?=$|[\W_]|{_UNIT})"

_QUANTITY = re.compile(
    rf"""
      (?P<kilometre> [Kk]m (?:\s?\d+\s?\+\s?\d+ | (?!\d(?!\d))\s?\d+(?:[.,]\d+)?) (?!\w))
    | (?P<phone> (?: \+84[ .]?\d{{2,3}} | \(0\d{{2,3}}\) | 0[1-9]\d{{1,2}} )
          [ .-]?\d{{3,4}}[ .-]?\d{{3,4}}
        | 1[89]00[ .-]?\d{{4,6}} ) (?![\d/])
    | (?P<date> {_DAY}\s?(?P<mark>[/.-])\s?{_MONTH}\s?(?P=mark)\s?(?:{_YEAR}|\d\d) (?![\w/])
        | {_DAY}\s?-\s?{_DAY}[/.]{_MONTH}(?:[/.]{_YEAR})? (?![\w/])
        | {_MONTH}[/-]{_YEAR} (?![\w/-]) | {_YEAR}\s?[-–]\s?{_YEAR} (?![\w/-])
        | {_DAY}\ tháng\ {_MONTH} (?:\ năm\ {_YEAR})? (?!\w)
        | (?<=[Tt]háng\ ){_MONTH} (?:\ năm\ {_YEAR})? (?![\w/.,-]\d|\w)
        | (?<=[Nn]ăm\ ){_YEAR} (?![\w/]) )
    | (?P<time> \d{{1,2}}(?::\d\d){{1,2}} (?![\w:])
        | \d{{1,2}}\s?h(?:\s?\d\d)?(?:'|ph)? (?!\w) | \d{{1,2}}g\d\d (?!\w)
        | \d{{1,2}}\ giờ(?:\ \d{{1,2}}(?:\ phút)?|\ rưỡi)? (?!\w) )
    | (?P<percent> {_NUMBER}(?:\s?[-–]\s?{_NUMBER})?\s?(?:%|phần\ trăm(?!\w)) )
    | (?P<money> (?:US)?\$\s?{_NUMBER}{_LARGE}*
        | {_NUMBER}(?:\s?[-–]\s?{_NUMBER})?{_LARGE}*(?:\s{_NUMBER}{_LARGE}+)?\s?{_CURRENCY} )
    | (?P<day> {_DAY}[/.-]{_MONTH} ) (?![\w/%]|[.,-]\d)
    | (?P<number> {_PLAIN} )
    """,
    re.VERBOSE,
)
_GLUED = re.compile(r"[\w/=&?#@]\Z")
_HYPHENED = re.compile(r"[^\W\d_][-–.]\Z")
"""What makes a number part of a word (QL1, Covid-19, F-16) or of an address."""

_BEGIN = re.compile(r"(?:[Kk]m\s?|\(|\+|US\$\s?|\$\s?)?\d")
"""Where a match of `_QUANTITY` may begin: trying it there alone is eight times as fast."""

_PLAIN_NUMBER = re.compile(_PLAIN, re.VERBOSE)

_CUE = r"ngày|sáng|trưa|chiều|tối|đêm|khuya|hôm|nay|qua|dịp|lễ|nhật|thứ\s\w+"
_DAY_CUE = re.compile(rf"(?<!\w)(?:{_CUE}),?\s\(?\Z", re.IGNORECASE)
_SLASHED_DAY_CUE = re.compile(
    rf"(?:(?<!\w)(?:{_CUE}|từ|đến|tới|vào|hết|trước|sau|và),?\s\(?|\()\Z", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
WINDOW = 8
"""Characters before a day that are looked at for a word that makes it one: ``sáng 13.1``."""


def quantities(text: str) -> list[Quantity]:
    """The numbers of ``text`` as units, in order, apart from each other.

    Numbers inside words (``Covid-19``, ``F0``, ``QL1A``) and addresses are none. A day without a
    year (``13.1``, ``1/3``) is a date only after a word such as ``ngày`` or ``sáng``, with a slash
    also in brackets or after ``từ``; else it is a number.
    """
    documents = [match.span() for match in DOCUMENT.finditer(text)]
    taken = documents + _addresses(text)
    ends = {last for _, last in documents}
    found = [Quantity("document", start, end) for start, end in documents]
    position = 0
    while begin := _BEGIN.search(text, position):
        match = _QUANTITY.match(text, begin.start())
        position = begin.start() + 1
        if match is not None:
            quantity = _read(match)
            across = [end for start, end in taken if start < quantity.end and quantity.start < end]
            position = max([*across, position]) if across else quantity.end
            if not across and not _is_in_a_word(text, quantity, ends):
                found.append(quantity)
                ends.add(quantity.end)
    return sorted(found, key=lambda quantity: quantity.start)


def _addresses(text: str) -> list[tuple[int, int]]:
    if "://" in text or "@" in text or "www." in text:
        return [match.span() for match in _ADDRESS.finditer(text)]
    return []


def _read(match: re.Match[str]) -> Quantity:
    start, end = match.span()
    for kind in KINDS:
        if kind != "document" and match[kind] is not None:
            return Quantity(kind, start, end)
    cue = _SLASHED_DAY_CUE if "/" in match.group() else _DAY_CUE
    if cue.search(match.string, max(0, start - WINDOW), start):
        return Quantity("date", start, end)
    number = _PLAIN_NUMBER.match(match.string, start)
    return Quantity("number", start, number.end() if number else end)


def _is_in_a_word(text: str, quantity: Quantity, ends: set[int]) -> bool:
    """Whether a number is part of a word.

    A letter and a hyphen before it make it part of one, unless a number ends there: 6h-10h.
    """
    start = quantity.start
    if _GLUED.search(text, max(0, start - 1), start):
        return True
    return start - 1 not in ends and bool(_HYPHENED.search(text, max(0, start - 2), start))

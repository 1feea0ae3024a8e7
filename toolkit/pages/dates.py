"""Dates as the Vietnamese press prints them → ISO 8601.

A time is kept only where one is printed. `find_date` reads a date anywhere in a line;
`read_date_line` tells whether a line is nothing but a date, its labels and a few small parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

__all__ = [
    "FoundDate",
    "date_label",
    "event_day",
    "find_date",
    "iso_date",
    "stands_apart",
    "url_date",
    "without_date",
]

_MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTH = r"\d{1,2}|mười\s+(?:một|hai)|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chạp"
_DAY = re.compile(
    rf"""
    (?<![\d/.,-])(?:
      (?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)             # 2021-07-12
    | (?P<d>\d{{1,2}})\s?[/.\-–]\s?(?P<m>\d{{1,2}})\s?[/.\-–]\s?(?P<y>(?:19|20)\d\d)(?!\d)
    | (?P<wd>\d{{1,2}})\s+tháng\s+(?P<wm>{_MONTH})\s*(?:,|năm|/|-)?\s*(?P<wy>(?:19|20)\d\d)(?!\d)
    | tháng\s+(?P<um>{_MONTH})\s+(?P<ud>\d{{1,2}})\s*,\s*(?P<uy>(?:19|20)\d\d)(?!\d)
    | (?P<ed>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<em>{_NAME})[\s,]+(?P<ey>(?:19|20)\d\d)(?!\d)
    | (?P<fm>{_NAME})\s+(?P<fd>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<fy>(?:19|20)\d\d)(?!\d)
    | (?P<sd>\d{{1,2}})\s?[/.\-–]\s?(?P<sm>\d{{1,2}})\s?[/.\-–]\s?(?P<sy>\d\d)(?![\d/.,-])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?<![\d/.,-])|(?<=\d{4}-))"  # the hyphen of "16/05/2018-08:45"
    r"(?P<h>[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?(?P<min>[0-5]\d)(?!\d)"
    r"(?:\s?(?::|phút)\s?(?P<s>[0-5]\d)(?!\d))?'?(?:\s?(?P<half>AM|PM|SA|CH)\b)?",
    re.IGNORECASE,
)
_ZONE = r"[(\[]?\s*(?:GMT|UTC)?\s*\+\s*0?7(?::?00)?\s*[)\]]?"
_WEEKDAY = (
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|\bCN\b|\bT[2-7]\b|"
    r"\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b)"
)
_LABEL = re.compile(
    r"(?:(?:lần\s+)?cập\s+nhật(?:\s+(?:lần\s+cuối|mới\s+nhất))?|(?:ngày|giờ|thời\s+gian)?\s*đăng"
    r"(?!\s+(?:nhập|ký|kí|xuất)\b)(?:\s+(?:tải|tin|bài|lúc))?|(?:ngày\s+)?xuất\s+bản|ngày\s+(?:đăng|viết|tạo|cập\s+nhật|phát"
    r"\s+hành|ban\s+hành)|(?<!lịch )phát\s+(?:hành|sóng)|post(?:ed)?(?:\s+on)?|published|updated|"
    r"(?:(?:đã|được)\s+)?đăng\s+(?:lúc|ngày|vào|bởi\s+\w+\s+(?:vào|lúc|ngày))|"
    r"(?:đã|được)\s+đăng(?=\s*:))",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"cập\s+nhật|updated", re.IGNORECASE)
_FILLER = re.compile(
    rf"{_ZONE}|{_WEEKDAY}|{_LABEL.pattern}|\b(?:ngày|số\s+ra|lúc|vào|hồi|giờ|on|at|AM|PM|SA|CH)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(r"(?P<d>\d\d?)\s?[/.\-]\s?(?P<m>\d{1,2})(?![\d%])(?!\s?[/.\-]\s?\d)")
_BEFORE_EVENT = re.compile(
    r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm|[Nn]gày|[Hh]ôm nay)(?:\s+nay)?,?\s*(?:ngày\s+)?"
    r"\(?\Z"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: ISO 8601, its place in the line, whether a time and a label stand by.

    ``updated``: the label says that the day is that of a later change.
    """

    iso: str
    start: int
    end: int
    timed: bool
    labelled: bool
    weekday: bool
    updated: bool = False


_DIGITS = re.compile(r"\d(?:\d{3}|\s?[/.–-]\s?\d)")  # in any date


@lru_cache(maxsize=4096)
def find_date(line: str) -> FoundDate | None:
    """The first valid date of a line, with the time printed beside it."""
    if not _DIGITS.search(line):
        return None
    for match in _DAY.finditer(line):
        day = _day(match)
        if day is None:
            continue
        clock = _nearest_time(line, match)
        iso = f"{day}T{_clock(clock)}" if clock else day
        spans = [match.span()] + ([clock.span()] if clock else [])
        return FoundDate(
            iso,
            min(span[0] for span in spans),
            max(span[1] for span in spans),
            clock is not None,
            _LABEL.search(line) is not None,
            re.search(_WEEKDAY, line, re.IGNORECASE) is not None,
            _UPDATED.search(line[: match.start()]) is not None,
        )
    return None


def _day(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for prefix in ("i", "", "w", "u", "e", "f", "s"):
        year, month, day = (groups[prefix + part] for part in "ymd")
        if year is None:
            continue
        number = _month(month)
        century = 2000 if len(year) == 2 else 0
        try:
            return date(century + int(year), number, int(day)).isoformat()
        except ValueError:
            return None
    return None


def _month(text: str) -> int:
    """The number of a month, written as a number, in Vietnamese or in English; 0 when none."""
    name = " ".join(text.lower().split())
    if name.isdigit():
        return int(name)
    return _MONTHS.get(name) or (_ENGLISH.index(name[:3]) + 1 if name[:3] in _ENGLISH else 0)


_REACH = 30  # characters between a date and the time that belongs to it


def _nearest_time(line: str, day: re.Match[str]) -> re.Match[str] | None:
    best: re.Match[str] | None = None
    distance = _REACH + 1
    for clock in _TIME.finditer(line):
        if clock.start() < day.end() and clock.end() > day.start():
            continue
        away = max(clock.start() - day.end(), day.start() - clock.end())
        if away < distance and "+" not in line[max(0, clock.start() - 2) : clock.start()]:
            best, distance = clock, away
    return best


def _clock(clock: re.Match[str]) -> str:
    hour = int(clock["h"])
    half = (clock["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    elif half in ("AM", "SA") and hour == 12:
        hour = 0
    return f"{hour:02d}:{clock['min']}:{clock['s'] or '00'}"


_EDGE = re.compile(r"[|•·»>/\\\[\](){}:,;–—-]\s*$|^\s*$")
_PARTS = re.compile(r"\s*(?:[|•·»›>\\\[\]()]|/(?![^()]*\)))\s*|(?:^|\s+)[-–—]+\s+|\s+\.\s+")


def without_date(line: str, found: FoundDate) -> list[str]:
    """What stands beside a date in its line: the parts that are no label, weekday or zone."""
    rest = f"{line[: found.start]} | {line[found.end :]}"
    rest = _FILLER.sub(" ", _TIME.sub(" ", rest))
    parts = (part.strip(" ,.;:-–—") for part in _PARTS.split(rest))
    return [part for part in parts if part]


def stands_apart(line: str, found: FoundDate) -> bool:
    """Whether a date fills its line, or marks divide it from what stands beside it."""
    before = _FILLER.sub(" ", line[: found.start]).rstrip()
    after = _FILLER.sub(" ", line[found.end :]).strip()
    return bool(_EDGE.search(before)) and bool(_EDGE.search(after[:1]))


def date_label(line: str) -> bool:
    """Whether a line says that the day of publication follows ("Cập nhật", "Ngày đăng")."""
    return _LABEL.match(line.lstrip(" (-•")) is not None


_REACH_OF_EVENT = 30  # characters before a day that may say that it is an event's


def event_day(text: str) -> str | None:
    """The first day without a year: ``5/1`` in "Sáng 5/1", ``13/1`` in "Ngày 13.1"."""
    for match in _EVENT.finditer(text):
        start = match.start()
        if not _BEFORE_EVENT.search(text[max(0, start - _REACH_OF_EVENT) : start]):
            continue
        day, month = int(match["d"]), int(match["m"])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return f"{day}/{month}"
    return None


_ISO = re.compile(
    r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?P<s>:\d\d)?(?:\.\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_HANOI = timezone(timedelta(hours=7))


def iso_date(declared: str | None) -> str | None:
    """The day and time in Viet Nam of a declared ISO 8601 date, or None when it is none."""
    match = _ISO.match((declared or "").strip())
    if match is None:
        return None
    time = f"T{match['time']}{match['s'] or ':00'}" if match["time"] else ""
    try:
        moment = datetime.fromisoformat(f"{match['day']}{time}{match['zone'] or ''}")
        if moment.tzinfo is not None:
            moment = moment.astimezone(_HANOI)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S") if time else match["day"]


_IN_URL = re.compile(r"[/-](20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:[/-]|\d*\.)")


def url_date(url: str | None) -> str | None:
    """The day that an address carries (``/2021/07/12/``, ``-20210712083000.htm``), or None."""
    match = _IN_URL.search(url or "")
    return iso_date("-".join(match.groups())) if match else None

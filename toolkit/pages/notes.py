"""What the lines around an article say of it: author, source, place, section, days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.pages.bylines import is_person, read_byline, read_source
from toolkit.pages.datelines import is_on_line
from toolkit.pages.dates import FoundDate, find_date, without_date
from toolkit.pages.furniture import rule_for
from toolkit.pages.headline import is_office_line
from toolkit.pages.imprint import footer_outlet, rights_owner
from toolkit.pages.lines import Line
from toolkit.pages.masthead import may_be_topic
from toolkit.pages.newsrooms import newsroom
from toolkit.pages.outlets import known_outlet
from toolkit.pages.own_names import OwnNames
from toolkit.pages.place_names import is_place_name, is_unit_path, province_named
from toolkit.pages.sections import (
    is_page_name,
    is_section,
    is_tool,
    labelled_section,
    path_of,
    split_breadcrumb,
)
from toolkit.pages.sheet import LINKED, is_menu_row
from toolkit.text.syllables import syllables

__all__ = ["Fields", "Notes", "is_poster", "is_writer", "note"]


@dataclass(slots=True)
class Fields:
    """What the page says, its kept lines with their place in the raw page."""

    title: Line | None = None
    lead: Line | None = None
    body: list[Line] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    published: str | None = None
    event_day: str | None = None
    source: str | None = None
    author: str | None = None
    section: str | None = None
    place: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Notes:
    """What is gathered on the way: the outlet and the place of the dateline, the masthead."""

    own: OwnNames
    dateline_outlet: str | None = None
    dateline_place: str | None = None
    masthead: str | None = None
    imprint: str | None = None
    footer: str | None = None
    owner: str | None = None
    top: str | None = None
    places: list[str] = field(default_factory=list)
    path: tuple[str, ...] = ()
    header: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    named_source: str | None = None
    dates: list[tuple[FoundDate, str]] = field(default_factory=list)


def note(fields: Fields, notes: Notes, line: Line, part: str, where: str) -> None:
    """Add what a line that is not kept says; ``where`` as `published` has it."""
    text = line.text
    if part in _HEADERS and where in _ABOVE:
        notes.header.append(text)
    elif part in _FOOTERS:
        notes.footers.append(text)
    if where == "after" and part != "source" and line.hints.linked < LINKED:
        outlet = footer_outlet(text)
        if outlet and (notes.own.hold(outlet) or not may_be_topic(outlet)):
            notes.footer = notes.footer or outlet
        notes.owner = notes.owner or rights_owner(text)
    if part == "byline":
        _note_byline(fields, notes, text)
    elif part == "publisher":
        notes.named_source = notes.named_source or newsroom(text)
    elif part == "source" or (part == "aside" and where == "head" and read_source(text)):
        _note_source(notes, text, where)
    elif part == "place":
        notes.places.append(text.strip(" •-*"))
        if where in _ABOVE and _UNIT.match(text):
            fields.section = text.strip()
    elif part == "section" and where in _ABOVE:
        if is_unit_path(text) and not is_section(text):  # "XÃ HỘI" is no commune
            notes.places.append(text)
        elif text == notes.masthead and is_office_line(text):
            pass  # whose page it is
        else:
            _note_section(fields, notes, labelled_section(text) or text)
    elif part == "section" and where == "head" and _heads_text(line):
        fields.section = fields.section or labelled_section(text) or text.strip(" >»|/-")
    elif part == "breadcrumb" and where == "head" and (named := _named_in(text)):
        notes.named_source = notes.named_source or named
    elif part == "breadcrumb":
        _note_breadcrumb(fields, notes, text)
    dated = part in ("date", "source", "breadcrumb", "header", "byline", "section", "counter")
    if dated or where == "head":
        found = find_date(text)
        if found and not _TODAY.match(text) and (dated or not without_date(text, found)):
            notes.dates.append((found, "source" if part == "source" else where))
            if part == "date" and not _ISSUED.match(text):
                for rest in _small_parts(text, found):
                    _note_small_part(fields, notes, rest, where)


_LONGEST_PATH = 4  # parts: a longer one is a menu


def _note_section(fields: Fields, notes: Notes, text: str) -> None:
    """A section above the headline, or a path of them; none that the page's path leads through."""
    if find_date(text) or _CLOCK.search(text):
        return
    if len(notes.path) <= _LONGEST_PATH and text in notes.path[:-1]:
        return
    path = path_of(_GLUED.sub(" / ", text)) or [text]
    name = path[-1].strip(" >»|/-")
    if is_section(text) or len(path) > 1 or not notes.path or name == notes.path[-1]:
        fields.section = name


def _heads_text(line: Line) -> bool:
    """Whether a section below the headline is the article's: marked, labelled or known as one."""
    if labelled_section(line.text):
        return True
    return line.hints.role == "section" or (is_section(line.text) and not line.is_marked_up)


def _small_parts(text: str, found: FoundDate) -> list[str]:
    """What stands beside a date; two authors with a hyphen between stay one part."""
    parts = without_date(text, found)
    people = [part for part in parts if is_person(part)]
    both = next((f"{a}{dash}{b}" for a, b in pairwise(people) for dash in (" - ", " – ")
                 if f"{a}{dash}{b}" in text), None)  # fmt: skip
    return [both, *(part for part in parts if part not in both)] if both else parts


_UNIT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh|tx\.?)\s", re.IGNORECASE)
_TODAY = re.compile(r"\W*(?:hôm\s+nay|bây\s+giờ|now|today)\b", re.IGNORECASE)
_ISSUED = re.compile(r"[^\d,|•:]{2,40},\s*ngày\s+\d{1,2}\s+tháng\s", re.IGNORECASE)
"""The place and the day on which a document was issued ("Phú Mỹ, ngày 5 tháng 3 năm 2023")."""
_ABOVE = ("top", "before")
_FOOTERS = ("source", "publisher", "copyright", "tags")
_HEADERS = frozenset(
    ("section", "header", "masthead", "advertisement", "breadcrumb", "date", *_FOOTERS)
)


_BYLINE_LABELS = frozenset(
    ("", "bởi", "by", "tác giả", "người đăng", "đăng bởi", "theo", "được", "đã", "viết", "gửi",
     "tạo", "sửa", "xem", "đọc", "lịch", "tin", "bài")
)  # fmt: skip
_POSTERS = re.compile(
    r"(?:(?:viết|đăng|được viết|được đăng) bởi|người đăng|by)?\s*:?\s*"
    r"(?:admin\w*|administrator|super user|quản trị(?: viên| web| hệ thống)?|quantri\w*|"
    r"biên tập web|webmaster|root|user\d*|(?-i:[a-z][a-z\d_.]{4,}))",
    re.IGNORECASE,
)
"""Accounts that put a page up; they wrote nothing."""


def is_poster(name: str) -> bool:
    """Whether a name is that of an account which puts pages up."""
    return _POSTERS.fullmatch(name.strip(" .:-–")) is not None


def is_writer(byline: str) -> bool:
    """Whether a byline names somebody who writes: no label alone, no account."""
    return byline.strip(" .:-–").casefold() not in _BYLINE_LABELS and not is_poster(byline)


_TOOLS = re.compile(
    r"\s+(?:nghe (?:bài|đọc|báo|nội dung)|chia sẻ|theo dõi|lưu bài|in bài|bình luận|copy|facebook|"
    r"zalo)\b.*$",
    re.IGNORECASE,
)


def _note_byline(fields: Fields, notes: Notes, text: str) -> None:
    text = _TOOLS.sub("", text)
    if not is_writer(text):
        return
    byline = read_byline(text)
    if byline is None:
        fields.author = fields.author or text.strip(" .")
        return
    fields.author = fields.author or byline.author
    notes.named_source = notes.named_source or byline.source


def _named_in(text: str) -> str | None:
    """The source that a line, or a part of it between bars, names."""
    return next(filter(None, map(read_source, text.split(" | "))), None)


def _note_source(notes: Notes, text: str, where: str) -> None:
    """A line that names an outlet: beside the headline the article's own, at the foot the page's.

    Between paragraphs a source that is no outlet is that of a table or a chart.
    What stands above the headline is read with the masthead.
    """
    name = footer_outlet(text) or text.strip(" |-–»>")
    if named := _named_in(text):
        if where != "inside" or (known_outlet(named) and not may_be_topic(named)):
            notes.named_source = notes.named_source or named
    elif where == "head" and name not in _NO_CODE:
        notes.named_source = notes.named_source or name
    elif where == "after" and (notes.own.hold(name) or not may_be_topic(name)):
        notes.footer = notes.footer or name


_CLOCK = re.compile(r"\d:\d\d")
_NO_SECTION = re.compile(rf"{_CLOCK.pattern}|^[\w.-]+\.(?:vn|com|net|org|info)$")  # an address
_GLUED = re.compile(r"(?<=[^\W\dA-Z])/(?=[^\W\d])")
_HERE = re.compile(r"bạn đang (?:ở|xem|đọc)(?: đây| trang| mục)?\s*:\s*", re.IGNORECASE)


def _note_breadcrumb(fields: Fields, notes: Notes, text: str) -> None:
    text = _HERE.sub("", text)
    if is_menu_row(text):
        return
    parts = path_of(_GLUED.sub(" / ", text))
    if len(parts) == 1 and not is_section(text) and any(map(known_outlet, split_breadcrumb(text))):
        parts = [part for part in split_breadcrumb(text) if not _UNIT.match(part)]  # whose page
    parts = [part for part in parts if not is_page_name(part)]
    outlet = next((p for p in parts if known_outlet(p) and not is_section(p)), None)
    if outlet is None and len(parts) > 1 and notes.own.hold(parts[0]) and not is_section(parts[0]):
        outlet = parts[0]
    notes.masthead = notes.masthead or outlet
    rest = [part for part in parts if part != outlet and find_date(part) is None]
    rest = [part for part in rest if not (is_tool(part) or _NO_SECTION.search(part))]
    if rest:
        fields.section, notes.path = rest[-1], (*notes.path, *rest)


_CODE = re.compile(r"[A-ZĐ&]{2,6}")
_NO_CODE = frozenset(("GMT", "AM", "PM", "SA", "CH", "PV", "CTV", "BTV", "BBT", "TP", "HCM"))


def _is_code(word: str) -> bool:
    """Whether a word is an outlet's short name in capitals, and no syllable of a person's name."""
    coded = _CODE.fullmatch(word) is not None and word not in _NO_CODE
    return coded and word.casefold() not in syllables()


def _signed_with_code(fields: Fields, notes: Notes, part: str) -> bool:
    """An author with the outlet's short name behind ("ĐÌNH TRỌNG LĐO")."""
    name, _, code = part.rpartition(" ")
    if not (_is_code(code) and is_person(name)):
        return False
    fields.author = fields.author or name
    notes.named_source = notes.named_source or code
    return True


def _note_small_part(fields: Fields, notes: Notes, part: str, where: str) -> None:
    if is_section(part) or labelled_section(part):
        fields.section = fields.section or labelled_section(part) or part
    elif is_tool(part) or part in _NO_CODE:
        return
    elif source := read_source(part):
        notes.named_source = notes.named_source or source
    elif known_outlet(part.split("/")[0]) or is_on_line(part):
        if where in _ABOVE:
            notes.masthead = notes.masthead or part
        else:  # beside the article's own day
            notes.named_source = notes.named_source or part
    elif _signed_with_code(fields, notes, part):
        return
    elif _is_code(part) and where not in _ABOVE:
        notes.named_source = notes.named_source or part
    elif is_place_name(part) or province_named(part):
        notes.dateline_place = notes.dateline_place or part
    else:
        alone = where in _ABOVE and " " not in part
        known = alone or rule_for(part) or not is_writer(part)
        byline = None if known else read_byline(part)
        if byline and not re.match(r"(?i)số\b|kỳ\b", part):
            fields.author = fields.author or byline.author

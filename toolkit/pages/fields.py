"""From a page that is laid out to the fields of an Article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.pages.bylines import read_byline, read_source
from toolkit.pages.datelines import split_dateline
from toolkit.pages.dates import FoundDate, event_day, find_date, without_date
from toolkit.pages.declared import Head
from toolkit.pages.lines import Line
from toolkit.pages.outlets import (
    is_government,
    is_station,
    known_outlet,
    listed_outlet,
    outlet_of_domain,
)
from toolkit.pages.pictures import is_photo_credit, split_credit
from toolkit.pages.places import is_place_name, place_of, place_of_all, province_named
from toolkit.pages.published import published
from toolkit.pages.sections import is_section, split_breadcrumb
from toolkit.pages.sheet import KEPT, LINKED, Sheet, is_menu_row

__all__ = ["Fields", "read_fields"]


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
class _Notes:
    """What is gathered on the way: the outlet and the place of the dateline, the masthead."""

    dateline_outlet: str | None = None
    dateline_place: str | None = None
    masthead: str | None = None
    footer: str | None = None
    header: list[str] = field(default_factory=list)
    named_source: str | None = None
    dates: list[tuple[FoundDate, str]] = field(default_factory=list)


def read_fields(sheet: Sheet, head: Head, url: str | None) -> Fields:
    """The fields of a sheet that `lay_out` has worked on."""
    fields, notes = Fields(), _Notes()
    title = sheet.of("title")
    start = title[0] if title else -1
    body = [*sheet.of("lead"), *sheet.of("body")]
    first, last = min(body, default=0), max(body, default=len(sheet.lines))
    for index, (line, part) in enumerate(zip(sheet.lines, sheet.parts, strict=True)):
        if part in KEPT:
            _keep(fields, notes, line, part)
        else:
            fields.removed.append((line.text, part))
            _note(fields, notes, line, part, _where(index, start, first, last))
    if fields.title is None:
        _declared_title(fields, sheet)
    fields.url = url or head.meta.get("og:url")
    _finish(fields, notes, head)
    return fields


def _where(index: int, title: int, first: int, last: int) -> str:
    """``top`` (the first line), ``before`` the title, ``head`` below it, ``inside``, ``after``."""
    if index == 0:
        return "top"
    if index < title:
        return "before"
    if index < first:
        return "head"
    return "after" if index > last else "inside"


def _declared_title(fields: Fields, sheet: Sheet) -> None:
    """A title that only the page's head declares has no place in its text."""
    if sheet.declared and fields.body:
        fields.title = Line(sheet.declared, [(0, 0, 0)], 0)


def _keep(fields: Fields, notes: _Notes, line: Line, part: str) -> None:
    if part == "title":
        fields.title = line
        return
    if part == "caption":
        _keep_caption(fields, line.text)
        return
    if notes.dateline_outlet is None and len(fields.body) < 2:
        line = _without_dateline(fields, notes, line)
    if part == "lead" and fields.lead is None:
        fields.lead = line
    elif line.text:
        fields.body.append(line)


_CAPTION_LABEL = re.compile(r"^[\s(\[]*(?:chú thích\s+)?ảnh\s*:\s*", re.IGNORECASE)


def _keep_caption(fields: Fields, text: str) -> None:
    if is_photo_credit(text):
        fields.removed.append((text, "photo_credit"))
        return
    label = _CAPTION_LABEL.match(text)
    if label:
        fields.removed.append((label.group().strip(), "photo_credit"))
        text = text[label.end() :]
    caption, credit = split_credit(text)
    if caption:
        fields.captions.append(caption.strip(" ()") if caption.startswith("(") else caption)
    if credit:
        fields.removed.append((credit, "photo_credit"))


def _without_dateline(fields: Fields, notes: _Notes, line: Line) -> Line:
    end, outlet, place = split_dateline(line.text)
    if not end or end >= len(line.text):
        return line
    notes.dateline_outlet, notes.dateline_place = outlet, place
    fields.removed.append((line.text[:end].strip(), "dateline"))
    return line.part(end)


def _note(fields: Fields, notes: _Notes, line: Line, part: str, where: str) -> None:
    text = line.text
    if part in _HEADERS and (where in _ABOVE or part in _FOOTERS):
        notes.header.append(text)
    if where == "after" and part != "source" and line.hints.linked < LINKED:
        notes.footer = notes.footer or _footer_outlet(text)
    if part == "byline":
        _note_byline(fields, notes, text)
    elif part == "publisher":
        notes.named_source = notes.named_source or text
    elif part == "source":
        _note_source(notes, text)
    elif part == "place":
        notes.dateline_place = notes.dateline_place or text.strip(" •-*")
        if where in _ABOVE and _UNIT.match(text):
            fields.section = text.strip()
    elif part == "section" and where in _ABOVE:
        fields.section = text.strip(" >»|/-")
    elif part == "breadcrumb":
        _note_breadcrumb(fields, notes, text)
    if part in ("date", "source", "breadcrumb", "header", "byline", "section", "counter"):
        found = find_date(text)
        if found and not _TODAY.match(text):
            notes.dates.append((found, "source" if part == "source" else where))
            if part == "date":
                for rest in without_date(text, found):
                    _note_small_part(fields, notes, rest)


_TODAY = re.compile(r"\W*(?:hôm\s+nay|bây\s+giờ|now|today)\b", re.IGNORECASE)
_ABOVE = ("top", "before")
_SECTION_WORDS = 8
_FOOTERS = ("source", "publisher", "copyright", "tags")
_HEADERS = frozenset(("section", "header", "breadcrumb", "date", *_FOOTERS))


_RIGHTS = re.compile(
    r"^(?:©|®|\(c\)|copyrights?|(?:giữ )?bản quyền(?: thuộc)?(?: về)?|all rights reserved|by|\d{4}|"
    r"[\s.,:|–-])+|(?:all rights reserved|[.\s])+$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s[-–|]\s|[.,;|]\s|\s*[©®]")


_NAMELESS = re.compile(
    r"(?:cổng|trang) (?:thông tin|tin|tt)\s?(?:điện tử|đt)?|tttđt", re.IGNORECASE
)


def _footer_outlet(text: str) -> str | None:
    """The outlet that a line at the foot of a page names first ("© 2020 HTTV", "Báo A - …")."""
    bare = _RIGHTS.sub("", text)
    if listed_outlet(bare) or is_station(bare):
        return bare.strip()
    first = _AFTER_NAME.split(bare)[0]
    for name in (bare, first) if _NAMELESS.fullmatch(first.strip()) else (first, bare):
        if (known_outlet(name) and not is_section(name)) or is_government(name):
            return name.strip()
    return None


def _author(printed: str | None, head: Head) -> str | None:
    """The printed author without the outlet's code behind the name; else the declared one."""
    author = (printed or "").strip(" -–,;")
    words = author.split()
    if len(words) > 2 and words[-1].isupper() and listed_outlet(words[-1]):
        bare = " ".join(words[:-1])
        author = bare if not author.isupper() or head.author == bare else author
    return author or head.author


def _note_byline(fields: Fields, notes: _Notes, text: str) -> None:
    byline = read_byline(text)
    if byline is None:
        fields.author = fields.author or text.strip(" .")
        return
    fields.author = fields.author or byline.author
    notes.named_source = notes.named_source or byline.source


def _note_source(notes: _Notes, text: str) -> None:
    named = read_source(text)
    if named:
        notes.named_source = notes.named_source or named
    else:
        notes.masthead = notes.masthead or _footer_outlet(text) or text.strip(" |-–»>")


def _note_breadcrumb(fields: Fields, notes: _Notes, text: str) -> None:
    if is_menu_row(text):
        return
    parts = [part for part in split_breadcrumb(text) if not _is_page_name(part)]
    outlet = next((p for p in parts if known_outlet(p) and not is_section(p)), None)
    notes.masthead = notes.masthead or outlet
    rest = [part for part in parts if part != outlet and find_date(part) is None]
    if rest:
        fields.section = rest[0] if all(map(is_section, rest)) else rest[-1]


_HOME = frozenset(("trang chủ", "trang nhất", "home", "chi tiết tin", "chi tiết", "tin chi tiết"))


def _is_page_name(part: str) -> bool:
    """A part of a path that names the home page or the article itself, not a section."""
    return part.casefold() in _HOME or len(part.split()) > _SECTION_WORDS


def _note_small_part(fields: Fields, notes: _Notes, part: str) -> None:
    if is_section(part):
        fields.section = fields.section or part
    elif known_outlet(part):
        notes.masthead = notes.masthead or part
    elif is_place_name(part):
        notes.dateline_place = notes.dateline_place or part
    else:
        byline = read_byline(part)
        if byline and not re.match(r"(?i)số\b|kỳ\b", part):
            fields.author = fields.author or byline.author


# -- what is drawn from several lines -------------------------------------------------------


def _finish(fields: Fields, notes: _Notes, head: Head) -> None:
    fields.source = (
        notes.named_source
        or notes.dateline_outlet
        or notes.masthead
        or head.site_name
        or notes.footer
        or head.site
    )
    fields.author = _author(fields.author, head)
    fields.section = fields.section or head.section
    opening = [line.text for line in (fields.lead, *fields.body[:2]) if line]
    fields.event_day = next(filter(None, map(event_day, opening)), None)
    fields.published = published(
        notes.dates, head, fields.url, [line.text for line in fields.body], fields.event_day
    )
    fields.place = _place(fields, notes)


_UNIT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh|tx\.?)\s", re.IGNORECASE)


def _place(fields: Fields, notes: _Notes) -> str | None:
    """The article's province; a local portal's own where the article names none."""
    found = _own_place(fields, notes)
    named = known_outlet(fields.source or "")
    if found or (named and named.province is None and named.domains):
        return found
    teasers = [text for text, rule in fields.removed if rule in ("related", "teaser", "copyright")]
    return place_of_all(dict.fromkeys(teasers))


def _own_place(fields: Fields, notes: _Notes) -> str | None:
    outlet = known_outlet(notes.named_source or "") or known_outlet(notes.dateline_outlet or "")
    masthead = known_outlet(notes.masthead or "")
    if masthead is None and fields.url:
        masthead = outlet_of_domain(fields.url)
    province = next((o.province for o in (masthead, outlet) if o and o.province), None)
    place = notes.dateline_place
    if place and province_named(place) is None:
        fields_section = f"{fields.section or ''} {place}"
    else:
        fields_section = fields.section or ""
    return place_of(
        dateline=place,
        section=fields_section,
        header=notes.header,
        outlet=province,
        title=fields.title.text if fields.title else "",
        lead=fields.lead.text if fields.lead else "",
        body=[line.text for line in fields.body],
        published=fields.published,
    )

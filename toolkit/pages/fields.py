"""From a page that is laid out to the fields of an Article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.pages.bylines import read_byline, read_source
from toolkit.pages.datelines import split_dateline
from toolkit.pages.dates import FoundDate, event_day, find_date, iso_date, url_date, without_date
from toolkit.pages.html import Head
from toolkit.pages.lines import Line
from toolkit.pages.outlets import known_outlet, outlet_of_domain
from toolkit.pages.pictures import is_photo_credit, split_credit
from toolkit.pages.places import is_place_name, place_of, place_of_all, province_named
from toolkit.pages.sections import is_section, split_breadcrumb
from toolkit.pages.sheet import KEPT, Sheet

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
    if sheet.declared and fields.body and len(sheet.declared.split()) >= 4:
        name = re.split(r"\s[|\-–—]\s", " ".join(sheet.declared.split()))[0]
        fields.title = Line(name, [(0, 0, 0)], 0)


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
    if part == "byline":
        _note_byline(fields, notes, text)
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
        if found:
            notes.dates.append((found, "source" if part == "source" else where))
            if part == "date":
                for rest in without_date(text, found):
                    _note_small_part(fields, notes, rest)


_ABOVE = ("top", "before")
_FOOTERS = ("source", "copyright", "tags")
_HEADERS = frozenset(("section", "header", "breadcrumb", "date", *_FOOTERS))


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
        notes.masthead = notes.masthead or text.strip(" |-–»>")


def _note_breadcrumb(fields: Fields, notes: _Notes, text: str) -> None:
    parts = split_breadcrumb(text)
    outlet = next((p for p in parts if known_outlet(p) and not is_section(p)), None)
    notes.masthead = notes.masthead or outlet
    rest = [
        p for p in parts if p != outlet and p.casefold() not in ("trang chủ", "trang nhất", "home")
    ]
    if rest and find_date(rest[-1]) is None:
        fields.section = rest[-1]


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
    fields.source = notes.named_source or notes.dateline_outlet or notes.masthead
    if fields.author:
        fields.author = fields.author.strip(" -–,;") or None
    opening = [line.text for line in (fields.lead, *fields.body[:2]) if line]
    fields.event_day = next(filter(None, map(event_day, opening)), None)
    fields.published = _published(fields, notes, head)
    fields.place = _place(fields, notes)


_UNIT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh|tx\.?)\s", re.IGNORECASE)
_YEARS_APART = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_DECLARED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "date",
)  # names of <meta>, the surest first


def _published(fields: Fields, notes: _Notes, head: Head) -> str | None:
    names = (head.meta.get(name) for name in _DECLARED)
    declared = next(filter(None, map(iso_date, (*names, head.published))), None)
    printed = _printed(fields, notes)
    if declared and printed and not printed.startswith(declared[:10]):
        return declared
    return printed or declared or iso_date(head.meta.get("time")) or url_date(fields.url)


def _printed(fields: Fields, notes: _Notes) -> str | None:
    ranked = sorted(notes.dates, key=_rank)
    if not ranked:
        return None
    best, where = ranked[0]
    if where == "top" and best.weekday and not best.timed and not best.labelled:
        return None if _later(best, fields) else best.iso
    return best.iso


def _rank(item: tuple[FoundDate, str]) -> int:
    """The day of publication is labelled or has a time, or stands by the source or the title."""
    found, where = item
    if where in ("inside", "after"):
        return 3 if found.labelled else 6
    if found.labelled:
        return 0
    if found.timed:
        return 1
    return {"source": 2, "head": 4}.get(where, 5)


def _later(found: FoundDate, fields: Fields) -> bool:
    """A day years after all that the text speaks of: the day of the crawl."""
    years = [int(year) for line in fields.body for year in _YEAR.findall(line.text)]
    return bool(years) and int(found.iso[:4]) - max(years) >= _YEARS_APART


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

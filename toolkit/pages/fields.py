"""From a page that is laid out to the fields of an Article."""

from __future__ import annotations

import re

from toolkit.pages.datelines import own_dateline, split_dateline
from toolkit.pages.dates import event_day, find_date
from toolkit.pages.declared import Head
from toolkit.pages.imprint import footer_outlet, imprint_of
from toolkit.pages.lines import Line
from toolkit.pages.masthead import masthead_of, top_name
from toolkit.pages.notes import Fields, Notes, is_poster, note
from toolkit.pages.outlets import (
    is_nameless,
    known_outlet,
    listed_outlet,
    outlet_of_domain,
)
from toolkit.pages.own_names import OwnNames
from toolkit.pages.pictures import is_photo_credit, split_credit
from toolkit.pages.place_names import in_capital
from toolkit.pages.places import Whereabouts, place_of
from toolkit.pages.published import published
from toolkit.pages.sections import is_section, menu_items, path_above, split_breadcrumb
from toolkit.pages.shape import is_row
from toolkit.pages.sheet import KEPT, LINKED, Sheet

__all__ = ["Fields", "read_fields"]


def read_fields(sheet: Sheet, head: Head, url: str | None, day: str | None = None) -> Fields:
    """The fields of a sheet that `lay_out` has worked on; ``day`` is for one that prints none."""
    title = sheet.of("title")
    start = title[0] if title else -1
    body = [*sheet.of("lead"), *sheet.of("body")]
    first = min(sheet.of("body") or body, default=0)
    last = max(body, default=len(sheet.lines))
    top = range(start if title else first)
    above = [(sheet.lines[i].text, sheet.parts[i]) for i in top if sheet.parts[i] not in KEPT]
    around = enumerate(zip(sheet.lines, sheet.parts, strict=True))
    own = OwnNames(head, [x.text for i, (x, p) in around if i not in top and p not in KEPT])
    fields, notes = Fields(), Notes(own)
    notes.masthead = masthead_of(above, head, own)
    notes.top = None if head.title else top_name(above)
    for name in filter(None, (notes.masthead, notes.top)):
        own.add(name)
    notes.path = path_above(above)
    fields.section = notes.path[-1] if notes.path else None
    menu = _menu_above(sheet, start)
    for index, (line, part) in enumerate(zip(sheet.lines, sheet.parts, strict=True)):
        part = "menu" if index in menu else part
        if part in KEPT:
            _keep(fields, notes, line, part)
        else:
            fields.removed.append((line.text, part))
            note(fields, notes, line, part, _where(index, start, first, last))
            if index > last and part == "copyright":
                notes.imprint = notes.imprint or _named_above(sheet, index)
    if fields.title is None:
        _declared_title(fields, sheet)
    fields.url = url or head.meta.get("og:url")
    _finish(fields, notes, head, day)
    return fields


def _menu_above(sheet: Sheet, title: int) -> range:
    """The lines of a menu that is stacked above the headline and its day."""
    title = max(title, 0)
    while title > 0 and sheet.parts[title - 1] == "date":
        title -= 1
    first = title
    below_menu = sheet.parts[title - 1 : title] == ["menu"]
    stacked = ("menu", "section") if below_menu else ("section",)
    while first > 0 and sheet.parts[first - 1] in stacked:
        first -= 1
        if below_menu and sheet.lines[first].gap:
            break  # another block of it
    stack = [(line.text, line.gap) for line in sheet.lines[first:title]]
    return range(first, first + menu_items(stack))


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


def _keep(fields: Fields, notes: Notes, line: Line, part: str) -> None:
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


_CAPTION_LABEL = re.compile(
    r"^[\s(\[]*(?:(?:chú thích\s+)?ảnh\s*:|(?:chụp lại|chú thích) hình ảnh\s*[,:]|"
    r"image caption)\s*",
    re.IGNORECASE,
)


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


def _without_dateline(fields: Fields, notes: Notes, line: Line) -> Line:
    end, outlet, place = split_dateline(line.text)
    if not end:
        end, outlet = own_dateline(line.text, notes.own)
    if not end or end >= len(line.text):
        return line
    notes.dateline_outlet, notes.dateline_place = outlet, place
    if found := find_date(line.text[:end]):
        notes.dates.append((found, "source"))
    fields.removed.append((line.text[:end].strip(), "dateline"))
    return line.part(end)


def _author(printed: str | None, head: Head) -> str | None:
    """The printed author without the outlet's code behind the name; else the declared one."""
    author = (printed or "").strip(" -–,;")
    words = author.split()
    if len(words) > 2 and words[-1].isupper() and listed_outlet(words[-1]):
        bare = " ".join(words[:-1])
        author = bare if not author.isupper() or head.author == bare else author
    return author or (head.author if head.author and not is_poster(head.author) else None)


# -- what is drawn from several lines -------------------------------------------------------


def _finish(fields: Fields, notes: Notes, head: Head, day: str | None) -> None:
    fields.source = (
        notes.named_source
        or notes.dateline_outlet
        or notes.masthead
        or head.site_name
        or notes.imprint
        or notes.footer
        or head.site
        or notes.top
        or notes.owner
        or head.publisher
        or _suffix(head, notes)
    )
    fields.author = _author(fields.author, head)
    fields.section = fields.section or head.section
    opening = [line.text for line in (fields.lead, *fields.body[:2]) if line]
    fields.event_day = next(filter(None, map(event_day, opening)), None)
    body = [line.text for line in fields.body]
    fields.published = published(notes.dates, head, fields.url, body, fields.event_day) or day
    fields.place = _place(fields, notes)


def _named_above(sheet: Sheet, index: int) -> str | None:
    """The outlet in the line right above the first of a licence, of an address."""
    above, rule = sheet.lines[index - 1], sheet.rules[index]
    if above.hints.linked >= LINKED:
        return None
    ruled = rule is not None and rule.name == "copyright"
    named = ruled and sheet.parts[index - 1] not in ("publisher", "byline")
    return imprint_of(above.text) if named else footer_outlet(above.text)


def _suffix(head: Head, notes: Notes) -> str | None:
    """What stands behind the headline in the page's title, unless the page has it as a section."""
    name = head.suffix
    if name is None or is_section(name) or is_nameless(name) or len(name.split()) > _SUFFIX_WORDS:
        return None
    printed = {part.casefold() for text in notes.header for part in split_breadcrumb(text)}
    return name if name.casefold() not in printed else None


_SUFFIX_WORDS = 6


def _place(fields: Fields, notes: Notes) -> str | None:
    """The article's province, from all that the page says."""
    body = [x.text for x in fields.body if x.hints.role != "table" and not is_row(x.text)]
    return place_of(
        Whereabouts(
            title=fields.title.text if fields.title else "",
            lead=fields.lead.text if fields.lead else "",
            body=body,
            dateline=notes.dateline_place,
            header=[*notes.header, *notes.places, fields.section or ""],
            footer=[text for text in notes.footers if not in_capital(text)],
            outlet=_home(fields, notes),
            published=fields.published,
        )
    )


def _home(fields: Fields, notes: Notes) -> str | None:
    """The province of the outlet that publishes the page, else of the one that it names."""
    names = (notes.masthead, notes.named_source, notes.dateline_outlet)
    outlets = [known_outlet(name) for name in names if name]
    if not notes.masthead and fields.url:
        outlets.insert(0, outlet_of_domain(fields.url))
    return next((outlet.province for outlet in outlets if outlet and outlet.province), None)

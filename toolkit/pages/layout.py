"""Which lines of a page are its title, its lead, its body, its captions, and which go out.

A `Sheet` is a page's lines with a *part* for each: ``title``, ``lead``, ``body``, ``caption``,
or the name of the rule that takes the line out. `lay_out` decides in this order: furniture by
mark-up and by rule, the first paragraph, the title before it, the end of the article, then
what stands between.
"""

from __future__ import annotations

import re

from toolkit.pages.asides import mark_asides, mark_labelled
from toolkit.pages.bylines import (
    is_person,
    names_people,
    names_scholar,
    read_byline,
    read_source,
)
from toolkit.pages.ending import find_end, mark_footnotes
from toolkit.pages.headline import find_title, first_paragraph
from toolkit.pages.lines import Line
from toolkit.pages.newsrooms import names_institution, names_publisher
from toolkit.pages.notes import is_writer
from toolkit.pages.outlets import is_government, is_station, known_outlet, listed_outlet
from toolkit.pages.pictures import is_caption_like, is_caption_sentence, is_credited, is_view
from toolkit.pages.place_names import is_place_name, is_unit_path
from toolkit.pages.roles import FURNITURE
from toolkit.pages.sections import is_section, labelled_section
from toolkit.pages.shape import PARAGRAPH, ends_sentence, is_paragraph, is_row
from toolkit.pages.sheet import (
    LABELS,
    LINKED,
    Sheet,
    is_breadcrumb,
    is_date_line,
    is_menu_row,
    is_path,
)

__all__ = ["lay_out"]

_CAPTION_LONGEST = 300  # characters, below a picture
_SECTION_WORDS, _NAME_WORDS = 6, 4
_CODE = re.compile(r"[^\W\d]\d|\d[^\W\d]|\d[\d.,/:]{3,}")  # of a channel, a number
_LEAD_LONGEST = 420  # characters, on text pages; leads that HTML marks may be longer


def lay_out(sheet: Sheet) -> None:
    """Give every line of the sheet its part."""
    _furniture_by_role(sheet)
    mark_labelled(sheet)
    mark_footnotes(sheet)
    first = first_paragraph(sheet)
    title = find_title(sheet, first)
    start = title + 1 if title is not None else 0
    last = find_end(sheet, max(first, start))
    _head(sheet, title, first)
    _middle(sheet, start, last)
    _tail(sheet, last + 1)


_PLAYER = re.compile(r"(?:video|clip)\s*:", re.IGNORECASE)
_BESIDE_DATES = ("share", "counter")
"""Boxes of tools that often hold the day of publication too."""


def _furniture_by_role(sheet: Sheet) -> None:
    for index, line in enumerate(sheet.lines):
        role = line.hints.role
        if role in _BESIDE_DATES and line.hints.linked < LINKED and is_date_line(line):
            sheet.parts[index] = "date"
        elif role == "menu" and is_path(line.text):
            sheet.parts[index] = "breadcrumb"
        elif role in FURNITURE:
            sheet.parts[index] = role or ""
        elif role == "caption":
            sheet.parts[index] = _caption_part(sheet, index)


def _caption_part(sheet: Sheet, index: int) -> str:
    """A line in a picture's box: under a caption, a mere name is the photographer's."""
    text, rule = sheet.lines[index].text, sheet.rules[index]
    if rule is not None and rule.name == "share":
        return rule.name
    if _PLAYER.match(text):
        return "related"
    if read_source(text):
        return "source"
    below = index > 0 and sheet.parts[index - 1] == "caption"
    return "photo_credit" if below and is_person(text) else "caption"


def _head(sheet: Sheet, title: int | None, first: int) -> None:
    """Lines up to the first paragraph: title, then what heads a page."""
    if title is not None:
        sheet.parts[title] = "title"
        for index in sheet.of("caption"):
            if index < min(title, first):
                sheet.parts[index] = "header"
        if first < title:
            sheet.parts[first] = "lead"
    for index in range(min(first, len(sheet.lines))):
        if not sheet.open(index):
            continue
        sheet.parts[index] = _head_part(sheet, index, title)


def _head_part(sheet: Sheet, index: int, title: int | None) -> str:
    line = sheet.lines[index]
    text = line.text
    rule = sheet.rules[index]
    if rule is not None:
        return rule.name
    if line.hints.role in LABELS:
        return "byline" if line.hints.role == "author" else line.hints.role or ""
    if line.hints.role == "table" and title is not None and index > title:
        return "body"
    if is_date_line(line):
        return "date"
    if line.hints.role == "lead":
        return "lead"
    if is_station(text) or (listed_outlet(text) is not None and not is_section(text)):
        return "source"
    if (is_section(text) and not is_menu_row(text)) or labelled_section(text):
        return "section"
    if is_breadcrumb(text):
        return "breadcrumb"
    if known_outlet(text) is not None:
        return "source"
    if is_government(text):
        return "source"
    if is_place_name(text) or is_unit_path(text):
        return "place"
    if names_scholar(text):
        return "byline"
    if index and names_scholar(sheet.lines[index - 1].text) and not ends_sentence(text):
        return "header"  # where the author works
    if title is None or index < title:
        return "section" if _may_be_section(line) else "header"
    if line.hints.linked >= LINKED:
        return "byline" if is_person(text) and not is_place_name(text) else "related"
    if text == sheet.lines[title].text:
        return "header"
    if read_source(text):
        return "source"
    if read_byline(text):
        return "byline"
    if is_view(text):
        return "caption"
    if ends_sentence(text) or _NUMBERED.match(text):
        return "body"
    if is_caption_like(text):
        return "caption"
    return "body" if len(text.split()) > 6 else "header"


_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)/-]\s*[^\W\d]")


def _may_be_section(line: Line) -> bool:
    """A few words above the title that no table knows: no code, no row of links."""
    text = line.text
    return (
        len(text.split()) <= _SECTION_WORDS
        and text[0].isalpha()
        and not line.columns
        and not ends_sentence(text)
        and not _CODE.search(text)
        and not is_menu_row(text)
    )


def _middle(sheet: Sheet, start: int, last: int) -> None:
    """Lines from the first paragraph to the last: body, captions, and what interrupts them."""
    for index in range(start, min(last + 1, len(sheet.lines))):
        if not sheet.open(index):
            continue
        sheet.parts[index] = _middle_part(sheet, index)
    mark_asides(sheet)
    _find_byline(sheet)
    _find_lead(sheet)


def _middle_part(sheet: Sheet, index: int) -> str:
    line = sheet.lines[index]
    text = line.text
    rule = sheet.rules[index]
    if rule is not None and not (is_paragraph(text) or _is_answer(text)):
        return rule.name
    if line.hints.role == "table":
        return "body"
    if line.hints.role in LABELS:
        return "byline" if line.hints.role == "author" else line.hints.role or ""
    if line.hints.role == "lead":
        return "lead"
    if line.hints.linked >= LINKED and not (ends_sentence(text) and len(text) >= PARAGRAPH):
        return "related"
    if _OF_TABLE.match(text) and read_source(text):
        return "source"
    centred = line.hints.align == "center"
    if line.hints.image and len(text) <= _CAPTION_LONGEST and (centred or not ends_sentence(text)):
        return "caption"
    if line.hints.image and is_caption_sentence(text):
        return "caption"
    marked = line.hints.heading or line.hints.item
    if not marked and is_caption_like(text) and not _heads_table(sheet, index):
        return "caption"
    if is_date_line(line):
        return "date"
    return "body"


def _heads_table(sheet: Sheet, index: int) -> bool:
    """Whether two rows of numbers follow a line: its words name their columns."""
    below = sheet.lines[index + 1 : index + 3]
    return len(below) == 2 and all(is_row(line.text) for line in below)


_OF_TABLE = re.compile(r"[\s(*]*nguồn\s*:", re.IGNORECASE)


def _find_byline(sheet: Sheet) -> None:
    """Names below the sapo of a page that names no author elsewhere before its text."""
    body = sheet.of("body")
    if len(body) < 4 or "byline" in sheet.parts:
        return
    line = sheet.lines[body[1]]
    if names_people(line.text) and not line.hints.heading:
        sheet.parts[body[1]] = "byline"


def _is_answer(text: str) -> bool:
    return text.startswith(("- ", "+ ")) and ends_sentence(text)


def _find_lead(sheet: Sheet) -> None:
    """The sapo: what HTML marks, else a short first paragraph of a text with more of them."""
    body = sheet.of("body")
    if sheet.of("lead"):
        for index in sheet.of("lead")[1:]:
            if index > sheet.of("lead")[0] + 1:
                sheet.parts[index] = "body"
        return
    if len(body) < 3:
        return
    index = body[0]
    text = sheet.lines[index].text
    longer = sum(len(sheet.lines[i].text) for i in body[1:])
    short = len(text) <= _LEAD_LONGEST and longer > 2 * len(text)
    listed = text.startswith(("-", "+", "1."))
    if short and ends_sentence(text) and not listed and len(text.split()) >= 8:
        sheet.parts[index] = "lead"


def _tail(sheet: Sheet, start: int) -> None:
    """Lines after the last paragraph: byline, source, captions, teasers."""
    signed = any(is_writer(sheet.lines[i].text) for i in sheet.of("byline"))
    below_box = False
    for index in range(start, len(sheet.lines)):
        below_box = below_box or sheet.parts[index - 1] in _BOXES
        if not sheet.open(index):
            continue
        if _below_signature(sheet, index, start if signed else index) and _is_moved_caption(
            sheet, index
        ):
            sheet.parts[index] = "caption"
            continue
        part = _tail_part(sheet, index, signed, below_box)
        signed = signed or part == "byline"
        sheet.parts[index] = part


_BOXES = ("related", "comment", "copyright")
_FEW_WORDS = 6


def _below_signature(sheet: Sheet, index: int, start: int) -> bool:
    """Whether a line stands right below a signature, a credit or another caption."""
    part, text = sheet.parts[index - 1], sheet.lines[index - 1].text
    if part in ("byline", "source", "photo_credit", "caption"):
        return True
    return index > start and part in ("teaser", "related") and len(text.split()) <= _FEW_WORDS


_MOVED_CAPTION = (2, 40)  # words


def _is_moved_caption(sheet: Sheet, index: int) -> bool:
    """A single sentence right below the signature: captions that a scraper moved to the end."""
    line = sheet.lines[index]
    fewest, most = _MOVED_CAPTION
    return (
        sheet.rules[index] is None
        and line.hints.linked < LINKED
        and line.hints.role in (None, "body")
        and (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in '"“')
        and line.text[-1] == "."
        and fewest <= len(line.text.split()) <= most
        and read_source(line.text) is None
    )


def _tail_part(sheet: Sheet, index: int, signed: bool, below_box: bool) -> str:
    line = sheet.lines[index]
    text = line.text
    rule = sheet.rules[index]
    if rule is not None:
        return rule.name
    if line.hints.role in LABELS:
        return "byline" if line.hints.role == "author" else line.hints.role or ""
    if read_source(text):
        return "source"
    if is_date_line(line):
        return "date"
    tag = line.hints.linked >= LINKED and is_place_name(text)
    institution = names_institution(text) and len(text.split()) > _NAME_WORDS
    if not (signed or tag or institution) and read_byline(text):
        return "byline"
    if sheet.parts[index - 1] == "byline" and names_publisher(text):
        return "publisher"
    if text[0] not in "-•*+>»" and line.hints.linked < LINKED:
        pictured = line.hints.image and line.hints.align == "center" and not below_box
        if pictured or is_credited(text):
            return "caption"
    if known_outlet(text) is not None:
        return "source"
    return "teaser"

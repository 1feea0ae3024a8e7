"""Teasers and repeated captions between the paragraphs of a page, told by their context."""

from __future__ import annotations

import re

from toolkit.pages.captions import mark_captions
from toolkit.pages.datelines import split_dateline
from toolkit.pages.outlets import known_outlet
from toolkit.pages.pictures import split_credit
from toolkit.pages.place_names import is_place_name
from toolkit.pages.shape import PARAGRAPH, ends_sentence, is_paragraph
from toolkit.pages.sheet import Sheet

__all__ = ["mark_asides", "mark_labelled"]

_TEASER_WORDS = (5, 25)
_LONGEST_HEADLINE = 200  # characters
_VERSE = 9  # words: a line of a poem has fewer
_BULLETS = "-•*+–—0123456789"


def mark_asides(sheet: Sheet) -> None:
    """Give ``caption`` or ``related`` to lines of the body that are none of its paragraphs."""
    _mark_repeated_caption(sheet)
    _mark_contents(sheet)
    _mark_later_datelines(sheet, sheet.of("body"))
    body = [i for i in sheet.of("body") if not sheet.lines[i].is_marked_up]
    if len(body) >= _FEWEST_BESIDE:
        _mark_teasers(sheet, body)
    _mark_live(sheet)
    mark_captions(sheet)


_SKIP = re.compile(r"bỏ qua (?P<box>.{2,60}) và tiếp tục(?: đọc)?", re.IGNORECASE)
_PICTURE = re.compile(
    r"(?:chụp lại|chú thích) hình ảnh\s*[,:]|image caption\s*[,:]?", re.IGNORECASE
)
_SKIPPED = 40  # lines
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)\W*$", re.IGNORECASE)


def mark_labelled(sheet: Sheet) -> None:
    """What a page made for reading aloud names: boxes from "Bỏ qua X …" to "End of X", captions."""
    for index, line in enumerate(sheet.lines):
        if skip := _SKIP.fullmatch(line.text):
            ends = {f"{word} {skip['box']}".casefold() for word in ("end of", "cuối", "kết thúc")}
            box = range(index + 1, min(index + _SKIPPED, len(sheet.lines)))
            stop = next((i for i in box if sheet.lines[i].text.casefold() in ends), index)
            sheet.parts[index : stop + 1] = ["related"] * (stop + 1 - index)
        elif index and _PICTURE.fullmatch(sheet.lines[index - 1].text) and sheet.open(index):
            sheet.parts[index] = "caption"
        elif (rule := sheet.rules[index]) and rule.name == "photo_label":
            _mark_below_file(sheet, index)


def _mark_below_file(sheet: Sheet, index: int) -> None:
    """The line right below the name of a picture's file is its caption."""
    below = index + 1
    if below == len(sheet.lines) or not _FILE.search(sheet.lines[index].text):
        return
    line = sheet.lines[below]
    undecided = sheet.open(below) and sheet.rules[below] is None
    if undecided and line.gap == 0 and not is_paragraph(line.text):
        sheet.parts[below] = "caption"


def _mark_repeated_caption(sheet: Sheet) -> None:
    """A caption that the page prints twice, once without its credit (a picture's ``alt``)."""
    captions = {split_credit(sheet.lines[i].text)[0] for i in sheet.of("caption")}
    for index in sheet.of("body"):
        if sheet.lines[index].text in captions:
            sheet.parts[index] = "repeated"


_CONTENTS = re.compile(r"(?:nội dung(?: chính| bài viết)?|mục lục)\s*:?", re.IGNORECASE)
_ENTRY = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")


def _mark_contents(sheet: Sheet) -> None:
    """A table of contents: numbered lines right below its name."""
    for index, line in enumerate(sheet.lines):
        if not _CONTENTS.fullmatch(line.text):
            continue
        for below in range(index + 1, len(sheet.lines)):
            entry = sheet.lines[below].text
            if not _ENTRY.match(entry) or len(entry) >= PARAGRAPH:
                break
            sheet.parts[below] = "contents"


def _mark_later_datelines(sheet: Sheet, body: list[int]) -> None:
    """An outlet's dateline opens its article; further on it opens the sapo of another one."""
    opening = next(iter([*sheet.of("lead"), *body]), None)
    if opening is None:
        return
    outlet = split_dateline(sheet.lines[opening].text)[1]
    for place, index in enumerate(body):
        text = sheet.lines[index].text
        later = split_dateline(text)[1] if index > opening + 1 else None
        last = place == len(body) - 1
        if later is None or (later != outlet and not _is_teaser(sheet, index, later, last=last)):
            continue
        sheet.parts[index] = "related"
        if place and _heads_teaser(sheet, body[place - 1], index):
            headline = sheet.lines[body[place - 1]].text
            for head in body[max(place - _TWICE, 0) : place]:
                if sheet.lines[head].text == headline:
                    sheet.parts[head] = "related"


_TWICE = 2  # a headline below its picture, whose own words it repeats


def _heads_teaser(sheet: Sheet, index: int, teaser: int) -> bool:
    """Whether a line is the headline of another article's sapo: no sentence, or in one block."""
    if sheet.parts[index] != "body":
        return False
    line = sheet.lines[index]
    block = index + 1 == teaser and line.gap > 0 == sheet.lines[teaser].gap
    return not ends_sentence(line.text) or (block and line.text[-1] in "?!")


def _is_teaser(sheet: Sheet, index: int, outlet: str, *, last: bool) -> bool:
    """A short line of an outlet below a headline; the ``last`` of all may be a whole sapo."""
    headed = sheet.parts[index - 1] != "body" or _heads_teaser(sheet, index - 1, index)
    short = len(sheet.lines[index].text) < PARAGRAPH
    sapo = last and _is_headline(sheet, index - 1)
    return ((short and headed) or sapo) and known_outlet(outlet) is not None


def _mark_teasers(sheet: Sheet, body: list[int]) -> None:
    """Headlines one after another: an article's own subheadings stand alone."""
    for index in body:
        if _is_below_link(sheet, index):
            sheet.parts[index] = "related"
    for run in _headlines(sheet, body):
        if _opens_list(sheet, run[0] - 1):
            continue
        if len(run) >= 2:
            for index in _teasers(sheet, run):
                sheet.parts[index] = "related"
        elif _names_place_first(sheet.lines[run[0]].text):
            sheet.parts[run[0]] = "related"
        if run[-1] == body[-2] and _heads_last_line(sheet, body):
            sheet.parts[body[-2]] = sheet.parts[body[-1]] = "related"


def _headlines(sheet: Sheet, body: list[int]) -> list[list[int]]:
    """Runs of lines that may be headlines."""
    runs: list[list[int]] = []
    for index in body:
        if not _is_headline(sheet, index):
            continue
        if runs and runs[-1][-1] + 1 == index:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _heads_last_line(sheet: Sheet, body: list[int]) -> bool:
    """Whether the last two lines are another article's headline and opening."""
    headline, opening = (sheet.lines[index].text for index in body[-2:])
    longer = len(headline.split()) > _SUBHEADING_WORDS and sheet.parts[body[-2]] == "body"
    return longer and len(body) > _FEWEST_LINES and len(opening) < PARAGRAPH


def _opens_list(sheet: Sheet, index: int) -> bool:
    """Whether what follows a line of the article is its list ("Ban Tổ chức đã trao:")."""
    return index >= 0 and sheet.parts[index] == "body" and sheet.lines[index].text[-1] == ":"


def _is_below_link(sheet: Sheet, index: int) -> bool:
    """A headline right below a link in a block of its own (">> …", "Video: …")."""
    if not (0 < index < len(sheet.lines) - 1 and sheet.parts[index - 1] == "related"):
        return False
    above, line, below = sheet.lines[index - 1 : index + 2]
    block = above.gap > 0 == line.gap and below.gap > 0
    return block and _is_headline(sheet, index) and len(line.text.split()) > _SUBHEADING_WORDS


_FEWEST_BESIDE, _FEWEST_LINES = 3, 4
_SUBHEADING_WORDS = 7


def _names_place_first(text: str) -> bool:
    """Whether a headline begins with its place, as no subheading does ("Ia Grai: Khôi phục …")."""
    place, colon, rest = text.partition(": ")
    return bool(colon) and is_place_name(place) and rest[:1].isupper()


def _teasers(sheet: Sheet, run: list[int]) -> list[int]:
    """The teasers of a run of headlines: short lines are subheadings or verse, unless many."""
    words = [len(sheet.lines[i].text.split()) for i in run]
    if len(run) == 2 and words[1] <= min(_SUBHEADING_WORDS, words[0] - 3):
        return run[:1]
    long = [i for i, count in zip(run, words, strict=True) if count >= _SUBHEADING_WORDS]
    return run if len(run) > 2 and long else long


_NUMBER = re.compile(r"\d[\d. ]{7,}$|:\s*\d{2,}$")
"""Of a telephone, of one on a list: the end of an entry, not of a headline."""


def _is_headline(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if len(line.text) > _LONGEST_HEADLINE or sheet.parts[index] != "body":
        return False
    words = len(line.text.split())
    return (
        (line.gap > 0 or words >= _VERSE)
        and _TEASER_WORDS[0] <= words <= _TEASER_WORDS[1]
        and line.text[0] not in _BULLETS
        and line.text[-1] not in ",;:"
        and not _NUMBER.search(line.text)
        and not ends_sentence(line.text)
    )


_LIVE = re.compile(r"\((?:(?:đang|liên tục) )?cập nhật(?: liên tục)?\)$", re.IGNORECASE)


def _mark_live(sheet: Sheet) -> None:
    """Links to pages that are "cập nhật liên tục", and the headlines above them in their block."""
    for index in sheet.of("body"):
        if sheet.lines[index].is_marked_up or not _LIVE.search(sheet.lines[index].text):
            continue
        sheet.parts[index] = "related"
        while index and sheet.lines[index].gap == 0 and _is_link(sheet, index - 1):
            index -= 1
            sheet.parts[index] = "related"


def _is_link(sheet: Sheet, index: int) -> bool:
    """Whether a line kept so far may be a headline: no sentence, no photo credit."""
    text = sheet.lines[index].text
    kept = sheet.parts[index] in ("body", "caption")
    return kept and not ends_sentence(text) and split_credit(text)[1] is None

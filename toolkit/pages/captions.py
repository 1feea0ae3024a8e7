"""Captions between the paragraphs of a page without mark-up, told by where they stand."""

from __future__ import annotations

from statistics import median

from toolkit.pages.pictures import (
    is_caption_like,
    is_caption_sentence,
    is_photo_credit,
    is_view,
    shows_things,
)
from toolkit.pages.shape import PARAGRAPH, ends_sentence, is_paragraph
from toolkit.pages.sheet import Sheet

__all__ = ["mark_captions"]

_WRAPPED = 160  # characters of a caption that the page breaks over two lines
_LONGEST_ABOVE_CREDIT = 200  # characters
_FEWEST_WORDS = 5  # of a line that its place alone tells
_FEWEST_LINES = 4
_BULLETS = "-•*+–—0123456789"
_SHORT = 60  # characters of a paragraph beside a caption that nothing else could be
_LONGER = 1.2  # a paragraph beside a caption is longer than it by this


def mark_captions(sheet: Sheet) -> None:
    """Give ``caption`` to the lines of the body that stand as captions do."""
    text = sorted([*sheet.of("lead"), *sheet.of("body")])
    for place, index in enumerate(text):
        if place and sheet.parts[index] == "body" and _is_caption(sheet, text, place):
            sheet.parts[index] = "caption"
    if len(text) >= _FEWEST_LINES and _opens_with_caption(sheet, text):
        sheet.parts[text[0]] = "caption"


def _is_caption(sheet: Sheet, text: list[int], place: int) -> bool:
    line = sheet.lines[text[place]]
    if line.is_marked_up or line.text[0] in _BULLETS:
        return False
    if "\n" in line.text:
        others = (sheet.lines[i].text for i in text if i != text[place])
        wrapped = any("\n" in other for other in others)
        return not wrapped and len(line.text) <= _WRAPPED and _short_lines(line.text)
    if is_view(line.text) or _stands_wide(sheet, text, place) or _stands_in(sheet, text, place):
        return True
    if _stands_as_captions(sheet, text, place):
        return True
    if len(line.text) <= _LONGEST_ABOVE_CREDIT and _is_above_credit(sheet, text[place]):
        return True
    if _beside_caption(sheet, text[place]) and is_caption_sentence(line.text, sure=True):
        return True
    following = sheet.lines[text[place + 1]].text if place + 1 < len(text) else ""
    before = sheet.lines[text[place - 1]].text
    if before[-1] in ";:" and len(before) < PARAGRAPH:
        return False  # an entry of a list
    shortest = _SHORT if shows_things(line.text) else PARAGRAPH
    least = max(shortest, _LONGER * len(line.text))
    beside = [other for other in (before, following) if len(other) >= least]
    if not beside or (len(beside) == 1 and is_caption_like(before)):
        return False
    return is_caption_sentence(line.text, sure=not following)


def _stands_wide(sheet: Sheet, text: list[int], place: int) -> bool:
    """Whether more blank lines stand above and below a line than between the paragraphs."""
    index = text[place]
    line = sheet.lines[index]
    if line.gap < 2 or place + 1 == len(text) or ends_sentence(line.text):
        return False
    usual = median(sheet.lines[i].gap for i in text[1:])
    below = sheet.lines[index + 1].gap
    return min(line.gap, below) > usual and len(line.text.split()) >= _FEWEST_WORDS


_FAR_IN = 8  # spaces


def _stands_in(sheet: Sheet, text: list[int], place: int) -> bool:
    """Whether a line is set in the middle, far from where the paragraphs begin."""
    line = sheet.lines[text[place]]
    if place + 1 == len(text) or ends_sentence(line.text) or line.text.isupper():
        return False
    usual = median(sheet.lines[i].indent for i in text)
    return line.indent >= usual + _FAR_IN and len(line.text.split()) >= _FEWEST_WORDS


def _stands_as_captions(sheet: Sheet, text: list[int], place: int) -> bool:
    """Whether a line set apart begins where a caption does, further in than any paragraph."""
    index = text[place]
    line = sheet.lines[index]
    if not line.gap or place + 1 == len(text) or ends_sentence(line.text) or line.text.isupper():
        return False
    captions = {sheet.lines[i].indent for i in sheet.of("caption")}
    paragraphs = {sheet.lines[i].indent for i in text if ends_sentence(sheet.lines[i].text)}
    return (
        line.indent in captions
        and line.indent > max(paragraphs, default=line.indent)
        and sheet.lines[index + 1].gap > 0
        and len(line.text.split()) >= _FEWEST_WORDS
    )


def _is_above_credit(sheet: Sheet, index: int) -> bool:
    """Whether a line and the photo credit below it are a block of their own."""
    line, *below = sheet.lines[index : index + 3]
    if len(below) < 2 or not is_photo_credit(below[0].text):
        return False
    return line.gap > 0 == below[0].gap and below[1].gap > 0


def _beside_caption(sheet: Sheet, index: int) -> bool:
    return "caption" in sheet.parts[index - 1 : index] + sheet.parts[index + 1 : index + 2]


def _opens_with_caption(sheet: Sheet, text: list[int]) -> bool:
    """Whether the first line is a caption as the page prints others: a bare short sentence."""
    line, below = (sheet.lines[i] for i in text[:2])
    if sheet.parts[text[0]] != "body" or line.is_marked_up or len(line.text) >= PARAGRAPH:
        return False
    bare = any(_is_bare_caption(sheet.lines[i].text) for i in sheet.of("caption"))
    return bare and is_paragraph(below.text) and _is_bare_caption(line.text)


def _is_bare_caption(text: str) -> bool:
    return text[-1] == "." and is_caption_sentence(text, sure=True)


def _short_lines(text: str) -> bool:
    """Whether each of the lines is shorter than a page's column would make it."""
    return all(len(part) < PARAGRAPH for part in text.split("\n"))

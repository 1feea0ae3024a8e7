"""Captions and teasers between the paragraphs of a page without mark-up, told by their context."""

from __future__ import annotations

from toolkit.pages.datelines import split_dateline
from toolkit.pages.lines import NO_HINTS
from toolkit.pages.pictures import is_caption_like, is_caption_sentence
from toolkit.pages.shape import PARAGRAPH, ends_sentence
from toolkit.pages.sheet import Sheet

__all__ = ["mark_asides"]

_WRAPPED = 160  # characters of a caption that the page breaks over two lines
_TEASER_WORDS = (5, 25)
_LONGEST_HEADLINE = 200  # characters
_VERSE = 9  # words: a line of a poem has fewer
_BULLETS = "-•*+–—0123456789"
_LONGER = 1.2  # a paragraph beside a caption is longer than it by this


def mark_asides(sheet: Sheet) -> None:
    """Give ``caption`` or ``related`` to lines of the body that are none of its paragraphs."""
    body = [i for i in sheet.of("body") if sheet.lines[i].hints == NO_HINTS]
    if len(body) < 3:
        return
    _mark_repeated_dateline(sheet, body)
    _mark_teasers(sheet, body)
    text = sorted([*sheet.of("lead"), *sheet.of("body")])
    for place, index in enumerate(text[:-1]):
        if place and sheet.parts[index] == "body" and _is_caption(sheet, text, place):
            sheet.parts[index] = "caption"


def _mark_repeated_dateline(sheet: Sheet, body: list[int]) -> None:
    """An outlet's dateline opens its article; further on it opens the sapo of another one."""
    opening = next(iter([*sheet.of("lead"), *body]))
    outlet = split_dateline(sheet.lines[opening].text)[1]
    if outlet is None:
        return
    for place, index in enumerate(body):
        text = sheet.lines[index].text
        if index <= opening + 1 or split_dateline(text)[1] != outlet:
            continue
        sheet.parts[index] = "related"
        before = sheet.lines[body[place - 1]].text if place else ""
        if before and not ends_sentence(before) and sheet.parts[body[place - 1]] == "body":
            sheet.parts[body[place - 1]] = "related"


def _mark_teasers(sheet: Sheet, body: list[int]) -> None:
    """Headlines one after another: an article's own subheadings stand alone."""
    run: list[int] = []
    for index in [*body, -1]:
        heads = index >= 0 and _is_headline(sheet, index)
        if heads and (not run or run[-1] + 1 == index):
            run.append(index)
            continue
        if len(run) >= 2:
            for other in run:
                sheet.parts[other] = "related"
        run = [index] if heads else []


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
        and not ends_sentence(line.text)
    )


def _is_caption(sheet: Sheet, text: list[int], place: int) -> bool:
    line = sheet.lines[text[place]]
    if line.hints != NO_HINTS or line.text[0] in _BULLETS:
        return False
    if "\n" in line.text:
        others = (sheet.lines[i].text for i in text if i != text[place])
        wrapped = any("\n" in other for other in others)
        return not wrapped and len(line.text) <= _WRAPPED and _short_lines(line.text)
    following = sheet.lines[text[place + 1]].text
    before = sheet.lines[text[place - 1]].text
    least = max(PARAGRAPH, _LONGER * len(line.text))
    beside = [other for other in (before, following) if len(other) >= least]
    if not beside or (len(beside) == 1 and is_caption_like(before)):
        return False
    return is_caption_sentence(line.text)


def _short_lines(text: str) -> bool:
    """Whether each of the lines is shorter than a page's column would make it."""
    return all(len(part) < PARAGRAPH for part in text.split("\n"))

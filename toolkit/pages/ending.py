"""Where an article ends on its page, and what of other articles interrupts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.pages.bylines import read_byline, read_source
from toolkit.pages.datelines import split_dateline
from toolkit.pages.furniture import Rule
from toolkit.pages.lines import Line
from toolkit.pages.pictures import split_credit
from toolkit.pages.roles import FURNITURE
from toolkit.pages.shape import PARAGRAPH, ends_sentence, is_paragraph
from toolkit.pages.sheet import KEPT, LINKED, Sheet

__all__ = ["find_end", "mark_footnotes"]

_NOTE = re.compile(r"[(\[]?(?P<number>\d{1,2}|\*+)(?:[.)\]]|(?=\s))\s?\S")


def mark_footnotes(sheet: Sheet) -> None:
    """Notes below a drawn line or their name, each with its number: ``(1) Báo cáo số …``."""
    lines = sheet.lines
    for index, rule in enumerate(sheet.rules):
        if rule is None or rule.name not in ("divider", "footnote"):
            continue
        below = index + 1
        first = _NOTE.match(lines[below].text) if below < len(lines) else None
        if first is None or first["number"] not in ("1", "*"):
            continue
        while below < len(lines) and _NOTE.match(lines[below].text):
            below += 1
        ends = below == len(lines) or not is_paragraph(lines[below].text)
        if ends and any(is_paragraph(line.text) for line in lines[:index]):
            sheet.parts[index:below] = ["footnote"] * (below - index)
    _mark_cited(sheet)


_CITED = re.compile(r"(?<=[\w”\"»%])[(\[](\d{1,2})[)\]]")
_BRACKETED = re.compile(r"[(\[](\d{1,2})[)\]]\s?\S")


def _mark_cited(sheet: Sheet) -> None:
    """Notes that stand last, from ``(1)`` on: the text above sets each number to a word."""
    cited: set[str] = set()
    notes: list[int] = []
    for index, line in enumerate(sheet.lines):
        note = _BRACKETED.match(line.text)
        if note and note[1] in cited and (notes or note[1] == "1"):
            notes.append(index)
        elif notes and sheet.open(index) and is_paragraph(line.text):
            notes = []  # they number a list
        if is_paragraph(line.text):
            cited.update(_CITED.findall(line.text))
    for index in notes:
        sheet.parts[index] = "footnote"


def find_end(sheet: Sheet, first: int) -> int:
    """The last line of the article's own text (captions and bylines may follow it)."""
    lines = sheet.lines
    last = first if first < len(lines) else len(lines) - 1
    closed = False
    index = first + 1
    while index < len(lines):
        rule = sheet.rules[index]
        if sheet.parts[index] in FURNITURE:
            index += 1
            continue
        if rule is not None and rule.reach != "line":
            resume = None if closed or rule.name == "feed" else _resumption(sheet, index + 1, rule)
            if resume is None:
                _close(sheet, index, rule.name)
                break
            _take(sheet, index, _captions_above(sheet, index, resume), rule.name)
            index = resume
            continue
        teaser = lines[index].hints.linked >= LINKED and len(lines[index].text) < PARAGRAPH
        if sheet.open(index) and rule is None and not teaser:
            text = lines[index].text
            if _is_signature(sheet, index):
                closed = True
            elif closed and not is_paragraph(text):
                pass
            elif _is_text(text) and (not closed or _reopens(sheet, index)):
                last, closed = index, text.endswith("./.")
        index += 1
    return last


_NO_HEADLINE = 140  # characters
_SCORE = re.compile(r"\w\.?:? \d{1,2} ?[-–] ?\d{1,2}(?: [\w(]|\.?$)")
_SCORE_WORDS = 12
_NAME = re.compile(r"[^\W\d_]+")


def _is_text(text: str) -> bool:
    """Whether a line belongs to running text: a sentence, a result, or too long for a headline."""
    if ends_sentence(text) or is_paragraph(text) or len(text) >= _NO_HEADLINE:
        return True
    return _SCORE.search(text) is not None and len(_NAME.findall(text)) <= _SCORE_WORDS


def _close(sheet: Sheet, start: int, rule: str) -> None:
    """Everything from a closing marker on goes out, by its own rule where it has one."""
    for index in range(start, len(sheet.lines)):
        if sheet.parts[index] in KEPT or sheet.open(index):
            own = sheet.rules[index]
            sheet.parts[index] = own.name if own else rule


def _take(sheet: Sheet, start: int, stop: int, rule: str) -> None:
    for index in range(start, stop):
        if sheet.open(index):
            own = sheet.rules[index]
            sheet.parts[index] = own.name if own else rule


def _captions_above(sheet: Sheet, start: int, stop: int) -> int:
    """Where the captions with a credit begin that stand between a box and the text below it."""
    while stop > start + 1 and split_credit(sheet.lines[stop - 1].text)[1] is not None:
        stop -= 1
    return stop


def _resumption(sheet: Sheet, start: int, rule: Rule) -> int | None:
    """Where the article goes on after a box in its middle; None when it does not."""
    lines = sheet.lines
    stop = next(
        (i for i in range(start, len(lines)) if (r := sheet.rules[i]) and r.reach == "tail"),
        len(lines),
    )
    rest = [i for i in range(start, stop) if sheet.open(i) and sheet.rules[i] is None]
    repeated = Counter(lines[i].text for i in rest)
    for place, index in enumerate(rest):
        text = lines[index].text
        if rule.reach == "box" and _is_below_list(lines[start : index + 2]):
            return index
        if not is_paragraph(text) or repeated[text] > 1 or split_dateline(text)[0]:
            continue
        following = [lines[i].text for i in rest[place : place + 4]]
        running = sum(is_paragraph(t) or ends_sentence(t) for t in following)
        long_enough = len(text) >= 160 or running >= 2
        if rule.reach == "tail":
            long_enough = sum(is_paragraph(t) for t in following) >= 3
        if long_enough and running >= max(1, len(following) - 1):
            return index
        if rule.reach == "box" and _is_set_apart(lines[start : index + 1]) and running >= 2:
            return index
        if rule.reach == "box" and len(text) >= _LONGER:
            before = [lines[i].text for i in rest[:place]]
            only_headlines = len(before) >= _FEWEST and not any(map(ends_sentence, before))
            if only_headlines or len(text) >= _LONGEST or _goes_on(following[1:]):
                return index
        if long_enough and len(following) > 1 and read_byline(following[1]):
            return index
    return None


def _is_set_apart(box: Sequence[Line]) -> bool:
    """Whether a blank line, the first since the head of a box, stands before the last of them."""
    *entries, line = box
    return len(entries) >= _FEWEST and line.gap > 0 and not any(x.gap for x in entries)


_BULLETS = "*•-+–"


def _is_below_list(box: Sequence[Line]) -> bool:
    """Whether the last but one is a sentence set apart from a list, with a paragraph below it."""
    if len(box) < _FEWEST + 2:
        return False
    *entries, line, below = box
    apart = _is_set_apart([*entries, line]) and line.text[0] not in _BULLETS
    listed = apart and all(entry.text[0] in _BULLETS for entry in entries)
    return listed and ends_sentence(line.text) and is_paragraph(below.text)


_LONG, _LONGER, _LONGEST = 160, 200, 300  # characters; a teaser's sapo is shorter
_FEWEST = 2  # headlines without sapos


def _goes_on(following: list[str]) -> bool:
    """Whether another long paragraph comes soon, whatever captions stand between."""
    return any(len(text) >= _LONG and is_paragraph(text) for text in following)


def _is_signature(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    text = line.text
    if line.hints.role == "author":
        return True
    if len(text) > 90 or line.hints.heading or line.hints.role == "table":
        return False
    if read_source(text):
        return True
    byline = read_byline(text)
    if byline is None:
        return False
    following = sheet.lines[index + 1 : index + 4]
    return not any(
        is_paragraph(later.text) and not later.hints.linked >= LINKED for later in following
    )


def _reopens(sheet: Sheet, index: int) -> bool:
    """Running text after what looked like the end: the look was wrong if more of it follows."""
    lines = sheet.lines
    if split_dateline(lines[index].text)[0]:
        return False
    previous = lines[index - 1].text if index else ""
    return len(lines[index].text) >= PARAGRAPH and (
        ends_sentence(previous) or previous.endswith("./.")
    )

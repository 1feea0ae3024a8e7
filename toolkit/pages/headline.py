"""Which line of a page is its title, and where the running text begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise

from toolkit.pages.bylines import names_scholar, read_byline
from toolkit.pages.datelines import split_dateline
from toolkit.pages.furniture import rule_for
from toolkit.pages.letters import UPPER
from toolkit.pages.lines import Line
from toolkit.pages.outlets import is_government, known_outlet
from toolkit.pages.pictures import split_credit
from toolkit.pages.place_names import is_place_name, is_unit_path
from toolkit.pages.sections import is_section, split_breadcrumb
from toolkit.pages.shape import ends_sentence, is_paragraph, word_count
from toolkit.pages.sheet import LABELS, LINKED, Sheet, is_breadcrumb, is_date_line, is_menu_row

__all__ = ["find_title", "first_paragraph", "is_office_line", "reads_as_name"]


def _plain(sheet: Sheet, index: int) -> bool:
    """A line that may belong to the article: not decided, no furniture, not a mere link."""
    return (
        sheet.open(index)
        and sheet.rules[index] is None
        and sheet.lines[index].hints.linked < LINKED
    )


def first_paragraph(sheet: Sheet) -> int:
    """The first line of running text; else the first that ends as a sentence; else the end."""
    lines = sheet.lines
    after_title = next((i for i, x in enumerate(lines) if x.hints.role == "title"), -1)
    for test in (is_paragraph, lambda text: ends_sentence(text) and len(text.split()) >= 5):
        for index in range(after_title + 1, len(lines)):
            line = lines[index]
            if not _plain(sheet, index) or line.hints.heading or line.hints.role == "title":
                continue
            if line.hints.role == "lead":
                return index
            if test(line.text) and not _is_masthead(line.text):
                return index if after_title >= 0 else _after_teasers(sheet, index)
    return len(lines)


_TITLE_WORDS, _NEAR_DATE, _MUCH_MORE = 5, 3, 2


def _after_teasers(sheet: Sheet, first: int) -> int:
    """The first paragraph, past teasers that stand above the headline with paragraphs of theirs.

    Between them and the text stand a headline and its day; far more text follows than went before.
    """
    lines = sheet.lines
    running = [
        i
        for i in range(first, len(lines))
        if _plain(sheet, i) and is_paragraph(lines[i].text) and not _is_masthead(lines[i].text)
    ]
    length = [len(lines[i].text) for i in running]
    for place in range(len(running) - 1):
        gap = range(running[place] + 1, running[place + 1])
        if sum(length[place + 1 :]) < _MUCH_MORE * sum(length[: place + 1]):
            break
        headed = running[place] > 0 and _is_headline(sheet, running[place] - 1)
        if headed and _has_headline(sheet, gap):
            first = running[place + 1]
    return first


def _is_headline(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        _plain(sheet, index)
        and len(text.split()) >= _TITLE_WORDS
        and not ends_sentence(text)
        and not is_date_line(sheet.lines[index])
    )


def _has_headline(sheet: Sheet, gap: range) -> bool:
    """Whether a headline stands in a stretch of lines, with a day right below or above it."""
    dates = [i for i in gap if is_date_line(sheet.lines[i])]
    return any(
        _is_headline(sheet, index) and any(abs(index - day) <= _NEAR_DATE for day in dates)
        for index in gap
    )


def _is_masthead(text: str) -> bool:
    return rule_for(text) is not None or (len(text) < 160 and known_outlet(text) is not None)


def find_title(sheet: Sheet, first: int) -> int | None:
    """The best headline before the first paragraph; of equals the last, nearest to the text."""
    if sheet.declared and (
        is_section(sheet.declared) or _stands_in_menu(sheet, sheet.declared, first)
    ):
        sheet.declared = None  # the head of some pages names the section
    best, score = None, 0.0
    open_lines = [i for i in range(min(first + 1, len(sheet.lines))) if sheet.open(i)]
    scores = {i: value for i in open_lines if (value := _title_score(sheet, i, first)) > 0}
    if sheet.declared is None:
        most = max(scores.values(), default=0.0)  # lines that cannot reach it need no comparison
        scores = {i: value for i, value in scores.items() if value + _RETOLD >= most}
    pairs = _pairs(x.text for x in sheet.lines[first : first + _OPENING]) if len(scores) > 1 else ()
    for index, value in scores.items():
        value += _RETOLD * _share_retold(sheet.lines[index].text, pairs)
        if value > score or (value == score and not _told(sheet, best, index)):
            best, score = index, value
    if best is not None and _is_doubtful(sheet, best, score):
        return None
    return best if best is not None else _title_below_lead(sheet, first)


_OPENING = 12  # lines of the text that tell again what its headline says
_RETOLD = 2.0
_WORD = re.compile(r"[^\W\d_]+")


def _pairs(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Every two syllables that follow one another in some lines."""
    return frozenset(pair for text in texts for pair in pairwise(_WORD.findall(text.casefold())))


def _share_retold(headline: str, pairs: Collection[tuple[str, str]]) -> float:
    """The share of a line's pairs of syllables that the text has too; 0 for a few words."""
    own = _pairs([headline])
    return len(own.intersection(pairs)) / len(own) if len(own) >= _TITLE_WORDS - 1 else 0.0


def _told(sheet: Sheet, start: int | None, stop: int) -> bool:
    """Whether a sentence stands between two lines: below a sapo come teasers, no headline."""
    between = range(0 if start is None else start + 1, stop)
    return any(
        sheet.rules[i] is None
        and ends_sentence(sheet.lines[i].text)
        and len(sheet.lines[i].text.split()) >= _SENTENCE
        for i in between
    )


_SENTENCE = 10  # words
_SURE = 5.0


def _is_doubtful(sheet: Sheet, index: int, score: float) -> bool:
    """A plain line that says something else than the title that the page declares."""
    line = sheet.lines[index]
    if sheet.declared is None or score >= _SURE or line.hints.heading:
        return False
    declared = set(sheet.declared.casefold().split())
    if not _is_told(sheet, declared):
        return False
    words = line.text.casefold().split()
    return 2 * sum(word in declared for word in words) < len(words)


def _is_told(sheet: Sheet, words: set[str]) -> bool:
    """Whether half of some words stand in the page's paragraphs: those of a headline do."""
    text = {w for x in sheet.lines if is_paragraph(x.text) for w in x.text.casefold().split()}
    return 2 * len(words & text) >= len(words)


def _title_below_lead(sheet: Sheet, first: int) -> int | None:
    """Some pages set the sapo above the headline."""
    for index in range(first + 1, min(first + 3, len(sheet.lines))):
        line = sheet.lines[index]
        following = sheet.lines[index + 1 : index + 2]
        if not following or not _may_be_title(sheet, index):
            continue
        dated = is_date_line(following[0])
        if dated or (line.gap and split_dateline(sheet.lines[first].text)[0]):
            return index
    return None


def _may_be_title(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    return (
        sheet.open(index)
        and not ends_sentence(text)
        and len(text.split()) >= 5
        and _title_score(sheet, index, len(sheet.lines)) >= _HEADLINE
    )


_HEADLINE = 3.0
_OFFICE = re.compile(
    r"^(?:cơ quan|diễn đàn|tiếng nói|bộ|sở|ubnd|ủy ban|uỷ ban|huyện|tỉnh|thành phố|thị xã|hđnd|"
    r"hội đồng|cổng|trang|báo|đài|tạp chí|ban|văn phòng|liên đoàn|hội|công an|đảng bộ|"
    r"chuyên trang|viện|học viện|trường|khoa|trung tâm|chi cục|cục|tổng cục|"
    r"bệnh viện|tuyên giáo|dân vận|mặt trận|ubmttq|mttq)\b",
    re.IGNORECASE,
)
_OF_UNIT = re.compile(
    rf"\s(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã)\s"
    rf"[{UPPER}][\w’']*(?:[\s-]+[{UPPER}][\w’']*){{0,4}}$"
)
_LONGEST_OFFICE = 16  # words
_SMALL = frozenset(("và", "của", "tỉnh", "huyện"))  # words of a name that have no capital


def is_office_line(text: str) -> bool:
    """An office that heads its page: only names, or all capitals, or "Cơ quan của …"."""
    if not _OFFICE.match(text):
        return False
    if re.match(r"(?:cơ quan|diễn đàn|tiếng nói)\b", text, re.IGNORECASE):
        return True
    return reads_as_name(text)


def reads_as_name(text: str) -> bool:
    """Whether a line is set as a name: all capitals, mostly capitals, or a unit's at its end."""
    if text.isupper() and len(text.split()) <= 10:
        return True
    if _OF_UNIT.search(text) and len(text.split()) <= _LONGEST_OFFICE:
        return True
    lower = [word for word in _WORD.findall(text) if word[0].islower() and word not in _SMALL]
    return len(lower) * 3 <= len(text.split()) and len(text.split()) <= 12


_LONG_HEADLINE = 28  # words


def _title_score(sheet: Sheet, index: int, first: int) -> float:
    line = sheet.lines[index]
    text, hints = line.text, line.hints
    words = word_count(text)
    if (index == first and not hints.heading and hints.role != "title") or words > 45:
        return 0.0
    if sheet.rules[index] is not None or is_date_line(line):
        return 0.0
    score = 3.0 if words >= 5 else 1.5 if words >= 3 else 0.4
    if words > _LONG_HEADLINE:
        score -= 1.0  # rather a sapo without a full stop
    if not is_office_line(text):  # some sites mark their own name as a headline
        score += _mark_up_score(sheet, line)
    if _heads_date(sheet, index, first):
        score += _ABOVE_DATE
    elif index and words >= _TITLE_WORDS and is_date_line(sheet.lines[index - 1]):
        score += _BELOW_DATE
    if is_section(text):
        return min(score, _SECTION)
    if _stands_in_menu(sheet, text, index):
        score = min(score, _HEADLINE) - 2.5
    if (
        is_section(text)
        or known_outlet(text) is not None
        or is_place_name(text)
        or is_unit_path(text)
        or is_government(text)
        or is_menu_row(text)
    ):
        score -= 4.0
    elif is_breadcrumb(text) or is_office_line(text):
        score -= 2.5
    if text[-1] in ".;" and not text.endswith("..") and hints.role != "title":
        score -= 1.5
    if hints.role == "lead" or hints.role in LABELS:
        score -= 4.0
    if hints.linked >= LINKED:
        score -= 2.0
    if text.isupper():
        score -= 0.5
    if 3 * sum(map(str.isdigit, text)) > len(text):  # prices, rates
        score -= 3.0
    if read_byline(text) is not None and words <= 6:
        score -= 1.2
    if names_scholar(text) or (index and names_scholar(sheet.lines[index - 1].text)):
        score -= 4.0
    if split_credit(text)[1] is not None:
        score -= 3.0
    if index == 0 and words < 4:
        score -= 0.3
    if _NUMBERED.match(text):
        score -= 1.0
    return score


_NUMBERED = re.compile(r"\d+[.)]\s")
_ABOVE_DATE, _BELOW_DATE = 0.7, 0.5
_SECTION = 0.3  # for want of any other line
_LONGEST_SECTION = 8  # words


def _stands_in_menu(sheet: Sheet, name: str, stop: int) -> bool:
    """Whether a few words are also a link of a menu or a part of a path before line ``stop``."""
    text = name.casefold()
    if len(text.split()) > _LONGEST_SECTION:
        return False
    return any(
        (line.hints.linked >= LINKED and text == line.text.casefold()) or text in _parts(line.text)
        for line in sheet.lines[:stop]
    )


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    parts = split_breadcrumb(text)
    return tuple(part.casefold() for part in parts) if len(parts) > 1 else ()


def _heads_date(sheet: Sheet, index: int, first: int) -> bool:
    """Whether the day or the author stands below a line, with tools at most between.

    A day with another one below it, before the text, is the day on which the page was read.
    """
    for below in range(index + 1, min(index + 4, len(sheet.lines))):
        line = sheet.lines[below]
        if is_date_line(line):
            return not any(is_date_line(other) for other in sheet.lines[below + 1 : first])
        if line.hints.role in ("date", "author"):
            return True
        if names_scholar(line.text):
            return True
        if sheet.open(below) and sheet.rules[below] is None and read_byline(line.text) is None:
            return False
    return False


def _mark_up_score(sheet: Sheet, line: Line) -> float:
    score = 0.0
    if line.hints.role == "title":
        score += 6.0
    if line.hints.heading:
        score += 5.0 - line.hints.heading
    if _is_declared(sheet, line.text):
        score += 8.0
    return score


def _is_declared(sheet: Sheet, text: str) -> bool:
    declared = sheet.declared
    return bool(declared and len(text) >= 12 and declared.casefold().startswith(text.casefold()))

"""A page's lines with a part for each, and what can be told of a line by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from toolkit.pages.bylines import read_byline
from toolkit.pages.dates import find_date, stands_apart, without_date
from toolkit.pages.furniture import Rule, rule_for
from toolkit.pages.lines import Line, joined
from toolkit.pages.outlets import known_outlet
from toolkit.pages.place_names import is_place_name
from toolkit.pages.roles import FURNITURE
from toolkit.pages.sections import is_section, named_sections, split_breadcrumb, starts_at_home
from toolkit.pages.shape import ends_sentence, is_paragraph

__all__ = [
    "KEPT",
    "LABELS",
    "LINKED",
    "Sheet",
    "is_breadcrumb",
    "is_date_line",
    "is_menu_row",
    "is_path",
    "without_furniture",
]

KEPT = ("title", "lead", "body", "caption")
LINKED = 0.8
"""A line with this share of its characters inside links is a menu or a teaser."""

_DATE_LINE_LONGEST = 160


@dataclass(slots=True)
class Sheet:
    """Lines, the part of each ("" while undecided), and what the page declares as its title."""

    lines: list[Line]
    declared: str | None = None
    parts: list[str] = field(default_factory=list)
    rules: list[Rule | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        leads = sum(line.hints.role == "lead" for line in self.lines)
        roles = LABELS | {"lead"} if leads > _MOST_LEADS else LABELS
        self.lines = _unwrapped([_believed(line, roles) for line in self.lines])
        self.parts = [""] * len(self.lines)
        self.rules = [rule_for(line.cells) for line in self.lines]

    def open(self, index: int) -> bool:
        """Whether nothing has been decided of a line yet."""
        return not self.parts[index]

    def of(self, part: str) -> list[int]:
        """The lines of a part, in order."""
        return [index for index, name in enumerate(self.parts) if name == part]


LABELS = frozenset(("date", "author", "source", "section", "place"))
"""Roles of the lines that stand around an article's text."""


_MOST_LEADS = 4


def _believed(line: Line, roles: frozenset[str]) -> Line:
    """A line without a role that it cannot have: a date or a name is no paragraph."""
    role = line.hints.role
    if role in roles and (role == "lead" or is_paragraph(line.text)):
        return replace(line, hints=replace(line.hints, role=None))
    return line


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Lines that a page breaks in the middle of a sentence, joined again."""
    result: list[Line] = []
    width = _column(lines)
    for line in lines:
        if (
            result
            and line.gap == 0
            and (_continues(result[-1], line) or _fills(result[-1], line, width))
            and not (width == 0 and _is_day_below(line))
        ):
            result[-1] = joined(result[-1], line)
        else:
            result.append(line)
    return result


_NARROWEST, _WIDEST, _FEWEST_BREAKS = 50, 120, 4


def _column(lines: list[Line]) -> int:
    """The width at which a page breaks its lines, in characters; 0 when it breaks none."""
    broken = [
        len(before.text)
        for before, line in pairwise(lines)
        if line.gap == 0
        and line.text[0].islower()
        and len(before.text) >= _NARROWEST
        and not ends_sentence(before.text)
    ]
    if len(broken) < _FEWEST_BREAKS or max(broken) > _WIDEST:
        return 0
    longer = sum(len(line.text) > max(broken) + 10 for line in lines)
    return 0 if 4 * longer > len(broken) else max(broken)


def _fills(before: Line, line: Line, width: int) -> bool:
    """Whether a line is as long as the page's column allows: the next word had no room."""
    if not width:
        return False
    last = before.text.rpartition("\n")[2]
    word = line.text.partition(" ")[0]
    return len(last) <= width < len(last) + 1 + len(word)


def _is_day_below(line: Line) -> bool:
    """Whether a line is a day of its own ("ngày 16/1/2018"), not the end of a sentence."""
    return line.text[-1] != "." and is_date_line(line)


def _continues(before: Line, line: Line) -> bool:
    first = line.text[0]
    if before.hints.role != line.hints.role or before.hints.heading != line.hints.heading:
        return False
    if first.islower() and not ends_sentence(before.text) and len(before.text) >= 20:
        if rule_for(line.cells) or rule_for(before.cells) or is_date_line(before):
            return False
        return read_byline(before.text) is None
    return False


def is_date_line(line: Line) -> bool:
    """Whether a line is a date with its labels, and at most a section, a name, a counter."""
    text = line.cells
    return len(text) <= _DATE_LINE_LONGEST and _is_date(text)


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    found = find_date(text)
    if found is None:
        return False
    rest = without_date(text, found)
    if not rest:
        return True
    if text[-1] == "." and any(len(part.split()) >= _SENTENCE for part in rest):
        return False
    if stands_apart(text, found):
        return all(len(part.split()) <= _SMALL_PART for part in rest)
    return all(_is_small_part(part) for part in rest)


_SMALL_PART, _SENTENCE = 8, 4  # words
_LONGEST_PATH = 4  # parts


def _is_small_part(part: str) -> bool:
    return (
        is_section(part)
        or known_outlet(part) is not None
        or rule_for(part) is not None
        or is_place_name(part)
        or read_byline(part) is not None
    )


def is_menu_row(text: str) -> bool:
    """Whether a line is a row of names side by side ("Bóng đá | Giải trí | Thời trang")."""
    if len(named_sections(text)) >= 3:
        return True
    bars = text.count("|") + text.count("•") + text.count(" · ")
    parts = split_breadcrumb(text)
    if bars < 2 or len(parts) < 3 or find_date(text) is not None:
        return False
    return len(parts) > _LONGEST_PATH or known_outlet(parts[0]) is None


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path of sections, or a masthead with a section."""
    if any(mark in text for mark in ("»", "›", " > ", ">>", " / ", "\\", " | ", "→")):
        return len(split_breadcrumb(text)) >= 2
    if starts_at_home(text) and not is_menu_row(text):
        return True
    parts = split_breadcrumb(text)
    if len(parts) < 2:
        return False
    return any(known_outlet(part) or is_section(part) for part in parts) and all(
        len(part.split()) <= 8 for part in parts
    )


_PATH = re.compile(r"(?:trang chủ|trang nhất|home)\s*[>»›/]+\s*\S", re.IGNORECASE)


def is_path(text: str) -> bool:
    """Whether a line is a whole path from the home page, which is none of a menu's entries."""
    return _PATH.match(text) is not None and is_breadcrumb(text)


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines as if the mark-up named no furniture, but for mere links.

    Some pages set their article in a box that is styled as a menu or a tool.
    """
    freed = []
    for line in lines:
        if line.hints.role in FURNITURE and line.hints.linked < LINKED:
            line = replace(line, hints=replace(line.hints, role=None))
        freed.append(line)
    return freed

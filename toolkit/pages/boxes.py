"""Boxes of an HTML page that hold teasers or menus, told by what stands in them.

A box is a block element, as the lines that it spans. It holds teasers when it is headed as
such ("Tin đọc nhiều") or is a list of linked headlines, and has no running text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.pages.furniture import rule_for
from toolkit.pages.lines import Line
from toolkit.pages.roles import FURNITURE
from toolkit.pages.shape import ends_sentence

__all__ = ["is_headline", "mark_boxes"]

_LINKED = 0.8
_LARGEST = 400  # lines
_HEADLINE = 4  # words: shorter links are entries of a menu
_FEWEST_LINKS, _FEWEST_ENTRIES = 2, 5
_LINK_SHARE = 0.25
_RUNNING = 60  # characters of a sentence that is no caption or label


def is_headline(line: Line, declared: str | None) -> bool:
    """Whether a line is the page's headline: what the head declares, or a heading of level 1."""
    if line.hints.linked >= _LINKED:
        return False
    if declared and line.text.casefold() == declared.casefold():
        return True
    return declared is None and line.hints.heading == 1 and len(line.text.split()) > _HEADLINE


def mark_boxes(lines: list[Line], boxes: Iterable[tuple[int, int]], declared: str | None) -> None:
    """Give the lines of boxes with teasers the role ``related``, those of menus ``menu``."""
    own = _own_lines(lines, declared)
    first_head = min((i for i in own if is_headline(lines[i], declared)), default=0)
    for start, stop in sorted(set(boxes)):
        if stop - start > _LARGEST or any(start <= i < stop for i in own):
            continue
        rows = lines[start:stop]
        role = "related" if _has_teasers(rows) else None
        if role is None and stop <= first_head and _is_menu(rows):
            role = "menu"
        if role:
            _mark(lines, start, stop, role)


def _own_lines(lines: Sequence[Line], declared: str | None) -> list[int]:
    """The page's headlines and its longest paragraph: no box of teasers holds them."""
    own = [i for i, line in enumerate(lines) if _may_head(line, declared)]
    running = [(len(x.text), i) for i, x in enumerate(lines) if x.hints.linked < _LINKED]
    return [*own, max(running)[1]] if running else own


def _may_head(line: Line, declared: str | None) -> bool:
    if line.hints.role == "breadcrumb":
        return False
    return is_headline(line, declared) or (
        line.hints.role == "title"
        and line.hints.linked < _LINKED
        and len(line.text.split()) > _HEADLINE
    )


def _has_teasers(rows: Sequence[Line]) -> bool:
    running = [_is_running(row) for row in rows]
    if any(a and b for a, b in pairwise(running)):
        return False
    rule = rule_for(rows[0].cells)
    if rule is not None and rule.reach == "box":
        return True
    links = sum(_is_link(row) for row in rows)
    return links >= _FEWEST_LINKS and links >= sum(running) and links >= _LINK_SHARE * len(rows)


def _is_link(row: Line) -> bool:
    return row.hints.linked >= _LINKED and len(row.text.split()) >= _HEADLINE


def _is_running(row: Line) -> bool:
    if row.hints.linked >= _LINKED:
        return False
    return len(row.text) >= _RUNNING and ends_sentence(row.text)


def _is_menu(rows: Sequence[Line]) -> bool:
    return len(rows) >= _FEWEST_ENTRIES and all(
        row.hints.linked >= _LINKED and len(row.text.split()) <= _HEADLINE + 1 for row in rows
    )


def _mark(lines: list[Line], start: int, stop: int, role: str) -> None:
    for line in lines[start:stop]:
        if line.hints.role not in FURNITURE:
            line.hints = replace(line.hints, role=role)

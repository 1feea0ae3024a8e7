"""The outlet that a page's head names: its masthead, logo or path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.pages.declared import Head
from toolkit.pages.furniture import rule_for
from toolkit.pages.headline import is_office_line
from toolkit.pages.outlets import is_government, is_station, known_outlet, listed_outlet
from toolkit.pages.sections import is_section, named_sections

__all__ = ["footer_outlet", "masthead_of", "may_be_masthead", "named_outlet"]

_BETWEEN = re.compile(r"\s*(?:\s[-–—]\s|[|»›•>▸►▶❯])\s*")
_SLOGAN = re.compile(
    r"(?:cơ quan|diễn đàn|tiếng nói|hotline|chuyên trang (?:của|thuộc)|xin chào|chào mừng)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(r"\s+(?:xin )?(?:kính )?chào\s.*$", re.IGNORECASE)
_NAMELESS = re.compile(
    r"(?:cổng|trang) (?:thông tin|tin|tt)\s?(?:điện tử|đt)?|tttđt", re.IGNORECASE
)
_HEAD_LINES = 8
_LOGO, _LOGO_LINES = 12, 3  # words, lines
_FEW_WORDS = 6


def masthead_of(above: Sequence[tuple[str, str]], head: Head) -> str | None:
    """The outlet that the lines above a headline name, surest first; None when none does.

    ``above``: (text, part) of the lines from the top of the page. A name that the
    page's ``<title>`` or ``og:site_name`` repeats is the site's own, whatever it looks like.
    """
    marked = [text for text, part in above if part == "masthead" and len(text.split()) <= _LOGO]
    logo_alt = head.logo if head.logo and _is_outlet(head.logo) else None
    own = {name.casefold() for name in (head.site_name, head.suffix) if name}
    for number, (text, part) in enumerate(above):
        if logo_alt and part == "menu":
            continue  # other outlets of the house
        if text.casefold() in own and not is_section(text):
            return text
        if rule_for(text) is None and (
            named := named_outlet(text, first=number == 0 and not head.title)
        ):
            return named
    lines = [text for text, _ in above[:_HEAD_LINES] if rule_for(text) is None]
    offices = [x for x in lines if is_office_line(x) and not _SLOGAN.match(x)]
    offices = [x for x in offices if "," not in x or x.isupper()]  # an address
    if len(offices) > 1 and lines.index(offices[1]) == lines.index(offices[0]) + 1:
        offices.pop(0)  # a letterhead names the superior body first
    logo = marked[0] if 0 < len(marked) <= _LOGO_LINES and not is_section(marked[0]) else None
    office = _without_slogan(offices[0]) if offices else None
    return logo_alt or office or head.logo or logo


def _without_slogan(name: str) -> str:
    """An office's line without what it says of itself ("BÁO A - CƠ QUAN CỦA …")."""
    first, *rest = _BETWEEN.split(name)
    return first if rest and _SLOGAN.match(rest[0]) else name


def _is_outlet(name: str) -> bool:
    return listed_outlet(name) is not None or (_names(name) and not is_section(name))


def named_outlet(text: str, *, first: bool = False) -> str | None:
    """The outlet that a line names, without its slogan; at the ``first`` line a section's name
    may be an outlet's ("Thanh Niên", "Đại Đoàn Kết").
    """
    if listed_outlet(text) or is_station(text):
        return text if first or not is_section(text) else None
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    parts = [_GREETING.sub("", part) for part in parts if not _SLOGAN.match(part)]
    if not parts:
        return None
    if len(parts) > 1 and parts[0].isupper() and is_station(parts[1]):
        return f"{parts[0]} - {parts[1]}"
    for name in (*([text] if len(parts) == 1 else []), parts[0]):
        if _names(name) and (first or not is_section(name)):
            return name
    return next((part for part in parts[1:] if _names(part) and not is_section(part)), None)


def _names(name: str) -> bool:
    if _NAMELESS.fullmatch(name.strip()):
        return False
    return is_station(name) or is_government(name) or known_outlet(name) is not None


def may_be_masthead(text: str) -> bool:
    """Whether the very first line of a page of text may be a masthead that no table knows."""
    words = text.split()
    return (
        2 <= len(words) <= _FEW_WORDS
        and text[0].isupper()
        and not any(map(str.isdigit, text))
        and "|" not in text
        and not is_section(text)
        and rule_for(text) is None
        and not named_sections(text)
        and not set(text) & set(".:?!")
    )


_RIGHTS = re.compile(
    r"^(?:©|®|\(c\)|copyrights?|(?:giữ )?bản quyền(?: thuộc)?(?: về)?|all rights reserved|by|\d{4}|"
    r"[\s.,:|–-])+|(?:all rights reserved|[.\s])+$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s[-–|]\s|[.,;|]\s|\s*[©®]")


@lru_cache(maxsize=4096)
def footer_outlet(text: str) -> str | None:
    """The outlet that a line at the foot of a page names first ("© 2020 HTTV", "Báo A - …")."""
    bare = _RIGHTS.sub("", text)
    if listed_outlet(bare) or is_station(bare):
        return bare.strip()
    first = _AFTER_NAME.split(bare)[0]
    for name in (bare, first) if _NAMELESS.fullmatch(first.strip()) else (first, bare):
        if (known_outlet(name) and not is_section(name)) or is_government(name):
            return name.strip()
    return None

"""The outlet that a page's head names: its masthead, logo or path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from toolkit.pages.declared import Head
from toolkit.pages.furniture import rule_for
from toolkit.pages.headline import is_office_line, reads_as_name
from toolkit.pages.naming import BETWEEN, OFFICE, SLOGAN, named_outlet, without_slogan
from toolkit.pages.newsrooms import names_board, names_institution
from toolkit.pages.outlets import (
    is_government,
    is_nameless,
    known_outlet,
)
from toolkit.pages.own_names import OwnNames
from toolkit.pages.place_names import is_place_name, is_unit_path
from toolkit.pages.sections import is_section, named_sections
from toolkit.text.syllables import syllables

__all__ = [
    "ADDRESS",
    "FEW_WORDS",
    "LOGO_WORDS",
    "is_institution",
    "masthead_of",
    "may_be_topic",
    "top_name",
]

_HEAD_LINES = 8
LOGO_WORDS, _LOGO_LINES = 12, 3
FEW_WORDS = 6


def masthead_of(
    above: Sequence[tuple[str, str]], head: Head, own: OwnNames | None = None
) -> str | None:
    """The outlet that the lines above a headline name, surest first; None when none does.

    ``above``: (text, part) of the lines from the top of the page. A name that the
    page's head or its furniture (``own``) repeats is the site's own, whatever it looks like.
    """
    own = own or OwnNames(head)
    logo = named_outlet(head.logo, first=True) if head.logo else None
    above = [(_without_label(text), part) for text, part in _without_links(above)]
    in_menu = False
    for number, (text, part) in enumerate(above):
        if head.logo and part in ("menu", "related"):
            continue  # other outlets of the house
        first = number == 0 and not head.title
        following = above[number + 1][0] if number + 1 < len(above) else ""
        if is_nameless(text) and _UNIT.match(following):
            return f"{text} {following}"  # a name in two lines
        if is_nameless(text) and may_be_masthead(following):
            return following  # below its kind
        found = _named_by(text, part, own, first=first)
        if found and _is_superior(found, following):
            continue  # a letterhead names the superior body first
        if found and not (in_menu and _is_plain(found) and not own.hold(found)):
            return _in_words(found, above[number + 1 :])
        in_menu = in_menu or part in ("menu", "breadcrumb") or is_section(text)
        if number < _HEAD_LINES and part != "date" and _has_slogan(text, following):
            return without_slogan(text)
    return logo or _office(above) or head.logo or _marked(above) or _greeted(above)


def _in_words(found: str, below: Sequence[tuple[str, str]]) -> str:
    """A masthead; where it is an address, the name of the same outlet in a line below it."""
    if not ADDRESS.fullmatch(found):
        return found
    outlet = known_outlet(found)
    names = (named_outlet(text) for text, part in below if part not in ("menu", "related"))
    in_words = (x for x in names if x and " " in x and outlet and known_outlet(x) == outlet)
    return next(in_words, found)


_LABEL = re.compile(r"^\W*(?:logo|banner)\b\W*|\W*\b(?:logo|banner)\W*$|(?<=\w)\]$", re.IGNORECASE)
_MINISTRY = re.compile(r"(?:bộ|sở|đảng bộ)\s|(?:hội|liên đoàn) .*việt nam$", re.IGNORECASE)
_WELCOME = re.compile(r"\W*(?:nhiệt liệt )?chào mừng .{2,40} (?:đến|tới) với ", re.IGNORECASE)


def _without_label(text: str) -> str:
    """A line without the word that says whose place it takes ("[Logo: Báo A]")."""
    folded = text.casefold()
    return _LABEL.sub("", text) or text if "logo" in folded or "banner" in folded else text


def _is_superior(found: str, following: str) -> bool:
    """Whether an office is that above the one whose page it is, which the next line names."""
    if is_government(found):
        return _heads_page(following)
    below = _MINISTRY.match(found) and not (is_section(following) or names_board(following))
    return bool(below) and is_institution(following)


def is_institution(text: str) -> bool:
    """Whether a line is the name of an office or an institution, with its capitals."""
    if rule_for(text) is not None or SLOGAN.match(text):
        return False
    return is_office_line(text) or (names_institution(text) and reads_as_name(text))


def _greeted(above: Sequence[tuple[str, str]]) -> str | None:
    """The outlet to which a line bids its readers welcome."""
    names = (_WELCOME.sub("", text).rstrip("! ") for text, _ in above if _WELCOME.match(text))
    return next(filter(None, map(named_outlet, names)), None)


def _without_links(above: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines that are in no list of other sites ("Liên kết website")."""
    own = []
    linked = False
    for text, part in above:
        listed = part in _LISTED or (part == "section" and not is_section(text))
        linked = (linked and listed) or _LINKS.fullmatch(text) is not None
        if not linked:
            own.append((text, part))
    return own


def _named_by(text: str, part: str, own: OwnNames, *, first: bool) -> str | None:
    """The outlet that a line above the headline names, by its form or because it is repeated."""
    if rule_for(text) is not None:
        return None
    if own.hold(text) and part not in ("date", "menu", "place") and not is_section(text):
        return text
    name = without_slogan(text)
    alone = part not in ("date", "menu", "breadcrumb") and (first or not is_section(name))
    if alone and own.hold(name):
        return name
    start = BETWEEN.split(text)[0]
    return named_outlet(text, first=first) or (start if ADDRESS.fullmatch(start) else None)


_LISTED = ("menu", "related", "source", "header")
_LINKS = re.compile(
    r"\W*(?:chọn )?(?:(?:các )?liên kết|website liên kết|trang liên kết|weblinks?)"
    r"(?: (?:website|web|site|trang|ngoài|nhanh|hữu ích))*\W*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s", re.IGNORECASE)
_HOME = re.compile(r"(?:trang chủ|trang nhất|home)\b", re.IGNORECASE)
_KIND = re.compile(r"(?:báo|tạp chí|thời báo|đảng bộ|.* (?:online|điện tử)$)\b", re.IGNORECASE)


def _is_plain(name: str) -> bool:
    """Whether an outlet's name is plain words that may head a section too ("Thanh tra")."""
    if _KIND.match(name) or OFFICE.match(name):
        return False
    return all(word in syllables() for word in name.casefold().split())


def may_be_topic(name: str) -> bool:
    """Whether an outlet's name may stand below an article as a tag: plain words, a ministry."""
    return _is_plain(name) or re.match(r"bộ\b", name, re.IGNORECASE) is not None


ADDRESS = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|tv|edu|gov)", re.IGNORECASE
)


def _has_slogan(text: str, following: str) -> bool:
    """Whether an outlet's slogan stands behind a few words, or alone in the line below them."""
    if (
        rule_for(text) is not None
        or SLOGAN.match(text)
        or len(without_slogan(text).split()) > FEW_WORDS
    ):
        return False
    if without_slogan(text) != text:
        return True
    slogan = SLOGAN.match(following) and not (rule_for(following) or is_section(following))
    return bool(slogan) and may_be_masthead(text, section=True)


def _office(above: Sequence[tuple[str, str]]) -> str | None:
    """The office that heads its page, by a line at the top."""
    top = takewhile(lambda line: not is_section(line[0]) and line[1] != "related", above)
    printed = [text for text, _ in top]
    lines = [text for text in printed if rule_for(text) is None][:_HEAD_LINES]
    lines = [x for x in lines if not (is_nameless(x) or _HOME.match(x) or names_board(x))]
    offices = [x for x in lines if is_institution(x)]
    offices = [x for x in offices if "," not in x or x.isupper()]  # an address
    if len(offices) > 1 and printed.index(offices[1]) == printed.index(offices[0]) + 1:
        offices.pop(0)  # a letterhead names the superior body first
    return without_slogan(offices[0]) if offices else None


def _heads_page(text: str) -> bool:
    """Whether a line of a letterhead or a banner is the office whose page it is."""
    if rule_for(text) is not None or is_section(text) or _HOME.match(text):
        return False
    return OFFICE.match(text) is not None


def _marked(above: Sequence[tuple[str, str]]) -> str | None:
    """What the mark-up calls a masthead."""
    for text, part in above:
        if part == "advertisement" and _heads_page(text) and len(text.split()) <= LOGO_WORDS:
            return text  # a banner
    marked = [
        text for text, part in above if part == "masthead" and len(text.split()) <= LOGO_WORDS
    ]
    return marked[0] if 0 < len(marked) <= _LOGO_LINES and not is_section(marked[0]) else None


_TOP_LINES, _FEWEST_SLOGAN = 4, 4  # lines, words
_LANGUAGES = re.compile(
    r"\b(?:english|français|español|vietnamese|tiếng (?:việt|anh))\b", re.IGNORECASE
)


def _names_languages(text: str) -> bool:
    """Whether a line is languages to choose from, not an outlet with one of its own."""
    rest, count = _LANGUAGES.subn("", text)
    return count > 1 or (count == 1 and not rest.strip(" |-–/•"))


_CONTROL = re.compile(
    r"\W*(?:skip to|bỏ qua|(?:chuyển|đi|nhảy) (?:đến|tới)|đăng (?:nhập|ký|kí)|tìm kiếm|menu|search|"
    r"log ?in|sign ?in)\b",
    re.IGNORECASE,
)
"""What stands above a masthead for those who do not read the page."""
_TICKER = re.compile(r"\d[\d.,]*\s*[%°▲▼]|[▲▼]|\d[\d.,]+.*\d[\d.,]+")


def top_name(above: Sequence[tuple[str, str]]) -> str | None:
    """The few words at the top of a page of text that may be a masthead that no table knows.

    Days, the weather and prices may stand above them; a menu stands below.
    """
    above = _without_links(above)
    for number, (text, part) in enumerate(above[:_TOP_LINES]):
        rule = rule_for(text)
        if part == "date" or (rule and rule.name == "weather") or _TICKER.search(text):
            continue
        if _CONTROL.match(text) or not any(map(str.isalnum, text)):
            continue
        below = len(above) - number - 1
        name, *rest = text.split(" | ")
        if rest and not is_section(rest[0]) and len(rest[0].split()) >= _FEWEST_SLOGAN:
            text = name  # a slogan behind it
        return text if (below or number == 0) and may_be_masthead(text) else None
    return None


_ALWAYS = re.compile(r"\b24(?:/7|h)?\b")  # hours a day


def may_be_masthead(text: str, *, section: bool = False) -> bool:
    """Whether a line may be the name of an outlet that no table knows: a few words, or a brand.

    ``section``: it may be a section's name too.
    """
    words = text.split()
    brand = len(words) == 1 and words[0].casefold() not in syllables()
    name = any(not word[0].islower() for word in words[1:])  # "Gửi bài cộng tác" is none
    return (
        (brand or (name and len(words) <= FEW_WORDS))
        and text[0].isupper()
        and not any(map(str.isdigit, _ALWAYS.sub("", text)))
        and "|" not in text
        and (section or not (is_section(text) or named_sections(text)))
        and not _names_languages(text)
        and not (is_place_name(text) or is_unit_path(text))
        and rule_for(text) is None
        and not names_board(text)
        and not set(text) & set(".:?!")
    )

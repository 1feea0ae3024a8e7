"""Articles worth a look: what a reader of pages, or the press, may have got wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.articles import Article

__all__ = ["CHECKS", "REPEATED_TITLE", "SAME_TITLE", "Measured", "oddities"]

SHORTEST, LONGEST = 50, 5000
"""Syllables that an article of the press is expected to have."""
MOSTLY_CAPTIONS = 0.8
MOSTLY_REMOVED = 0.8
FIRST_YEAR = "1990"
LEAST_VIETNAMESE = 0.1
"""Letters with Vietnamese marks per character: 0.15 to 0.25 in the press, none in plain ASCII."""
SAME_TITLE = 5
"""Articles of one title from which on it is odd: a section's name, say, taken for a title."""
REPEATED_TITLE = f"a title of {SAME_TITLE} articles or more"

_SAMPLE = 4000
_LETTERS = (
    "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"  # composed
    "\u0300\u0301\u0303\u0309\u0323"  # marks that stand apart
)
_VIETNAMESE = re.compile(f"[{_LETTERS}{_LETTERS.upper()}]")
_MOJIBAKE = re.compile("á[º»]|Ä[\x91‘]|Æ[°¡]|Ã[\xa0-\xbf]")
_TRACES = 3  # of UTF-8 read as latin-1; one or two can stand in good Vietnamese: "đá»"


@dataclass(frozen=True, slots=True)
class Measured:
    """An article with what several checks ask for; ``today`` is the day of the count."""

    article: Article
    text: str
    syllables: int
    today: date


@dataclass(frozen=True)
class Check:
    """A kind of oddity, in words, and the test for it."""

    says: str
    holds: Callable[[Measured], bool]


def _mostly_captions(it: Measured) -> bool:
    captions = sum(map(len, it.article.captions))
    body = sum(map(len, it.article.body))
    return captions > MOSTLY_CAPTIONS * (captions + body)


def _mostly_removed(it: Measured) -> bool:
    removed = sum(len(line.text) for line in it.article.removed)
    kept = len(it.text) + sum(map(len, it.article.captions))
    return removed > MOSTLY_REMOVED * (removed + kept)


def _no_date(it: Measured) -> bool:
    return bool(it.article.published) and _day(it.article.published) is None


def _future(it: Measured) -> bool:
    day = _day(it.article.published)
    return day is not None and day > it.today + timedelta(days=1)  # another time zone's day


def _past(it: Measured) -> bool:
    return _day(it.article.published) is not None and str(it.article.published) < FIRST_YEAR


def _day(published: str | None) -> date | None:
    """The day; the first of a month or a year that stands without one."""
    try:
        return date.fromisoformat(f"{published}-01-01"[:10])
    except ValueError:
        return None


def _foreign(it: Measured) -> bool:
    sample = it.text[:_SAMPLE]
    return len(_VIETNAMESE.findall(sample)) < LEAST_VIETNAMESE * len(sample)


CHECKS = (
    Check(f"fewer than {SHORTEST} syllables", lambda it: it.syllables < SHORTEST),
    Check(f"more than {LONGEST} syllables", lambda it: it.syllables > LONGEST),
    Check("no title", lambda it: not it.article.title),
    Check(f"over {100 * MOSTLY_CAPTIONS:.0f} % captions", _mostly_captions),
    Check(f"over {100 * MOSTLY_REMOVED:.0f} % of the page removed", _mostly_removed),
    Check("a date that is none", _no_date),
    Check("a date in the future", _future),
    Check(f"a date before {FIRST_YEAR}", _past),
    Check("undecoded characters (U+FFFD)", lambda it: "\ufffd" in it.text),
    Check(
        "UTF-8 taken for latin-1 (mojibake)", lambda it: len(_MOJIBAKE.findall(it.text)) >= _TRACES
    ),
    Check("little Vietnamese in it", _foreign),
)


def oddities(measured: Measured) -> Iterator[str]:
    """What is odd in one article, in the words of `CHECKS`."""
    for check in CHECKS:
        if check.holds(measured):
            yield check.says

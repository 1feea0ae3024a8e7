"""What a row says of its page wins over what the page reader found; no line is lost by it."""

from __future__ import annotations

import dataclasses
import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.articles import Article, Removed
from toolkit.pages.decode import repair
from toolkit.pages.markup import looks_like_html

__all__ = ["as_page", "is_marked_up", "with_given", "without_head"]

Runs = tuple[tuple[int, int, int], ...]

_CLOSED = re.compile(
    r"</(?:p|div|span|h[1-6]|article|section|table|ul|ol|li|strong|em|b|i|a|figure)\s*>|<br\s*/?>",
    re.IGNORECASE,
)
_HEADED = re.compile(r"<(?:h1|html|title)\b|og:title", re.IGNORECASE)


@dataclass(frozen=True)
class _Part:
    """A line of an article's text, with the runs of `Article.offsets` from the line's start."""

    text: str
    runs: Runs = ()


def with_given(article: Article, given: Mapping[str, str]) -> Article:
    """``article`` with the fields that are ``given``; they win over its own.

    The title that the page has instead goes to ``removed``, and so does a first paragraph that
    repeats the title. A lead that stands in the text already, if only its beginning (``…``), is
    not written again; the lead that the page has instead becomes the first paragraph.
    """
    given = {name: unicodedata.normalize("NFC", value) for name, value in given.items()}
    fields: dict[str, Any] = {k: v for k, v in given.items() if k not in ("title", "lead")}
    title, lead, body = _parts(article)
    removed = list(article.removed)
    if "title" in given:
        title, other = _retitled(title, given["title"])
        removed += [Removed(other, "other_title")] if other else []
    paragraphs = [lead, *body] if lead else body
    if title and len(paragraphs) > 1 and _letters(paragraphs[0].text) == _letters(title.text):
        removed.append(Removed(paragraphs[0].text, "repeated_title"))
        paragraphs, lead = paragraphs[1:], None
    if "lead" in given:
        lead = _new_lead(given["lead"], title, lead, paragraphs)
    body = [part for part in paragraphs if part is not lead]
    return dataclasses.replace(
        article,
        title=title.text if title else None,
        lead=lead.text if lead else None,
        body=tuple(part.text for part in body),
        removed=tuple(removed),
        offsets=_joined([part for part in (title, lead, *body) if part]),
        **fields,
    )


def is_marked_up(text: str) -> bool:
    """Whether a cell holds HTML, be it a single paragraph of it."""
    return _CLOSED.search(text) is not None or looks_like_html(text)


def as_page(cell: str, title: str | None) -> tuple[str, int]:
    """A cell as a page by itself, and how many characters that puts before it.

    Crawlers part an article's text from its title, without which its first line would be taken
    for one: a page without a heading that does not hold the title gets it.
    """
    marked_up = is_marked_up(cell)
    head = "" if looks_like_html(cell) or not marked_up else "<!doctype html>\n"
    if title and not _HEADED.search(cell) and _letters(title) not in _letters(cell):
        head += f"<h1>{html.escape(title)}</h1>\n" if marked_up else f"{title}\n\n"
    return (head + cell, len(head)) if repair(head + cell) == head + cell else (cell, 0)


def without_head(article: Article, length: int) -> Article:
    """``article`` with offsets into the page without the ``length`` characters put before it."""
    runs = ((start, raw - length, count) for start, raw, count in article.offsets if raw >= length)
    return dataclasses.replace(article, offsets=tuple(runs))


def _letters(text: str) -> str:
    """Letters and digits, small: what two spellings of a line share."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def _retitled(found: _Part | None, title: str) -> tuple[_Part, str | None]:
    """The given title, and the found one where that is another."""
    if found is None or found.text == title:
        return found or _Part(title), None
    if _letters(found.text) != _letters(title):
        return _Part(title), found.text
    ends = (
        [(0, found.runs[0][1], 0), (len(title), sum(found.runs[-1][1:]), 0)] if found.runs else []
    )
    return _Part(title, tuple(ends)), None


def _new_lead(
    given: str, title: _Part | None, lead: _Part | None, parts: list[_Part]
) -> _Part | None:
    """The given lead, or the one that stands where it is in the text or the title already."""
    start = _letters(given)
    if not start or (title and start == _letters(title.text)):
        return lead
    if lead is None and parts and start == _letters(parts[0].text):
        return parts[0]
    held = any(_letters(part.text).startswith(start) for part in parts)
    return lead if held else _Part(given)


def _parts(article: Article) -> tuple[_Part | None, _Part | None, list[_Part]]:
    """Title, lead and paragraphs with their runs."""
    starts = [run[0] for run in article.offsets]
    position = 0

    def part(text: str | None) -> _Part | None:
        nonlocal position
        if not text:
            return None
        begin, end = position, position + len(text)
        runs = article.offsets[bisect_left(starts, begin) : bisect_left(starts, end + 1)]
        position = end + 1
        return _Part(text, tuple((start - begin, raw, count) for start, raw, count in runs))

    title, lead = part(article.title), part(article.lead)
    return title, lead, [made for made in map(part, article.body) if made]


def _joined(parts: list[_Part]) -> Runs:
    runs: list[tuple[int, int, int]] = []
    position = 0
    for part in parts:
        runs += [(position + start, raw, count) for start, raw, count in part.runs]
        position += len(part.text) + 1
    return tuple(runs)

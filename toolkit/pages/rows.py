"""A row of a table → Article: of a page, of clean text, or as `toolkit read` writes it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from toolkit.articles import Article, Removed
from toolkit.errors import ArticleError
from toolkit.pages.canonical import with_canonical
from toolkit.pages.columns import FIELDS, HOLDING, Cells
from toolkit.pages.decode import decode, repair, require_text
from toolkit.pages.found import ReadOptions
from toolkit.pages.given import as_page, is_marked_up, with_given, without_head
from toolkit.pages.html import html_lines
from toolkit.pages.language import require_vietnamese
from toolkit.pages.moments import moment
from toolkit.pages.outlets import known_outlet, outlet_of_domain
from toolkit.pages.places import Whereabouts, place_of
from toolkit.pages.reader import read_page

__all__ = ["is_own_row", "read_row", "row_id"]

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_OWN = {"body", "removed", "sha256"}  # columns that only `toolkit read` writes together


def row_id(row: Mapping[str, Any], options: ReadOptions) -> str | None:
    """The article's id that the row gives."""
    value = next(iter(Cells(row, options.columns).named("id").values()), None)
    if isinstance(value, float) and value.is_integer():  # a column of numbers, some of them absent
        value = int(value)
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return None if value is None else str(value)


def read_row(row: Mapping[str, Any], place: str, options: ReadOptions) -> Article:
    """The article of one row, whose columns are those of `toolkit.pages.columns`.

    What the row gives wins over what its page says. A date that cannot be read leaves
    ``published`` to the page, and stands in ``removed``. Raises ArticleError.
    """
    if is_own_row(row, options):
        return _recorded(row, place, options)
    cells = Cells(row, options.columns)
    given = _given(cells, place)
    if identity := row_id(row, options):
        given["id"] = identity
    pages = {name: _joined(value, name, place) for name, value in cells.named("page").items()}
    texts = {name: _joined(value, name, place) for name, value in cells.named("text").items()}
    pages = pages or {
        name: text for name, text in texts.items() if isinstance(text, str) and is_marked_up(text)
    }
    if pages:
        article = _page(_one(pages, place), given, place, options)
    elif texts:
        article = _clean_text(_one(texts, place), given, place, options)
    else:
        raise ArticleError(f"{place}: {_nothing(row, cells)}")
    return with_canonical(_placed(_dated(article, cells)))


def _placed(article: Article) -> Article:
    """``article`` with the province that its text is about, where the row names none."""
    if article.place:
        return article
    outlet = known_outlet(article.source or "") or outlet_of_domain(article.url or "")
    place = place_of(
        Whereabouts(
            title=article.title or "",
            lead=article.lead or "",
            body=article.body,
            header=[article.section or ""],
            outlet=outlet.province if outlet else None,
            published=article.published,
        )
    )
    return dataclasses.replace(article, place=place)


def is_own_row(row: Mapping[str, Any], options: ReadOptions) -> bool:
    """Whether the row is an article as `toolkit read` writes it."""
    return row.keys() >= _OWN and not dict(options.columns).keys() & set(HOLDING)


def _nothing(row: Mapping[str, Any], cells: Cells) -> str:
    holding = [name for ours in HOLDING for name in cells.names(ours)]
    if holding:
        return f"the {' and the '.join(holding)} is empty."
    found = ", ".join(sorted(map(str, row))) or "no columns"
    return f"found {found}; expected a column text, page or body; toolkit read --map names another."


def _one(columns: Mapping[str, Any], place: str) -> Any:
    """What the columns hold; an error when they differ."""
    first, *others = columns.values()
    if any(value != first for value in others):
        names = list(columns)
        raise ArticleError(
            f"{place}: found articles in the columns {', '.join(names)}; expected one. "
            f"Choose with --map text={names[0]}."
        )
    return first


# -- cells -----------------------------------------------------------------------------------


def _given(cells: Cells, place: str) -> dict[str, str]:
    """The fields that the row gives; trafilatura calls the address ``source``."""
    given: dict[str, str] = {}
    for ours in FIELDS:
        for name, value in cells.named(ours).items():
            text = _text(value, name, place)
            if ours == "source" and _ADDRESS.fullmatch(text):
                given.setdefault("url", text)
            elif text:
                given[ours] = text
                break
    return given


def _text(value: Any, name: str, place: str) -> str:
    """A cell as one line: a list as its items, HTML as its text."""
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, bytes):
        value = decode(value, f"{place}: {name}")
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        raise ArticleError(f"{place}: {name} is {value!r:.80}; expected text.")
    if is_marked_up(value):
        value = " ".join(line.text for line in html_lines(value)[0])
    return " ".join(value.splitlines()).strip()


def _joined(value: Any, name: str, place: str) -> str | bytes:
    """The text or page of a cell; a list, as JSON if need be, has a paragraph an item."""
    if isinstance(value, str) and value.startswith('["') and value.endswith('"]'):
        with suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    if not isinstance(value, (str, bytes)):
        raise ArticleError(f"{place}: {name} is {type(value).__name__}; expected text.")
    return value


def _dated(article: Article, cells: Cells) -> Article:
    """``article`` with the first date of the row that can be read."""
    printed = [
        value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        for value in cells.named("published").values()
    ]
    published = next(filter(None, map(moment, printed)), None)
    if published:
        return dataclasses.replace(article, published=published)
    unread = tuple(Removed(str(value), "unread_date") for value in printed[:1])
    return dataclasses.replace(article, removed=article.removed + unread)


# -- articles --------------------------------------------------------------------------------


def _page(page: str | bytes, given: dict[str, str], place: str, options: ReadOptions) -> Article:
    _check_length(page, place, options)
    length = 0
    if isinstance(page, str):
        page, length = as_page(page, given.get("title"))
    most = options.max_page_bytes + 4 * length
    article = read_page(page, path=place, url=given.get("url"), max_bytes=most)
    if article.source and _DOMAIN.fullmatch(given.get("source", "")):
        del given["source"]  # the page prints its name
    return with_given(without_head(article, length), given)


def _clean_text(
    text: str | bytes, given: dict[str, str], place: str, options: ReadOptions
) -> Article:
    _check_length(text, place, options)
    if isinstance(text, bytes):
        text = decode(text, place)
    require_text(text, place)
    text = repair(text)
    require_vietnamese(text, place)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return with_given(Article.from_text(text, given.get("title"), path=place), given)


def _check_length(cell: str | bytes, place: str, options: ReadOptions) -> None:
    size = len(cell) if isinstance(cell, bytes) else len(cell.encode("utf-8", "surrogatepass"))
    if size > options.max_page_bytes:
        raise ArticleError(
            f"{place}: found more than {options.max_page_bytes:,} bytes; "
            "expected a page within that limit."
        )


def _recorded(row: Mapping[str, Any], place: str, options: ReadOptions) -> Article:
    record = {**row, **{ours: row.get(theirs) for ours, theirs in options.columns}}
    content = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    record["id"] = row_id(row, options) or digest[:16]
    try:
        article = Article.from_record(record)
    except (ArticleError, KeyError, TypeError, ValueError) as error:
        raise ArticleError(
            f"{place}: found a row that is no article ({error}); expected the columns that "
            "`toolkit read` writes."
        ) from None
    if not article.text.strip():
        raise ArticleError(f"{place}: an article without text.")
    return article

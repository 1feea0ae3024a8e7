"""One page → `Article`: decode, lines, layout, fields, offsets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from toolkit.articles import Article, Removed
from toolkit.errors import ArticleError
from toolkit.pages.canonical import with_canonical
from toolkit.pages.declared import Head
from toolkit.pages.decode import decode, repair, require_text
from toolkit.pages.fields import Fields, read_fields
from toolkit.pages.html import html_lines
from toolkit.pages.language import require_vietnamese
from toolkit.pages.layout import lay_out
from toolkit.pages.lines import Line, text_lines
from toolkit.pages.markup import looks_like_html
from toolkit.pages.sheet import Sheet, without_furniture
from toolkit.pages.witness import day_of, in_doubt, seen_by_witness
from toolkit.tables import table_suffix

__all__ = ["MAX_BYTES", "outline", "read", "read_page"]

MAX_BYTES = 20_000_000


def read(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Article:
    """The article of one file of text or HTML. Raises ArticleError (see `read_page`)."""
    return read_page(_bytes(Path(path), max_bytes), path=str(path), max_bytes=max_bytes)


def _bytes(file: Path, max_bytes: int) -> bytes:
    """A page's content, at most one byte more than the limit."""
    if table_suffix(file.name):
        raise ArticleError(f"{file}: found a table; expected one page.")
    try:
        with file.open("rb") as stream:
            return stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise ArticleError(f"{file}: there is no such file; expected a page.") from None
    except IsADirectoryError:
        raise ArticleError(f"{file}: found a folder; expected one page.") from None
    except (OSError, ValueError) as error:
        raise ArticleError(f"{file}: cannot be read ({error}).") from None


def read_page(
    data: bytes | str,
    *,
    path: str | None = None,
    url: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Article:
    """The article of one page.

    ``data``: the page's bytes, or its text. Raises ArticleError, one line with the path, what
    was found and what was expected, for a page that is empty, binary, not decodable, longer
    than ``max_bytes``, without an article, or in another language than Vietnamese.
    """
    place = path or url or "page"
    content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(content) > max_bytes:
        raise ArticleError(
            f"{place}: found more than {max_bytes:,} bytes; expected a page within that limit."
        )
    sheet, fields = _laid_out(_raw(data, place), url)
    if not fields.body and fields.lead is None:
        require_vietnamese("\n".join(line.text for line in sheet.lines), place)
        raise ArticleError(
            f"{place}: found no article in {len(sheet.lines)} lines; expected a page with at least "
            "one paragraph of text."
        )
    article = _article(fields, hashlib.sha256(content).hexdigest(), path, url)
    require_vietnamese(article.text, place)
    return with_canonical(article)


def outline(path: str | Path) -> list[tuple[str, str]]:
    """Every line of a file of text or HTML in order, as (part, text).

    ``part``: title, lead, body or caption, or the rule that takes the line out. Raises
    ArticleError for a page that cannot be read.
    """
    raw = _raw(_bytes(Path(path), MAX_BYTES), str(path))
    sheet, _ = _laid_out(raw, None)
    return [(part, line.text) for part, line in zip(sheet.parts, sheet.lines, strict=True)]


def _raw(data: bytes | str, place: str) -> str:
    """The page that offsets refer to: decoded and repaired."""
    if isinstance(data, bytes):
        return decode(data, place)
    require_text(data, place)
    return repair(data)


def _laid_out(raw: str, url: str | None) -> tuple[Sheet, Fields]:
    marked_up = looks_like_html(raw)
    lines, head = html_lines(raw) if marked_up else (text_lines(raw), Head())
    sheet, fields = _fields(lines, head, url)
    if marked_up and in_doubt(sheet):
        sheet, fields = _second_reading(raw, lines, head, url) or (sheet, fields)
    if marked_up and fields.published is None and fields.body:
        day = day_of(raw, fields.url)
        fields = read_fields(sheet, head, url, day) if day else fields  # places by its names
    return sheet, fields


def _second_reading(
    raw: str, lines: list[Line], head: Head, url: str | None
) -> tuple[Sheet, Fields] | None:
    """The page as trafilatura sees it, else as if its mark-up named no furniture."""
    for again in (seen_by_witness(lines, raw), without_furniture(lines)):
        if again:
            sheet, fields = _fields(again, head, url)
            if not in_doubt(sheet):
                return sheet, fields
    return None


def _fields(lines: list[Line], head: Head, url: str | None) -> tuple[Sheet, Fields]:
    sheet = Sheet(lines, declared=head.headline)
    lay_out(sheet)
    return sheet, read_fields(sheet, head, url)


def _article(fields: Fields, sha256: str, path: str | None, url: str | None) -> Article:
    kept = [line for line in (fields.title, fields.lead, *fields.body) if line]
    return Article(
        id=sha256[:16],
        title=_flat(fields.title),
        lead=_flat(fields.lead),
        body=tuple(line.text.replace("\n", " ") for line in fields.body),
        captions=tuple(fields.captions),
        published=fields.published,
        event_day=fields.event_day,
        source=fields.source,
        author=fields.author,
        section=fields.section,
        place=fields.place,
        url=url or fields.url,
        path=path,
        sha256=sha256,
        removed=tuple(Removed(text, rule) for text, rule in fields.removed),
        offsets=_offsets(kept),
    )


def _flat(line: Line | None) -> str | None:
    return line.text.replace("\n", " ") if line else None


def _offsets(lines: list[Line]) -> tuple[tuple[int, int, int], ...]:
    """Runs of the article's text: its lines one after another, a newline between them.

    A run of length 0 marks a place that the page writes otherwise (an entity, a line's end).
    """
    runs: list[tuple[int, int, int]] = []
    position = 0
    for line in lines:
        runs += [(position + at, raw, length) for at, raw, length in line.runs]
        end = position + len(line.text)
        if not runs or runs[-1][0] + runs[-1][2] != end or runs[-1][2] == 0:
            runs.append((end, line.end, 0))
        position = end + 1
    return tuple(runs)

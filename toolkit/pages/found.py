"""What a path is found to hold: Inputs to be read and Rejects; and how far reading goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.errors import ArticleError
from toolkit.pages.reader import MAX_BYTES

__all__ = ["Input", "ReadOptions", "Reject", "SameId", "reason", "shown", "stamp_of", "with_page"]


@dataclass(frozen=True)
class ReadOptions:
    """Limits of reading, and the columns of tables.

    ``max_archive_bytes`` and ``max_members`` are those of one archive, unpacked; ``columns`` are
    pairs of our name and the table's (see `toolkit.pages.columns.mapping`), and hold for tables
    that have such a column; others are read by the names that are known.
    """

    max_page_bytes: int = MAX_BYTES
    max_archive_bytes: int = 200_000_000
    max_members: int = 10_000
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Input:
    """One thing that may be an article.

    ``path`` shows where it stands: ``file``, ``archive.zip/member``, ``table.csv:line``.
    ``stamp`` changes when the content may have changed. ``content`` is a file to open, the bytes
    of a member, or the row of a table; ``columns`` are those of `ReadOptions` that hold for it.
    """

    path: str
    stamp: str
    content: Path | bytes | dict[str, Any] = field(repr=False)
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Reject:
    """An input that holds no article, and why, in one line.

    ``path`` is that of its Input: ``file:line`` for a row, with the page that it was read from in
    brackets where the row tells.
    """

    path: str
    reason: str
    id: str | None = None


@dataclass(frozen=True)
class SameId(Reject):
    """A row that gives the id of another article."""


def reason(error: Exception, *places: str) -> str:
    """Why, in one line; the place that the error begins with is left out, a line of it kept."""
    text = " ".join((str(error) or type(error).__name__).split())
    for place in places:
        if text.startswith(f"{place}:"):
            rest = text.removeprefix(f"{place}:").strip()
            return shown(_LINE.sub(r"line \1: ", rest))
    return shown(text)


_LINE = re.compile(r"^(\d+): ")
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def shown(name: str | Path) -> str:
    """A name that can be printed and written anywhere: odd characters as ``\\x1b``."""
    return _ODD.sub(lambda match: ascii(match.group())[1:-1], str(name))


def with_page(place: str, row: Mapping[str, Any]) -> str:
    """The place of a row, with the page that the row says it was read from."""
    page = row.get("path")
    return f"{place} ({shown(page)})" if page and isinstance(page, str) else place


def stamp_of(path: Path) -> str:
    """Path, size and time of change of a file. Raises ArticleError when it is gone."""
    try:
        status = path.stat()
    except OSError as error:
        told = error.strerror or error
        raise ArticleError(f"{shown(path)}: cannot be read ({told}).") from None
    return f"{shown(path)}:{status.st_size}:{status.st_mtime_ns}"

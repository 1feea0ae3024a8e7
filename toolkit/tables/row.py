"""What a row of any table is, and how far reading one goes."""

from __future__ import annotations

import io
from collections.abc import Generator
from typing import Any

from toolkit.errors import ArticleError

__all__ = ["LONGEST", "Row", "Rows", "checked", "is_utf16", "too_long"]

Row = dict[str, Any]
Rows = Generator[tuple[int, Row | ArticleError], None, None]

LONGEST = 100_000_000
"""Characters of a row; a longer one is a file without ends of lines."""

_BROKEN_SHARE = 0.005  # of a row's characters may be beyond UTF-8, as in damaged downloads


def checked(row: Row, text: str, place: str) -> Row | ArticleError:
    """``row``, or the error when too much of its ``text`` was no UTF-8."""
    if text.count("\ufffd") > _BROKEN_SHARE * len(text):
        return ArticleError(f"{place}: found bytes that are no UTF-8; expected a table in UTF-8.")
    return row


def too_long(place: str) -> ArticleError:
    """The error of a row that does not end."""
    return ArticleError(f"{place}: found a row of more than {LONGEST:,} characters.")


def is_utf16(stream: io.BufferedReader) -> bool:
    """Whether a table begins with the mark of UTF-16, as Excel's "Unicode text" does."""
    return stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff")

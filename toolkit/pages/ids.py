"""The ids that rows of tables give: each is to be that of one article."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from toolkit.pages.columns import Cells
from toolkit.pages.found import ReadOptions
from toolkit.pages.rows import row_id

__all__ = ["Ids"]

_TEXT = ("page", "text", "title", "lead")
_TABLE = """
    pragma journal_mode = off;
    pragma cache_size = -8000;
    create table ids (id blob primary key, place text, line integer, text integer) without rowid;
    begin;
"""


class Ids:
    """The ids that were given so far, with what they were given to: on disk, however many."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._seen.executescript(_TABLE)

    def earlier(
        self, row: Mapping[str, Any], place: str, number: int, options: ReadOptions
    ) -> str | None:
        """Where the id of a row was given to another article (``file:line``), if it was.

        The same text under the same id is a copy, no other article.
        """
        identity = row_id(row, options)
        if identity is None:
            return None
        key, text = identity.encode("utf-8", "surrogatepass"), _text(row, options)
        given = (key, place, number, text)
        if self._seen.execute("insert or ignore into ids values (?, ?, ?, ?)", given).rowcount:
            return None
        found = self._seen.execute("select place, line, text from ids where id = ?", (key,))
        where, line, other = found.fetchone()
        return None if other == text else f"{where}:{line}"


def _text(row: Mapping[str, Any], options: ReadOptions) -> int:
    """A hash of what a row holds of the article's text."""
    cells = Cells(row, options.columns)
    held = (value for ours in _TEXT for value in cells.named(ours).values())
    return hash(tuple(v if isinstance(v, str | bytes) else repr(v) for v in held))

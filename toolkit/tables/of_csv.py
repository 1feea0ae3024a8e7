"""CSV → rows: commas, semicolons or tabs between the cells; UTF-8, or UTF-16 with its mark.

Cells may hold line ends between quotes. A quote that is never closed would swallow the rows
below it: its line is set aside, and reading goes on with the next.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial

from toolkit.errors import ArticleError
from toolkit.tables.row import LONGEST, Row, Rows, checked, is_utf16, too_long

__all__ = ["csv_rows"]

_DELIMITERS = (",", ";", "\t")
_MOST_LINES = 100_000  # of a row; the longest page that is read has fewer
_MOST_OPEN = 100  # quotes that are not closed, before a table is given up
_OPEN = (
    "found a quote (\") that opens a cell and is not closed; expected one at the cell's end, and "
    "quotes within it doubled."
)
_ENDS = ("\n", "\r")


def csv_rows(stream: io.BufferedReader, place: str) -> Rows:
    """Rows under the names of the first, each with the line that it begins on."""
    csv.field_size_limit(LONGEST)
    encoding = "utf-16" if is_utf16(stream) else "utf-8-sig"
    with io.TextIOWrapper(stream, encoding, "replace", newline="") as text:
        records = _records(_Lines(_lines(text, place)))
        first, names = next(records, (1, []))
        if names is None:
            raise ArticleError(f"{place}:{first}: {_OPEN}")
        if isinstance(broken := checked({}, "".join(names), place), ArticleError):
            raise broken
        opened, count = (
            0,
            0,
        )  # the line of the last open quote while its cell may go on, and how many
        for number, cells in records:
            here = f"{place}:{number}"
            if cells is None:
                opened, count = number, count + 1
                yield number, ArticleError(f"{here}: {_OPEN}")
                if count == _MOST_OPEN:
                    raise ArticleError(f"{here}: {_OPEN} The rest of the table is not read.")
            elif opened and len(cells) != len(names):
                yield number, ArticleError(f"{here}: no row; it may belong to line {opened}.")
            else:
                opened = 0
                yield number, _row(names, cells, here)


def _row(names: list[str], cells: list[str], place: str) -> Row | ArticleError:
    if len(cells) > len(names):
        return ArticleError(f"{place}: more cells than the {len(names)} columns.")
    row: Row = dict.fromkeys(names)
    row.update((name, cell or None) for name, cell in zip(names, cells, strict=False))
    return checked(row, "".join(cells), place)


def _lines(text: io.TextIOWrapper, place: str) -> Iterator[str]:
    for number, line in enumerate(iter(partial(text.readline, LONGEST), ""), 1):
        if len(line) == LONGEST:
            raise too_long(f"{place}:{number}")
        yield line if line.endswith(_ENDS) else line + "\n"


class _Lines:
    """Lines that can be given back. Raises csv.Error where too many are taken for one record."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.number = 0
        self.taken: list[str] = []
        self._lines = lines
        self._again: list[str] = []  # the next one last

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise csv.Error("a record without end")
        line = self._again.pop() if self._again else next(self._lines)
        self.taken.append(line)
        self.number += 1
        return line

    def begin(self) -> int:
        """Begin a record; the number of its first line."""
        self.taken.clear()
        return self.number + 1

    def give_back(self, kept: int) -> None:
        """Give back the lines of the record but for its first ``kept``."""
        again = self.taken[kept:]
        self._again += reversed(again)
        self.number -= len(again)
        del self.taken[kept:]


def _records(lines: _Lines) -> Iterator[tuple[int, list[str] | None]]:
    """The records that are not blank, each with its first line; None for a quote left open."""
    delimiter = _delimiter(lines)
    strict = csv.reader(lines, delimiter=delimiter, strict=True)
    loose = csv.reader(lines, delimiter=delimiter)
    width = 0
    while True:
        start = lines.begin()
        cells: list[str] | None
        try:
            cells = next(strict)
        except StopIteration:
            return
        except csv.Error:
            cells = _loosely(lines, loose, width)
            if cells is None:
                lines.give_back(1)
        if cells != []:
            width = width or len(cells or ())
            yield start, cells


def _delimiter(lines: _Lines) -> str:
    """What stands between the names of the columns."""
    header = next(lines, "")
    lines.give_back(0)
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), ())))


def _loosely(lines: _Lines, loose: Iterator[list[str]], width: int) -> list[str] | None:
    """The record whose quotes break the rules, as spreadsheets read it; None for one left open.

    They take a quote inside a cell for what it is. That holds for the first line alone: further
    down, the quote that breaks the rules is likely to open a cell of another row.
    """
    if len(lines.taken) > 1:
        return None
    lines.give_back(0)
    try:
        cells = next(loose)
    except csv.Error:
        return None
    left_open = cells[-1].endswith(_ENDS) or (len(lines.taken) > 1 and len(cells) != width)
    return None if left_open else cells

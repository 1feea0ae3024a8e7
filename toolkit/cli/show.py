"""What people see: progress and tables, on stderr or stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

__all__ = ["print_table", "progress"]


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that tells what is being done; silent when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda message: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status(title) as status:
        yield lambda message: status.update(f"{title}: {message}")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table on stdout: numbers to the right, text to the left."""
    cells = [[str(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(columns))]
    right = [all(row[i][:1] in "0123456789-" for row in cells[1:]) for i in range(len(columns))]
    for row in cells:
        padded = [
            " " * (width - _width(cell)) + cell if flush else cell + " " * (width - _width(cell))
            for cell, width, flush in zip(row, widths, right, strict=True)
        ]
        print("  ".join(padded).rstrip())


def _width(text: str) -> int:
    """Columns on a terminal: combining marks take none."""
    import unicodedata

    return len(unicodedata.normalize("NFC", text))

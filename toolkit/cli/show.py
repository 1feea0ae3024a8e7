"""What people see: progress and tables, on stderr or stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

__all__ = ["print_grid", "print_table", "progress"]


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


def print_grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on stdout that folds long cells to fit a terminal; in a file, none is folded."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i, name in enumerate(columns):
        number = all(row[i][:1] in "0123456789<" for row in rows) and bool(i)
        grid.add_column(Text(name), justify="right" if number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_harmless(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else 10_000).print(grid)


def _harmless(text: str) -> str:
    """Text from pages cannot steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _width(text: str) -> int:
    """Columns on a terminal: combining marks take none."""
    import unicodedata

    return len(unicodedata.normalize("NFC", text))

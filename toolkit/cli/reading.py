"""What every command that reads pages can be told about them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click

__all__ = ["reading_options", "tell_note"]

_MB = 1_000_000
_SIZE = click.IntRange(min=1)
_OPTIONS = (
    click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="OURS=THEIRS",
        help="A table's column, such as title=headline; more than once if need be. It holds for "
        "the tables that have it; id= leaves ids out.",
    ),
    click.option("--max-page-mb", type=_SIZE, default=20, show_default=True, help="Of a page."),
    click.option(
        "--max-archive-mb",
        type=_SIZE,
        default=200,
        show_default=True,
        help="Of an archive, unpacked.",
    ),
    click.option(
        "--max-members", type=_SIZE, default=10_000, show_default=True, help="Of an archive."
    ),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of reading; it is called with ``options``, a `ReadOptions`."""

    @functools.wraps(command)
    def called(
        *args: Any,
        columns: tuple[str, ...],
        max_page_mb: int,
        max_archive_mb: int,
        max_members: int,
        **settings: Any,
    ) -> Any:
        from toolkit.pages import ReadOptions
        from toolkit.pages.columns import mapping

        options = ReadOptions(
            max_page_mb * _MB, max_archive_mb * _MB, max_members, mapping(columns)
        )
        return command(*args, options=options, **settings)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def tell_note(message: str) -> None:
    """A line on stderr of what is worth knowing although nothing is set aside."""
    print(f"toolkit: {message}", file=sys.stderr)

"""A page as a reader of it sees it: each line with what it was taken for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["show_page", "show_pages"]

_STYLES = {"title": "bold cyan", "lead": "cyan", "body": "", "caption": "yellow"}
_NOTED = {"byline", "author", "date", "source", "publisher", "section", "breadcrumb", "place"}
_FIELDS = (
    "title", "section", "published", "event_day", "author", "source", "outlet", "outlet_kind",
    "place", "place_code", "place_today", "district",
)  # fmt: skip


def show_pages(paths: Sequence[Path]) -> None:
    """Print pages on stdout, as `show_page` does; of several, each with its path before it."""
    from toolkit.pages.found import shown

    for number, path in enumerate(paths):
        if len(paths) > 1:
            print(f"\n{shown(path)}\n" if number else f"{shown(path)}\n")
        show_page(path)


def show_page(path: Path) -> None:
    """Print the page on stdout, in colour on a terminal, then the fields of its article.

    What was taken out is struck through; lines that a field was read from are green. Raises
    ArticleError for a page that cannot be read.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from toolkit.pages import outline, read

    console = Console(highlight=False)
    page = Table.grid(padding=(0, 2))
    page.add_column(no_wrap=True)
    page.add_column(overflow="fold")
    for part, text in outline(path):
        page.add_row(Text(part, style="dim"), Text(text, style=_style(part)))
    console.print(page)
    article = read(path)
    fields = Table.grid(padding=(0, 2))
    for name in _FIELDS:
        value = getattr(article, name)
        fields.add_row(Text(name, style="dim"), Text(value or "-", style="" if value else "dim"))
    console.print(Padding(fields, (1, 0, 0, 0)))


def _style(part: str) -> str:
    return _STYLES.get(part, "green" if part in _NOTED else "dim strike")

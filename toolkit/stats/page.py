"""What pages of counts are made of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from toolkit.charts import bar
from toolkit.sheet import document, figures, folded, section
from toolkit.stats.keys import UNKNOWN
from toolkit.stats.tables import Table, shown

__all__ = ["bars", "document", "figures", "folded", "section", "table_html"]


def bars(rows: Sequence[tuple[str, int, float]], top: float = 0.0) -> str:
    """A bar for each (name, number, share); one of ``top``, else the longest, fills the box.

    What is no group of its own (others, unknown) has its numbers but no bar.
    """
    named = [name != UNKNOWN and not name.endswith(" others") for name, _, _ in rows]
    top = top or max((row[2] for row, has in zip(rows, named, strict=True) if has), default=0) or 1
    lines = []
    for (name, number, share), has in zip(rows, named, strict=True):
        quiet = not has
        lines.append(
            f'<tr{" class=quiet" if quiet else ""}><th class="name" scope="row">{escape(name)}</th>'
            f'<td class="plotted">{"" if quiet else bar(share / top)}</td>'
            f'<td class="n">{shown(number)}</td><td class="n soft">{shown(share)}</td></tr>'
        )
    return f'<table class="bars">{"".join(lines)}</table>'


def table_html(table: Table) -> str:
    """A table as it is: numbers to the right."""
    head = "".join(
        f"<th{_kind(table, i)}>{escape(name)}</th>" for i, name in enumerate(table.columns)
    )
    lines = []
    for row in table.rows:
        cells = (f"<td{_kind(table, i)}>{escape(shown(cell))}</td>" for i, cell in enumerate(row))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<div class="scroll"><table class="numbers"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _kind(table: Table, column: int) -> str:
    numbers = all(isinstance(row[column], int | float | None) for row in table.rows)
    return ' class="n"' if numbers else ""

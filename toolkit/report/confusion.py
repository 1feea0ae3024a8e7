"""The section of confusion: what was labelled against what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from toolkit.report.parts import cards, themed
from toolkit.report.run import Run
from toolkit.stats.page import section

__all__ = ["STYLE", "confusion_section"]

STYLE = """
.confusion { width: auto; }
.confusion th { color: var(--soft); font-size: .8rem; }
.confusion td { min-width: 4.2rem; padding: .35rem .6rem; text-align: center;
                border: 2px solid var(--paper); font-variant-numeric: tabular-nums;
                background: color-mix(in srgb, var(--d, var(--fill)) var(--s), transparent); }
"""
_NOTE = "Articles by label (rows) and decision (columns). The more of a row, the fuller the colour."


def confusion_section(run: Run) -> str:
    """A table for each theme; where an article has exactly one theme, one table of all."""
    if run.model.single:
        shown = _of_single(run)
    else:
        shown = cards(_of_theme(run, i) for i in range(len(run.themes)))
    return section("Confusion", shown, note=_NOTE, wide=True, anchor="confusion")


def _of_theme(run: Run, theme: int) -> str:
    y, doubt = run.truth[:, theme], run.judged.undecided[:, theme]
    present = run.judged.present[:, theme] & ~doubt
    columns = {"present": present, "absent": ~present & ~doubt}
    if run.judged.undecided.any():
        columns["undecided"] = doubt
    rows = [[int((rows & said).sum()) for said in columns.values()] for rows in (y, ~y)]
    return themed(run, theme, _table(["carries it", "does not"], list(columns), rows))


def _of_single(run: Run) -> str:
    names = [theme.vi for theme in run.themes]
    rows = run.model.metrics["confusion"]
    has_none = any(row[-1] for row in rows)
    shown = [row if has_none else row[:-1] for row in rows]
    return _table(names, [*names, "undecided"] if has_none else names, shown)


def _table(names: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[int]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    lines = []
    for name, counts in zip(names, rows, strict=True):
        shares = np.array(counts) / max(sum(counts), 1)
        cells = "".join(
            f'<td style="--s:{80 * share:.0f}%">{count:,}</td>'
            for count, share in zip(counts, shares.tolist(), strict=True)
        )
        lines.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    return (
        f'<div class="scroll"><table class="confusion"><thead><tr><td style="--s:0%"></td>{head}'
        f"</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )

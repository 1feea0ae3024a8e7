"""The section of labels that are likely wrong, and the same as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from toolkit.evaluation.suspects import Suspect
from toolkit.report.run import Run
from toolkit.stats.page import section, table_html
from toolkit.stats.tables import Table

__all__ = ["suspects_csv", "suspects_section"]

SHOWN = 25
_NOTE = (
    "Labels that models which never saw the article contradict with confidence (confident learning, "
    "Northcutt et al. 2021), the surest first. They are worth a second reading, no more: the model "
    "errs too."
)


def suspects_section(run: Run) -> str:
    """The first suspects, and how many there are."""
    found = run.suspects
    if not found:
        told = "<p>None: no label is contradicted with confidence.</p>"
        return section("Label suspects", told, note=_NOTE, wide=True, anchor="suspects")
    rows = tuple(
        (
            f"{suspect.probability:.2f}",
            run.themes[suspect.theme].vi,
            _suggested(run, suspect),
            run.judged.articles[suspect.row].title or "Untitled",
            run.judged.articles[suspect.row].id,
        )
        for suspect in found[:SHOWN]
    )
    table = table_html(Table("", ("p", "theme", "look whether to", "title", "id"), rows))
    listed = "all of them" if len(found) <= SHOWN else f"the first {SHOWN}"
    told = (
        f"<p>{len(found):,} of {run.truth.size:,} labels; here {listed}, suspects.csv has all.</p>"
    )
    return section("Label suspects", told, table, note=_NOTE, wide=True, anchor="suspects")


def suspects_csv(run: Run) -> str:
    """All suspects as CSV: id, title, theme, label, probability, suggestion, margin."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "title", "theme", "label", "probability", "suggestion", "margin"))
    for suspect in run.suspects:
        article = run.judged.articles[suspect.row]
        level = int(run.judged.levels[suspect.row, suspect.theme])
        writer.writerow(
            (
                article.id,
                article.title or "",
                run.themes[suspect.theme].id,
                level,
                f"{suspect.probability:.6f}",
                _suggested(run, suspect, ids=True),
                f"{suspect.margin:.6f}",
            )
        )
    return out.getvalue()


def _suggested(run: Run, suspect: Suspect, ids: bool = False) -> str:
    if suspect.instead is not None:
        instead = run.themes[suspect.instead]
        return f"change to {instead.id if ids else instead.vi}"
    return "remove" if suspect.labelled else "add"

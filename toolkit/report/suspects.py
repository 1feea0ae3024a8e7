"""The section of labels that are likely wrong, and the same as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from toolkit.evaluation.suspects import Suspect
from toolkit.model_folder import SUSPECTS
from toolkit.report.parts import listed
from toolkit.report.run import Run
from toolkit.stats.page import section

__all__ = ["suspects_csv", "suspects_section"]

SHOWN = 25
_NOTE = (
    "Labels that models which never saw the article contradict with confidence (confident "
    "learning, Northcutt et al. 2021), the surest first, each with the theme's probability. They "
    "are worth a second reading, no more: the model errs too."
)


def suspects_section(run: Run) -> str:
    """The first suspects, and how many there are."""
    found = run.suspects
    if not found:
        told = "<p>None: no label is contradicted with confidence.</p>"
        return section("Label suspects", told, note=_NOTE, wide=True, anchor="suspects")
    rows = "".join(_row(run, suspect) for suspect in found[:SHOWN])
    which = "all of them" if len(found) <= SHOWN else f"the first {SHOWN}"
    told = (
        f"<p>{len(found):,} of {run.truth.size:,} labels; here {which}, in {SUSPECTS} beside this "
        f'page all.</p><ul class="rows">{rows}</ul>'
    )
    return section("Label suspects", told, note=_NOTE, wide=True, anchor="suspects")


def _row(run: Run, suspect: Suspect) -> str:
    article, theme = run.judged.articles[suspect.row], run.themes[suspect.theme]
    said = f"{theme.vi}: {_suggested(run, suspect)}?"
    title = f"{article.title or 'Untitled'} ({article.id})"
    return (
        f'<li class="listed theme-of" style="--c:{run.colour(suspect.theme)}">'
        f"{listed(suspect.probability, title, said)}</li>"
    )


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

"""The section of slices: scores of each source, year, province and length."""

from __future__ import annotations

from html import escape

from toolkit.evaluation import SLICES, article_slices
from toolkit.metrics import Slice
from toolkit.metrics.slices import LEAST
from toolkit.report.parts import score_line
from toolkit.report.run import Run
from toolkit.stats.page import section

__all__ = ["slices_section"]

_NOTE = (
    "Micro-F1 of parts of the articles with 95 % intervals, from 0 to 1. Values with fewer than "
    f"{LEAST} articles are scored together, and faint where they are few. Length is in syllables."
)


def slices_section(run: Run) -> str:
    """A table for each way to cut the articles."""
    shown = "".join(_card(run, by) for by in SLICES)
    whole = f'<div class="cards">{shown}</div>'
    return section("Slices", whole, note=_NOTE, wide=True, anchor="slices")


def _card(run: Run, by: str) -> str:
    evaluation = run.model.experiment["evaluation"]
    found = article_slices(
        by,
        run.judged.articles,
        run.truth,
        run.judged.present,
        run.model.themes,
        groups=list(run.judged.stories) or None,
        resamples=evaluation["resamples"],
        seed=run.model.experiment["seed"],
    )
    if len(found) == 1:
        told = f"<p>All {found[0].count:,} articles are of one: {escape(found[0].value)}.</p>"
    else:
        told = f'<table class="bars">{"".join(map(_line, found))}</table>'
    return f"<div><h3>By {escape(by)}</h3>{told}</div>"


def _line(part: Slice) -> str:
    score = part.micro_f1.to_record()
    return score_line(part.value, score, part.count, "var(--fill)", faint=part.count < LEAST)

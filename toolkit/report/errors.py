"""The section of errors: a browser of the articles that were decided wrongly, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import numpy as np

from toolkit.articles import Article
from toolkit.evidence import is_exact
from toolkit.model import Evidence
from toolkit.report.marked import marked_paragraphs
from toolkit.report.parts import listed
from toolkit.report.run import Run
from toolkit.stats.page import section, table_html
from toolkit.stats.tables import Table

__all__ = ["KINDS", "SCRIPT", "STYLE", "errors_section", "worst"]

KINDS = {"missed": "missed", "alarm": "false alarm"}
MOST = 8
MOST_IN_ALL = 80
"""Errors that are shown: of each theme and kind, and about how many of all."""

STYLE = """
.choices { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0 .4rem; }
.choices select, .choices input { font: inherit; font-size: .9rem; color: inherit;
  background: var(--paper); border: 1px solid var(--line); border-radius: 4px;
  padding: .3rem .5rem; }
.choices input { flex: 1 1 10rem; min-width: 0; }
.error { border-top: 1px solid var(--line); margin: 0; padding: .45rem 0; }
.error .text { font-family: "Noto Serif", Georgia, serif; font-size: 1rem; line-height: 1.6;
               max-width: 44rem; padding: .2rem 0 .8rem; }
.error .text h1 { font-size: 1.1rem; margin: .6rem 0; }
.error .text p { margin: .5rem 0; }
.error .lead { font-weight: 600; }
mark { color: inherit; background: none; text-decoration: underline; text-decoration-thickness: 2px;
       text-underline-offset: 3px; text-decoration-color: var(--d); }
mark.sentence { background: color-mix(in srgb, var(--d) 16%, transparent); text-decoration: none; }
mark.word { font-weight: 600; }
"""

SCRIPT = """
const choices = document.querySelector(".choices");
choices?.addEventListener("input", () => {
  const [theme, kind, asked] = [...choices.children].map(field => field.value.toLowerCase().trim());
  for (const error of document.querySelectorAll(".error"))
    error.hidden = (theme && error.dataset.theme !== theme) || (kind && error.dataset.kind !== kind)
      || !error.textContent.toLowerCase().includes(asked);
});
"""
_NOTE = "Each article with the probability that a model which had not seen it gave the theme. "
_EVIDENCE = (
    "Shaded sentences and underlined words speak for the theme by the model that is kept, which "
    "has learnt from the article since."
)
_NO_EVIDENCE = (
    "The evidence is not marked: this model is explained by leaving out one sentence after "
    "another, which takes long. `toolkit explain` does it for one page."
)


@dataclass(frozen=True)
class Error:
    """A wrong decision: ``row`` and ``theme`` are its place, ``kind`` one of `KINDS`."""

    row: int
    theme: int
    kind: str
    probability: float


def errors_section(run: Run) -> str:
    """The worst errors of each theme, to choose from by theme, kind and word."""
    chosen, total = worst(run)
    if not total:
        return section("Errors", "<p>There is none.</p>", wide=True, anchor="errors")
    parts = [
        _counted(run),
        f"<p>Of these {total:,} the worst of each theme and kind, {len(chosen):,} in all.</p>",
        _choices(run),
        *map(partial(_shown, run), chosen, _evidence(run, chosen)),
    ]
    note = _NOTE + (_EVIDENCE if is_exact(run.model.estimator) else _NO_EVIDENCE)
    return section("Errors", *parts, note=note, wide=True, anchor="errors")


def worst(run: Run) -> tuple[list[Error], int]:
    """The errors to show, by theme and kind, the worst first; and how many there are in all.

    What is left undecided is no error.
    """
    each = max(2, min(MOST, MOST_IN_ALL // (2 * len(run.themes))))
    groups = [group for theme in range(len(run.themes)) for group in _of_theme(run, theme).values()]
    return [error for group in groups for error in group[:each]], sum(map(len, groups))


def _of_theme(run: Run, theme: int) -> dict[str, list[Error]]:
    y, p = run.truth[:, theme], run.probabilities[:, theme]
    doubt, present = run.judged.undecided[:, theme], run.judged.present[:, theme]
    rows = {"missed": y & ~present & ~doubt, "alarm": ~y & present & ~doubt}
    found = {
        kind: [Error(row, theme, kind, float(p[row])) for row in np.flatnonzero(which).tolist()]
        for kind, which in rows.items()
    }
    found["missed"].sort(key=lambda error: (error.probability, error.row))
    found["alarm"].sort(key=lambda error: (-error.probability, error.row))
    return found


def _counted(run: Run) -> str:
    groups = [_of_theme(run, i) for i in range(len(run.themes))]
    rows = tuple(
        (theme.vi, len(found["missed"]), len(found["alarm"]))
        for theme, found in zip(run.themes, groups, strict=True)
    )
    return table_html(Table("", ("", "missed", "false alarms"), rows))


def _choices(run: Run) -> str:
    themes = "".join(
        f'<option value="{escape(theme.id.lower())}">{escape(theme.vi)}</option>'
        for theme in run.themes
    )
    kinds = "".join(f'<option value="{kind}">{name}</option>' for kind, name in KINDS.items())
    return (
        '<div class="choices">'
        f'<select aria-label="Theme"><option value="">all themes</option>{themes}</select>'
        f'<select aria-label="Kind"><option value="">all errors</option>{kinds}</select>'
        '<input type="search" placeholder="a word, an id" aria-label="Find errors"></div>'
    )


def _evidence(run: Run, chosen: Sequence[Error]) -> list[Sequence[Evidence]]:
    """What speaks for each error's theme; nothing where it would take long to find."""
    if not is_exact(run.model.estimator):
        return [()] * len(chosen)
    articles = [run.judged.articles[error.row] for error in chosen]
    themes = [run.themes[error.theme].id for error in chosen]
    found = run.model.evidence(articles, [[theme] for theme in themes])
    return [own[theme] for own, theme in zip(found, themes, strict=True)]


def _shown(run: Run, error: Error, evidence: Sequence[Evidence]) -> str:
    article, theme = run.judged.articles[error.row], run.themes[error.theme]
    said = f"{theme.vi}, {KINDS[error.kind]}"
    return (
        f'<details class="error theme-of" data-theme="{escape(theme.id.lower())}" '
        f'data-kind="{error.kind}" style="--c:{run.colour(error.theme)}">'
        f'<summary class="listed">{listed(error.probability, article.title, said)}</summary>'
        f'<p class="note">{escape(" · ".join(_facts(run, error, article)))}</p>'
        f'<div class="text" lang="vi">{_text(article, evidence)}</div></details>'
    )


def _facts(run: Run, error: Error, article: Article) -> Iterator[str]:
    yield article.id
    yield from filter(None, (article.outlet or article.source, (article.published or "")[:10]))
    labelled = [
        theme.vi for theme, has in zip(run.themes, run.truth[error.row], strict=True) if has
    ]
    yield f"labelled: {', '.join(labelled) or 'no theme'}"


def _text(article: Article, evidence: Sequence[Evidence]) -> str:
    return "".join(marked_paragraphs(article, [(item, "var(--d)") for item in evidence]))

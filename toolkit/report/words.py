"""The section of the words that speak for and against each theme."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from toolkit.codebook import Codebook
from toolkit.influence import Influence, influences
from toolkit.report.parts import cards, themed
from toolkit.report.run import Run
from toolkit.stats.charts import bar
from toolkit.stats.page import folded, section

__all__ = ["STYLE", "words_section"]

STYLE = """
.theme-of svg.bar { fill: var(--d); }
.words .name { width: 45%; max-width: none; }
.theme-of details svg.bar { fill: var(--quiet); }
"""
_FOR, _AGAINST = 12, 10
_NOTE = (
    "What tells articles with the theme from the others: each feature's part in the gap between "
    "their mean scores. “#” stands for any number; seed phrases stand together by theme and kind; "
    "vectors have no words and are not shown."
)


def words_section(run: Run) -> str:
    """The features with most weight, where the model is linear."""
    texts = run.model.normalised(run.judged.articles)
    found = influences(run.model.estimator, texts, run.truth, _FOR)
    if not any(raised or lowered for raised, lowered in found):
        told = "<p>This model has no weights of words; see the evidence in the errors below.</p>"
        return section("Words", told, wide=True, anchor="words")
    shown = cards(_card(run, i, *pair) for i, pair in enumerate(found))
    return section("Words", shown, note=_NOTE, wide=True, anchor="words")


def _card(run: Run, theme: int, raised: Sequence[Influence], lowered: Sequence[Influence]) -> str:
    top = max((abs(item.weight) for item in (*raised, *lowered)), default=1.0)
    codebook, own = run.model.codebook, run.themes[theme].id
    content = _table(raised, top, own, codebook) or '<p class="note">Nothing speaks for it.</p>'
    if lowered:
        against = _table(lowered[:_AGAINST], abs(lowered[0].weight), own, codebook)
        content += folded("What speaks against it", against)
    return themed(run, theme, content)


def _table(found: Sequence[Influence], top: float, theme: str, codebook: Codebook) -> str:
    lines = (
        f'<tr><th class="name" scope="row">{escape(_called(item.name, theme, codebook))}</th>'
        f'<td class="plotted">{bar(abs(item.weight) / top)}</td>'
        f'<td class="n soft">{item.weight:+.3f}</td></tr>'
        for item in found
    )
    return f'<table class="bars words">{"".join(lines)}</table>' if found else ""


def _called(name: str, own: str, codebook: Codebook) -> str:
    """A feature's name; of seed phrases how they count, and their theme if it is another."""
    theme, _, kind = name.partition(":")
    if not kind or theme not in codebook.ids:
        return name
    return f"seed phrases: {kind}" if theme == own else f"{codebook[theme].vi}: {kind}"

"""The section of the words that speak for and against each theme."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from toolkit.charts import bar
from toolkit.influence import Influence, influences
from toolkit.report.parts import cards, themed
from toolkit.report.run import Run
from toolkit.stats.page import folded, section

__all__ = ["STYLE", "words_section"]

STYLE = """
.theme-of svg.bar { fill: var(--d); }
.words .name { width: 45%; max-width: none; }
.theme-of details svg.bar { fill: var(--quiet); }
"""
_SHOWN = 12
_PHRASES = 4
_ARTICLES = 300
"""That are looked at; of more, every second, every third …"""
_LOOKED_AT = 2 * _SHOWN
_NOTE = (
    "What tells articles with the theme from the others: each feature's part in the gap between "
    "their mean scores. “#” stands for any number; seed phrases stand together by theme and kind, "
    "patterns by name; vectors have no words and are not shown."
)


def words_section(run: Run) -> str:
    """The features with most weight, where the model is linear."""
    every = -(-len(run.judged.articles) // _ARTICLES)
    texts = run.model.normalised(run.judged.articles[::every])
    found = influences(run.model.estimator, texts, run.truth[::every], _LOOKED_AT)
    if not any(raised or lowered for raised, lowered in found):
        told = "<p>This model has no weights of words; see the evidence in the errors below.</p>"
        return section("Words", told, wide=True, anchor="words")
    shown = cards(_card(run, i, *pair) for i, pair in enumerate(found))
    return section("Words", shown, note=_NOTE, wide=True, anchor="words")


def _card(run: Run, theme: int, raised: Sequence[Influence], lowered: Sequence[Influence]) -> str:
    shown = _features(run, theme, raised) or '<p class="note">Nothing speaks for it.</p>'
    if lowered:
        shown += folded("What speaks against it", _features(run, theme, lowered))
    return themed(run, theme, shown)


def _features(run: Run, theme: int, found: Sequence[Influence]) -> str:
    """Seed phrases and patterns, whose weight is of another size, in lines; words as bars below."""
    known = {pattern.name for pattern in run.model.codebook.patterns}
    phrases: list[str] = []
    patterns: list[str] = []
    words: list[Influence] = []
    for item in found:
        seeds, _, kind = item.name.partition(":")
        if kind and seeds in run.model.themes:
            named = run.model.codebook[seeds].vi
            named = kind if seeds == run.themes[theme].id else f"{named}, {kind}"
            phrases.append(f"{named} {item.weight:+.2f}")
        elif seeds == "pattern" and kind in known:
            patterns.append(f"{kind} {item.weight:+.2f}")
        else:
            words.append(item)
    said = _line("Seed phrases", phrases) + _line("Patterns", patterns)
    return said + _table(words[:_SHOWN])


def _line(what: str, items: Sequence[str]) -> str:
    shown = escape("; ".join(items[:_PHRASES]))
    return f'<p class="note">{what}: {shown}</p>' if items else ""


def _table(words: Sequence[Influence]) -> str:
    lines = (
        f'<tr><th class="name" scope="row">{escape(item.name)}</th>'
        f'<td class="plotted">{bar(item.weight / words[0].weight)}</td>'
        f'<td class="n soft">{item.weight:+.3f}</td></tr>'
        for item in words
    )
    return f'<table class="bars words">{"".join(lines)}</table>' if words else ""

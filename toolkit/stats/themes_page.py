"""How often each theme is in predictions, as a page with plots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from toolkit.charts import Point, interval, nice_steps, series
from toolkit.colours import COLOURS
from toolkit.stats.counts import Counts, Group
from toolkit.stats.keys import KEYS, UNKNOWN
from toolkit.stats.page import document, figures, folded, section, table_html
from toolkit.stats.tables import LEGEND, shown, side_by_side, untold, with_interval
from toolkit.stats.themes import ThemeCounts
from toolkit.stats.timeline import timeline

__all__ = ["themes_page"]

_LINES = "The dot is the share of articles that carry the theme, the line its 95 % interval."
_SHOWN = 12
_MOST_MONTHS = 36
_FEW = 10
"""Below so many articles a share is drawn faintly, and does not stretch the scale."""


def themes_page(
    counted: ThemeCounts, name: str, today: date, names: Mapping[str, str] | None = None
) -> str:
    """The page of predictions that are called ``name``: their path, say. There are some.

    ``names`` are what the themes are called; without them the page shows their ids.
    """
    named = {theme: (names or {}).get(theme, theme) for theme in counted.themes}
    everything = counted.everything
    facts = [("articles", shown(everything.articles))]
    if everything.stories:
        facts.append(("stories", shown(everything.story_count)))
    facts.append(("set aside", shown(len(counted.rejects))))
    parts = [_section("In all articles", counted.overall, _overall(counted.overall, named))]
    for counts in _drawn(counted, today):
        unit = counts.keys[0].name.replace("_", " ")
        parts.append(_section(f"By {unit}", counts, _cards(counts, today, named)))
    if counted.by is not None and len(counted.by.keys) > 1:
        keys = " and ".join(key.name for key in counted.by.keys)
        table = table_html(side_by_side(counted.by, named))
        note = " ".join((LEGEND, *(f"{said}." for said in untold(counted.by).values())))
        parts.append(section(f"By {keys}", table, note=note, wide=True))
    warning = f'<p class="warning">{escape(counted.caveat)}</p>'
    head = f"<h1>Themes in {escape(name)}</h1>{warning}{figures(facts)}"
    return document(f"Themes in {name}", [head, '<main class="sheet">', *parts, "</main>"])


def _section(title: str, counts: Counts, content: str) -> str:
    note = f"{_LINES} All on a scale from 0 to {100 * _top(counts):g} %."
    if any(group.articles < _FEW for _, group in counts):
        note += f" Faint: fewer than {_FEW} articles."
    for key, said in untold(counts).items():
        note += f" {said}{' and are not drawn' if KEYS[key].ordered else ''}."
    return section(title, content, note=note, wide=True)


def _drawn(counted: ThemeCounts, today: date) -> list[Counts]:
    """The counts to draw: those asked for; else months or years, and what tells articles apart."""
    if counted.by is not None:
        return list(counted.grouped.values())
    found = dict(counted.grouped)
    months = timeline((values[0] for values, _ in found["month"]), today)
    found.pop("year" if len(months) <= _MOST_MONTHS else "month")
    return [counts for counts in found.values() if len(list(counts)) > 1]


def _overall(counts: Counts, named: Mapping[str, str]) -> str:
    """A line for each theme among all articles."""
    top = _top(counts)
    lines = (
        _line(named[theme], group, theme, top, colour)
        for _, group in counts
        for theme, colour in _coloured(counts.themes)
    )
    return f'<table class="bars">{"".join(lines)}</table>'


def _cards(counts: Counts, today: date, named: Mapping[str, str]) -> str:
    """A small plot for each theme, all on one scale, and the numbers below."""
    draw = _over_time if counts.keys[0].ordered else _ranked
    top = _top(counts)
    cards = (
        f'<div><h3 class="theme" style="--c:{colour}">{escape(named[theme])}</h3>'
        f"{draw(counts, theme, colour, top, today)}</div>"
        for theme, colour in _coloured(counts.themes)
    )
    legend = f'<p class="note">{escape(LEGEND)}</p>'
    whole = folded("The numbers", legend + table_html(side_by_side(counts, named)))
    return f'<div class="cards">{"".join(cards)}</div>{whole}'


def _coloured(themes: Sequence[str]) -> list[tuple[str, str]]:
    return [(theme, COLOURS[i % len(COLOURS)]) for i, theme in enumerate(themes)]


def _ranked(counts: Counts, theme: str, colour: str, top: float, today: date) -> str:
    """The groups with most articles, and those of which nothing is known."""
    groups = [(values[0], group) for values, group in counts]
    chosen = [(name, group) for name, group in groups if name != UNKNOWN][:_SHOWN]
    chosen += [(name, group) for name, group in groups if name == UNKNOWN]
    lines = (_line(name, group, theme, top, colour) for name, group in chosen)
    return f'<table class="bars">{"".join(lines)}</table>'


def _line(name: str, group: Group, theme: str, top: float, colour: str) -> str:
    found = group.share(theme)
    plotted = interval(found.low, found.share, found.high, top)
    kind = "theme-of quiet" if group.articles < _FEW else "theme-of"
    return (
        f'<tr class="{kind}" style="--c:{colour}"><th class="name" scope="row">{escape(name)}</th>'
        f'<td class="plotted">{plotted}</td><td class="n">{with_interval(found)}</td>'
        f'<td class="n soft">{shown(found.articles)} of {shown(group.articles)}</td></tr>'
    )


def _over_time(counts: Counts, theme: str, colour: str, top: float, today: date) -> str:
    found = {values[0]: group for values, group in counts}
    drawn = timeline(found, today)
    if not drawn:
        return '<p class="note">No article has a date.</p>'
    points = [_point(value, found[value], theme) if value in found else None for value in drawn]
    plot = series(points, drawn, top, f"{theme} from {drawn[0]} to {drawn[-1]}")
    return f'<div class="theme-of" style="--c:{colour}">{plot}</div>'


def _point(value: str, group: Group, theme: str) -> Point:
    found = group.share(theme)
    says = f"{value}: {with_interval(found)}, {found.articles:,} of {group.articles:,} articles"
    return Point(found.share, found.low, found.high, group.articles < _FEW, says)


def _top(counts: Counts) -> float:
    """The end of the scale that all themes share: above the intervals of all but small groups."""
    groups = [group for _, group in counts]
    large = [group for group in groups if group.articles >= _FEW] or groups
    shares = [group.share(theme).high for group in large for theme in counts.themes]
    return min(1.0, nice_steps(max(shares))[0])

"""A comparison as a page: self-contained HTML, light and dark, no request to anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from toolkit.codebook import Codebook
from toolkit.comparison.beside import STYLE, Side, beside
from toolkit.comparison.changes import Change
from toolkit.comparison.compare import Comparison, Pair
from toolkit.comparison.tables import HOW, difference_rows, score_rows
from toolkit.sheet import FRAMED
from toolkit.stats.page import document, figures, folded, section, table_html
from toolkit.stats.tables import Table

__all__ = ["comparison_page"]


def comparison_page(
    found: Comparison, codebook: Codebook | None = None, sides: Sequence[Side] = ()
) -> str:
    """Scores of all models, then each against the first, with every article that changed.

    ``codebook`` tells the themes' names; without one they are called by their ids. ``sides`` are
    the models as they are shown beside each other.
    """
    names = {theme.id: f"{theme.vi} ({theme.en})" for theme in codebook.themes} if codebook else {}
    first, second, *others = found.scores
    title = f"{first} and {f'{len(others) + 1} more' if others else second}"
    facts = [
        ("articles that all have judged", f"{found.count:,}"),
        ("models", str(len(found.scores))),
    ]
    body = [
        f"<h1>{escape(title)}</h1>",
        figures(facts),
        '<div class="sheet">',
        section("Scores", _table(score_rows(found)), note="With 95 % intervals.", wide=True),
        *(_pair(first, pair, names) for pair in found.pairs),
        *beside(sides),
        f"</div><script>{FRAMED}</script>",
    ]
    return document(f"Comparison of {title}", body, STYLE)


def _pair(first: str, pair: Pair, names: dict[str, str]) -> str:
    parts = [_table(difference_rows(pair))]
    for theme in dict.fromkeys(change.theme for change in pair.changes):
        own = [change for change in pair.changes if change.theme == theme]
        mended = sum(change.mended for change in own)
        title = f"{names.get(theme, theme)}: {mended} mended, {len(own) - mended} spoilt"
        parts.append(folded(title, _listed(own)))
    return section(f"{pair.name} against {first}", *parts, note=HOW, wide=True)


def _listed(changes: list[Change]) -> str:
    rows = tuple(
        (
            "mended" if change.mended else "spoilt",
            "labelled" if change.labelled else "not labelled",
            change.title or "-",
            change.id,
        )
        for change in changes
    )
    return table_html(Table("changes", ("", "theme", "title", "id"), rows))


def _table(rows: list[tuple[str, ...]]) -> str:
    head, *others = rows
    return table_html(Table("", head, tuple(others)))

"""What is in a corpus, as a page with plots."""

from __future__ import annotations

from html import escape

from toolkit.charts import columns, nice_steps
from toolkit.stats.corpus import Odd, Summary
from toolkit.stats.counts import Counts
from toolkit.stats.keys import UNKNOWN
from toolkit.stats.page import bars, document, figures, folded, section, table_html
from toolkit.stats.tables import Table, by_table, corpus_tables, leading, shown
from toolkit.stats.timeline import timeline

__all__ = ["corpus_page"]

_SHOWN = 15
_MOST_MONTHS = 180
_CLASSES = 15  # of length, up to what 95 % of the articles have


def corpus_page(summary: Summary, name: str) -> str:
    """The page of a corpus that is called ``name``: its path, say. It has articles."""
    tables = {table.name: table for table in corpus_tables(summary)}
    parts = [
        _time(summary),
        _ranked("Outlets", tables["outlet"]),
        _ranked("Provinces", tables["province"]),
        _lengths(summary, tables["length"]),
        _told(tables["has"]),
        _ranked("Lines left out", tables["removed"], "By the rule that left them out."),
        _odd(summary),
    ]
    if summary.by is not None:
        keys = " and ".join(key.name for key in summary.by.keys)
        counted = table_html(by_table(summary.by))
        parts.insert(0, section(f"By {keys}", counted, wide=True))
    head = f"<h1>{escape(name)}</h1>{_figures(summary, tables['corpus'])}"
    return document(f"Corpus {name}", [head, '<main class="sheet">', *parts, "</main>"])


def _figures(summary: Summary, corpus: Table) -> str:
    months = timeline(_known(summary.grouped["month"]), summary.today)
    grouped = summary.grouped
    return figures(
        [
            ("articles", shown(summary.articles)),
            *([("first and last month", f"{months[0]} – {months[-1]}")] if months else []),
            ("outlets", shown(len(_known(grouped["outlet"])))),
            ("provinces", shown(len(_known(grouped["province"])))),
            *((str(row[0]), shown(row[1])) for row in corpus.rows[1:]),
        ]
    )


def _known(counts: Counts) -> list[str]:
    return [values[0] for values, _ in counts if values[0] != UNKNOWN]


def _time(summary: Summary) -> str:
    """Articles per month, or per year where the months are too many to draw."""
    drawn = timeline(_known(summary.grouped["month"]), summary.today)
    unit = "month"
    if len(drawn) > _MOST_MONTHS:
        drawn, unit = timeline(_known(summary.grouped["year"]), summary.today), "year"
    if not drawn:
        return section("When", note="No article has a date.", wide=True)
    found = {values[0]: group.articles for values, group in summary.grouped[unit]}
    rows = [(value, found.get(value, 0)) for value in drawn]
    left = summary.articles - sum(number for _, number in rows)
    note = f"Articles per {unit}."
    if left:
        note += f" Not drawn: {shown(left)} without a date, or with one that cannot be."
    plot = columns(rows, f"Articles per {unit} from {drawn[0]} to {drawn[-1]}")
    return section("When", plot, note=note, wide=True)


def _ranked(title: str, table: Table, note: str = "") -> str:
    if not table.rows:
        return section(title, note="There are none.")
    rows = leading(table, _SHOWN)
    whole = folded(f"All {len(table.rows):,}", table_html(table)) if len(rows) > _SHOWN else ""
    return section(title, bars(rows), whole, note=note)


def _told(has: Table) -> str:
    rows = leading(has, len(has.rows))
    return section("What the pages tell", bars(rows, top=1), note="Articles that have each.")


def _lengths(summary: Summary, table: Table) -> str:
    """Articles in classes of equal width; the last takes all that are longer."""
    size = max(1, round(nice_steps(int(str(table.rows[3][1])) / _CLASSES * 5)[1][0]))
    last = int(str(table.rows[3][1])) // size + 1
    found = [0] * (last + 1)
    for syllables in summary.syllables:
        found[min(syllables // size, last)] += 1
    labels = [f"{size * i:,}" for i in range(last)] + [f"{size * last:,}+"]
    quantiles = ", ".join(f"{name} {shown(number)}" for name, number in table.rows)
    plot = columns(list(zip(labels, found, strict=True)), "Articles by length in syllables")
    note = f"Syllables of title, lead and body: {quantiles}."
    return section("Length", plot, note=note)


def _odd(summary: Summary) -> str:
    found = {says: odd for says, odd in summary.odd.items() if odd.articles}
    if not found:
        return section("Worth a look", note="Nothing odd was found.")
    parts = [_examples(says, odd, summary.articles) for says, odd in found.items()]
    note = "What the reader of pages, or the press, may have got wrong; up to 20 of each kind."
    return section("Worth a look", *parts, note=note)


def _examples(says: str, odd: Odd, articles: int) -> str:
    lines = [
        f"<li>{escape(example.title or 'no title')} "
        f'<span class="soft">{escape(example.id)} · {escape(example.path or "")}</span></li>'
        for example in odd.examples
    ]
    title = f"{says}: {shown(odd.articles)} ({shown(odd.articles / articles)})"
    return folded(title, f"<ul>{''.join(lines)}</ul>")

"""Two topic models compared, as a page: self-contained HTML, no request to anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from toolkit.comparison.beside import STYLE, Side, beside
from toolkit.comparison.topic_tables import RULE, fate_rows, metric_rows, notes, summary
from toolkit.comparison.topics import TopicComparison
from toolkit.sheet import FRAMED
from toolkit.stats.page import document, figures, section, table_html
from toolkit.stats.tables import Table

__all__ = ["topics_page"]


def topics_page(found: TopicComparison, sides: Sequence[Side] = ()) -> str:
    """How many topics had which fate, every topic with its words, the metrics of both.

    ``sides`` are the models as they are shown beside each other.
    """
    facts = [
        ("articles that both have", f"{found.likeness.shared:,}"),
        ("likeness one to one", f"{found.overlap:.2f}"),
    ]
    said = "".join(f"<p>{escape(line)}</p>" for line in summary(found))
    body = [
        f"<h1>{escape(found.names[1])} against {escape(found.names[0])}</h1>",
        figures(facts),
        said,
        '<div class="sheet">',
        section("Topics", _table(fate_rows(found)), note=RULE, wide=True),
        section("Metrics", _table(metric_rows(found)), note=" ".join(notes(found)), wide=True),
        *beside(sides),
        f"</div><script>{FRAMED}</script>",
    ]
    return document(f"{found.names[1]} against {found.names[0]}", body, STYLE)


def _table(rows: list[tuple[str, ...]]) -> str:
    head, *others = rows
    return table_html(Table("", head, tuple(others)))

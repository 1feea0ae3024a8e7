"""Topics as a page to browse: self-contained HTML, light and dark, no request to anywhere.

Text from articles is data: every piece of it is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from toolkit.articles import Article
from toolkit.charts import Band, Point, bar, interval, nice_steps, series
from toolkit.sheet import FRAMED, document, figures, section
from toolkit.text.normalise import Step
from toolkit.topics import overview
from toolkit.topics.figures import INTERACTIVE
from toolkit.topics.figures.kinds import FEW, Figure, Heat, Map, Series
from toolkit.topics.spread import UNKNOWN
from toolkit.topics.topics import Topic
from toolkit.topics.underline import underlined

__all__ = ["page"]

Rows = Sequence[Mapping[str, Any]]
_WORDS_SHOWN = 20
_LETTERS_SHOWN = 5000
_VALUES_SHOWN = 8
_NEAR = 3
_STYLE = """
a { color: inherit; text-decoration-color: var(--quiet); }
input { font: inherit; width: 100%; padding: .4rem .6rem; margin: 1rem 0; color: inherit;
        background: none; border: 1px solid var(--line); border-radius: 4px; }
h2.list { margin-top: 2.4rem; }
.grids section { margin-top: 3rem; }
.topic { border-top: 1px solid var(--line); padding: .5rem 0; margin: 0; font-size: 1rem;
         scroll-margin-top: .5rem; }
.topic[open] { padding-bottom: 2rem; }
summary { color: inherit; }
.topic > summary b { margin-right: .6rem; }
.words { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
         gap: .3rem 1.4rem; list-style: none; margin: .6rem 0; padding: 0; }
.words svg.bar { height: .25rem; }
.columns-of { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; }
@media (min-width: 56rem) { .columns-of { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.topic { --c: var(--fill); --d: var(--fill); }
.forms { font-size: .8rem; }
.forms td, .forms th { vertical-align: top; border-top: 1px solid var(--line); }
.forms th { white-space: nowrap; }
.over-time .plot { margin-top: 2.6rem; }
.article { margin: .4rem 0; font-size: 1rem; }
.article p { max-width: 42rem; }
.article u, .article summary u { text-decoration-color: var(--fill);
  text-decoration-thickness: 2px; text-underline-offset: 3px; }
"""
_SCRIPT = """
document.querySelector("input").addEventListener("input", event => {
  const asked = event.target.value.toLowerCase().trim();
  for (const topic of document.querySelectorAll(".topic"))
    topic.hidden = !topic.textContent.toLowerCase().includes(asked);
});
document.addEventListener("click", event => {
  const link = event.target.closest('a[href^="#topic-"]');
  if (!link) return;
  const topic = document.querySelector(link.getAttribute("href"));
  topic.hidden = false;
  topic.open = true;
});
"""
_SPREADS = {"themes": "name", "provinces": "value", "sources": "value"}


def page(
    topics: Sequence[Topic],
    articles: Sequence[Article],
    tables: Mapping[str, Rows],
    drawn: Mapping[str, Figure],
    metrics: Mapping[str, float],
    chain: Sequence[Step],
) -> str:
    """The page. ``tables`` are those of the experiment and ``drawn`` the figures of them.

    ``chain`` are the steps by which texts were normalised, so that words are found in articles.
    """
    wanted = {id_ for topic in topics for id_, _ in topic.articles}
    known = {article.id: article for article in articles if article.id in wanted}
    facts = [("topics", str(len(topics))), ("articles", f"{len(articles):,}")]
    facts += [(name, f"{value:.3f}") for name, value in metrics.items() if "n_" not in name]
    over_time = _over_time(drawn)
    return document(
        "Topics",
        [
            f"<h1>{len(topics)} topics of {len(articles):,} articles</h1>{figures(facts)}",
            _glance(drawn, over_time),
            '<h2 class="list">Topics</h2>',
            '<input type="search" placeholder="a word, a title" aria-label="Find topics">',
            *(_topic(topic, topics, known, tables, over_time, chain) for topic in topics),
            _grids(drawn),
            f"<script>{_SCRIPT}{FRAMED}</script>",
        ],
        _STYLE + overview.STYLE,
    )


def _over_time(drawn: Mapping[str, Figure]) -> Series | None:
    """Months where most of them have enough articles, else years."""
    months, years = drawn.get("months"), drawn.get("years")
    if isinstance(months, Series) and 2 * len(months.few) <= len(months.days):
        return months
    return years if isinstance(years, Series) else None


def _glance(drawn: Mapping[str, Figure], over_time: Series | None) -> str:
    """The map, and what stands beside it."""
    parts = [
        section(figure.title, overview.map_html(figure), note=figure.note)
        for figure in drawn.values()
        if isinstance(figure, Map)
    ]
    beside = f'<a href="figures/{INTERACTIVE}">figures/{INTERACTIVE}</a>'
    more = f"<p>All figures to explore: {beside}; for print: the .svg beside it.</p>"
    if over_time is not None and over_time.key:
        events = "".join(f"<p>{escape(event)}</p>" for event in over_time.key.split(" · "))
        more = f"<h3>Events in plots over time</h3>{events}<h3>Figures</h3>{more}"
    return f'<main class="sheet">{"".join(parts)}<section>{more}</section></main>'


def _grids(drawn: Mapping[str, Figure]) -> str:
    """Topics by themes, provinces and sources."""
    parts = (
        section(figure.title, overview.shaded(figure), note=f"{figure.note} In per cent.")
        for figure in drawn.values()
        if isinstance(figure, Heat) and figure.percent
    )
    return f'<div class="grids">{"".join(parts)}</div>'


def _topic(
    topic: Topic,
    topics: Sequence[Topic],
    known: Mapping[str, Article],
    tables: Mapping[str, Rows],
    over_time: Series | None,
    chain: Sequence[Step],
) -> str:
    words = [word for word, _ in topic.words[:_WORDS_SHOWN]]
    scores = ", ".join(f"{name} {value:.2f}" for name, value in topic.scores.items())
    parts = [
        f"<summary><b>{topic.id}</b>{escape(topic.label)} "
        f'<span class="soft">{topic.share:.1%}, main of {topic.main_of:,}</span></summary>',
        _words(topic),
        f'<p class="note">{escape(scores)}</p>',
    ]
    if topic.phrases:
        parts.append(f"<h3>Phrases</h3><p>{escape(' · '.join(topic.phrases))}</p>")
    parts.append(_near(topic, topics, tables["similarity"]))
    parts.append(_forms(topic, tables.get("over_time", ())))
    if over_time is not None:
        parts.append(_series(over_time, topic.id))
    spreads = (_spread(topic, name, tables.get(name, ()), key) for name, key in _SPREADS.items())
    parts.append(f'<div class="columns-of">{"".join(spreads)}</div>')
    parts.append("<h3>Articles that show it best</h3>")
    shown = [known[id_] for id_, _ in topic.articles if id_ in known]
    parts += [_article(article, words, chain, at == 0) for at, article in enumerate(shown)]
    return f'<details class="topic" id="topic-{topic.id}">{"".join(parts)}</details>'


def _words(topic: Topic) -> str:
    heaviest = topic.words[0][1] if topic.words else 1.0
    items = (
        f"<li>{escape(word)}{bar(weight / heaviest)}</li>"
        for word, weight in topic.words[:_WORDS_SHOWN]
    )
    return f'<ol class="words">{"".join(items)}</ol>'


def _near(topic: Topic, topics: Sequence[Topic], rows: Rows) -> str:
    """The topics that share most words with it."""
    others = [row for row in rows if row["topic"] == topic.id != row["other"]]
    others.sort(key=lambda row: -row["likeness"])
    links = (
        f'<a href="#topic-{row["other"]}">{row["other"]} {escape(topics[row["other"]].label)}</a> '
        f'<span class="soft">{row["likeness"]:.2f}</span>'
        for row in others[:_NEAR]
    )
    return f"<h3>Nearest topics</h3><p>{' · '.join(links)}</p>" if others else ""


def _forms(topic: Topic, rows: Rows) -> str:
    """The words of the forms that it has in each window of time, of a model over time."""
    own = (row for row in rows if row["topic"] == topic.id)
    lines = "".join(
        f'<tr><th scope="row">{escape(window)}</th>'
        f"<td>{'<br>'.join(escape(row['words']) for row in forms)}</td></tr>"
        for window, forms in groupby(own, key=lambda row: row["window"])
    )
    return f'<h3>Words over time</h3><table class="forms">{lines}</table>' if lines else ""


def _series(figure: Series, topic: int) -> str:
    """The topic's shares over time, with every month or year from the first to the last."""
    labels = _every(figure.values[0], figure.values[-1])
    at = {value: day for day, value in enumerate(figure.values)}
    points = [_point(figure, topic, at[value]) if value in at else None for value in labels]
    top = nice_steps(figure.top(topic))[0]
    says = f"{figure.names[topic]} from {labels[0]} to {labels[-1]}"
    plot = series(points, labels, top, says, _bands(figure))
    return (
        f"<h3>{escape(figure.title.removeprefix('Topics by ').capitalize())}s</h3>"
        f'<p class="note">{escape(figure.note)}</p><div class="over-time">{plot}</div>'
    )


def _every(first: str, last: str) -> list[str]:
    if "-" not in first:
        return [str(year) for year in range(int(first), int(last) + 1)]
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(begin, end + 1)]


def _point(figure: Series, topic: int, day: int) -> Point:
    share, low, high = (float(part[topic, day]) for part in (figure.share, figure.low, figure.high))
    articles = int(figure.articles[day])
    says = f"{figure.values[day]}: {_told(share, low, high)} of {articles:,} articles"
    return Point(share, low, high, articles < FEW, says)


def _bands(figure: Series) -> list[Band]:
    first, last = figure.ends
    whole = (last - first).days
    return [
        Band(
            max((event.first - first).days / whole, 0),
            min((event.last - first).days / whole, 1),
            number,
            f"{event.name} ({event.days})",
        )
        for number, event in enumerate(figure.events, 1)
    ]


def _spread(topic: Topic, name: str, rows: Rows, key: str) -> str:
    """The topic's largest shares over provinces, say, of those with enough articles."""
    own = [row for row in rows if row["topic"] == topic.id and row[key] != UNKNOWN]
    if not own:
        return ""
    enough = [row for row in own if row["articles"] >= FEW or name == "themes"] or own
    shown = sorted(enough, key=lambda row: (-row["share"], row[key]))[:_VALUES_SHOWN]
    top = max(row["high"] for row in shown) or 1.0
    lines = (
        f'<tr><th class="name" scope="row">{escape(str(row[key]))}</th>'
        f'<td class="plotted">{interval(row["low"], row["share"], row["high"], top)}</td>'
        f'<td class="n">{_told(row["share"], row["low"], row["high"])} of {row["articles"]:,}</td>'
        "</tr>"
        for row in shown
    )
    return f'<div><h3>{name.capitalize()}</h3><table class="bars">{"".join(lines)}</table></div>'


def _told(share: float, low: float, high: float) -> str:
    return f"{100 * share:.1f} % [{100 * low:.1f}–{100 * high:.1f}]"


def _article(article: Article, words: Sequence[str], chain: Sequence[Step], first: bool) -> str:
    facts = " · ".join(filter(None, (article.source, (article.published or "")[:10], article.id)))
    body = "\n".join(part for part in (article.lead, *article.body) if part)
    text = body[:_LETTERS_SHOWN] + ("…" if len(body) > _LETTERS_SHOWN else "")
    lines = (f"<p>{underlined(line, words, chain)}</p>" for line in text.split("\n"))
    title = underlined(article.title or "Untitled", words, chain)
    return (
        f'<details class="article"{" open" if first else ""}><summary><b>{title}</b> '
        f'<span class="soft">{escape(facts)}</span></summary>{"".join(lines)}</details>'
    )

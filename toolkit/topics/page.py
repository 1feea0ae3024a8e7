"""Topics as a page to browse: self-contained HTML, light and dark, no request to anywhere.

Text from articles is data: every piece of it is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from toolkit.articles import Article
from toolkit.topics.topics import Topic

__all__ = ["page", "underlined"]

Rows = Sequence[Mapping[str, Any]]
_WORDS_SHOWN = 20
_WORDS_UNDERLINED = 20
_LETTERS_SHOWN = 700
_VALUES_SHOWN = 24
_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fffdf8; --soft: #6a665e;
        --line: #e3ded2; --fill: #0072b2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #1b1b1d; --soft: #a29e95; --line: #37373b; --fill: #56b4e9; }
}
* { box-sizing: border-box; }
body { font: 16px/1.55 "Noto Sans", system-ui, sans-serif; color: var(--ink);
       background: var(--paper); max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
       overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0; }
h3 { font-size: .95rem; margin: 1.1rem 0 .2rem; }
.soft { color: var(--soft); font-size: .9rem; }
input { font: inherit; width: 100%; padding: .4rem .6rem; margin: 1rem 0; color: inherit;
        background: none; border: 1px solid var(--line); border-radius: 4px; }
details { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; }
summary b { margin-right: .6rem; }
.words span { white-space: nowrap; margin-right: .7rem; }
article { margin: .5rem 0 .8rem; }
article p { margin: 0; }
article u { text-decoration-color: var(--fill); text-decoration-thickness: 2px;
            text-underline-offset: 3px; }
table { border-collapse: collapse; font-size: .9rem; }
td { padding: .1rem .8rem .1rem 0; font-variant-numeric: tabular-nums; }
svg { width: 12rem; height: .9rem; vertical-align: middle; stroke: var(--fill);
      fill: var(--fill); }
"""
_SCRIPT = """
document.querySelector("input").addEventListener("input", event => {
  const asked = event.target.value.toLowerCase().trim();
  for (const topic of document.querySelectorAll("details"))
    topic.hidden = !topic.textContent.toLowerCase().includes(asked);
});
"""
_SPREADS = {"themes": "theme", "months": "value", "provinces": "value", "sources": "value"}


def page(
    topics: Sequence[Topic],
    articles: Sequence[Article],
    tables: Mapping[str, Rows],
    metrics: Mapping[str, float],
) -> str:
    """The page. ``tables`` are those of the experiment: how topics spread is read from them."""
    wanted = {id_ for topic in topics for id_, _ in topic.articles}
    known = {article.id: article for article in articles if article.id in wanted}
    shown = ", ".join(f"{name} {value:.3f}" for name, value in metrics.items() if "n_" not in name)
    return "\n".join(
        [
            '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Topics</title><style>{_STYLE}</style></head><body>",
            f"<h1>{len(topics)} topics of {len(articles):,} articles</h1>",
            f'<p class="soft">{escape(shown)}</p>',
            '<input type="search" placeholder="a word, a title" aria-label="Find topics">',
            *(_topic(topic, known, tables) for topic in topics),
            f"<script>{_SCRIPT}</script></body></html>\n",
        ]
    )


def _topic(topic: Topic, known: Mapping[str, Article], tables: Mapping[str, Rows]) -> str:
    words = "".join(f"<span>{escape(word)}</span> " for word, _ in topic.words[:_WORDS_SHOWN])
    marked = [word for word, _ in topic.words[:_WORDS_UNDERLINED]]
    scores = ", ".join(f"{name} {value:.2f}" for name, value in topic.scores.items())
    parts = [
        f"<summary><b>{topic.id}</b>{escape(topic.label)} "
        f'<span class="soft">{topic.share:.1%}, main of {topic.main_of:,}</span></summary>',
        f'<p class="words">{words}</p><p class="soft">{escape(scores)}</p>',
    ]
    if topic.phrases:
        parts.append(f"<h3>Phrases</h3><p>{escape(' · '.join(topic.phrases))}</p>")
    parts.append("<h3>Articles</h3>")
    parts += [_article(known[id_], marked) for id_, _ in topic.articles if id_ in known]
    parts += [_spread(topic, name, tables.get(name, ()), key) for name, key in _SPREADS.items()]
    return f"<details>{''.join(parts)}</details>"


def _article(article: Article, words: Sequence[str]) -> str:
    body = "\n".join(part for part in (article.lead, *article.body) if part)
    text = body[:_LETTERS_SHOWN] + ("…" if len(body) > _LETTERS_SHOWN else "")
    facts = " · ".join(filter(None, (article.source, (article.published or "")[:10], article.id)))
    return (
        f"<article><p><b>{underlined(article.title or 'Untitled', words)}</b> "
        f'<span class="soft">{escape(facts)}</span></p><p>{underlined(text, words)}</p></article>'
    )


def underlined(text: str, words: Sequence[str]) -> str:
    """``text`` as HTML with ``words`` underlined, whatever their case, longer ones first."""
    if not words:
        return escape(text)
    forms = (r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len)[::-1])
    pieces = re.split(rf"(?<!\w)({'|'.join(forms)})(?!\w)", text, flags=re.IGNORECASE)
    return "".join(
        f"<u>{escape(piece)}</u>" if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )


def _spread(topic: Topic, name: str, rows: Rows, key: str) -> str:
    """The topic's shares over months, say: the last months, else the largest shares."""
    own = [row for row in rows if row["topic"] == topic.id]
    if not own:
        return ""
    if name == "months":
        own = own[-_VALUES_SHOWN:]
    else:
        own = sorted(own, key=lambda row: -row["share"])[:_VALUES_SHOWN]
    lines = (
        f"<tr><td>{escape(str(row[key]))}</td><td>{_interval(row)}</td>"
        f"<td>{row['share']:.1%} [{row['low']:.1%}, {row['high']:.1%}] of {row['articles']:,}</td>"
        "</tr>"
        for row in own
    )
    return f"<h3>{name.capitalize()}</h3><table>{''.join(lines)}</table>"


def _interval(row: Mapping[str, Any]) -> str:
    low, share, high = (f"{100 * row[name]:.1f}%" for name in ("low", "share", "high"))
    return (
        f'<svg aria-hidden="true"><line x1="{low}" x2="{high}" y1="50%" y2="50%"/>'
        f'<circle cx="{share}" cy="50%" r="3"/></svg>'
    )

"""Results as pages that a researcher reads: self-contained HTML, no request to anywhere.

Text from pages is data: every piece of it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.model import Evidence, Prediction

__all__ = ["labelled_article"]

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5c00", "#6b6b6b")
"""Okabe and Ito's palette, one colour a theme: told apart by colour-blind readers too."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fffdf8; --soft: #6b6b6b;
        --line: #ddd8cc; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #1d1d1f; --soft: #a5a29b; --line: #3a3a3d; }
}
body { font: 17px/1.6 "Noto Serif", Georgia, serif; color: var(--ink); background: var(--paper);
       max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.45rem; line-height: 1.3; margin: .2rem 0 .6rem; }
.meta, .themes, figcaption { font: 14px/1.5 "Noto Sans", system-ui, sans-serif; }
.meta, figcaption { color: var(--soft); }
.lead { font-weight: 600; }
.themes { border-collapse: collapse; margin: 1rem 0; width: 100%; }
.themes td { padding: .2rem .6rem .2rem 0; border-top: 1px solid var(--line); }
.bar { display: inline-block; height: .6rem; border-radius: .3rem; vertical-align: middle; }
.swatch { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem;
          margin-right: .4rem; }
mark { color: inherit; background: none; text-decoration: underline; text-decoration-thickness: 2px;
       text-underline-offset: 3px; text-decoration-color: var(--c); }
mark.sentence { background: color-mix(in srgb, var(--c) 14%, transparent); text-decoration: none; }
mark.word { font-weight: 600; }
figure { margin: 1rem 0; padding-left: .8rem; border-left: 3px solid var(--soft); }
"""


def labelled_article(article: Article, prediction: Prediction, codebook: Codebook) -> str:
    """One article as an HTML page: its themes with probabilities, the evidence in the text.

    Sentences that speak for a theme are shaded, words underlined, in the theme's colour.
    """
    colours = {t: COLOURS[i % len(COLOURS)] for i, t in enumerate(codebook.ids)}
    title = article.title or "Untitled article"
    facts = [article.source, article.place, article.published, article.author]
    blocks = list(_paragraphs(article, prediction, colours))
    captions = "".join(f"<figcaption>{escape(text)}</figcaption>" for text in article.captions)
    return "\n".join(
        [
            '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
            *(blocks[:1] if article.title else []),
            f'<p class="meta">{escape(" · ".join(fact for fact in facts if fact))}</p>',
            _themes(prediction, codebook, colours),
            *(blocks[1:] if article.title else blocks),
            f"<figure>{captions}</figure>" if captions else "",
            "</body></html>\n",
        ]
    )


def _themes(prediction: Prediction, codebook: Codebook, colours: dict[str, str]) -> str:
    rows = []
    for theme in codebook.themes:
        p = prediction.probabilities[theme.id]
        said = "main" if theme.id in prediction.main else "present"
        said = said if theme.id in prediction.themes else "absent"
        said = "undecided" if theme.id in prediction.undecided else said
        colour = colours[theme.id]
        rows.append(
            f'<tr><td><span class="swatch" style="background:{colour}"></span>{escape(theme.vi)}'
            f"</td><td>{said}</td><td>{p:.2f}</td><td style='width:40%'>"
            f'<span class="bar" style="width:{p * 100:.0f}%;background:{colour}"></span></td></tr>'
        )
    return f'<table class="themes">{"".join(rows)}</table>'


def _paragraphs(article: Article, prediction: Prediction, colours: dict[str, str]) -> Iterable[str]:
    """The article's text, a block a line, with the evidence marked."""
    marks = [
        (item, colours[theme]) for theme, found in prediction.evidence.items() for item in found
    ]
    parts = [part for part in (article.title, article.lead, *article.body) if part]
    position = 0
    for part in parts:
        end = position + len(part)
        inside = [mark for mark in marks if mark[0].start < end and mark[0].end > position]
        tag, kind = "p", ""
        if part is article.title:
            tag = "h1"
        elif part is article.lead:
            kind = ' class="lead"'
        yield f"<{tag}{kind}>{_marked(article.text, position, end, inside)}</{tag}>"
        position = end + 1


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[Evidence, str]]) -> str:
    """``text[start:end]`` escaped, cut at every edge of a mark, each piece in its marks."""
    edges = {start, end}
    for item, _ in marks:
        edges |= {min(max(item.start, start), end), min(max(item.end, start), end)}
    pieces = []
    for left, right in pairwise(sorted(edges)):
        piece = escape(text[left:right])
        covering = [m for m in marks if m[0].start <= left and m[0].end >= right]
        for item, colour in sorted(covering, key=lambda m: m[0].unit == "sentence"):
            piece = f'<mark class="{item.unit}" style="--c:{colour}">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)

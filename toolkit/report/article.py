"""One labelled article as a page: its themes, and the evidence in the text."""

from __future__ import annotations

from html import escape

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.colours import COLOURS
from toolkit.model import Prediction
from toolkit.report.marked import marked_paragraphs

__all__ = ["labelled_article"]

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fffdf8; --soft: #6b6b6b;
        --line: #ddd8cc; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #1d1d1f; --soft: #a5a29b; --line: #3a3a3d; }
}
body { font: 17px/1.6 "Noto Serif", Georgia, serif; color: var(--ink); background: var(--paper);
       max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
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
    marks = [
        (item, colours[theme]) for theme, found in prediction.evidence.items() for item in found
    ]
    blocks = list(marked_paragraphs(article, marks))
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

"""An article's text as HTML with the evidence marked in it. Every piece of the text is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from toolkit.articles import Article
from toolkit.model import Evidence

__all__ = ["Mark", "marked_paragraphs"]

Mark = tuple[Evidence, str]
"""Evidence and the colour of its theme."""


def marked_paragraphs(article: Article, marks: Sequence[Mark]) -> Iterator[str]:
    """The article's text, a block a line: title (h1), lead and paragraphs."""
    position = 0
    for part in (part for part in (article.title, article.lead, *article.body) if part):
        end = position + len(part)
        inside = [mark for mark in marks if mark[0].start < end and mark[0].end > position]
        tag, kind = "p", ""
        if part is article.title:
            tag = "h1"
        elif part is article.lead:
            kind = ' class="lead"'
        yield f"<{tag}{kind}>{_marked(article.text, position, end, inside)}</{tag}>"
        position = end + 1


def _marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
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

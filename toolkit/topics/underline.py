"""The words of a topic underlined in an article, where the article has them in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from toolkit.text import normalise
from toolkit.text.normalise import Step

__all__ = ["underlined"]


def underlined(text: str, words: Iterable[str], chain: Sequence[Step]) -> str:
    """``text`` as HTML with ``words`` underlined, whatever their case, longer ones first.

    They are looked for in the text as the ``chain`` of steps makes it, and underlined in the text
    as it stands: ``UBND`` where the word is ``ủy ban nhân dân``. Everything is escaped.
    """
    forms = [r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len)[::-1]]
    if not forms:
        return escape(text)
    aligned = normalise(text, chain)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
    pieces, end = [], 0
    for match in pattern.finditer(aligned.text):
        start, stop = aligned.source_span(*match.span())
        if start >= end and stop > start:
            pieces += [escape(text[end:start]), f"<u>{escape(text[start:stop])}</u>"]
            end = stop
    return "".join(pieces) + escape(text[end:])

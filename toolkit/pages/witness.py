"""What two well-kept libraries say of an HTML page: trafilatura of its text, htmldate of its day.

Asked only where the page leaves our own rules in doubt; both are imported then, and neither
touches the network.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import replace

from toolkit.pages.lines import Line
from toolkit.pages.roles import FURNITURE
from toolkit.pages.shape import is_paragraph
from toolkit.pages.sheet import KEPT, LABELS, LINKED, Sheet

__all__ = ["day_of", "in_doubt", "seen_by_witness"]

_LEAST_SHARE = 0.5
_FEWEST = 3  # paragraphs


def in_doubt(sheet: Sheet) -> bool:
    """Whether most of the page's running text is left out, or all of it."""
    kept = whole = count = 0
    for line, part in zip(sheet.lines, sheet.parts, strict=True):
        if line.hints.linked < LINKED and is_paragraph(line.text):
            whole += len(line.text)
            kept += len(line.text) if part in KEPT else 0
            count += 1
    return not kept or (count >= _FEWEST and kept < _LEAST_SHARE * whole)


def seen_by_witness(lines: list[Line], raw: str) -> list[Line] | None:
    """The lines, those of trafilatura's text without a role of furniture, the others with one.

    None where trafilatura finds no text.
    """
    text = _main_text(raw)
    if not text:
        return None
    seen = []
    for line in lines:
        role = line.hints.role
        if _flat(line.text) in text:
            role = None if role in FURNITURE or role in LABELS else role
        elif role not in ("title", "caption", "date", "author"):
            role = "aside"
        seen.append(replace(line, hints=replace(line.hints, role=role)))
    return seen


def _main_text(raw: str) -> frozenset[str]:
    import trafilatura

    found = trafilatura.bare_extraction(raw, with_metadata=False, include_comments=False)
    text = getattr(found, "text", None) or ""
    return frozenset(_flat(line).lstrip("- ") for line in text.split("\n") if line.strip())


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


_OF_OTHERS = re.compile(r"<(aside|footer)\b.*?</\1>", re.IGNORECASE | re.DOTALL)


def day_of(raw: str, url: str | None) -> str | None:
    """The day of publication in a page's head, address or mark-up, as ISO 8601; no guess.

    What stands beside and below the article may bear other days.
    """
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    own = _OF_OTHERS.sub("", raw)
    return htmldate.find_date(own, url=url, original_date=True, extensive_search=False)

"""Whether a page is HTML source or plain text."""

from __future__ import annotations

import re

__all__ = ["looks_like_html"]

_HTML = re.compile(
    r"<!doctype html|<(?:html|body|div|p|article|section|table|span|h[1-6]|br|ul|td|main|head)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</[a-z][a-z0-9]*\s*>", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a page is HTML source rather than text that happens to hold a tag."""
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<!--")):
        return True
    if _HTML.match(start) and text.rstrip().endswith(">"):
        return True
    opening = len(_HTML.findall(text, 0, 50_000))
    return opening >= 3 and bool(_CLOSING.search(text))

"""What an HTML element is, given what the element around it is."""

from __future__ import annotations

import re

from toolkit.pages.lines import Hints
from toolkit.pages.roles import FURNITURE

__all__ = ["inherit"]


def inherit(outer: Hints, tag: str, role: str | None, attributes: dict[str, str | None]) -> Hints:
    """What an element's lines are, given what its parent's are."""
    inner = _inner(outer.role, role) if role and outer.role not in FURNITURE else outer.role
    heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
    return Hints(
        role=inner,
        heading=heading or outer.heading,
        align=_alignment(tag, attributes) or outer.align,
        item=outer.item or tag == "li",
    )


_CENTRED = re.compile(r"(?:^|[\s-]|rte)center\b", re.IGNORECASE)


def _alignment(tag: str, attributes: dict[str, str | None]) -> str | None:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    align = (attributes.get("align") or "").lower()
    if _CENTRED.search(attributes.get("class") or ""):
        return "center"
    for side in ("center", "right", "left", "justify"):
        if align == side or f"text-align:{side}" in style:
            return side
    return "center" if tag == "center" else None


def _inner(outer: str | None, inner: str) -> str:
    """The role of an element inside another: the article's own parts outrank containers."""
    if outer == "caption" and inner in ("author", "source"):
        return "photo_credit"
    if inner in FURNITURE or outer in (None, "body", "section"):
        return inner
    return outer or inner if inner in ("body", "section", "title") else inner

"""Logos: the words that stand in place of a picture at the top of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.pages.declared import Head

__all__ = ["NOWHERE", "Place", "logo_in", "note_name", "place_of"]

_LOGO = re.compile(
    r"logo|brand|banner|mast-?head|site-?(?:name|title)|header-?img|top-?bg", re.IGNORECASE
)
_NO_LOGO = re.compile(
    r"\bads?\b|advert|quang-?cao|\bqc|partner|sponsor|footer|doi-?tac|lien-?ket", re.IGNORECASE
)
_FIRST_PAGE = re.compile(
    r"(?:https?:)?//[^/]+/?|/|\./?|/?(?:index|default|home|trang-chu)\.\w{3,5}", re.IGNORECASE
)
"""Addresses of a site's first page."""
_IN_PLACE = ("alt", "title", "aria-label")


class Place(NamedTuple):
    """An element: whether it leads to a first page (``absolute``: of any site), and whether its
    class, id or picture calls it a logo (False: an advertisement).
    """

    home: bool = False
    absolute: bool = False
    logo: bool | None = None


NOWHERE = Place()


def place_of(tag: str, attributes: Mapping[str, str | None]) -> Place:
    """What an element is to a logo."""
    address = attributes.get("href") or ""
    home = tag == "a" and _FIRST_PAGE.fullmatch(address) is not None
    names = " ".join(attributes.get(key) or "" for key in ("class", "id", "src"))
    return Place(home, "//" in address, _called(names) if names.strip() else None)


@lru_cache(maxsize=4096)
def _called(names: str) -> bool | None:
    return False if _NO_LOGO.search(names) else _LOGO.search(names) is not None or None


def logo_in(
    head: Head, tag: str, attributes: Mapping[str, str | None], around: Sequence[Place]
) -> None:
    """Note the words in place of a picture that leads home or is called a logo.

    ``around``: the few elements that hold it.
    """
    name = next(filter(None, (attributes.get(key) for key in _IN_PLACE)), None)
    places = [*around, place_of(tag, attributes)]
    called = {place.logo for place in places}
    link = next((place for place in places if place.home), None)
    if name and (link or True in called) and False not in called:
        note_name(head, name, link if link and True not in called else NOWHERE)


def note_name(head: Head, name: str, link: Place) -> None:
    """Add a name that leads to a first page: this site's, or that of any site."""
    (head.links_home if link.absolute else head.logos).append(name)

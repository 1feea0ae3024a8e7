"""The canonical forms of what a page prints: outlet, province with its code, district."""

from __future__ import annotations

import dataclasses
import re

from toolkit.articles import Article
from toolkit.pages.outlets import (
    Outlet,
    is_government,
    is_station,
    known_outlet,
    outlet_of_domain,
)
from toolkit.pages.place_names import province_named
from toolkit.pages.places import district_of
from toolkit.pages.provinces import code_of, today

__all__ = ["with_canonical"]


def with_canonical(article: Article) -> Article:
    """``article`` with its outlet, the outlet's kind, and the code, today's name and district of
    its place; None where they cannot be told.
    """
    outlet = _outlet(article)
    province = province_named(article.place or "")
    return dataclasses.replace(
        article,
        outlet=outlet.name if outlet else None,
        outlet_kind=outlet.kind if outlet else None,
        place_code=code_of(province, article.published) if province else None,
        place_today=(today(province) or province) if province else None,
        district=_district(article, province) if province else None,
    )


def _outlet(article: Article) -> Outlet | None:
    """The outlet of the printed source; where that says nothing, of the page's address."""
    source = (article.source or "").strip()
    named = known_outlet(source) or (outlet_of_domain(article.url) if article.url else None)
    if _NAMELESS.search(source):
        return None
    if named is None and is_station(source):
        return Outlet(source, (), (), None, "broadcaster")
    if named is None and is_government(source):
        return Outlet(source, (), (), None, "local_government")
    return named


_NAMELESS = re.compile(r"\s(?:huyện|tỉnh|xã|thành phố|thị xã|quận|phường|thị trấn)$", re.IGNORECASE)
"""The broadcaster of a district that does not say which."""


def _district(article: Article, province: str) -> str | None:
    return district_of(
        province,
        section=article.section,
        title=article.title or "",
        lead=article.lead or "",
        body=article.body,
    )

"""The province that an article is about, from what the page says.

Names are weighed by where they stand: a dateline or a section tells more than a mention in the
body, a district stands for its province. A national event, spread over provinces, has none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from toolkit.pages.districts import DISTRICTS
from toolkit.pages.place_names import key_of, mentions, province_named
from toolkit.pages.provinces import MERGED, today

Scores = defaultdict[str, float]

__all__ = ["district_of", "place_of", "place_of_all", "weigh"]


def weigh(text: str, weight: float, scores: Scores, limit: float = 5.0) -> None:
    """Add to ``scores`` the provinces that ``text`` names, at most ``limit`` for each."""
    found: Scores = defaultdict(float)
    for mention in mentions(text):
        found[mention.province] += mention.share * weight
    for province, score in found.items():
        scores[province] += min(score, limit)


# Weights of a mention by where it stands, set by a search over the starter pages.
_TITLE, _HEADER, _LEAD, _OPENING, _REST, _OUTLET = 3.6, 2.5, 2.2, 1.3, 0.45, 1.2
_ENOUGH = 0.55
_REST_LIMIT = 1.5
_LEAD_OVER_NEXT = 1.1
_HUE = "2025-01-01"  # Thừa Thiên Huế is the city Huế since


def place_of(
    *,
    dateline: str | None,
    section: str | None,
    header: Iterable[str],
    outlet: str | None,
    title: str,
    lead: str,
    body: Iterable[str],
    published: str | None,
) -> str | None:
    """The province of an article, or None for a national or foreign event, or in doubt.

    ``dateline``: a place that the page sets before the text; ``header``: the lines that
    head and foot the page; ``outlet``: the province of a local outlet; ``published``: the province
    bears its name of that day.
    """
    headed, colon, _ = title.partition(": ")
    named = province_named(headed) if colon else None
    if named is None and dateline:
        named = province_named(dateline)
        if named in _SEATS and _is_of_several(title, lead):
            return None  # where the news was written
    if named:
        return _of_day(named, published)
    paragraphs = list(body)
    if outlet is None and _is_national(title, lead, paragraphs[:2]):
        lead, paragraphs = _without_venue(lead), [_without_venue(text) for text in paragraphs]
    scores: Scores = defaultdict(float)
    weigh(title, _TITLE, scores)
    if outlet is None and not scores and _is_of_several(title, lead):
        return None
    weigh(section or "", _TITLE, scores)
    weigh(lead, _LEAD, scores)
    opened = set(scores)
    for line in header:
        weigh(line, _HEADER, scores, limit=_HEADER)
    for number, paragraph in enumerate(paragraphs):
        if _names_many(paragraph):
            continue
        if number < 2:
            weigh(paragraph, _OPENING, scores)
        else:
            weigh(paragraph, _REST, scores, limit=_REST_LIMIT)
    if outlet:
        scores[outlet] += _OUTLET
    dated: Scores = defaultdict(float)
    for province, score in scores.items():
        dated[_of_day(province, published)] += score
    ranked = sorted(dated.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if outlet is None and ranked[0][0] in _SEATS and not opened and ranked[0][1] < _SEAT_ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD_OVER_NEXT * ranked[1][1]:
        return None
    return ranked[0][0]


_SEATS = ("Hà Nội", "Thành phố Hồ Chí Minh")
"""Where firms, ministries and experts of articles on anything sit."""
_SEAT_ENOUGH = 1.6
_SEVERAL = re.compile(
    r"\b(?:các|nhiều|\d+) tỉnh(?:,? thành(?: phố)?)?,? (?:miền|vùng|phía|khu vực|trên cả nước|"
    r"trong cả nước|đồng bằng|ven biển|Bắc|Nam|Trung|Tây)\b|"
    r"\bnhiều địa phương\b"
)

_NATIONAL = re.compile(
    r"\b(?:quốc gia|toàn quốc|cả nước|trung ương|quốc hội|chính phủ|thủ tướng|bộ trưởng|"
    r"(?:các|\d+) tỉnh, thành(?: phố)?|các bộ, ngành)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"(?:\b(?:tại|ở)\s+|^)(?:thủ đô\s+|TP\.?\s*|thành phố\s+)?Hà Nội"
    r"(?=\s*[,.;)]|\s+(?:và|diễn ra|đã))"
)


def _is_national(title: str, lead: str, opening: Iterable[str]) -> bool:
    """Whether an article opens on a matter of the whole country, in no province's name."""
    text = " ".join((title, lead, *opening))
    if "Hà Nội" not in text or not (_VENUE.search(text) and _NATIONAL.search(text)):
        return False
    return not any(mention.share >= _SURE for mention in mentions(f"{title}. {lead}"))


def _is_of_several(title: str, lead: str) -> bool:
    """Whether an article opens on several provinces, and names none of them as its own."""
    if _SEVERAL.search(f"{title}. {lead}") is None:
        return False
    return len({mention.province for mention in mentions(lead) if mention.share >= _SURE}) != 1


_MANY = 4


def _names_many(text: str) -> bool:
    """Whether a text lists provinces, and so tells of none."""
    return len({mention.province for mention in mentions(text) if mention.share >= _SURE}) >= _MANY


def _without_venue(text: str) -> str:
    """A text without the capital as the venue of a meeting ("ngày 22/9, tại Hà Nội, …")."""
    return _VENUE.sub(" ", text)


def place_of_all(texts: Iterable[str]) -> str | None:
    """The one province that several texts name, none of them another; else None."""
    lines: Counter[str] = Counter()
    for text in texts:
        lines.update({m.province for m in mentions(text) if m.share >= _SURE})
    if len(lines) == 1:
        province, count = lines.most_common(1)[0]
        return province if count >= 2 else None
    return None


_SURE = 0.6


def _of_day(province: str, published: str | None) -> str:
    """A province's name on the day of publication."""
    if published and published >= MERGED:
        return today(province) or province
    if published and published >= _HUE and province == "Thừa Thiên Huế":
        return "Huế"
    return province


_DISTRICT_ENOUGH = 0.6  # named once in the title or the lead, or with its unit in the opening
_DISTRICT_OVER_NEXT = 2.0


def district_of(
    province: str, *, section: str | None, title: str, lead: str, body: Iterable[str]
) -> str | None:
    """The one district, town or city below ``province`` that an article is about, else None.

    By its name in the list of 2024, without "huyện"; a province's seat bears its province's name.
    """
    scores: Scores = defaultdict(float)
    texts = [(title, _TITLE), (section or "", _TITLE), (lead, _LEAD)]
    texts += [(text, _OPENING if n < 2 else _REST) for n, text in enumerate(body)]
    for text, weight in texts:
        found: Scores = defaultdict(float)
        for mention in mentions(text):
            if mention.province == province and mention.district in _district_names():
                found[mention.district] += mention.share * weight
        for district, score in found.items():
            scores[district] += min(score, 2 * weight)
    first, second = (*sorted(scores.values(), reverse=True)[:2], 0.0, 0.0)[:2]
    if first < _DISTRICT_ENOUGH or first < _DISTRICT_OVER_NEXT * second:
        return None
    return _district_names()[max(scores, key=lambda key: scores[key])]


@cache
def _district_names() -> dict[str, str]:
    """Key → name of every district; well-known places below the districts are none."""
    rows = (name for names in DISTRICTS.values() for name in names.split(", "))
    return {key_of(name): name for name in reversed(list(rows))}

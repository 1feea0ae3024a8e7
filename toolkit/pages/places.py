"""The province that an article is about, from all that the page says.

Every province that the page names, outright or by a district, is a candidate; where and how often
it is named are its signs. "Nowhere" is one more: the country and its ministries speak for it,
communes and their committees against it. The signs are weighed, and the heaviest candidate wins.
Where none is named, a commune tells its province if no other has one of that name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.pages.communes import province_of_communes
from toolkit.pages.districts import DISTRICTS
from toolkit.pages.place_names import key_of, mentions
from toolkit.pages.provinces import MERGED, today

__all__ = [
    "NOWHERE",
    "WEIGHTS",
    "Signs",
    "Whereabouts",
    "district_of",
    "nowhere",
    "place_of",
    "provinces",
]

Signs = Mapping[str, float]
Scores = defaultdict[str, float]


@dataclass(frozen=True)
class Whereabouts:
    """What a page says of where its article is set.

    ``dateline``: a place that stands before the text; ``header`` and ``footer``: the lines that
    head and foot the page, with its sections; ``outlet``: the province of a local outlet;
    ``published``: the day, a province bears its name of it.
    """

    title: str = ""
    lead: str = ""
    body: Sequence[str] = ()
    dateline: str | None = None
    header: Sequence[str] = ()
    footer: Sequence[str] = ()
    outlet: str | None = None
    published: str | None = None


# Fitted by scripts/fit_places.py to the pages of tests/pages before outlets_round13.
WEIGHTS: Signs = {
    "title": 2.58, "lead": 2.1, "dateline": 1.05, "header": 2.64, "footer": 3.62,
    "outlet": 0.74, "paragraphs": 2.53, "share": 2.14, "seat": -0.98,
}  # fmt: skip
NOWHERE: Signs = {"always": 3.07, "nation": 4.9, "abroad": 2.33, "local": -2.0}


def place_of(told: Whereabouts) -> str | None:
    """The province of an article; None for a national or foreign matter, or several alike."""
    scores = {name: _score(signs, WEIGHTS) for name, signs in provinces(told).items()}
    if not scores:
        commune = province_of_communes((told.title, told.lead, *told.body))
        return _of_day(commune, told.published) if commune else None
    heaviest = max(scores.values())
    found = [name for name, score in scores.items() if score == heaviest]
    if len(found) != 1 or heaviest <= _score(nowhere(told), NOWHERE):
        return None
    return found[0]


def _score(signs: Signs, weights: Signs) -> float:
    return sum(value * weights[name] for name, value in signs.items())


_SEATS = frozenset(("Hà Nội", "Thành phố Hồ Chí Minh"))
"""Where firms, ministries and experts of articles on anything sit."""


def provinces(told: Whereabouts) -> dict[str, Scores]:
    """The signs of each province that the page names, by its name on the day of publication.

    ``paragraphs``: in how many it is named, logarithmic; ``share``: of all namings; the others lie
    between 0 and 1.
    """
    found: defaultdict[str, Scores] = defaultdict(lambda: defaultdict(float))
    day = told.published
    lines = {
        "title": [told.title],
        "lead": [told.lead or next(iter(told.body), "")],
        "dateline": [told.dateline or ""],
        "header": told.header,
        "footer": told.footer,
    }
    for sign, texts in lines.items():
        for text in texts:
            for name, share in _named(text, day).items():
                found[name][sign] = max(found[name][sign], share)
    if told.outlet:
        found[_of_day(told.outlet, day)]["outlet"] = 1.0
    counts = _counted((told.dateline or "", told.title, told.lead, *told.body), day)
    for name, count in counts.items():
        found[name]["paragraphs"] = math.log1p(count)
        found[name]["share"] = count / sum(counts.values())
    for seat in found.keys() & _SEATS:
        found[seat]["seat"] = 1.0
    return dict(found)


@lru_cache(maxsize=512)  # titles, leads and the lines that pages share are asked for again
def _named(text: str, day: str | None) -> Signs:
    """How surely a text names each province, up to 1."""
    named = mentions(text)
    if not named:
        return _NONE
    found: Scores = defaultdict(float)
    for mention in named:
        name = _of_day(mention.province, day)
        found[name] = min(found[name] + mention.share, 1.0)
    return found


_NONE: Signs = {}


def _counted(texts: Iterable[str], day: str | None) -> Scores:
    """In how many of the texts each province is named; half a text where it may be another."""
    counts: Scores = defaultdict(float)
    for text in texts:
        for name, share in _named(text, day).items():
            counts[name] += share
    return counts


_NATION = (
    "cả nước", "toàn quốc", "uốc gia", "rung ương", "uốc hội", "hính phủ", "hủ tướng", "ộ trưởng",
    "hứ trưởng", "ác tỉnh", "tỉnh, thành", "ác địa phương", "ổng cục", "iệp hội", "iệt Nam",
    "ồng bằng sông", " Bộ ", " Cục ", " Vụ ",
)  # fmt: skip
_ABROAD = (
    "Trung Quốc", "Nhật Bản", "Hàn Quốc", "Đài Loan", "Thái Lan", "Campuchia", "Indonesia",
    "Philippines", "Ấn Độ", "Australia", "châu Âu", "thế giới",
)  # fmt: skip
_LOCAL = (
    "UBND", "HĐND", "huyện ", "xã ", "phường ", "thị trấn", "thôn ", "địa bàn", " Sở ",
)  # fmt: skip
_PER = 500  # characters


def nowhere(told: Whereabouts) -> Signs:
    """The signs of a matter that no province has for itself."""
    text = "\n".join(filter(None, (told.title, told.lead, *told.body)))
    per = 1 + len(text) / _PER
    words = {"nation": _NATION, "abroad": _ABROAD, "local": _LOCAL}
    signs = {name: sum(map(text.count, known)) / per for name, known in words.items()}
    return {"always": 1.0, **signs}


_HUE = "2025-01-01"  # Thừa Thiên Huế is the city Huế since


def _of_day(province: str, published: str | None) -> str:
    """A province's name on the day of publication."""
    if published and published >= MERGED:
        return today(province) or province
    if published and published >= _HUE and province == "Thừa Thiên Huế":
        return "Huế"
    return province


_TITLE, _LEAD, _OPENING, _REST = 3.6, 2.2, 1.3, 0.45  # weights of a district by where it stands
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

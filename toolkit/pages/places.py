"""The province that an article is about, from what the page says.

Names are weighed by where they stand: a dateline or a section tells more than a mention in the
body, a district stands for its province. A national event, spread over provinces, has none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.pages.districts import DISTRICTS, LANDMARKS
from toolkit.pages.letters import UPPER
from toolkit.pages.provinces import ALIASES, MERGED, PROVINCES, today

Scores = defaultdict[str, float]

__all__ = [
    "district_of",
    "is_place_name",
    "is_unit_path",
    "place_of",
    "place_of_all",
    "province_named",
    "weigh",
]

_LETTERS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_LETTERS)})(?!\w)")


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    folded = name.casefold().replace("’", "'").replace("đăk", "đắk").replace("đak", "đắk")
    folded = _SPLIT.sub(" ", folded).strip()
    return _TONE.sub(lambda match: _LETTERS[match.group()], folded)


@cache
def _provinces() -> dict[str, str]:
    table = {_key(province): province for province in PROVINCES}
    table.update({_key(alias): province for alias, province in ALIASES.items()})
    return table


@cache
def _districts() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for province, names in (*DISTRICTS.items(), *LANDMARKS.items()):
        for name in names.split(", "):
            key = _key(name)
            table[key] = (*table.get(key, ()), province)
    return table


@cache
def _first_words() -> frozenset[str]:
    """The words with which the names of places begin."""
    return frozenset(key.split(" ")[0] for key in (*_provinces(), *_districts()))


_UNIT = r"(?:tỉnh|thành\s+phố|tp\.?|thị\s+xã|tx\.?|huyện|quận|đặc\s+khu)"
_BELOW = (
    r"(?:xã|phường|thị\s+trấn|thôn|ấp|khóm|bản|làng|buôn|xóm|khu\s+phố|đường|phố|cầu|trường|chợ|sông|"
    r"ông|bà|anh|chị|cô|cụ|em|bác|chú|thầy|luật\s+sư|bác\s+sĩ|đại\s+biểu|đồng\s+chí)"
)  # what bears such a name is smaller than a district, or a person
_WORD = rf"[{UPPER}][\w’']*"
_NAME = re.compile(
    rf"TT-Huế|BR-?VT|{_WORD}(?:\s*[-–.]\s*{_WORD}|\s{_WORD}|\s\d{{1,2}}\b)*", re.UNICODE
)
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<unit>{_UNIT})|(?P<below>{_BELOW}))\s*$", re.IGNORECASE)
_REACH = 12  # characters before a name that may hold its unit
_UNITS = re.compile(rf"^{_UNIT}\s*", re.IGNORECASE)
_UNIT_WORDS = frozenset(("tỉnh", "phố", "tp", "xã", "tx", "huyện", "quận", "khu"))
_BELOW_WORDS = frozenset(("phường", "thôn", "ấp", "ông", "bà", "anh", "chị", "cụ", "đường"))
_NOT_OF_PROVINCES = frozenset(("huyện", "quận", "thị xã", "tx", "tx."))
_LONGEST_NAME = 5  # words
_PERSON_WORDS = 3
_SPLIT = re.compile(r"[\s–.-]+")


def province_named(text: str) -> str | None:
    """The province that a text names and nothing else ("tỉnh Quảng Ninh", "TP.HCM")."""
    name = text.strip(" .,:;()[]-–•*")
    tables = _provinces()
    return tables.get(_key(name)) or tables.get(_key(_UNITS.sub("", name)))


def is_place_name(text: str) -> bool:
    """Whether a line is nothing but the name of a province or a district."""
    name = text.strip(" .,:;()[]-–•*")
    if len(name) > 40:
        return False
    bare = _key(_UNITS.sub("", name))
    return bare in _provinces() or bare in _districts()


_UNIT_PART = re.compile(
    rf"(?i:xã|phường|thị trấn|{_UNIT})\s+(?:{_WORD}|\d{{1,2}})(?:\s(?:{_WORD}|\d{{1,2}})){{0,4}}"
)


def is_unit_path(text: str) -> bool:
    """Whether a line is units of administration and nothing else ("Xã A - Huyện B - Tỉnh C")."""
    parts = re.split(r"\s*[-–,|]\s*", text.strip(" .-–,|"))
    return len(text) <= 90 and all(_UNIT_PART.fullmatch(part) for part in parts)


class Mention(NamedTuple):
    """A province that a text names, and how surely: outright 1, by ``district`` less."""

    province: str
    share: float
    district: str | None = None


@lru_cache(maxsize=512)  # an article's paragraphs are asked for its province, then its district
def _mentions(text: str) -> tuple[Mention, ...]:
    return tuple(_find_mentions(text))


def _find_mentions(text: str) -> Iterable[Mention]:
    if text.isupper():
        text = text.title()
    firsts = _first_words()
    for match in _NAME.finditer(text):
        start = match.start()
        words = [word for word in _SPLIT.split(match.group()) if word]
        if not any(_key(word) in firsts for word in words):
            continue
        before = _BEFORE.search(text[max(0, start - _REACH) : start])
        if before and before["below"] and words[0].casefold() not in _UNIT_WORDS:
            continue
        unit = " ".join(((before and before["unit"]) or "").casefold().split())
        start = 0
        while start < len(words):
            found, end = _longest(words, start)
            if found is None and words[start].casefold() in _BELOW_WORDS:
                break
            if found is None:
                unit = words[start].casefold() if words[start].casefold() in _UNIT_WORDS else ""
                start += 1
                continue
            yield from _shares(found, unit, end - start, start == 0 and end == len(words), words)
            start, unit = end, ""


def _longest(words: list[str], start: int) -> tuple[str | None, int]:
    """The longest name of a place that begins at a word, and where it ends."""
    if _key(words[start]) not in _first_words():
        return None, start + 1
    for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
        key = _key(" ".join(words[start:end]))
        if key in _provinces() or key in _districts():
            return key, end
    return None, start + 1


def _shares(key: str, unit: str, length: int, alone: bool, words: list[str]) -> Iterable[Mention]:
    province = _provinces().get(key)
    if province and unit.rstrip(".") not in _NOT_OF_PROVINCES and unit != "xã":
        yield Mention(province, 1.0 if alone or unit else 0.6)
        return
    owners = _districts().get(key, ())
    if length < 2 and not unit:  # one syllable ("Vinh", "Huế") may be a person's name
        if not alone:
            return
        unit = ""
    share = 1.0 if unit else 0.6 if alone else 0.3
    for owner in owners:
        yield Mention(owner, share / len(owners), key)


def weigh(text: str, weight: float, scores: Scores, limit: float = 5.0) -> None:
    """Add to ``scores`` the provinces that ``text`` names, at most ``limit`` for each."""
    found: Scores = defaultdict(float)
    for mention in _mentions(text):
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
    named = province_named(dateline) if dateline else None
    if named:
        return _of_day(named, published)
    paragraphs = list(body)
    if outlet is None and _is_national(title, lead, paragraphs[:2]):
        lead, paragraphs = _without_venue(lead), [_without_venue(text) for text in paragraphs]
    scores: Scores = defaultdict(float)
    weigh(title, _TITLE, scores)
    weigh(section or "", _TITLE, scores)
    for line in header:
        weigh(line, _HEADER, scores, limit=_HEADER)
    weigh(lead, _LEAD, scores)
    for number, paragraph in enumerate(paragraphs):
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
    if len(ranked) > 1 and ranked[0][1] < _LEAD_OVER_NEXT * ranked[1][1]:
        return None
    return ranked[0][0]


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
    if _VENUE.search(text) is None or _NATIONAL.search(text) is None:
        return False
    return not any(mention.share >= _SURE for mention in _mentions(f"{title}. {lead}"))


def _without_venue(text: str) -> str:
    """A text without the capital as the venue of a meeting ("ngày 22/9, tại Hà Nội, …")."""
    return _VENUE.sub(" ", text)


def place_of_all(texts: Iterable[str]) -> str | None:
    """The one province that several texts name, none of them another; else None."""
    lines: Counter[str] = Counter()
    for text in texts:
        lines.update({m.province for m in _mentions(text) if m.share >= _SURE})
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
        for mention in _mentions(text):
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
    return {_key(name): name for name in reversed(list(rows))}

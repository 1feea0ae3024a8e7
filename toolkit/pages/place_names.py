"""Names of provinces, districts and places in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.pages.districts import DISTRICTS, LANDMARKS
from toolkit.pages.letters import UPPER
from toolkit.pages.provinces import ALIASES, PROVINCES

__all__ = [
    "Mention",
    "in_capital",
    "is_place_name",
    "is_unit_path",
    "key_of",
    "mentions",
    "province_named",
]

_LETTERS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_LETTERS)})(?!\w)")


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """One spelling of a name: lower case, no hyphens, the tone mark in its modern place."""
    folded = name.casefold().replace("’", "'").replace("đăk", "đắk").replace("đak", "đắk")
    folded = _SPLIT.sub(" ", folded).strip()
    return _TONE.sub(lambda match: _LETTERS[match.group()], folded)


@cache
def _provinces() -> dict[str, str]:
    table = {key_of(province): province for province in PROVINCES}
    table.update({key_of(alias): province for alias, province in ALIASES.items()})
    return table


@cache
def _districts() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for province, names in (*DISTRICTS.items(), *LANDMARKS.items()):
        for name in names.split(", "):
            key = key_of(name)
            table[key] = (*table.get(key, ()), province)
    return table


@cache
def _first_words() -> frozenset[str]:
    """The words with which the names of places begin, in either place of the tone mark."""
    old = {new: letters for letters, new in _LETTERS.items()}
    words = {key.split(" ")[0] for key in (*_provinces(), *_districts())}
    again = {re.sub("|".join(old), lambda m: old[m.group()], word) for word in words}
    return frozenset(words | again | {word.replace("đắk", "đăk") for word in words} | {"đak"})


_UNIT = r"(?:tỉnh|thành\s+phố|tp\.?|thị\s+xã|tx\.?|huyện|quận|đặc\s+khu)"
_BELOW = (
    r"(?:xã|phường|thị\s+trấn|thôn|ấp|khóm|bản|làng|buôn|xóm|khu\s+phố|đường|phố|cầu|trường|chợ|sông|"
    r"ông|bà|anh|chị|cô|cụ|em|bác|chú|thầy|luật\s+sư|bác\s+sĩ|đại\s+biểu|đồng\s+chí|chủ\s+tịch|"
    r"tư\s+tưởng|phong\s+cách|đạo\s+đức|lăng|công\s+chúa|tập\s+đoàn|công\s+ty|bia|khách\s+sạn|"
    r"chiến\s+thắng|chiến\s+dịch|trận|chiến\s+sĩ|quê|quê\s+ở|câu\s+lạc\s+bộ)"
)  # smaller than a district, a person, a firm, a battle, a club, or where somebody was born
_WORD = rf"[{UPPER}][\w’']*"
_NAME = re.compile(  # begins with a set of letters, which a search is quick to find
    rf"[{UPPER}](?:(?<=T)T-Huế|(?<=B)R-?VT|"
    rf"[\w’']*(?:\s*[-–.]\s*{_WORD}|\s{_WORD}|\s\d{{1,2}}\b)*)"
)
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<unit>{_UNIT})|(?P<below>{_BELOW}))\s*$", re.IGNORECASE)
_REACH = 13  # characters before a name that may hold its unit
_UNITS = re.compile(rf"^{_UNIT}\s*", re.IGNORECASE)
_UNIT_WORDS = frozenset(("tỉnh", "phố", "tp", "xã", "tx", "huyện", "quận", "khu"))
_BELOW_WORDS = frozenset(("phường", "thôn", "ấp", "ông", "bà", "anh", "chị", "cụ", "đường", "clb"))
_NOT_OF_PROVINCES = frozenset(("huyện", "quận", "thị xã", "tx", "tx."))
_CITIES = frozenset(("Hà Nội", "Thành phố Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"))
_LONGEST_NAME = 5  # words
_NO_PLACES = frozenset(("thái bình dương",))
"""Names that begin with a province's and are none of its."""
_PERSON = "hồ chí minh"  # unless a unit stands before it
_APART = str.maketrans("-–.", "   ")
_SPLIT = re.compile(r"[\s–.-]+")


def province_named(text: str) -> str | None:
    """The province that a text names and nothing else ("tỉnh Quảng Ninh", "TP.HCM")."""
    name = text.strip(" .,:;()[]-–•*")
    tables = _provinces()
    return tables.get(key_of(name)) or tables.get(key_of(_UNITS.sub("", name)))


@lru_cache(maxsize=4096)
def is_place_name(text: str) -> bool:
    """Whether a line is nothing but the name of a province or a district."""
    name = text.strip(" .,:;()[]-–•*")
    if len(name) > 40:
        return False
    bare = key_of(_UNITS.sub("", name))
    return bare in _provinces() or bare in _districts()


_UNIT_PART = re.compile(
    rf"(?i:xã|phường|thị trấn|{_UNIT})\s+(?:{_WORD}|\d{{1,2}})(?:\s(?:{_WORD}|\d{{1,2}})){{0,4}}"
)


@lru_cache(maxsize=4096)
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
def mentions(text: str) -> tuple[Mention, ...]:
    """The provinces that a text names, outright or by a district, in order."""
    return tuple(_find_mentions(text))


def in_capital(text: str) -> bool:
    """Whether a text names Hà Nội or Thành phố Hồ Chí Minh: the seats of the national press."""
    return any(mention.province in _SEATS for mention in mentions(text))


_SEATS = frozenset(("Hà Nội", "Thành phố Hồ Chí Minh"))


def _find_mentions(text: str) -> Iterable[Mention]:
    if text.isupper():
        text = text.title()
    for match in _NAME.finditer(text):
        places = _places(match.group())
        if not places:
            continue
        start = match.start()
        before = _BEFORE.search(text[max(0, start - _REACH) : start])
        if before and before["below"] and not _begins_with_unit(match.group()):
            continue
        outside = " ".join(((before and before["unit"]) or "").casefold().split())
        for place in places:
            yield from _shares(place, outside if place.unit is None else place.unit)


class _Place(NamedTuple):
    """A place in a run of words with capitals: ``unit`` stands before it, None before the run."""

    key: str
    unit: str | None
    length: int
    alone: bool


@lru_cache(maxsize=20_000)
def _places(name: str) -> tuple[_Place, ...]:
    """The places that a run of words with capitals holds."""
    words = name.translate(_APART).split()
    if _first_words().isdisjoint(map(str.casefold, words)):
        return ()
    places: list[_Place] = []
    start, unit = 0, None
    while start < len(words):
        found, end = _longest(words, start)
        if found is not None:
            if unit != _COMMUNE:
                places.append(_Place(found, unit, end - start, end - start == len(words)))
            unit = ""
        elif words[start].casefold() in _BELOW_WORDS:
            break
        else:
            unit = _unit(words, start)
        start = end
    return tuple(places)


_COMMUNE = "xã"


def _unit(words: list[str], start: int) -> str:
    """The unit that a word of a run says; ``xã`` for a commune, ``thị xã`` for a town."""
    word = words[start].casefold()
    if word not in _UNIT_WORDS:
        return ""
    town = word == _COMMUNE and start > 0 and words[start - 1].casefold() == "thị"
    return "thị xã" if town else word


def _begins_with_unit(name: str) -> bool:
    return name.translate(_APART).split()[0].casefold() in _UNIT_WORDS


def _longest(words: list[str], start: int) -> tuple[str | None, int]:
    """The longest name of a place that begins at a word, and where it ends."""
    if key_of(words[start]) not in _first_words():
        return None, start + 1
    for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
        key = key_of(" ".join(words[start:end]))
        if key in _NO_PLACES:
            return None, end
        if key in _provinces() or key in _districts():
            return key, end
    return None, start + 1


def _shares(place: _Place, unit: str) -> Iterable[Mention]:
    key, _, length, alone = place
    province = _provinces().get(key)
    if key == _PERSON and not unit:
        return
    if province and unit.rstrip(".") not in _NOT_OF_PROVINCES:
        yield Mention(province, 1.0 if alone or unit else 0.6)
        return
    owners = _districts().get(key, ())
    if unit == "quận":
        owners = tuple(owner for owner in owners if owner in _CITIES) or owners
    if length < 2 and not unit:  # one syllable ("Vinh", "Huế") may be a person's name
        if not alone:
            return
        unit = ""
    share = 1.0 if unit else 0.6 if alone else 0.3
    for owner in owners:
        yield Mention(owner, share / len(owners), key)

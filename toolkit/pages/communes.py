"""The province of a rural commune whose name no other province has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from toolkit.pages.letters import UPPER
from toolkit.pages.place_names import key_of
from toolkit.pages.provinces import CODES

__all__ = ["province_of_communes"]

_TABLE = Path(__file__).with_name("communes.txt")
"""A line for each province: its code, its communes' keys; made by scripts/make_communes.py."""
_MOST = 4
_NAMED = re.compile(rf"\b[Xx]ã ((?:[{UPPER}][\w'’-]*)(?: [{UPPER}][\w'’-]*){{0,{_MOST - 1}}})")


@cache
def _communes() -> dict[str, str]:
    names = {code: name for name, code in CODES.items()}
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines)
    return {key: names[code] for code, keys in split for key in keys.split(";")}


def province_of_communes(texts: Iterable[str]) -> str | None:
    """The one province, by its name before July 2025, of the communes that texts name.

    None where they name none of which the province is sure, or communes of several provinces.
    """
    found = {
        province
        for text in texts
        for match in _NAMED.finditer(text)
        if (province := _of(match[1].split())) is not None
    }
    return found.pop() if len(found) == 1 else None


def _of(words: list[str]) -> str | None:
    """Of the longest name that the words begin with: what follows it may be a person's."""
    for count in range(len(words), 0, -1):
        key = key_of(" ".join(words[:count])).replace("' ", "'")  # N' Jang
        province = _communes().get(key)
        if province:
            return province
    return None

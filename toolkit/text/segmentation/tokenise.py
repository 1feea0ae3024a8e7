"""The syllables and marks that underthesea's model reads, with their place.

The regular expression is that of underthesea 9.5 (regex_tokenize.py, Apache License 2.0, by
Vu Anh, https://github.com/undertheseanlp/underthesea), without its groups. None of its matches
reaches over whitespace and none looks further than one character, so that a *chunk*, a run
without whitespace, is always cut in the same way: what a text's chunks give can be remembered.
There are two exceptions, which `JOINS_NEXT` and the ``last`` of `pieces` are for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, repeat

__all__ = ["JOINS_NEXT", "PATTERN", "Piece", "clean", "pieces"]

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LETTER = _UPPER + _UPPER.lower()

_SPECIALS = r"=\>|==>|->|\.{2,}|-{2,}|>>|\d+x\d+|v\.v\.\.\.|v\.v\.|v\.v|°[CF]"
_ABBREVIATIONS = rf"""
    [A-ZĐ]+&[A-ZĐ]+ | T\.Ư | [{_UPPER}]+(?:\.[{_LETTER}]+)+\.? | [{_LETTER}]+['’][{_LETTER}]+
    | [A-ZĐ]+\.(?!$) | Tp\. | Mr\. | Mrs\. | Ms\. | Dr\. | ThS\. | Th.S | Th.s | e-mail
    | \d+[A-Z]+\d*-\d+ | NĐ-CP
"""
_URL = r"""
    (?: (?:ftp|http)s?: (?:/{1,3}|[a-z0-9%]) | [a-z0-9.\-]+[.](?:[a-z]{2,13})/ )
    (?: [^\s()<>{}\[\]]+ | \([^\s()]*?\([^\s()]+\)[^\s()]*?\) | \([^\s]+?\) )+
    (?: \([^\s()]*?\([^\s()]+\)[^\s()]*?\) | \([^\s]+?\) | [^\s`!()\[\]{};:'".,<>?«»“”‘’] )
    | (?<!@)[a-z0-9]+(?:[.\-][a-z0-9]+)*[.](?:[a-z]{2,13})\b/?(?!@)
"""
_EMAIL = r"[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+"
_NUMBERS = r"""
    \d{2,}-\d{3,}-\d{3,}
    | \d{1,2}\/\d{1,2}\/\d+ | \d{1,2}\/\d{1,4} | \d{1,2}-\d{1,2}-\d+ | \d{1,2}-\d{1,4}
    | \d{1,2}\.\d{1,2}\.\d+ | \d{4}\/\d{1,2}\/\d{1,2} | \d{2}:\d{2}:\d{2}
    | \d+[A-Z]+\d+ | \d+[A-Z]+
    | \d+(?:\.\d+)+,\d+ | \d+(?:\.\d+)+ | \d+(?:,\d+)+ | \d+(?:[\.,_]\d+)?
"""
_MARKS = r":\)\)* | =\)\)+ | ♥‿♥ | :D+(?=\s) | :D+(?=$) | <3 | \. | \, | \( | \) | ʺ"
_WORDS = r"(?<=\b)\w+\-[\w+-]*\w+ | \w+"
_SYMBOLS = r"\+|×|-|÷|:+|%|\$|\>|\<|=|\^|_ | [^\w\s]"

PATTERN = re.compile(
    "|".join((_SPECIALS, _ABBREVIATIONS, _URL, _EMAIL, _NUMBERS, _MARKS, _WORDS, _SYMBOLS)),
    re.VERBOSE,
)
"""The order of the alternatives is the library's."""

JOINS_NEXT = "Th"
"""A chunk that ends so may form one token with the next (``Th S``): the library's ``Th.S``."""

_CUT_LETTERS = (JOINS_NEXT, "ʺ")
"""How a chunk of letters alone begins that may be more than one token: ``Thus|days``, ``ʺ|a``."""

Piece = tuple[str, int, int]
"""A token as the model reads it, its start and its end in the chunk.

Where tokens share composed characters, the first has the whole cluster and the span of the
others is empty.
"""


def clean(text: str) -> str:
    """``text`` with the library's character normalisation: NFC, and Ð as Đ."""
    return _compose(text).replace("Ð", "Đ").replace("ð", "đ")


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def pieces(chunk: str, last: bool = False) -> list[Piece]:
    """The tokens of a chunk; ``last`` says that it ends its text. A whole text is one, too."""
    form = clean(chunk)
    if form.isalpha() and not form.startswith(_CUT_LETTERS):
        return [(form, 0, len(chunk))]
    spans = [match.span() for match in PATTERN.finditer(form if last else f"{form} ")]
    if _compose(chunk) == chunk:
        return [(form[start:end], start, end) for start, end in spans]
    return [
        (form[s:e], *place) for (s, e), place in zip(spans, _decomposed(chunk, spans), strict=True)
    ]


def _decomposed(chunk: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in a chunk of what has those spans in its composed form."""
    sources = list(_sources(chunk))
    taken = 0
    for start, end in spans:
        begin = max(sources[start][0], taken)
        taken = max(sources[end - 1][1], taken)
        yield begin, taken


def _sources(chunk: str) -> Iterator[tuple[int, int]]:
    """For each composed character the span that it comes from."""
    for start, end in pairwise(_cuts(chunk)):
        composed = _compose(chunk[start:end])
        if composed == chunk[start:end]:
            yield from pairwise(range(start, end + 1))
        else:
            yield from repeat((start, end), len(composed))


def _cuts(chunk: str) -> Iterator[int]:
    """Places where a chunk can be cut and each part composed by itself, the ends included."""
    yield 0
    last = 0
    for place in range(1, len(chunk)):
        if chunk[place - 1].isspace() or _is_separate(chunk[last:place], chunk[place]):
            yield place
            last = place
    yield len(chunk)


def _is_separate(before: str, character: str) -> bool:
    if unicodedata.combining(character):
        return False
    return _compose(before + character) == _compose(before) + _compose(character)

"""Sentences of press text, with their place.

A line break always ends a sentence (headings and bullets have no full stop); within a line a
full stop, question mark or ellipsis ends one when what follows can begin another. A full stop
after a title, an initial or the number of a clause ends none.
"""

from __future__ import annotations

import re

from toolkit.text.openers import OPENER
from toolkit.text.segment import Token
from toolkit.text.spelling import CAPITAL, SMALL

__all__ = ["sentences"]

_TITLES = """
TP TX TT Tp Tx Q P H X Th ThS Ths TS Ts TSKH PGS GS BS CKI CKII CK1 CK2 KS KTS CN LS DS NSND NSƯT
NGND NGƯT Mr Mrs Ms Dr Prof St Co Nxb NXB Tr tr vs No Ng Ph Kh Nh
"""
_GOES_ON = frozenset(_TITLES.split())
"""What has a full stop and goes on: titles, kinds of places, first letters of names."""

_END = re.compile(
    rf"[!?…./][!?….]*[\"'”’»)\]]*(?=\s|$|[{CAPITAL}][{SMALL}])(?!(?:Vn|Com|Net|Org|Edu|Gov)\b)"
)
_WORD_BEFORE = re.compile(rf"[{SMALL}]{{2}}\Z")
_BEGINNING = re.compile(r"\s*[\"'“‘«(\[\-–+•*]*\s*[^\W_]")
_OPENER = re.compile(OPENER)
_LABEL = re.compile(r"\w+:")
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")
LONGEST_WORD = 16
"""Characters before a full stop that are looked at for a title or an initial."""

_CLAUSE = re.compile(
    r"""(?: .*:\s(?:1|a|A|I) | .*;\s(?:\d{1,2}|[b-zđ]) | \W*
    (?: (?:Điều|Khoản|Mục|Chương|Phần|Bài|Câu|Bước|Hình|Ảnh|Bảng|Biểu|Phụ\ lục|Tiêu\ chí|Mục\ tiêu
        |Nhiệm\ vụ|Nguyên\ tắc)\s )?
    (?: \d{1,3}(?:\.\d{1,3})* | [IVXL]+ | [A-Za-zđĐ] ) )""",
    re.VERBOSE,
)
"""A sentence so far that is the number of a clause: ``1``, ``a``, ``Điều 5``, ``gồm: 1``."""

_INITIAL = re.compile(rf"[{CAPITAL}](?:\.[{CAPITAL}])*")
_NEXT_INITIAL = re.compile(rf"[{CAPITAL}]\.")
_NAME_BEFORE = re.compile(
    rf"(?:^|[(\[\"“:,]|[{CAPITAL}][\w.]*|(?<!\w)(?:ông|bà|anh|chị|em|cháu|cụ|bác|cô|chú|thầy|bé"
    r"|bé trai|bé gái|bạn|con|vợ|chồng|bị cáo|bị can|bị hại|nạn nhân|bệnh nhân|bác sĩ|tên|là))\s*$"
)
"""What an initial stands after: the name's other words, or a word for a person."""


def sentences(text: str) -> list[Token]:
    """The sentences of ``text`` in order, without the whitespace around them."""
    result: list[Token] = []
    position = 0
    for line in text.split("\n"):
        result += _in_line(line, position)
        position += len(line) + 1
    return result


def _in_line(line: str, offset: int) -> list[Token]:
    found: list[Token] = []
    start = 0
    for match in _END.finditer(line):
        if _ends_sentence(line, start, match):
            found += _trimmed(line, start, match.end(), offset)
            start = match.end()
    return found + _trimmed(line, start, len(line), offset)


def _ends_sentence(line: str, start: int, match: re.Match[str]) -> bool:
    following = _BEGINNING.match(line, match.end())
    if following is None:
        return match.end() == len(line)
    first = following.group()[-1]
    if first.islower() or match.group() == "/":
        return False
    if not line[match.end()].isspace() and not _WORD_BEFORE.search(line, start, match.start()):
        return False
    if match.group() != ".":
        return True
    if _CLAUSE.fullmatch(line, start, match.start()):
        return False
    last = _LAST_WORD.search(line, max(start, match.start() - LONGEST_WORD), match.start())
    word = last.group() if last else ""
    if first.isdigit() and word in ("số", "Số"):
        return False
    begins = following.end() - 1
    if _OPENER.match(line, begins) or word == _word_at(line, begins):
        return True
    return not _goes_on(line, match.start() - len(word), word, begins)


def _word_at(line: str, start: int) -> str:
    found = _WORD.match(line, start)
    return found.group() if found else ""


def _goes_on(line: str, start: int, word: str, begins: int) -> bool:
    """Whether a full stop after ``word`` is part of a title or an initial of a name."""
    if word.rpartition(".")[2] in _GOES_ON:
        return True
    if not _INITIAL.fullmatch(word) or _LABEL.match(line, begins):
        return False
    if "." in word or _NEXT_INITIAL.match(line, begins):
        return True
    return _NAME_BEFORE.search(line, max(0, start - LONGEST_WORD), start) is not None


def _trimmed(line: str, start: int, end: int, offset: int) -> list[Token]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return [Token(line[start:end], offset + start, offset + end)] if start < end else []

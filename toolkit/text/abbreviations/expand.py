"""The step that writes abbreviations out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, NamedTuple

from toolkit.config.types import File
from toolkit.text.abbreviations.definitions import definitions
from toolkit.text.abbreviations.rules import CAPITALS, Rule, Rules
from toolkit.text.abbreviations.table import Abbreviation, own_table, read_table
from toolkit.text.aligned import Aligned, Edit
from toolkit.text.quantities import DOCUMENT
from toolkit.text.registry import Step, steps
from toolkit.text.spelling import SMALL, VIETNAMESE
from toolkit.text.tones import placed

__all__ = ["abbreviations"]

_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"\w+")
_WITHIN = re.compile(r"[\w,;:%)][ (\"'“‘]*\Z")
"""Before a place where no sentence begins."""

_GLUED_BEFORE = re.compile(r"[\w)][-–&/]\Z")
_GLUED_AFTER = re.compile(rf"[-–&/](?=\w)|\.(?=[{SMALL}\d]|[{CAPITALS}]{{2}})")
SHORT = 3
"""Letters of a form that may be one of another language: it needs letters of Vietnamese alone."""

LONGEST_NUMBER = 30
"""Characters of a document number before and after a form in it."""


@steps.register("abbreviations")
def abbreviations(
    more: Annotated[tuple[Abbreviation, ...], File(read_table)] = (),
) -> Step:
    """Abbreviations of the political press written out: ``MTTQ`` → ``Mặt trận Tổ quốc``.

    An abbreviation with several meanings is written out where the words beside it decide, else
    left as it is. Compounds come out whole or part by part (``LĐ-TB&XH``, ``UBND - MTTQ``);
    document numbers (``16/CT-TTg``) stay. The first letter is a capital where a sentence may
    begin. What a text explains itself, ``tổng mức đầu tư (TMĐT)``, counts before the table. In a
    text without any letter of Vietnamese alone, forms of two or three plain letters stay.

    ``more`` is a table of your own, its rows or the path of a .csv or .yaml file, with the columns
    of ours; a form in it loses its rows in ours. A filled config holds the rows.

    Source: ``toolkit/text/abbreviations/abbreviations.csv``: forms of Decree 30/2020/NĐ-CP and
    names of state organs, of the Party (Hướng dẫn 36-HD/VPTW, 2018), and of the press.
    """
    rows = tuple(Abbreviation(**row) if isinstance(row, Mapping) else row for row in more)
    return _Expander(_rules(rows)).expand


@cache
def _rules(more: tuple[Abbreviation, ...]) -> Rules:
    replaced = {row.form for row in more}
    return Rules([*more, *(row for row in own_table() if row.form not in replaced)])


class _Piece(NamedTuple):
    """A form in a text, and what it stands for there: None where nothing tells."""

    start: int
    end: int
    expansion: str | None


class _Expander:
    """Writes out the abbreviations of texts by one table."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def expand(self, text: Aligned) -> Aligned:
        """Again and again until nothing changes: what is written out may decide the next."""
        while True:
            edits = [edit for chain in self._pieces(text.text) for edit in _edits(text.text, chain)]
            expanded = text.edit(edits)
            if expanded is text:
                return text
            text = expanded

    def _pieces(self, text: str) -> Iterator[list[_Piece]]:
        """The forms of each chain that has one of the table."""
        defined = definitions(text)
        for chain in self._rules.chains(text):
            found = list(self._forms(text, chain))
            if not any(rules or text[start:end] in defined for start, end, rules in found):
                continue
            pieces = []
            for start, end, rules in found:
                piece = self._piece(text, start, end, rules)
                words = defined.get(text[start:end])
                if words and not _same_words(words, piece.expansion):
                    piece = _Piece(start, end, words)
                if _in_document_number(text, start, end):
                    piece = _Piece(start, end, None)
                pieces.append(piece)
            yield _without_glued(text, pieces)

    def _forms(
        self, text: str, chain: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, list[Rule]]]:
        """The longest forms of the table from left to right, and between them unknown parts."""
        first = 0
        while first < len(chain):
            for last in range(min(first + self._rules.longest, len(chain)), first, -1):
                parts = chain[first:last]
                rules = self._rules.known("-".join(text[s:e] for s, e in parts))
                start, end = parts[0][0], parts[-1][1]
                if rules and (last == first + 1 or "/" not in text[start:end]):
                    break
            yield start, end, rules
            first = last

    def _piece(self, text: str, start: int, end: int, rules: list[Rule]) -> _Piece:
        form = text[start:end]
        if _is_foreign_too(form) and not VIETNAMESE.search(text):
            return _Piece(start, end, None)
        for rule in rules:
            if rule.holds(text, start, end):
                return _Piece(start, end, rule.expansion or None)
        if form.endswith("."):  # no title before a name: the full stop is one
            return self._piece(text, start, end - 1, self._rules.known(form[:-1]))
        return _Piece(start, end, None)


def _is_foreign_too(form: str) -> bool:
    """Whether the form may well be one of another language, or code."""
    parts = _WORDS.findall(form)
    return form.isascii() and (len("".join(parts)) <= SHORT or max(map(len, parts)) < SHORT)


def _in_document_number(text: str, start: int, end: int) -> bool:
    before = max(0, start - LONGEST_NUMBER)
    if not _DIGIT.search(text, before, start):
        return False
    found = DOCUMENT.finditer(text, before, end + LONGEST_NUMBER)
    return any(match.start() < end and start < match.end() for match in found)


def _same_words(first: str, second: str | None) -> bool:
    """Whether two expansions differ in capitals, punctuation and the place of tones at most."""
    return second is not None and _spelled(first) == _spelled(second)


def _spelled(words: str) -> list[str]:
    return [placed(word, "old") for word in _WORDS.findall(words.lower())]


def _without_glued(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """A piece joined without a space to what stays as it is stays too (VN-Index)."""
    stays = [piece.expansion is None for piece in pieces]
    stays[0] |= _GLUED_BEFORE.search(text, max(0, pieces[0].start - 2), pieces[0].start) is not None
    stays[-1] |= _GLUED_AFTER.match(text, pieces[-1].end) is not None
    joined = [text[a.end : b.start] in ("-", "–", "&", "/") for a, b in itertools.pairwise(pieces)]
    for order in (range(len(joined)), reversed(range(len(joined)))):
        for i in order:
            if joined[i] and stays[i] != stays[i + 1]:
                stays[i] = stays[i + 1] = True
    return [p._replace(expansion=None) if s else p for p, s in zip(pieces, stays, strict=True)]


def _edits(text: str, pieces: list[_Piece]) -> Iterator[Edit]:
    before: _Piece | None = None
    for piece in pieces:
        if before and before.expansion and piece.expansion:
            yield before.end, piece.start, _spaced(text[before.end : piece.start])
        if piece.expansion:
            glued = text[piece.end - 1] == "." and text[piece.end : piece.end + 1].isalnum()
            written = _cased(piece.expansion, text, piece.start)
            yield piece.start, piece.end, written + " " if glued else written
        before = piece


def _spaced(join: str) -> str:
    mark = join.strip()
    return {"&": " và ", ",": ", "}.get(mark, f" {mark} ")


def _cased(expansion: str, text: str, start: int) -> str:
    """With a capital where a sentence may begin."""
    if _WITHIN.search(text, max(0, start - 4), start):
        return expansion
    return expansion[0].upper() + expansion[1:]

"""What abbreviations stand for, by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from toolkit.errors import ConfigError
from toolkit.text.abbreviations.table import Abbreviation
from toolkit.text.openers import OPENER
from toolkit.text.spelling import CAPITAL, SMALL
from toolkit.text.tones import placed

__all__ = ["CAPITALS", "Rule", "Rules"]

CAPITALS = "A-ZĂÂĐÊÔƠƯ"
"""The letters of forms, as they stand in a regular expression's []."""

_PLAIN = re.compile(rf"[{CAPITALS}]{{2,}}(?:-[{CAPITALS}]{{2,}})*")
_INSIDE = re.compile(r"[\w.\u0300-\u036f]\Z")
_JOIN = re.compile(" ?[-–&,/] ?")
_END = r"(?![\w\u0300-\u036f])"
_NAME = rf"(?-i:(?!{OPENER})[{CAPITAL}]+[{SMALL}][^\W\d_]*)"
_NUMBER = r"(?:\d+(?:[.,/]\d+)*|(?-i:[IVX]+)(?!\.\w))"
WINDOW = 40
"""Characters before an abbreviation that are looked at for words of its rule."""


class Rule:
    """What a form stands for where its conditions hold."""

    def __init__(self, row: Abbreviation) -> None:
        self.expansion = row.expansion
        self._row = row

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"{_any_of(self._row.before)}\s*\Z", re.IGNORECASE)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(rf"\s?{_any_of(self._row.after)}", re.IGNORECASE)

    @cached_property
    def _near(self) -> re.Pattern[str]:
        return re.compile(_any_of(self._row.near), re.IGNORECASE)

    def holds(self, text: str, start: int, end: int) -> bool:
        row = self._row
        if row.before and not self._before.search(text, max(0, start - WINDOW), start):
            return False
        if row.after and not self._after.match(text, end):
            return False
        if not row.near:
            return True
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line = text[line_start:start] + " " + text[end : line_end if line_end >= 0 else None]
        return self._near.search(line) is not None


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(map(_term, words.split('|')))})"


def _term(term: str) -> str:
    """A regular expression for a term of a rule, its tones in either style."""
    pattern = ""
    for piece in re.split(r"(<[^>]*>|\w+|\s+)", term.strip()):
        if piece == "<Tên>":
            pattern += _NAME
        elif piece == "<số>":
            pattern += _NUMBER
        elif piece == "<đầu>":
            pattern += r"(?:\A|(?<=\n))"
        elif piece.isspace():
            pattern += r"\s+"
        elif placed(piece.lower(), "new") != placed(piece.lower(), "old"):
            pattern += f"(?:{placed(piece.lower(), 'old')}|{placed(piece.lower(), 'new')})"
        else:
            pattern += re.escape(piece)
    first, last = term.strip()[:1], term.strip()[-1:]
    left = r"(?<!\w)" if first.isalnum() else ""
    return left + pattern + (r"(?!\w)" if last.isalnum() or last == ">" else "")


class Rules:
    """The rules of tables; a compound is known with any of its separators, or without.

    Raises ConfigError for an expansion that holds an abbreviation of the tables.
    """

    def __init__(self, rows: Sequence[Abbreviation]) -> None:
        self._by_form: dict[str, list[Rule]] = {}
        for row in rows:
            self._by_form.setdefault(_key(row.form), []).append(Rule(row))
        for form in [form for form in self._by_form if _PLAIN.fullmatch(form)]:
            self._by_form.setdefault(form.replace("-", ""), self._by_form[form])
        self.longest = 1 + max(form.count("-") for form in self._by_form)
        odd = sorted({row.form for row in rows if not _PLAIN.fullmatch(_key(row.form))}, key=len)
        spelled = [re.escape(form) + ("" if form.endswith(".") else _END) for form in odd[::-1]]
        self._part = re.compile("|".join([*spelled, rf"[{CAPITALS}]{{2,}}{_END}"]))
        firsts = "".join(sorted({re.escape(form[0]) for form in odd}))
        seconds = "|".join(sorted({re.escape(form[1:3]) for form in odd}))
        self._begin = re.compile(rf"[{CAPITALS}{firsts}](?=[{CAPITALS}]|{seconds})")
        for row in rows:
            self._check(row)

    def known(self, form: str) -> list[Rule]:
        """The rules of a form whose parts are joined by hyphens; none for one of no row."""
        return self._by_form.get(form) or self._by_form.get(form.replace("-", ""), [])

    def _check(self, row: Abbreviation) -> None:
        for chain in self.chains(row.expansion):
            for start, end in chain:
                if row.expansion[start:end] in self._by_form:
                    raise ConfigError(
                        f"abbreviations: {row.form!r} stands for {row.expansion!r}, where "
                        f"{row.expansion[start:end]!r} is an abbreviation too; expected words. "
                        "Write it out."
                    )

    def chains(self, text: str) -> Iterator[list[tuple[int, int]]]:
        """Runs of abbreviations, known or not, that separators join: spans of the parts."""
        position = 0
        while begin := self._begin.search(text, position):
            position = begin.start() + 1
            if _INSIDE.search(text, max(0, position - 2), position - 1):
                continue
            chain = []
            at = begin.start()
            while part := self._part.match(text, at):
                chain.append(part.span())
                join = _JOIN.match(text, part.end())
                at = join.end() if join else len(text)
            if chain:
                position = chain[-1][1]
                yield chain


def _key(form: str) -> str:
    return re.sub(r"(?<=\w)[&,](?=\w)", "-", form)

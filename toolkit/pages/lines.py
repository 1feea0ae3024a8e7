"""A page as lines that know where they stand in the raw page.

A `Line` holds clean text: Unicode NFC, no invisible characters, single spaces. Its runs say
which stretches of it are equal to which stretches of the raw page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

__all__ = ["NO_HINTS", "Hints", "Line", "Piece", "Run", "clean_line", "joined", "text_lines"]

Run = tuple[int, int, int]
"""Start in the text, start in the raw page, length. Length 0: the page writes it otherwise."""


class Piece(NamedTuple):
    """A stretch of the raw page and the text that it stands for (``&amp;`` stands for ``&``)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What the mark-up says of a line; text pages have none.

    ``role``: one of the names in `toolkit.pages.roles`, or None. ``heading``: 1 to 6, or 0.
    ``linked``: the share of its characters inside links. ``image``: it follows a picture or
    stands in the picture's own box.
    """

    role: str | None = None
    heading: int = 0
    linked: float = 0.0
    align: str | None = None
    image: bool = False
    bold: bool = False
    item: bool = False


NO_HINTS = Hints()


@dataclass(slots=True)
class Line:
    """A clean line: ``gap`` blank lines stand before it, ``indent`` spaces at its beginning.

    ``columns``: where three spaces or more stood in the raw page.
    """

    text: str
    runs: list[Run]
    end: int
    gap: int = 0
    indent: int = 0
    hints: Hints = field(default=NO_HINTS)
    columns: tuple[int, ...] = ()

    @property
    def cells(self) -> str:
        """The text with a bar wherever the page leaves three spaces or more, as in a table."""
        if not self.columns:
            return self.text
        edges = [0, *self.columns, len(self.text)]
        return " | ".join(self.text[a:b].strip() for a, b in pairwise(edges))

    @property
    def is_marked_up(self) -> bool:
        """Whether the mark-up says anything of the line."""
        return self.hints is not NO_HINTS and self.hints != NO_HINTS

    @property
    def start(self) -> int:
        """Where the line begins in the raw page."""
        return self.runs[0][1] if self.runs else self.end

    def part(self, start: int, end: int | None = None) -> Line:
        """The line's ``text[start:end]``, without the spaces around it."""
        stop = len(self.text) if end is None else end
        while start < stop and self.text[start] == " ":
            start += 1
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        runs: list[Run] = []
        finish = self.end
        for at, raw, length in self.runs:
            if at >= stop:
                finish = min(finish, raw)
                break
            low, high = max(at, start), min(at + length, stop)
            if low < high or (low == high and length == 0):
                runs.append((low - start, raw + low - at, high - low))
        if runs and runs[-1][0] + runs[-1][2] == stop - start:
            finish = runs[-1][1] + runs[-1][2]
        return replace(self, text=self.text[start:stop], runs=runs, end=finish, columns=())


def joined(first: Line, second: Line) -> Line:
    """Two lines of one wrapped paragraph, a line break between them."""
    shift = len(first.text) + 1
    runs = first.runs + [(at + shift, raw, length) for at, raw, length in second.runs]
    return replace(first, text=f"{first.text}\n{second.text}", runs=runs, end=second.end)


_ODD_BREAK = re.compile(r"[\r\x0b\x0c\x85\u2028\u2029]")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def text_lines(raw: str) -> list[Line]:
    """The lines of a page of plain text that are not blank, in order."""
    lines: list[Line] = []
    gap = position = 0
    for text, after in _split(raw):
        end = position + len(text)
        line = _text_line(text, position) if text else None
        if line is None:
            gap += 1
        else:
            line.gap, gap = gap, 0
            lines.append(_heading(line))
        position = end + after
    return lines


def _text_line(text: str, start: int) -> Line | None:
    end = start + len(text)
    if _is_clean(text):
        return Line(text, [(0, start, len(text))], end)
    return clean_line([Piece(text, start, end)])


def _split(raw: str) -> Iterable[tuple[str, int]]:
    """Every line with the length of the break behind it."""
    if _ODD_BREAK.search(raw) is None:
        for text in raw.split("\n"):
            yield text, 1
        return
    position = 0
    for match in _BREAK.finditer(raw):
        yield raw[position : match.start()], match.end() - match.start()
        position = match.end()
    yield raw[position:], 0


_MARKDOWN = re.compile(r"(#{1,6}) (?=\S)")


def _heading(line: Line) -> Line:
    """A headline of a page that was saved as Markdown, without its marks."""
    match = _MARKDOWN.match(line.text) if line.text[0] == "#" else None
    if match is None:
        return line
    hints = replace(line.hints, heading=len(match.group(1)))
    return replace(line.part(match.end()), hints=hints)


# -- cleaning -------------------------------------------------------------------------------

_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
_INVISIBLE = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)
_COLUMN = 3
_DIRT = re.compile(f"[ {_SPACE}{_INVISIBLE}]{{2,}}|[{_SPACE}{_INVISIBLE}]|^ | $")
_IS_SPACE = re.compile(f"[ {_SPACE}]")


def clean_line(pieces: Sequence[Piece]) -> Line | None:
    """The line that the pieces make, or None when nothing of it can be seen."""
    text = pieces[0].text if len(pieces) == 1 else "".join(piece.text for piece in pieces)
    stripped = text.strip(" ")
    if not stripped:
        return None
    indent = len(text) - len(text.lstrip(" \t\u00a0"))
    writer = _Writer()
    if len(pieces) == 1 and _is_clean(stripped):
        piece = pieces[0]
        if len(text) == piece.end - piece.start:
            length = len(stripped)
            start = piece.start + len(text) - len(text.lstrip(" "))
            return Line(stripped, [(0, start, length)], start + length, indent=indent)
        writer.add(stripped, piece.start, piece.end, False)
    elif not unicodedata.is_normalized("NFC", stripped):
        for cluster, start, stop, same in _clusters(pieces):
            letter = unicodedata.normalize("NFC", cluster)
            writer.add(letter, start, stop, same and letter == cluster)
    else:
        for piece in pieces:
            same = len(piece.text) == piece.end - piece.start
            writer.add(piece.text, piece.start, piece.end, same)
    return writer.line(indent)


def _is_clean(text: str) -> bool:
    """Whether some text is a clean line as it stands."""
    return (
        text.isprintable()
        and "  " not in text
        and text[0] != " "
        and text[-1] != " "
        and unicodedata.is_normalized("NFC", text)
    )


class _Writer:
    """Joins stretches of text: spaces run together, invisible characters go."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._runs: list[Run] = []
        self._columns: list[int] = []
        self._length = self._end = 0
        self._space: tuple[int, int, bool] | None = None  # raw start, raw end, a plain space

    def add(self, text: str, start: int, stop: int, same: bool) -> None:
        """Add a stretch that stands for raw ``start`` to ``stop``; ``same``: letter by letter."""
        at = 0
        for match in _DIRT.finditer(text):
            low, high = match.span()
            if low < at:
                continue
            self._put(text[at:low], start + at if same else start, stop, same)
            if _IS_SPACE.search(match.group()):
                raw = (start + low, start + high) if same else (start, stop)
                self._gap(*raw, same and match.group() == " ")
            at = high
        self._put(text[at:], start + at if same else start, stop, same)

    def _gap(self, start: int, stop: int, plain: bool) -> None:
        if self._space:
            self._space = (self._space[0], stop, False)
        else:
            self._space = (start, stop, plain)

    def _put(self, text: str, start: int, stop: int, same: bool) -> None:
        if not text:
            return
        if self._space and self._text:
            raw, end, plain = self._space
            if end - raw >= _COLUMN:
                self._columns.append(self._length)
            self._run(raw, 1 if plain else 0)
            self._text.append(" ")
            self._length += 1
        self._space = None
        self._run(start, len(text) if same else 0)
        self._text.append(text)
        self._length += len(text)
        self._end = start + len(text) if same else stop

    def _run(self, raw: int, length: int) -> None:
        if self._runs and length:
            at, before, size = self._runs[-1]
            if size and at + size == self._length and before + size == raw:
                self._runs[-1] = (at, before, size + length)
                return
        self._runs.append((self._length, raw, length))

    def line(self, indent: int) -> Line | None:
        """The line, or None when nothing of it can be seen."""
        if not self._text:
            return None
        text = "".join(self._text)
        if not unicodedata.is_normalized("NFC", text):  # letters met when a character went
            composed = unicodedata.normalize("NFC", text)
            return Line(composed, [(0, self._runs[0][1], 0)], self._end, indent=indent)
        return Line(text, self._runs, self._end, indent=indent, columns=tuple(self._columns))


def _clusters(pieces: Sequence[Piece]) -> Iterable[tuple[str, int, int, bool]]:
    """Letters with the marks after them: text, raw start, raw end, whether equal to the raw."""
    pending: tuple[str, int, int, bool] | None = None
    for piece in pieces:
        same = len(piece.text) == piece.end - piece.start
        for i, character in enumerate(piece.text):
            start, stop = (piece.start + i, piece.start + i + 1) if same else piece[1:]
            if pending and unicodedata.combining(character):
                together = pending[3] and same and pending[2] == start
                pending = (pending[0] + character, pending[1], stop, together)
                continue
            if pending:
                yield pending
            pending = (character, start, stop, same)
    if pending:
        yield pending

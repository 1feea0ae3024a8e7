"""What steps changed in a text, place by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.text.aligned import Aligned

__all__ = ["Change", "changes"]

_PIECE = re.compile(r"\w+|\s|[^\w\s]")


class Change(NamedTuple):
    """``before[start:end]`` became ``after.text[new_start:new_end]``."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(before: str, after: Aligned) -> list[Change]:
    """The changed places in order, apart from each other; ``after`` was made from ``before``.

    A place is a run of words and marks that are all changed. What stands between the places is
    the same in both texts.
    """
    found: list[Change] = []
    joined = False
    for piece, changed in _whole_pieces(before, after):
        if changed and joined:
            found[-1] = _union(found[-1], piece)
        elif changed:
            found.append(piece)
        joined = changed
    return found


def _whole_pieces(before: str, after: Aligned) -> Iterator[tuple[Change, bool]]:
    """The pieces, those that come from one place of ``before`` as one changed piece."""
    held: tuple[Change, bool] | None = None
    for piece, changed in _pieces(before, after):
        if held and piece.start < held[0].end:
            held = _union(held[0], piece), True
            continue
        if held:
            yield held
        held = piece, changed
    if held:
        yield held


def _union(first: Change, second: Change) -> Change:
    end = max(first.end, second.end)
    return Change(first.start, end, first.new_start, second.new_end)


def _pieces(before: str, after: Aligned) -> Iterator[tuple[Change, bool]]:
    """Words and marks of ``after``, what was lost between them, and whether each is changed."""
    end = 0
    for match in _PIECE.finditer(after.text):
        start, source_end = after.source_span(*match.span())
        if start > end:
            yield Change(end, start, match.start(), match.start()), True
        yield (
            Change(start, source_end, *match.span()),
            before[start:source_end] != match.group(),
        )
        end = max(end, source_end)
    if end < len(before):
        yield Change(end, len(before), len(after.text), len(after.text)), True

"""A text that remembers where each of its characters came from.

Every normalising step is a list of edits on its input; an `Aligned` text carries the edits of
all steps so far, so that a span of the result leads back to a span of the first input.
Offsets count code points; a span is half-open, ``text[start:end]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Aligned", "Alignment", "Edit", "substitute"]

Edit = tuple[int, int, str]
"""Replace ``source[start:end]`` by a text; edits are ordered and do not overlap."""


@dataclass(frozen=True)
class Alignment:
    """The map of one step: which source span each changed span of the output replaces."""

    source: tuple[tuple[int, int], ...]
    output: tuple[tuple[int, int], ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source span that covers the output span (start, end).

        A position inside a replaced stretch widens to the whole stretch.
        """
        return self._boundary(start, left=True), self._boundary(end, left=False)

    def _boundary(self, position: int, left: bool) -> int:
        find = bisect_right if left else bisect_left
        i = find(self._starts, position) - 1
        if i < 0:
            return position
        (source_start, source_end), (output_start, output_end) = self.source[i], self.output[i]
        if left and position < output_end:
            return source_start if position >= output_start else position
        if not left and output_start < position < output_end:
            return source_end
        return position - output_end + source_end

    @cached_property
    def _starts(self) -> list[int]:
        return [span[0] for span in self.output]


@dataclass(frozen=True)
class Aligned:
    """``text`` and the alignments that lead back to what it was made from, first step first."""

    text: str
    alignments: tuple[Alignment, ...] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the first input that ``text[start:end]`` came from."""
        for alignment in reversed(self.alignments):
            start, end = alignment.to_source(start, end)
        return start, max(start, end)

    def edit(self, edits: Iterable[Edit]) -> Aligned:
        """Apply edits, which must be in order and apart; those that change nothing are skipped."""
        pieces: list[str] = []
        source: list[tuple[int, int]] = []
        output: list[tuple[int, int]] = []
        copied, length = 0, 0
        for start, end, replacement in edits:
            if self.text[start:end] == replacement:
                continue
            length += start - copied
            pieces += (self.text[copied:start], replacement)
            source.append((start, end))
            output.append((length, length + len(replacement)))
            length += len(replacement)
            copied = end
        if not source:
            return self
        pieces.append(self.text[copied:])
        alignment = Alignment(tuple(source), tuple(output))
        return Aligned("".join(pieces), (*self.alignments, alignment))


def substitute(
    text: Aligned, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> Aligned:
    """Replace every match of ``pattern``, keeping the alignment."""
    return text.edit((m.start(), m.end(), replace(m)) for m in pattern.finditer(text.text))

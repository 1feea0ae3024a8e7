"""The model's attributes by the template that made them.

An attribute is a template and a value: ``T[-1,0].lower=bảo vệ`` holds for a token when it and
the one before it are, in lower case, *bảo vệ*; ``T[1].istitle=BOS`` and ``=EOS`` when the run
reaches over an end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.files import Attributes

__all__ = ["LENGTHS", "REACH", "SPELLINGS", "Table", "Template", "Templates", "columns"]

REACH = 2
"""How far from a token the tokens are that its label depends on."""
LENGTHS = (1, 2, 3)
"""Tokens in a run that a template is about."""
SPELLINGS = ("", "lower")
"""Functions that give the run itself."""
_FUNCTIONS = ("isdigit", "istitle", "is_in_dict")
"""Functions that give True or False."""
_TEMPLATE = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?")


def columns(length: int) -> int:
    """To how many tokens a run speaks: column c is for the one `REACH` - c after its first."""
    return 2 * (REACH + 1) - length


class Template(NamedTuple):
    """The run from ``first`` to ``last``, as seen from a token, under a function."""

    first: int
    last: int
    function: str

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def column(self) -> int:
        return self.first + REACH

    @classmethod
    def read(cls, name: str) -> Template:
        """``T[-1,0].lower`` and the like. Raises ValueError for what is not provided for."""
        match = _TEMPLATE.fullmatch(name)
        if match:
            read = cls(int(match[1]), int(match[2] or match[1]), match[3] or "")
            near = -REACH <= read.first <= read.last <= REACH and read.length in LENGTHS
            if near and read.function in (*SPELLINGS, *_FUNCTIONS):
                return read
        raise ValueError(f"{name} is no template that is known")

    def over_the_end(self, before: int, after: int) -> str:
        """``BOS`` or ``EOS`` where the run of a token leaves the text, which goes on for
        ``before`` and ``after`` tokens; the library looks at the run's first token first."""
        for place in (self.first, self.last):
            if before + place < 0:
                return "BOS"
            if after - place < 0:
                return "EOS"
        return ""


class Table:
    """Weights of runs: a row each, with a column for each token that the run speaks to."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.index: dict[str, int] = {}
        self._cells: list[tuple[int, int, float]] = []
        self._gains: list[tuple[list[int], NDArray[np.float64]]] = []

    def add(self, run: str, column: int, weight: float) -> None:
        self._cells.append((self._row(run), column, weight))

    def add_to_all(self, runs: Iterable[str], weights: NDArray[np.float64]) -> None:
        self._gains.append(([self._row(run) for run in runs], weights))

    def _row(self, run: str) -> int:
        return self.index.setdefault(run, len(self.index))

    def rows(self) -> NDArray[np.float64]:
        """float64 of shape (runs, columns)."""
        rows = np.zeros((len(self.index), columns(self.length)))
        for row, column, weight in self._cells:
            rows[row, column] += weight
        for listed, weights in self._gains:
            rows[listed] += weights
        return rows

    def split(self) -> dict[tuple[str, ...], int]:
        """The rows by the tokens of their run. A run of another length can never be found."""
        runs = ((tuple(run.split(" ")), row) for run, row in self.index.items())
        return {run: row for run, row in runs if len(run) == self.length}


class Templates:
    """Every weight of a model. Raises ValueError for a template that is not provided for."""

    def __init__(self, attributes: Attributes, dictionary: Iterable[str]) -> None:
        self.runs = {(s, length): Table(length) for s in SPELLINGS for length in LENGTHS}
        self._known: dict[str, Template] = {}
        self._values: dict[tuple[Template, str], float] = {}
        for name, weight in zip(attributes.names, attributes.weights.tolist(), strict=True):
            self._add(name, weight)
        by_length: dict[int, list[str]] = {length: [] for length in LENGTHS}
        for entry in dictionary:
            by_length.get(entry.count(" ") + 1, []).append(entry)
        for length, entries in by_length.items():
            self.runs["lower", length].add_to_all(entries, self.gains("is_in_dict", length))

    def _add(self, name: str, weight: float) -> None:
        head, _, value = name.partition("=")
        template = self._known.get(head) or self._known.setdefault(head, Template.read(head))
        if template.function in SPELLINGS:
            self.runs[template.function, template.length].add(value, template.column, weight)
        if template.function not in SPELLINGS or value in ("BOS", "EOS"):
            self._values[template, value] = weight

    def _weight(self, template: Template, value: str) -> float:
        return self._values.get((template, value), 0.0)

    def gains(self, function: str, length: int) -> NDArray[np.float64]:
        """By column, what True weighs more than False."""
        gains = np.zeros(columns(length))
        for template in self._known.values():
            if (template.function, template.length) == (function, length):
                gains[template.column] = self._weight(template, "True") - self._weight(
                    template, "False"
                )
        return gains

    def ends(self) -> NDArray[np.float64]:
        """What holds for any token that has so many others of its text before and after it.

        Shape (`REACH` + 1, `REACH` + 1), the last standing for more: weights of runs over the
        end, and for all other runs those of False.
        """
        ends = np.zeros((REACH + 1, REACH + 1))
        for (before, after), _ in np.ndenumerate(ends):
            for template in self._known.values():
                value = template.over_the_end(before, after) or "False"
                ends[before, after] += self._weight(template, value)
        return ends

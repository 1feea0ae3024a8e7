"""The model's attributes by the template that made them.

An attribute is a template and a value: ``T[-1,0].lower=bảo vệ`` holds for a token when it and
the one before it are, in lower case, *bảo vệ*; ``T[1].istitle=BOS`` and ``=EOS`` when the run
reaches over an end of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.files import Attributes

__all__ = ["LENGTHS", "REACH", "SPELLINGS", "Table", "Template", "Templates", "columns"]

Floats = NDArray[np.float64]

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
        """The column of its runs' rows that holds its weights."""
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
        self._index: dict[str, int] = {}
        self._added: list[tuple[list[int], slice | int, Floats]] = []

    def add(self, runs: Iterable[str], columns: slice | int, weights: Floats) -> None:
        """Add to distinct runs: a weight each to one column, or the same weights to several."""
        index = self._index
        rows = [index.setdefault(run, len(index)) for run in runs]
        self._added.append((rows, columns, weights))

    def rows(self) -> tuple[list[str], Floats]:
        """Runs, their tokens joined by a space, and float64 of shape (runs, columns)."""
        rows = np.zeros((len(self._index), columns(self.length)))
        for numbers, which, weights in self._added:
            rows[numbers, which] += weights
        # Tokens have no space: a run with more or fewer than it should have cannot be found.
        found = [run.count(" ") == self.length - 1 for run in self._index]
        return list(compress(self._index, found)), rows[found]


class Templates:
    """Every weight of a model. Raises ValueError for a template that is not provided for."""

    def __init__(self, attributes: Attributes, dictionary: Iterable[str]) -> None:
        self.runs = {(s, length): Table(length) for s in SPELLINGS for length in LENGTHS}
        self._values: dict[tuple[Template, str], float] = {}
        by_template: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in zip(attributes.names, attributes.weights.tolist(), strict=True):
            head, _, value = name.partition("=")
            by_template[head][value] = weight
        self._known = [Template.read(head) for head in by_template]
        for template, values in zip(self._known, by_template.values(), strict=True):
            self._add(template, values)
        by_length: dict[int, list[str]] = {length: [] for length in LENGTHS}
        for entry in dictionary:
            by_length.get(entry.count(" ") + 1, []).append(entry)
        for length, entries in by_length.items():
            gains = self.gains("is_in_dict", length)
            self.runs["lower", length].add(entries, slice(None), gains)

    def _add(self, template: Template, weights: dict[str, float]) -> None:
        flags: tuple[str, ...] = ("BOS", "EOS", "True", "False")
        if template.function in SPELLINGS:
            table = self.runs[template.function, template.length]
            table.add(weights, template.column, np.array(list(weights.values())))
            flags = ("BOS", "EOS")
        self._values |= {(template, flag): weights[flag] for flag in flags if flag in weights}

    def _weight(self, template: Template, value: str) -> float:
        return self._values.get((template, value), 0.0)

    def gains(self, function: str, length: int) -> Floats:
        """By column, what True weighs more than False."""
        gains = np.zeros(columns(length))
        for template in self._known:
            if (template.function, template.length) == (function, length):
                gains[template.column] = self._weight(template, "True") - self._weight(
                    template, "False"
                )
        return gains

    def ends(self) -> Floats:
        """What holds for any token that has so many others of its text before and after it.

        Shape (`REACH` + 1, `REACH` + 1), the last standing for more: weights of runs over the
        end, and for all other runs those of False.
        """
        ends = np.zeros((REACH + 1, REACH + 1))
        for (before, after), _ in np.ndenumerate(ends):
            for template in self._known:
                value = template.over_the_end(before, after) or "False"
                ends[before, after] += self._weight(template, value)
        return ends

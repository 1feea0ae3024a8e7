"""The model run as the library runs it, with every weight added in the library's order.

Two labellings can have the same score, in long runs of names that the model does not know. Which
of them the library takes hangs on how its sums were rounded, so these have to be the same to the
last bit. It takes several times as long as the tables of `weights`, which add the same numbers in
another order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from toolkit.text.segmentation.files import read_attributes, read_strings
from toolkit.text.segmentation.templates import LENGTHS, Template
from toolkit.text.segmentation.tokenise import cut, spans_in_text
from toolkit.text.segmentation.weights import is_integer, is_title
from toolkit.text.tokens import Placed

__all__ = ["Exact"]

Item = TypeVar("Item")


class Exact:
    """The library's words of any text. ``model`` is the folder of the model's files."""

    def __init__(self, model: Path) -> None:
        attributes = read_attributes((model / "models.bin").read_bytes())
        self._transitions = attributes.transitions.tolist()
        self._weights = np.vstack([attributes.weights, [0.0, 0.0]])
        self._dictionary = frozenset(read_strings((model / "dictionary.bin").read_bytes()))
        rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for row, name in enumerate(attributes.names):
            head, _, value = name.partition("=")
            rows[head][value] = row
        order = read_strings((model / "features.bin").read_bytes())
        self._templates = [(Template.read(name), rows[name]) for name in order]

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """The forms of each text's words."""
        return [[" ".join(forms) for forms, _, _ in self._words(text)] for text in texts]

    def placed(self, texts: Sequence[str]) -> list[Placed]:
        """The words of each text with their places."""
        found = []
        for text in texts:
            words = self._words(text)
            places = np.array([place for _, *place in words], dtype=np.int64).reshape(-1, 2)
            found.append(Placed([" ".join(forms) for forms, _, _ in words], *places.T))
        return found

    def _words(self, text: str) -> list[tuple[list[str], int, int]]:
        """The tokens of each word, its start and its end."""
        found, places = cut(text, last=True), spans_in_text(text)
        labels = self.inside(found)
        begins = [i for i in range(len(found)) if i == 0 or not labels[i]]
        return [
            (found[begin:end], places[begin][0], places[end - 1][1])
            for begin, end in pairwise([*begins, len(found)])
        ]

    def inside(self, tokens: list[str]) -> list[bool]:
        """Whether each token of a text is inside a word, by Viterbi's algorithm."""
        (begin_begin, begin_in), (in_begin, in_in) = self._transitions
        sums = self._sums(tokens).tolist()
        came: list[tuple[bool, bool]] = []  # from inside: to begin, and to be inside
        begin, inside = sums[0] if sums else (0.0, 0.0)
        for weight_begin, weight_in in sums[1:]:
            to_begin, from_in_to_begin = begin + begin_begin, inside + in_begin
            to_in, from_in_to_in = begin + begin_in, inside + in_in
            came.append((from_in_to_begin > to_begin, from_in_to_in > to_in))
            begin = max(to_begin, from_in_to_begin) + weight_begin
            inside = max(to_in, from_in_to_in) + weight_in
        labels = [inside > begin]
        for ways in reversed(came):
            labels.append(ways[labels[-1]])
        return labels[::-1] if tokens else []

    def _sums(self, tokens: list[str]) -> NDArray[np.float64]:
        """The weights of the two labels for each token. Shape (tokens, 2)."""
        size, unknown = len(tokens), len(self._weights) - 1
        sums = np.zeros((size, 2))
        values = self._values(tokens)
        for template, rows in self._templates:
            first, end = max(0, -template.first), size - max(0, template.last)
            found = np.full(size, rows.get("EOS", unknown))
            found[:first] = rows.get("BOS", unknown)
            if first < end:
                part = values[template.function, template.length]
                part = part[first + template.first : end + template.first]
                found[first:end] = np.fromiter(map(rows.get, part, repeat(unknown)), np.int64)
            sums += self._weights.take(found, axis=0)
        return sums

    def _values(self, tokens: list[str]) -> dict[tuple[str, int], list[str]]:
        """What each function says of all runs of a length."""
        values = {}
        titles = [all(is_title(part[0]) for part in token.split(" ")) for token in tokens]
        for length in LENGTHS:
            runs = [" ".join(run) for run in _runs(tokens, length)]
            lower = list(map(str.lower, runs))
            values["", length], values["lower", length] = runs, lower
            values["isdigit", length] = _flags(map(is_integer, runs))
            values["istitle", length] = _flags(map(all, _runs(titles, length)))
            values["is_in_dict", length] = _flags(map(self._dictionary.__contains__, lower))
        return values


def _runs(items: list[Item], length: int) -> Iterator[tuple[Item, ...]]:
    return zip(*(items[at:] for at in range(length)), strict=False)


def _flags(found: Iterable[bool]) -> list[str]:
    return ["True" if flag else "False" for flag in found]

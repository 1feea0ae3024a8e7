"""Terms: n-grams that have a column, as strings and as numbers of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.vectorise import compiled
from toolkit.vectorise.grams import Grams
from toolkit.vectorise.streams import Numbers

__all__ = ["TermIndex", "alphabetical", "spell"]

Ints = NDArray[Any]

_BEFORE_SPACE = re.compile(r"[\x00-\x1f]")


def spell(windows: Ints, numbers: Numbers) -> list[str]:
    """The n-grams of ``windows``, (high, n), as strings."""
    first = np.array(["", *numbers], dtype=object)
    later = np.array(["", *(f" {token}" for token in numbers)], dtype=object)
    names = first[windows[0]]
    for row in windows[1:]:
        names = names + later[row]
    found: list[str] = names.tolist()
    return found


def alphabetical(windows: Ints, numbers: Numbers) -> Ints:
    """The order of the n-grams as strings.

    It is that of their tokens' ranks unless a token has a letter that comes before the space.
    """
    tokens = list(numbers)
    if len(windows) > 1 and _BEFORE_SPACE.search("".join(tokens)):
        names = spell(windows, numbers)
        return np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    ranks = np.zeros(len(tokens) + 1, dtype=np.int32)
    by_name = np.array(sorted(range(len(tokens)), key=tokens.__getitem__), dtype=np.int64)
    ranks[by_name + 1] = np.arange(1, len(ranks))
    return compiled.sort_columns(ranks[windows], len(ranks))


class TermIndex:
    """The columns of terms, to be found by their tokens' numbers."""

    def __init__(self, terms: Mapping[int, Ints], columns: Mapping[int, Ints], size: int) -> None:
        """By their number of tokens: the terms, (length, n), and their columns, (n,).

        Tokens are less than ``size``.
        """
        orders = {n: compiled.sort_columns(found, size) for n, found in terms.items()}
        self._terms = {n: np.ascontiguousarray(terms[n][:, orders[n]]) for n in terms}
        self._columns = {n: columns[n][orders[n]].astype(np.int32) for n in terms}

    @classmethod
    def of_vocabulary(
        cls, vocabulary: Mapping[str, int], numbers: Numbers, low: int, high: int
    ) -> TermIndex:
        """The terms of ``low`` to ``high`` tokens, which get numbers."""
        tokens: dict[int, list[int]] = {n: [] for n in range(low, high + 1)}
        columns: dict[int, list[int]] = {n: [] for n in range(low, high + 1)}
        for term, column in vocabulary.items():
            parts = term.split(" ") if high > 1 else [term]
            if len(parts) in tokens:
                tokens[len(parts)].extend(map(numbers.__getitem__, parts))
                columns[len(parts)].append(column)
        return cls(
            {n: np.array(flat, dtype=np.int32).reshape(-1, n).T for n, flat in tokens.items()},
            {n: np.array(given, dtype=np.int32) for n, given in columns.items()},
            len(numbers) + 1,
        )

    @classmethod
    def of_windows(cls, windows: Ints, size: int) -> TermIndex:
        """The n-grams of ``windows``, (high, n), in the order of their columns."""
        lengths = np.count_nonzero(windows, axis=0)
        chosen = {n: np.flatnonzero(lengths == n) for n in range(1, len(windows) + 1)}
        return cls({n: windows[:n, which] for n, which in chosen.items()}, chosen, size)

    def find(self, grams: Grams) -> Ints:
        """The column of each n-gram, -1 for none; they are of one length, in order."""
        length = int(np.count_nonzero(grams.windows[:, :1]))
        if not length:
            return np.empty(0, dtype=np.int32)
        windows = np.ascontiguousarray(grams.windows[:length])
        return compiled.match_terms(windows, self._terms[length], self._columns[length])

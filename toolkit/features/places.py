"""Where in texts the features of a model stand, and what each place weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import FeatureUnion

from toolkit.features.ngrams import place_ngrams
from toolkit.features.registry import Occurrence, VectorOccurrence

__all__ = ["Places", "can_place", "columns_of", "occurrences", "place"]

Ints = NDArray[np.int_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Part:
    """The places of one transformer, in order of their texts; each array has one row a place.

    ``values`` are what a place adds to the feature in ``columns``; or, (n, d), to the d features
    from there on.
    """

    texts: Ints
    starts: Ints
    ends: Ints
    columns: Ints
    values: Floats

    def of(self, first: int, after: int) -> _Part:
        at = slice(*np.searchsorted(self.texts, [first, after]).tolist())
        return _Part(
            self.texts[at] - first,
            self.starts[at],
            self.ends[at],
            self.columns[at],
            self.values[at],
        )

    def weigh(self, coef: Floats) -> Floats:
        if self.values.ndim == 1:
            return np.asarray(coef[self.columns] * self.values)
        if not len(self.columns):
            return np.zeros(0)
        begin = self.columns[0]
        return np.asarray(self.values @ coef[begin : begin + self.values.shape[1]])


class Places:
    """Every place that counts: the number of its text, its start and its end there, (n,) each."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts
        self.texts, self.starts, self.ends = (
            np.concatenate(arrays)
            for arrays in zip(*((p.texts, p.starts, p.ends) for p in parts), strict=True)
        )

    def of(self, first: int, after: int) -> Places:
        """Those of the texts from ``first`` to before ``after``, which are 0 and so on in it."""
        return Places([part.of(first, after) for part in self._parts])

    def weigh(self, coef: Floats) -> Floats:
        """What each place adds to the score of a linear model: (n,), summing to a text's own.

        ``coef`` is (n_features,).
        """
        return np.concatenate([part.weigh(coef) for part in self._parts])


def place(features: Any, texts: Sequence[str]) -> Places:
    """The places of a transformer's features in ``texts``."""
    return Places([_place(part, offset, texts) for offset, part in _leaves(features)])


def can_place(features: Any) -> bool:
    """Whether a transformer can say where its values come from."""
    return all(
        hasattr(part, "occurrences") or hasattr(getattr(part, "analyzer", None), "spans")
        for _, part in _leaves(features)
    )


def columns_of(union: Any, names: Sequence[str]) -> Ints:
    """The columns, in order, of those transformers of a fitted union that have these names."""
    columns, offset = [np.zeros(0, dtype=np.int_)], 0
    for name, part in union.transformer_list if names else ():
        width = len(part.get_feature_names_out())
        if name in names:
            columns.append(np.arange(offset, offset + width))
        offset += width
    return np.concatenate(columns)


def occurrences(
    features: Any, texts: Sequence[str]
) -> Iterable[Sequence[Occurrence | VectorOccurrence]]:
    """For each text every place that counts towards a column; not of a union."""
    if hasattr(features, "occurrences"):
        found: Iterable[Sequence[Occurrence | VectorOccurrence]] = features.occurrences(texts)
        return found
    placed = place_ngrams(features.analyzer, features.vocabulary_, texts)
    return ([Occurrence(*at) for at in own] for own in placed)


def _leaves(features: Any, offset: int = 0) -> Iterator[tuple[int, Any]]:
    """The transformers of a union of unions, each with the number of its first column."""
    if not isinstance(features, FeatureUnion):
        yield offset, features
        return
    for _, part in features.transformer_list:
        yield from _leaves(part, offset)
        offset += _width(part)


def _width(part: Any) -> int:
    if isinstance(part, FeatureUnion):
        return sum(_width(inner) for _, inner in part.transformer_list)
    return len(part.vocabulary_) if hasattr(part, "vocabulary_") else int(part.n_features_out_)


def _place(part: Any, offset: int, texts: Sequence[str]) -> _Part:
    found = list(occurrences(part, texts))
    numbers = np.repeat(np.arange(len(texts)), [len(own) for own in found])
    flat: list[Any] = list(chain.from_iterable(found))
    columns, starts, ends = (
        np.fromiter((at[field] for at in flat), np.int_, len(flat)) for field in range(3)
    )
    if flat and isinstance(flat[0], VectorOccurrence):
        values = np.array([at.values for at in flat])
    else:
        values = _values(part, texts, numbers, columns)
        values *= np.fromiter((at[3] for at in flat), np.float64, len(flat))
    return _Part(numbers, starts, ends, columns + offset, values)


def _values(part: Any, texts: Sequence[str], numbers: Ints, columns: Ints) -> Floats:
    """The value of each place's column in its text's row, 0 where there is none: (n,)."""
    matrix = part.transform(list(texts)).tocsr()
    matrix.sort_indices()
    width = matrix.shape[1]
    there = np.repeat(np.arange(len(texts)), np.diff(matrix.indptr)) * width + matrix.indices
    wanted = numbers * width + columns
    at = np.searchsorted(there, wanted)
    known = at < len(there)
    known[known] = there[at[known]] == wanted[known]
    values = np.zeros(len(wanted))
    values[known] = matrix.data[at[known]]
    return values

"""Counts: what a topic model reads, the words of articles counted over a fixed vocabulary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Chosen", "Counts", "content_order"]

_AT_ONCE = 1000

Row = TypeVar("Row")


class Chosen(Sequence[Row]):
    """Rows of others, in another order; they stay where they are."""

    def __init__(self, rows: Sequence[Row], order: NDArray[np.int_]) -> None:
        """The rows of the numbers in ``order`` (n,)."""
        self._order: NDArray[np.int_] = rows._order[order] if isinstance(rows, Chosen) else order
        self._rows: Sequence[Row] = rows._rows if isinstance(rows, Chosen) else rows

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, row: int) -> Row: ...
    @overload
    def __getitem__(self, row: slice) -> Chosen[Row]: ...
    def __getitem__(self, row: int | slice) -> Row | Chosen[Row]:
        if isinstance(row, slice):
            return Chosen(self._rows, self._order[row])
        return self._rows[int(self._order[row])]


def _silent(message: str) -> None:
    """Progress that nobody listens to."""


@dataclass(frozen=True)
class Counts:
    """Articles as topic models see them.

    ``words`` names the columns of the matrix; ``texts`` holds every article's words in order,
    those outside the vocabulary too, for models that read more than counts. Both may be on disk:
    a model that goes through `batches` holds a thousand articles at a time, one that takes
    `matrix` all that are counted. ``tell`` hears how far it is.

    ``facts`` are what else is known of the articles, numbers (n_articles,), -1 where it is not:
    ``months`` since the year 0, the codebook's ``themes`` and ``labels``.

    ``stored`` is a matrix (n, n_words) of integers, of which ``rows`` are the articles: all,
    where that is None.
    """

    stored: csr_matrix
    words: tuple[str, ...]
    texts: Sequence[Sequence[str]]
    rows: NDArray[np.int_] | None = None
    tell: Callable[[str], None] = _silent
    facts: Mapping[str, NDArray[np.int_]] = field(default_factory=dict)

    def __len__(self) -> int:
        return int(self.stored.shape[0]) if self.rows is None else len(self.rows)

    def __getitem__(self, rows: NDArray[np.int_]) -> Counts:
        """The articles of these row numbers, in this order; nothing is copied."""
        own = rows if self.rows is None else self.rows[rows]
        facts = {name: values[rows] for name, values in self.facts.items()}
        return replace(self, texts=Chosen(self.texts, rows), rows=own, facts=facts)

    @cached_property
    def matrix(self) -> csr_matrix:
        """(n_articles, n_words): how often each article has each word, integers."""
        return self.stored if self.rows is None else self.stored[self.rows]

    def batches(self, doing: str = "", at_once: int = 0) -> Iterator[Counts]:
        """The articles, some at a time; ``doing`` is what is told of each batch, if anything."""
        at_once = at_once or _AT_ONCE
        for begin in range(0, len(self), at_once):
            end = min(begin + at_once, len(self))
            yield self[np.arange(begin, end)]
            if doing:
                self.tell(f"{doing}: {end} of {len(self)} articles")

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """(n_articles,): whether the article has any word of the vocabulary."""
        known: NDArray[np.bool_] = np.diff(self.stored.indptr) > 0
        return known if self.rows is None else known[self.rows]

    def distinct(self, enough: int | None = None) -> int:
        """How many articles differ in what they hold of the vocabulary; empty ones left out.

        Not counted further than ``enough``.
        """
        seen: set[bytes] = set()
        for batch in self.batches():
            for one in batch._contents():
                seen.add(one)
                if len(seen) == enough:
                    return enough
        return len(seen)

    def _contents(self) -> Iterator[bytes]:
        """A hash of each article's counts; none of an empty one."""
        matrix = self.matrix
        for low, high in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True):
            if high > low:
                held = matrix.indices[low:high].tobytes() + matrix.data[low:high].tobytes()
                yield hashlib.sha256(held).digest()


def content_order(texts: Sequence[Sequence[str]]) -> NDArray[np.int_]:
    """Row numbers that put articles in the order of a hash of their words.

    The order depends on what the articles say alone, so that a model fitted on articles so
    sorted does not depend on the order in which they came.
    """
    keys = [
        hashlib.sha256("\x00".join(text).encode("utf-8", "surrogatepass")).digest()
        for text in texts
    ]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int_)

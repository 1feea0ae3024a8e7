"""Work on many texts, a process a core where that pays."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeVar

__all__ = ["LARGE", "in_parts", "process_count"]

LARGE = 500_000
"""Characters of text from which a process a core is worth its start."""

warnings.filterwarnings(
    "ignore", "A worker stopped", UserWarning, module=r"joblib\.externals\.loky"
)
"""A process that read first and then fits looks to joblib as if it leaked memory: it gets another,
which changes nothing but a second."""

T = TypeVar("T")
Found = TypeVar("Found")


def process_count(texts: Iterable[str], tasks: int) -> int:
    """How many processes to do ``tasks`` on ``texts`` in: at most one a core."""
    large = sum(map(len, texts)) > LARGE
    return max(min(_cores(), tasks), 1) if large else 1


def in_parts(
    work: Callable[[Sequence[T]], Sequence[Found]], items: Sequence[T], processes: int
) -> Iterator[Found]:
    """What ``work`` finds in ``items``, in order; each process has one part of them.

    Processes begin at once, and this one may do something else before it asks.
    """
    from sklearn.utils.parallel import Parallel, delayed

    ends = [len(items) * part // processes for part in range(processes + 1)]
    parts = [items[start:end] for start, end in pairwise(ends)]
    found = Parallel(n_jobs=processes, return_as="generator")(delayed(work)(p) for p in parts)
    return chain.from_iterable(found)


def _cores() -> int:
    count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return count() or 1

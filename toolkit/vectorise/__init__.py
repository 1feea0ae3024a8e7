"""Counts and TF-IDF of n-grams: scikit-learn's results, several times as fast for many texts.

    texts → pieces between spaces → token numbers → sorted n-grams → columns

A piece is split and folded once, however often it stands in the texts; all that follows is work
on integers, compiled by numba. Only n-grams that are kept become strings. For few texts
scikit-learn's own code runs, and numba is not imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.vectorise.reading import Reading

if TYPE_CHECKING:
    from toolkit.vectorise.vectorizers import SyllableCounts, SyllableTfidf

__all__ = ["Reading", "SyllableCounts", "SyllableTfidf"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'toolkit.vectorise' has no attribute {name!r}")
    from toolkit.vectorise import vectorizers  # imports scikit-learn

    return getattr(vectorizers, name)

"""Texts in lists that are worked on at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["batched"]


def batched(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    """Lists of about ``size`` characters, in order; the text that reaches it is its last."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text)
        if characters >= size:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch

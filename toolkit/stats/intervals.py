"""How many independent articles a number of articles is worth."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["effective_size"]


def effective_size(stories: Iterable[int], alone: int = 0) -> float:
    """The number of independent articles that articles in stories are worth.

    ``stories`` has the number of articles of each story; ``alone`` articles have none. Reprints
    carry the themes of their story, so that it speaks once however often it is printed:
    n² / Σm², which is the number of stories when all are of one size. Where the articles of a
    story differ in their themes, intervals with it are wider than they need be.

    Source: Kish (1965), Survey Sampling, ch. 8, with a correlation of 1 within a story.
    """
    total = squares = alone
    for size in stories:
        total += size
        squares += size * size
    return total * total / squares if squares else 0.0

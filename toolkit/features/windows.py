"""Long texts in parts that an encoder can read."""

from __future__ import annotations

__all__ = ["windows"]


def windows(text: str, size: int, most: int) -> list[str]:
    """The first ``most`` runs of ``size`` words between spaces; one of no words for no text."""
    words = text.split()
    starts = range(0, max(len(words), 1), size)[:most]
    return [" ".join(words[start : start + size]) for start in starts]

"""What articles are compared by: their runs of five syllables and the days they name.

The headline is left out, since a reprint has its own. Source: Broder (1997), On the resemblance
and containment of documents; the MinHash permutations are those of datasketch.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.text import normalise, steps

__all__ = ["BANDS", "COLUMNS", "ROWS", "sign"]

RUN = 5
"""Syllables in a run."""

SHORTEST = 40
"""Syllables of lead and body; shorter articles are compared as a whole, not by their runs."""

BANDS, ROWS = 64, 3
"""Two articles are looked at when all ``ROWS`` minima of any of the ``BANDS`` are equal: with a
probability of 0.98 at a Jaccard similarity of 0.4, of 0.06 at 0.1."""

DAY_WORDS = 6
"""Words of 64 bits that hold a bit for each day of a year, months of 31 days."""

COLUMNS: dict[str, tuple[Any, int]] = {
    "text": (np.uint64, 1),
    "body": (np.uint64, 1),
    "published": (np.dtype("S19"), 1),
    "size": (np.uint32, 1),
    "runs": (np.uint32, 1),
    "days": (np.uint64, DAY_WORDS),
    **{f"band{band}": (np.uint32, ROWS) for band in range(BANDS)},
}
"""Column → type and width of what `sign` gives; ``runs`` has ``size`` rows for an article."""

UNDATED = b"~"  # sorts after every date
SEED = 1
DAY = 1 << 32  # codes from here on are days, those below are syllables
KNOWN = 1 << 17  # words whose codes are kept
PART = 1 << 12  # runs that are permuted at once


def sign(articles: Sequence[Article]) -> dict[str, NDArray[Any]]:
    """The `COLUMNS` of ``articles``.

    ``text`` and ``body`` are 64 bits of the sha256 of the clean text and of the normalised
    syllables of lead and body; ``published`` sorts as the dates do, without date last; ``size``
    is the number of different runs, 0 for an article of fewer than `SHORTEST` syllables.
    """
    rows = len(articles)
    columns = {name: np.zeros((rows, width), kind) for name, (kind, width) in COLUMNS.items()}
    minima = np.zeros((rows, BANDS * ROWS), np.uint32)
    all_runs = [np.zeros(0, np.uint32)]
    for row, article in enumerate(articles):
        text = article.text or f"\x00{article.id}"  # nothing repeats an article without text
        columns["text"][row] = columns["body"][row] = _digest(text.encode("utf-8", "replace"))
        columns["published"][row] = (article.published or "").encode()[:19] or UNDATED
        syllables, columns["days"][row] = _read("\n".join((article.lead or "", *article.body)))
        if len(syllables) >= SHORTEST:
            runs = _runs(syllables)
            columns["body"][row] = _digest(syllables.tobytes())
            columns["size"][row] = len(runs)
            minima[row] = _minima(runs)
            all_runs.append(runs)
    columns["runs"] = np.concatenate(all_runs)
    for band in range(BANDS):
        columns[f"band{band}"] = minima[:, band * ROWS : (band + 1) * ROWS]
    return columns


def _digest(content: bytes) -> int:
    return int.from_bytes(hashlib.sha256(content).digest()[:8], "big")


def _read(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint64]]:
    """A code for every syllable of ``text``, and the days that it names as bits."""
    codes = np.fromiter(chain.from_iterable(map(_codes, text.split())), np.uint64)
    is_day = codes >= DAY
    days = np.zeros(DAY_WORDS, np.uint64)
    for day in codes[is_day] - np.uint64(DAY):
        days[day // 64] |= np.uint64(1) << (day % np.uint64(64))
    return codes[~is_day].astype(np.uint32), days


_SYLLABLE = re.compile(r"[^\W_]+")
_DAY = re.compile(
    r"(?<![\d/.,-])(0?[1-9]|[12]\d|3[01])"
    r"(?:[/-](0?[1-9]|1[0-2])(?:[/-](?:19|20)?\d\d)?|\.(0?[1-9]|1[0-2])\.(?:19|20)\d\d)"
    r"(?![\d/-]|[.,]\d)"
)
"""``27/9``, ``27-9-2024``, ``27.9.2024``: day and month, whatever the year."""


@lru_cache(KNOWN)
def _codes(word: str) -> tuple[int, ...]:
    """Codes of what stands between two spaces: its syllables, then the days in it."""
    plain = normalise(word, _steps()).text
    return (
        *(zlib.crc32(syllable.encode()) for syllable in _SYLLABLE.findall(plain)),
        *_days(plain),
    )


@cache
def _steps() -> list[Any]:
    return [steps[name]({}) for name in ("nfc", "characters", "tones", "lower")]


def _days(word: str) -> Iterator[int]:
    for day, *months in _DAY.findall(word):
        yield DAY + 31 * (int("".join(months)) - 1) + int(day) - 1


def _runs(syllables: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The different runs of `RUN` syllables as 32-bit hashes."""
    count = len(syllables) - RUN + 1
    hashes = syllables[:count].copy()
    for step in range(1, RUN):
        hashes *= np.uint32(2654435761)
        hashes += syllables[step : step + count]
    return np.unique(_mixed(hashes))


def _mixed(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Spread 32-bit values evenly; different ones stay different.

    Source: Appleby, MurmurHash3, its finalizer, which datasketch applies too.
    """
    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def _minima(runs: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The least of ``runs`` under each of BANDS x ROWS permutations."""
    factors, shifts = _permutations()
    parts = (runs[start : start + PART] for start in range(0, len(runs), PART))
    least = [(factors * part + shifts).min(axis=1) for part in parts]
    minima: NDArray[np.uint32] = np.minimum.reduce(least)
    return minima


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    from datasketch import MinHash

    count = BANDS * ROWS
    factors, shifts = MinHash(num_perm=count, seed=SEED, scheme="affine32").permutations
    return factors.reshape(count, 1), shifts.reshape(count, 1)

"""The inner loops, compiled by numba at their first call and kept on disk from then on.

They take and give plain arrays, hold no lock, and never give an array another name inside a loop:
numba would count references there.

A *stream* is the token numbers of texts one after the other, from 1; 0 stands where no n-gram may
reach over, -1 after each text. A *window* is what stands from a place of the stream on, up to the
longest n-gram, filled up with 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.compiling import compiled

__all__ = [
    "count_tokens",
    "fill_rows",
    "find_pieces",
    "join_tokens",
    "match_terms",
    "part_places",
    "sort_columns",
    "take_runs",
    "take_windows",
]

Ints = NDArray[Any]


@compiled
def find_pieces(
    codes: Ints,
    ends: Ints,
    is_space: NDArray[np.bool_],
    by_line: bool,
    table: Ints,
    hashes: Ints,
    starts: Ints,
    pool: Ints,
    known: int,
    text: int,
    place: int,
    out: Ints,
) -> tuple[int, int, int, int]:
    """Number the pieces between whitespace from ``codes[place]`` in text ``text`` on.

    Texts end at ``ends``. ``out`` gets 0 after a text, 1 for a line break if ``by_line``, else the
    piece's number: ``known`` pieces have one, piece p is ``pool[starts[p]:starts[p + 1]]`` and
    found by its hash through ``table``. Stops where a new piece has no room. Returns the text and
    the place that it came to, how many pieces are known, and how many numbers are out.
    """
    mask = np.uint64(len(table) - 1)
    room = len(hashes)
    count = 0
    while text < len(ends):
        end = ends[text]
        while place < end:
            code = codes[place]
            if code < len(is_space) and is_space[code]:
                if by_line and code == 10:
                    out[count] = 1
                    count += 1
                place += 1
                continue
            start = place
            value = np.uint64(14695981039346656037)  # FNV-1a
            while place < end:
                code = codes[place]
                if code < len(is_space) and is_space[code]:
                    break
                value = (value ^ np.uint64(code)) * np.uint64(1099511628211)
                place += 1
            value ^= value >> np.uint64(32)
            length = place - start
            slot = value & mask
            piece = np.int64(table[slot])
            while piece >= 0:
                if hashes[piece] == value and starts[piece + 1] - starts[piece] == length:
                    first = starts[piece]
                    same = 0
                    while same < length and pool[first + same] == codes[start + same]:
                        same += 1
                    if same == length:
                        break
                slot = (slot + np.uint64(1)) & mask
                piece = np.int64(table[slot])
            if piece < 0:
                first = starts[known]
                if known == room or first + length > len(pool):
                    return text, start, known, count
                for i in range(length):
                    pool[first + i] = codes[start + i]
                piece = np.int64(known)
                table[slot] = piece
                hashes[piece] = value
                known += 1
                starts[known] = first + length
            out[count] = piece
            count += 1
        out[count] = 0
        count += 1
        text += 1
    return text, place, known, count


@compiled
def join_tokens(pieces: Ints, starts: Ints, tokens: Ints, out: Ints) -> None:
    """The tokens of all ``pieces``: those of piece p are ``tokens[starts[p]:starts[p + 1]]``."""
    count = 0
    for piece in pieces:
        for i in range(starts[piece], starts[piece + 1]):
            out[count] = tokens[i]
            count += 1


@compiled
def count_tokens(stream: Ints, size: int) -> Ints:
    """How often each token stands in the stream; tokens are less than ``size``."""
    often = np.zeros(size, np.int64)
    for token in stream:
        if token > 0:
            often[token] += 1
    return often


@compiled
def part_places(stream: Ints, part_of: Ints, cursors: Ints, out: Ints) -> None:
    """Places of tokens, by the part of their token; part p is written from ``cursors[p]`` on."""
    for place in range(len(stream)):
        token = stream[place]
        if token > 0:
            part = part_of[token]
            out[cursors[part]] = place
            cursors[part] += 1


@compiled
def take_windows(stream: Ints, ends: Ints, places: Ints, high: int) -> tuple[Ints, Ints]:
    """Windows (high, n) of tokens at rising ``places``, and the text of each: (n,)."""
    windows = np.zeros((high, len(places)), np.int32)
    texts = np.empty(len(places), np.int32)
    text = 0
    for i in range(len(places)):
        place = places[i]
        while ends[text] < place:
            text += 1
        texts[i] = text
        for n in range(high):
            token = stream[place + n]  # a text's end comes before the stream's
            if token <= 0:
                break
            windows[n, i] = token
    return windows, texts


@compiled
def sort_columns(windows: Ints, size: int) -> Ints:
    """The order of the columns by their rows from the first on, equal ones as they stand.

    Entries are less than ``size``. A counting sort by each row, from the last to the first.
    """
    count = windows.shape[1]
    order = np.arange(count).astype(np.int32)
    other = np.empty(count, np.int32)
    bins = np.empty(size + 1, np.int32)
    for n in range(windows.shape[0] - 1, -1, -1):
        row = windows[n]
        bins[:] = 0
        for i in range(count):
            bins[row[i] + 1] += 1
        for i in range(size):
            bins[i + 1] += bins[i]
        for i in range(count):
            column = order[i]
            other[bins[row[column]]] = column
            bins[row[column]] += 1
        order, other = other, order
    return order


@compiled
def take_runs(
    windows: Ints, texts: Ints, order: Ints, length: int, n_texts: int, least: int, most: int
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """N-grams of ``length`` tokens that stand in ``least`` to ``most`` texts, in order.

    Returns, of each, a window, the number of its texts and how often it stands; then the texts of
    the first, of the second and so on; and how often it stands there.
    """
    size = len(order)
    firsts, frequencies = np.empty(size, np.int32), np.empty(size, np.int32)
    totals = np.empty(size, np.int32)
    found, counts = np.empty(size, np.int32), np.empty(size, np.int32)
    slot_of = np.empty(n_texts, np.int32)  # by text; what another n-gram left is seen through
    last = windows[length - 1]
    kept, begin, i = 0, 0, 0
    while i < size:
        first = order[i]
        if last[first] == 0:
            i += 1
            continue
        end, since, same, window = begin, i, True, first
        while same:
            text = texts[window]
            slot = slot_of[text]
            if begin <= slot < end and found[slot] == text:
                counts[slot] += 1
            else:
                slot_of[text] = end
                found[end] = text
                counts[end] = 1
                end += 1
            i += 1
            if i == size:
                break
            window = order[i]
            for n in range(length - 1, -1, -1):
                if windows[n, window] != windows[n, first]:
                    same = False
                    break
        if least <= end - begin <= most:
            firsts[kept], frequencies[kept], totals[kept] = first, end - begin, i - since
            kept += 1
            begin = end
    return (
        firsts[:kept].copy(),
        frequencies[:kept].copy(),
        totals[:kept].copy(),
        found[:begin].copy(),
        counts[:begin].copy(),
    )


@compiled
def match_terms(grams: Ints, terms: Ints, columns: Ints) -> Ints:
    """The column of each n-gram, -1 for one that is no term; both (length, n) and in order."""
    length, count = grams.shape
    out = np.full(count, -1, np.int32)
    at = np.searchsorted(terms[0], grams[0, 0]) if count else 0
    for i in range(count):
        while at < terms.shape[1]:
            n = 0
            while n < length and terms[n, at] == grams[n, i]:
                n += 1
            if n == length:
                out[i] = columns[at]
            if n == length or terms[n, at] > grams[n, i]:
                break
            at += 1
    return out


@compiled
def fill_rows(
    order: Ints,
    columns: Ints,
    bounds: Ints,
    texts: Ints,
    counts: Ints,
    rows: Ints,
    indices: Ints,
    data: NDArray[Any],
) -> None:
    """Fill a CSR matrix, ``rows`` being 0, with the n-grams of ``order``: those with a column.

    The texts of n-gram g, each a row, are ``texts[bounds[g]:bounds[g + 1]]``.
    """
    for gram in range(len(columns)):
        if columns[gram] >= 0:
            for i in range(bounds[gram], bounds[gram + 1]):
                rows[texts[i] + 1] += 1
    for row in range(len(rows) - 1):
        rows[row + 1] += rows[row]
    cursors = rows.copy()
    for gram in order:
        column = columns[gram]
        for i in range(bounds[gram], bounds[gram + 1]):
            at = cursors[texts[i]]
            cursors[texts[i]] = at + 1
            indices[at] = column
            data[at] = counts[i]

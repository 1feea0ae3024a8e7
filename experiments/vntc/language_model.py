"""One n-gram language model a section: an article goes where it is likeliest.

Interpolated Kneser-Ney smoothing with one discount (Chen and Goodman 1999, An empirical study of
smoothing techniques for language modeling, Computer Speech and Language 13); the score is the mean
log probability of a token, and every section is taken to be as likely as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.vntc.corpus import SECTIONS, Part

__all__ = ["cross_validated"]

DISCOUNT = 0.75
_TOKEN = re.compile(r"\w+|[^\w\s]")
Ints = NDArray[np.int_]
Floats = NDArray[np.float32]
K = len(SECTIONS.ids)


class Stream:
    """All texts as n-grams: at each place the number of its 1-, 2- and 3-gram and its text."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        tokens: list[int] = []
        lengths = []
        for text in texts:
            words = _TOKEN.findall(text.lower())
            tokens += [numbers.setdefault(word, len(numbers) + 1) for word in words]
            tokens.append(0)  # the end, which is the next text's beginning
            lengths.append(len(words) + 1)
        self.lengths = np.array(lengths)
        self.text = np.repeat(np.arange(len(lengths)), lengths)
        self.one = np.array(tokens)
        size = len(numbers) + 1
        before = np.concatenate([[0], self.one[:-1]])
        pairs, self.two = np.unique(before * size + self.one, return_inverse=True)
        first = np.concatenate([[0], self.two[:-1]])  # the pair that ends one place before
        triples, self.three = np.unique(first * size + self.one, return_inverse=True)
        self.sizes = size, len(pairs), len(triples)
        self.context = pairs // size, triples // size
        self.last = pairs % size, self._last_pairs(len(triples))

    def _last_pairs(self, n: int) -> Ints:
        last = np.zeros(n, dtype=int)
        last[self.three] = self.two
        return last


def _log_probabilities(stream: Stream, known: NDArray[np.bool_], labels: Ints) -> list[Floats]:
    """Of every 2- and 3-gram's last token after the others, (n, K), learnt from ``known`` texts."""
    places = known[stream.text]
    section = labels[stream.text[places]]

    def count(gram: Ints, n: int) -> Floats:
        found = np.bincount(gram[places] * K + section, minlength=n * K)
        return found.reshape(n, K).astype(np.float32)

    two, three = count(stream.two, stream.sizes[1]), count(stream.three, stream.sizes[2])
    follows = _sum_by(stream.last[0], two > 0, stream.sizes[0]) + 0.5
    lower = follows / follows.sum(axis=0)
    lower = _interpolated(two, stream.context[0], lower[stream.last[0]], stream.sizes[0])
    upper = _interpolated(three, stream.context[1], lower[stream.last[1]], stream.sizes[1])
    return [np.log(lower), np.log(upper)]


def _interpolated(counts: Floats, context: Ints, lower: Floats, n: int) -> Floats:
    total = _sum_by(context, counts, n)[context]
    kinds = _sum_by(context, counts > 0, n)[context]
    kept = np.maximum(counts - DISCOUNT, 0) + DISCOUNT * kinds * lower
    return np.where(total > 0, kept / np.maximum(total, 1), lower)


def _sum_by(group: Ints, values: NDArray[Any], n: int) -> Floats:
    columns = [np.bincount(group, weights=values[:, k], minlength=n) for k in range(K)]
    return np.column_stack(columns).astype(np.float32)


def cross_validated(part: Part, folds: Sequence[tuple[Ints, Ints]]) -> Iterator[tuple[str, Ints]]:
    """A name and the section that each article gets from models that did not see it."""
    stream = Stream(part.texts)
    scores = np.zeros((2, len(part.texts), K))
    for _, test in folds:
        known = np.ones(len(part.texts), dtype=bool)
        known[test] = False
        tables = _log_probabilities(stream, known, part.labels)
        for score, table, gram in zip(scores, tables, (stream.two, stream.three), strict=True):
            for k in range(K):
                sums = np.bincount(stream.text, weights=table[gram, k])
                score[test, k] = (sums / stream.lengths)[test]
    for n, score in zip((2, 3), scores, strict=True):
        yield f"language model, Kneser-Ney {n}-grams", score.argmax(axis=1)

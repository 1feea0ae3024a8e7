"""Finding words of one list near words of another, and how often they do as features."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.codebook import Codebook, Pattern
from toolkit.features.registry import Occurrence
from toolkit.features.seed_phrases import Entry, PhraseFinder, phrase_forms
from toolkit.text import sentences
from toolkit.text.segment import segmenters

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["PatternFinder", "WordPatterns", "pattern_table"]

Span = tuple[int, int]
"""The number of a word's first token, and that of the token after it."""


class PatternFinder:
    """Finds the places of patterns in a text, none of which reaches over a sentence's end.

    A place is a word of ``any``, with the nearest of ``near`` where the pattern has such a list.
    Of each list the longest word is found, never one inside another.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._split = segmenters["syllables"]({})
        self._patterns = patterns
        self._words = PhraseFinder(
            Entry(phrase_forms(word), 2 * column + side, column, 1.0)
            for column, pattern in enumerate(patterns)
            for side, words in enumerate((pattern.any, pattern.near))
            for word in words
        )

    def count(self, text: str) -> Counter[int]:
        """Number of a pattern → how many places it has in ``text``."""
        words = self._split.words_of_each(sentence.text for sentence in sentences(text))
        return Counter(column for own in words for column, _ in self._find(own))

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(number of the pattern, start, end) of each place: from its first word to its last."""
        for sentence in sentences(text):
            tokens = self._split(sentence.text)
            for column, (first, after) in self._find(token.text for token in tokens):
                start, end = tokens[first].start, tokens[after - 1].end
                yield column, sentence.start + start, sentence.start + end

    def _find(self, words: Iterable[str]) -> Iterator[tuple[int, Span]]:
        """The places among the words of a sentence."""
        spans: defaultdict[int, list[Span]] = defaultdict(list)
        for entry, first, after in self._words.find_among(words):
            spans[entry.group].append((first, after))
        for group in [group for group in spans if group % 2 == 0]:
            column = group // 2
            pattern = self._patterns[column]
            if not pattern.near:
                yield from ((column, span) for span in spans[group])
            elif near := spans.get(group + 1):
                for word in spans[group]:
                    gap, span = _nearest(word, near)
                    if span and gap <= pattern.within:
                        yield column, span


def _nearest(word: Span, others: Sequence[Span]) -> tuple[int, Span | None]:
    """How many tokens stand between a word and the nearest of ``others``, and the span of both.

    ``others`` are in order, none overlapping the next; those that overlap the word are not meant,
    and of two equally near the first is.
    """
    first, after = word
    before = bisect_right(others, first, key=itemgetter(1))
    behind = bisect_left(others, after, key=itemgetter(0))
    found = [(first - end, (start, after)) for start, end in others[before - 1 : before]]
    found += [(start - after, (first, end)) for start, end in others[behind : behind + 1]]
    return min(found, default=(0, None))


def pattern_table(codebook: Codebook) -> dict[str, dict[str, Any]]:
    """Name of a pattern → its lists ``any`` and ``near``, and ``within``."""
    return {
        pattern.name: {
            "any": list(pattern.any),
            "near": list(pattern.near),
            "within": pattern.within,
        }
        for pattern in codebook.patterns
    }


class WordPatterns(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """``weight`` times log(1 + number of places) of each pattern in a text: a column per pattern.

    ``patterns`` is a `pattern_table`; where it is empty there are no columns.
    """

    def __init__(self, patterns: dict[str, dict[str, Any]], weight: float = 1.0) -> None:
        self.patterns = patterns
        self.weight = weight

    def fit(self, texts: list[str], y: Any = None) -> WordPatterns:
        self.n_features_out_ = len(self.patterns)
        return self

    def transform(self, texts: list[str]) -> csr_matrix:
        """(n_texts, n_patterns)."""
        rows = np.zeros((len(texts), len(self.patterns)))
        if self.patterns:
            finder = self._finder()
            for row, text in zip(rows, texts, strict=True):
                for column, number in finder.count(text).items():
                    row[column] = number
        return csr_matrix(self.weight * np.log1p(rows))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        return np.array([f"pattern:{name}" for name in self.patterns], dtype=object)

    def occurrences(self, texts: Sequence[str]) -> Iterator[list[Occurrence]]:
        """Where the patterns stand; the places of a column have equal shares of it."""
        finder = self._finder()
        for text in texts:
            found = list(finder.places(text)) if self.patterns else []
            totals = Counter(column for column, _, _ in found)
            yield [Occurrence(c, start, end, 1 / totals[c]) for c, start, end in found]

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_made", None)  # what is made from the patterns is not saved
        return state

    def _finder(self) -> PatternFinder:
        if "_made" not in self.__dict__:
            named = self.patterns.items()
            self._made = PatternFinder([Pattern(name, **how) for name, how in named])
        return self._made

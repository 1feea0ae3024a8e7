"""Finding seed phrases in texts, and their weights as features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.codebook import KINDS, Codebook
from toolkit.features.registry import Occurrence
from toolkit.text import normalise
from toolkit.text.normalise import Step
from toolkit.text.segment import Token, segmenters

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "Entry",
    "PhraseFinder",
    "SeedPhrases",
    "phrase_finder",
    "phrase_forms",
    "phrase_table",
    "spelled",
]


class Entry(NamedTuple):
    """A phrase to look for; of one group the longest is found, never one inside another."""

    forms: tuple[str, ...]
    group: int
    column: int
    weight: float


class PhraseFinder:
    """Finds the phrases of many groups in one pass over a text's tokens."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda entry: -len(entry.forms)):
            if entry.forms:
                self._by_first[entry.forms[0]].append(entry)

    def find(self, tokens: list[Token]) -> list[tuple[Entry, int, int]]:
        """(entry, start, end) of every phrase, in order of place."""
        found = self.find_among([token.text for token in tokens])
        return [(entry, tokens[i].start, tokens[after - 1].end) for entry, i, after in found]

    def find_among(self, words: Iterable[str]) -> list[tuple[Entry, int, int]]:
        """(entry, number of its first word, number of the word after it) of every phrase."""
        forms = [word.lower() for word in words]
        found: list[tuple[Entry, int, int]] = []
        taken: dict[int, int] = {}  # group → first token after its last phrase
        for i, form in enumerate(forms):
            for entry in self._by_first.get(form, ()):
                after = i + len(entry.forms)
                if taken.get(entry.group, 0) <= i and tuple(forms[i:after]) == entry.forms:
                    found.append((entry, i, after))
                    taken[entry.group] = after
        return found


def phrase_forms(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as `PhraseFinder` compares them."""
    return tuple(token.text.lower() for token in segmenters["syllables"]({})(phrase))


def phrase_table(codebook: Codebook) -> dict[str, dict[str, dict[str, float]]]:
    """theme → kind → phrase → weight."""
    return {
        theme.id: {
            kind: {phrase.text: phrase.weight for phrase in theme.phrases if phrase.kind == kind}
            for kind in KINDS
        }
        for theme in codebook.themes
    }


def spelled(codebook: Codebook, chain: Sequence[Step]) -> Codebook:
    """The codebook with its phrases and patterns normalised as the texts are, so that they meet."""

    def alike(text: str) -> str:
        return normalise(text, chain).text

    themes = tuple(
        replace(
            theme,
            phrases=tuple(replace(phrase, text=alike(phrase.text)) for phrase in theme.phrases),
        )
        for theme in codebook.themes
    )
    patterns = tuple(
        replace(pattern, any=tuple(map(alike, pattern.any)), near=tuple(map(alike, pattern.near)))
        for pattern in codebook.patterns
    )
    return replace(codebook, themes=themes, patterns=patterns)


def phrase_finder(phrases: dict[str, dict[str, dict[str, float]]]) -> PhraseFinder:
    """A finder of a `phrase_table`: a group per theme, a column per theme and kind."""
    return PhraseFinder(
        Entry(phrase_forms(phrase), group, group * len(KINDS) + KINDS.index(kind), weight)
        for group, kinds in enumerate(phrases.values())
        for kind in KINDS
        for phrase, weight in kinds.get(kind, {}).items()
    )


class SeedPhrases(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Weight of each theme's seed phrases in a text: three columns per theme, one per kind.

    A column holds log(1 + summed weight), for ``scale="length"`` per hundred tokens, and the
    plain sum for ``scale="sum"``.
    ``phrases`` maps theme → kind → phrase → weight.
    """

    def __init__(
        self,
        phrases: dict[str, dict[str, dict[str, float]]],
        scale: Literal["log", "length", "sum"] = "log",
    ) -> None:
        self.phrases = phrases
        self.scale = scale

    def fit(self, texts: list[str], y: Any = None) -> SeedPhrases:
        self.n_features_out_ = len(self.phrases) * len(KINDS)
        return self

    def transform(self, texts: list[str]) -> csr_matrix:
        """(n_texts, n_themes * 3)."""
        finder, split = self._finder(), segmenters["syllables"]({})
        rows = np.zeros((len(texts), len(self.phrases) * len(KINDS)))
        for row, words in zip(rows, split.words_of_each(texts), strict=True):
            for entry, _, _ in finder.find_among(words):
                row[entry.column] += entry.weight
            if self.scale == "length":
                row *= 100 / max(len(words), 1)
        return csr_matrix(rows if self.scale == "sum" else np.log1p(rows))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        names = [f"{theme}:{kind}" for theme in self.phrases for kind in KINDS]
        return np.array(names, dtype=object)

    def occurrences(self, texts: Sequence[str]) -> Iterator[list[Occurrence]]:
        """Where the phrases stand, each with its share of its column's summed weight."""
        finder, split = self._finder(), segmenters["syllables"]({})
        for tokens in split.each(texts):
            found = finder.find(tokens)
            totals: defaultdict[int, float] = defaultdict(float)
            for entry, _, _ in found:
                totals[entry.column] += entry.weight
            yield [Occurrence(e.column, s, t, e.weight / totals[e.column]) for e, s, t in found]

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_made", None)  # what is made from the phrases is not saved
        return state

    def _finder(self) -> PhraseFinder:
        if "_made" not in self.__dict__:
            self._made = phrase_finder(self.phrases)
        return self._made

"""Finding seed phrases in texts, and their weights as features."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.codebook import KINDS, Codebook
from toolkit.features.registry import Occurrence
from toolkit.text.segment import Token, segmenters

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["PhraseFinder", "SeedPhrases", "phrase_table"]


class PhraseFinder:
    """Finds phrases in a text, the longest first, never one inside another of its group."""

    def __init__(self, phrases: dict[str, Any]) -> None:
        self._split = segmenters["syllables"]({})
        self._by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = defaultdict(list)
        for phrase, value in phrases.items():
            forms = tuple(token.text.lower() for token in self._split(phrase))
            if forms:
                self._by_first[forms[0]].append((forms, value))
        for group in self._by_first.values():
            group.sort(key=lambda item: -len(item[0]))

    def find(self, tokens: list[Token]) -> list[tuple[Any, int, int]]:
        """(value, start, end) of every phrase, in order of place."""
        forms = [token.text.lower() for token in tokens]
        found: list[tuple[Any, int, int]] = []
        i = 0
        while i < len(forms):
            for phrase, value in self._by_first.get(forms[i], ()):
                if tuple(forms[i : i + len(phrase)]) == phrase:
                    found.append((value, tokens[i].start, tokens[i + len(phrase) - 1].end))
                    i += len(phrase) - 1
                    break
            i += 1
        return found


def phrase_table(codebook: Codebook) -> dict[str, dict[str, dict[str, float]]]:
    """theme → kind → phrase → weight."""
    return {
        theme.id: {
            kind: {phrase.text: phrase.weight for phrase in theme.phrases if phrase.kind == kind}
            for kind in KINDS
        }
        for theme in codebook.themes
    }


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
        finders, split = self._finders(), segmenters["syllables"]({})
        rows = [self._row(split(text), finders) for text in texts]
        return csr_matrix(np.array(rows).reshape(len(rows), -1))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        names = [f"{theme}:{kind}" for theme in self.phrases for kind in KINDS]
        return np.array(names, dtype=object)

    def occurrences(self, text: str) -> list[Occurrence]:
        """Where the phrases stand, each with its share of the summed weight."""
        tokens = segmenters["syllables"]({})(text)
        result: list[Occurrence] = []
        for column, finder in enumerate(self._finders()):
            found = finder.find(tokens)
            total = sum(weight for weight, _, _ in found)
            result += [Occurrence(column, s, e, weight / total) for weight, s, e in found]
        return result

    def _finders(self) -> list[PhraseFinder]:
        return [
            PhraseFinder(self.phrases[theme].get(kind, {}))
            for theme in self.phrases
            for kind in KINDS
        ]

    def _row(self, tokens: list[Token], finders: list[PhraseFinder]) -> list[float]:
        sums = np.array([sum(weight for weight, _, _ in f.find(tokens)) for f in finders])
        if self.scale == "sum":
            return [float(weight) for weight in sums]
        if self.scale == "length":
            sums = sums * 100 / max(len(tokens), 1)
        return [float(weight) for weight in np.log1p(sums)]

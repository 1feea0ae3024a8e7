"""Word and character n-grams weighted by TF-IDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import tee
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from toolkit.config import Between, Named, defaults
from toolkit.errors import ConfigError
from toolkit.features.registry import features
from toolkit.text.segment import Segmenter, Token, segmenters
from toolkit.vectorise import Reading

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["Analyzer", "CharacterNGrams", "WordNGrams", "fold", "is_word", "vectorizer"]

_NUMBER = re.compile(r"\d[\d.,:/%-]*\Z")
_WORD = re.compile(r"\w")
_INSIDE = frozenset("\"'(),-")
"""Marks that stand inside a clause."""


NGram = tuple[str, int, int]
"""An n-gram with its start and its end."""


class Analyzer(Protocol):
    """N-grams of ``low`` to ``high`` tokens that know their place.

    One that reads many texts faster at once has ``spans_of_each``, too.
    """

    low: int
    high: int

    def spans(self, text: str) -> list[NGram]: ...


class WordNGrams:
    """Analyzer for scikit-learn vectorizers: n-grams of tokens that know their place.

    N-grams are of lower-case tokens and do not reach over the end of a clause; a number counts
    as ``#`` whatever its value.
    """

    def __init__(self, segmenter: dict[str, Any], low: int, high: int) -> None:
        """``segmenter``: its name and its settings."""
        self.segmenter = segmenter
        self.low = low
        self.high = high

    @cached_property
    def _split(self) -> Segmenter:
        settings = dict(self.segmenter)
        split: Segmenter = segmenters[settings.pop("name")](settings)
        return split

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        state.pop("_split", None)  # what is made from the settings is not saved
        return state

    def __call__(self, text: str) -> list[str]:
        return _features(self.spans(text))

    def each(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """The n-grams of each text."""
        return map(_features, self.spans_of_each(texts))

    def reading(self) -> Reading | None:
        """The same n-grams; None for words and terms, which reach over spaces."""
        settings = dict(self.segmenter)
        if settings.pop("name") != "syllables" or any(settings.values()):
            return None
        forms = partial(_forms, self._split)
        return Reading(forms, self.low, self.high, by_piece=True, by_line=True)

    def spans(self, text: str) -> list[NGram]:
        """Every n-gram with the span from its first token to its last."""
        return self._spans(text, self._split(text))

    def spans_of_each(self, texts: Iterable[str]) -> Iterator[list[NGram]]:
        """The same of each text."""
        read, split = tee(texts)
        return map(self._spans, read, self._split.each(split))

    def _spans(self, text: str, tokens: list[Token]) -> list[NGram]:
        found: list[NGram] = []
        for clause in _clauses(text, tokens):
            forms = [fold(token.text) for token in clause]
            for n in range(self.low, self.high + 1):
                for i in range(len(clause) - n + 1):
                    feature = " ".join(forms[i : i + n])
                    found.append((feature, clause[i].start, clause[i + n - 1].end))
        return found


def _features(spans: list[NGram]) -> list[str]:
    return [feature for feature, _, _ in spans]


def _clauses(text: str, tokens: list[Token]) -> list[list[Token]]:
    """Words between line breaks and marks that end a clause; a comma does not."""
    clause: list[Token] = []
    clauses = [clause]
    end = 0
    for token in tokens:
        broken = token.start > end and text.find("\n", end, token.start) >= 0
        end = token.end
        word = is_word(token.text)
        if broken or not (word or token.text in _INSIDE):
            clause = []
            clauses.append(clause)
        if word:
            clause.append(token)
    return clauses


def _forms(split: Segmenter, text: str) -> Iterator[str | None]:
    """The folded words of a text without line breaks; None between clauses."""
    for token in split(text):
        if is_word(token.text):
            yield fold(token.text)
        elif token.text not in _INSIDE:
            yield None


def is_word(text: str) -> bool:
    """Whether a token is more than punctuation."""
    return text[0].isalnum() or _WORD.search(text) is not None


def fold(text: str) -> str:
    """A token as n-grams count it: in small letters, a number as ``#``."""
    if text[0].isdigit() and _NUMBER.match(text):
        return "#"
    text = text.lower()
    return text if text.isalnum() else " ".join(text.split())


class CharacterNGrams:
    """Analyzer: character n-grams inside words padded by a space, as scikit-learn's ``char_wb``."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def __call__(self, text: str) -> list[str]:
        return _features(self.spans(text))

    def reading(self) -> Reading:
        """The same n-grams, each a token of its own."""
        return Reading(self, 1, 1, by_piece=True)

    def spans(self, text: str) -> list[NGram]:
        """Every n-gram with the part of its span that lies inside the word."""
        found: list[NGram] = []
        for match in re.finditer(r"\S+", text):
            padded = f" {match.group().lower()} "
            if len(padded) != len(match.group()) + 2:
                continue  # a letter whose small form is longer: its n-grams have no place
            for n in range(self.low, self.high + 1):
                for i in range(max(len(padded) - n + 1, 1)):
                    start = max(match.start() + i - 1, match.start())
                    end = min(match.start() + i - 1 + n, match.end())
                    found.append((padded[i : i + n], start, end))
        return found


def vectorizer(analyzer: Analyzer, min_articles: int, max_features: int | None) -> TransformerMixin:
    """TF-IDF over the analyzer's n-grams. Raises ConfigError where low is above high."""
    from toolkit.features.tfidf import NGramTfidf

    if analyzer.low > analyzer.high:
        raise ConfigError(
            f"features: low is {analyzer.low} and high is {analyzer.high}; expected low to be "
            "high or less."
        )
    return NGramTfidf(
        analyzer=analyzer, min_df=min_articles, max_features=max_features, sublinear_tf=True
    )


_SYLLABLES = defaults(segmenters, "syllables")["syllables"]


@features.register("words")
def words(
    segmenter: Annotated[Named, segmenters] = _SYLLABLES,
    low: Annotated[int, Between(1, 5)] = 1,
    high: Annotated[int, Between(1, 5)] = 3,
    min_articles: Annotated[int, Between(1, None)] = 2,
    max_features: Annotated[int, Between(1, None)] | None = None,
) -> TransformerMixin:
    """TF-IDF of n-grams of syllables or words, log counts, rows of length 1.

    Source: Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval;
    https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting
    """
    chosen = {"name": segmenter.name, **segmenter.settings}
    return vectorizer(WordNGrams(chosen, low, high), min_articles, max_features)


@features.register("characters")
def characters(
    low: Annotated[int, Between(1, 8)] = 2,
    high: Annotated[int, Between(1, 8)] = 5,
    min_articles: Annotated[int, Between(1, None)] = 2,
    max_features: Annotated[int, Between(1, None)] | None = 200_000,
) -> TransformerMixin:
    """TF-IDF of character n-grams inside words: robust against typing errors.

    Source: Cavnar and Trenkle (1994), N-gram-based text categorization;
    https://scikit-learn.org/stable/modules/feature_extraction.html
    """
    return vectorizer(CharacterNGrams(low, high), min_articles, max_features)


def place_ngrams(
    analyzer: Analyzer, vocabulary: dict[str, int], texts: Sequence[str]
) -> Iterator[list[tuple[int, int, int, float]]]:
    """For each text (column, start, end, share) of every n-gram that is in the vocabulary."""
    at_once = getattr(analyzer, "spans_of_each", None)
    for spans in at_once(texts) if at_once else map(analyzer.spans, texts):
        found = [
            (vocabulary[feature], start, end)
            for feature, start, end in spans
            if feature in vocabulary
        ]
        counts = Counter(column for column, _, _ in found)
        yield [(column, start, end, 1 / counts[column]) for column, start, end in found]

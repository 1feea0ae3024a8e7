"""From articles to words, and from words to the vocabulary that topics are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import Annotated

import numpy as np

from toolkit.config import Between, Named, defaults
from toolkit.errors import ArticleError
from toolkit.text import normalise, segmenters, sentences
from toolkit.text.normalise import Step
from toolkit.text.segment import Segmenter
from toolkit.text.stopwords import stopwords
from toolkit.topics.counts import Counts

__all__ = ["Vocabulary", "VocabularySettings", "WordReader"]

_SYLLABLE = re.compile(r"[^\W\d_][\w&./-]*\Z")
_ROMAN = re.compile(r"[ivx]{2,}\Z")


@dataclass(frozen=True)
class VocabularySettings:
    """Which words topics are made of.

    ``max_share`` is the largest share of articles that a word may stand in; of the words that
    remain the ``max_words`` found in most articles are kept.
    """

    segmenter: Annotated[Named, segmenters] = field(
        default_factory=lambda: defaults(segmenters, "underthesea")["underthesea"]
    )
    stopwords: bool = True
    min_articles: Annotated[int, Between(1, None)] = 5
    max_share: Annotated[float, Between(0, 1)] = 0.25
    max_words: Annotated[int, Between(1, None)] = 20_000


class WordReader:
    """The words of a text: lower case; without stop words, numbers, punctuation, single letters.

    Words joined by the segmenter keep a space between their syllables (``dân chủ``). Codes that
    begin with a letter stay (``f0``, ``covid-19``); Roman numbers do not.
    """

    def __init__(
        self, steps: Sequence[Step], split: Segmenter, unwanted: frozenset[str] = frozenset()
    ) -> None:
        self._steps = steps
        self._split = split
        self._unwanted = unwanted

    @classmethod
    def build(cls, steps: Iterable[Named], settings: VocabularySettings) -> WordReader:
        unwanted = stopwords() if settings.stopwords else frozenset()
        return cls([step.build() for step in steps], settings.segmenter.build(), unwanted)

    def __call__(self, text: str) -> tuple[str, ...]:
        return self._words([text])[0]

    def read(
        self, texts: Sequence[str], progress: Callable[[str], None], every: int = 200
    ) -> list[tuple[str, ...]]:
        """The words of each text, telling ``progress`` after every so many."""
        result: list[tuple[str, ...]] = []
        for begin in range(0, len(texts), every):
            result += self._words(texts[begin : begin + every])
            progress(f"words of {len(result)} of {len(texts)} articles")
        return result

    def _words(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        passages = [
            [sentence.text for sentence in sentences(normalise(text, self._steps).text)]
            for text in texts
        ]
        found = self._split.words_of_each(chain.from_iterable(passages))
        return [self._chosen(islice(found, len(own))) for own in passages]

    def _chosen(self, sentences: Iterable[list[str]]) -> tuple[str, ...]:
        forms = (form.lower() for words in sentences for form in words)
        return tuple(form for form in forms if _is_word(form) and form not in self._unwanted)


def _is_word(form: str) -> bool:
    if len(form) < 2 or _ROMAN.match(form):
        return False
    return all(_SYLLABLE.match(syllable) for syllable in form.split(" "))


@dataclass(frozen=True)
class Vocabulary:
    """The words that topics are made of, in alphabetical order of their code points."""

    words: tuple[str, ...]

    @classmethod
    def learn(cls, texts: Sequence[Sequence[str]], settings: VocabularySettings) -> Vocabulary:
        """Choose words by the number of articles that they stand in.

        Raises ArticleError where no word passes.
        """
        found = Counter(word for text in texts for word in set(text))
        most = settings.max_share * len(texts)
        passed = [w for w, articles in found.items() if settings.min_articles <= articles <= most]
        if not passed:
            raise ArticleError(
                f"the vocabulary is empty: of {len(found)} words in {len(texts)} articles none "
                f"stands in at least {settings.min_articles} articles and in at most "
                f"{settings.max_share:.0%} of them. Give more articles, set "
                "vocabulary.min_articles lower, or vocabulary.max_share higher."
            )
        passed.sort(key=lambda word: (-found[word], word))
        return cls(tuple(sorted(passed[: settings.max_words])))

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {word: column for column, word in enumerate(self.words)}

    def count(self, texts: Sequence[Sequence[str]]) -> Counts:
        """Articles, each a sequence of words, as a `Counts` over this vocabulary."""
        from scipy.sparse import csr_matrix

        columns, counts, ends = [], [], [0]
        for text in texts:
            row = Counter(self._columns[word] for word in text if word in self._columns)
            for column in sorted(row):
                columns.append(column)
                counts.append(row[column])
            ends.append(len(columns))
        matrix = csr_matrix(
            (np.array(counts, dtype=np.int64), np.array(columns, dtype=np.int32), ends),
            shape=(len(texts), len(self.words)),
        )
        return Counts(matrix, self.words, tuple(tuple(text) for text in texts))

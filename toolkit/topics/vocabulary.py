"""From articles to words, and from words to the vocabulary that topics are made of."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.batches import batched
from toolkit.config import Between, Named, defaults, fill
from toolkit.errors import ArticleError
from toolkit.text import normalise, segmenters, sentences
from toolkit.text.boilerplate import boilerplate
from toolkit.text.normalise import Step
from toolkit.text.phrases import PhraseSettings, is_word, mine_phrases
from toolkit.text.rows import Rows
from toolkit.text.segment import Segmenter
from toolkit.text.spill import Spilled, spilled
from toolkit.text.stopwords import stopwords
from toolkit.text.store import Store, fingerprint
from toolkit.text.terms import Terms
from toolkit.topics.counts import Counts

__all__ = ["Vocabulary", "VocabularySettings", "WordLists", "WordReader"]

_AT_ONCE = 10_000_000
"""Characters of texts that a store remembers together: more make it faster, and take memory."""
_SEGMENTED = 1_000_000
"""Characters of texts whose words are strings at the same time."""
_PLACES = 2_000_000
"""Tokens from which words are chosen at once."""

Recall = Callable[[Sequence[str], Callable[[Sequence[str]], Iterator[tuple[str, ...]]]], Rows]
"""The rows of texts, made by a function where they are not remembered."""

_ROMAN = re.compile(r"[ivx]{2,}\Z")
_BREAK = "."
"""A token at the end of a sentence and in the place of boilerplate: no phrase reaches over it."""


@dataclass(frozen=True)
class VocabularySettings:
    """Which words topics are made of.

    ``stopwords`` and ``boilerplate``, the phrases left out, are each ``none``, ``ours`` or the
    path of a file with one a line. With ``phrases``, those that the articles use as terms are
    one word each. ``max_share`` is the largest share of articles that a word may stand in; of
    the words that remain the ``max_words`` found in most articles are kept.
    """

    segmenter: Annotated[Named, segmenters] = field(
        default_factory=lambda: defaults(segmenters, "underthesea")["underthesea"]
    )
    stopwords: str = "ours"
    boilerplate: str = "none"
    phrases: PhraseSettings | None = None
    min_articles: Annotated[int, Between(1, None)] = 5
    max_share: Annotated[float, Between(0, 1)] = 0.25
    max_words: Annotated[int, Between(1, None)] = 20_000


@dataclass(frozen=True)
class WordLists:
    """What a reader of words leaves out, and the phrases that it joins: all in lower case."""

    stopwords: frozenset[str] = frozenset()
    boilerplate: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()


class WordReader:
    """The words of a text: lower case; without stop words, numbers, punctuation, single letters.

    Words joined by the segmenter keep a space between their syllables (``dân chủ``). Codes that
    begin with a letter stay (``f0``, ``covid-19``); Roman numbers do not. Boilerplate goes first,
    then phrases are joined, then stop words go.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        split: Segmenter,
        lists: WordLists = WordLists(),
        recall: Recall | None = None,
    ) -> None:
        """``recall`` gives what is remembered of texts; nothing is, unless it is given."""
        self.lists = lists
        self._steps = steps
        self._split = split
        self._recall = recall
        self._boilerplate = Terms(lists.boilerplate)
        self._phrases = Terms(lists.phrases)

    @classmethod
    def build(
        cls, steps: Iterable[Named], settings: VocabularySettings, store: Store | None = None
    ) -> WordReader:
        """The reader that ``settings`` describe, before phrases are known. Raises ConfigError.

        Tokens are remembered in ``store``, but for those of a step or segmenter of a user's own:
        nothing tells when its code changes.
        """
        steps = list(steps)
        lists = WordLists(stopwords(settings.stopwords), boilerplate(settings.boilerplate))
        chain = [step.build() for step in steps]
        split = settings.segmenter.build()
        if store is None or not all(map(_is_ours, [*steps, settings.segmenter])):
            return cls(chain, split, lists)
        filled = fill([steps, settings.segmenter, sorted(lists.boilerplate)])
        known = fingerprint(filled, Path(__file__))
        return cls(chain, split, lists, partial(store.rows, known))

    def __call__(self, text: str) -> tuple[str, ...]:
        [words] = self.words(self.tokens([text]))
        return words

    def tokens(self, texts: Sequence[str]) -> Rows:
        """Every token of each text, lower case, without boilerplate; a full stop ends sentences."""
        if self._recall is None:
            return Rows.of(self._tokens(texts))
        return self._recall(texts, self._tokens)

    def _tokens(self, texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for some in batched(texts, _SEGMENTED):
            passages = [
                [sentence.text for sentence in sentences(normalise(text, self._steps).text)]
                for text in some
            ]
            found = self._split.words_of_each(chain.from_iterable(passages))
            for own in passages:
                yield self._without_boilerplate(islice(found, len(own)))

    def _without_boilerplate(self, sentences: Iterable[list[str]]) -> tuple[str, ...]:
        kept: list[str] = []
        for words in sentences:
            forms = [sys.intern(form.lower()) for form in words]
            kept += [*self._boilerplate.replace(forms, _BREAK), _BREAK]
        return tuple(kept)

    def words(self, tokens: Rows) -> Rows:
        """The words among the `tokens` of each text, on disk."""
        return spilled(self._words(tokens))

    def _words(self, tokens: Rows) -> Iterator[Rows]:
        wanted = self._wanted(tokens.words)
        for part in tokens.parts(_PLACES):
            if self.lists.phrases:
                part = Rows.of(map(self._phrases.join, part))
                wanted = self._wanted(part.words)
            yield part.keep(wanted)

    def _wanted(self, forms: Sequence[str]) -> NDArray[np.bool_]:
        return np.fromiter(map(self._is_wanted, forms), np.bool_, len(forms))

    def _is_wanted(self, form: str) -> bool:
        return _is_word(form) and form not in self.lists.stopwords

    def tokens_of_many(self, texts: Iterable[str]) -> Iterator[Rows]:
        """The tokens of ever more texts, gone through once: `tokens` of some after the other."""
        return map(self.tokens, batched(texts, _AT_ONCE))

    def read(self, texts: Iterable[str], count: int, progress: Callable[[str], None]) -> Rows:
        """The tokens of ``count`` texts, on disk; ``progress`` is told how far it is."""

        def told() -> Iterator[Rows]:
            done = 0
            for part in self.tokens_of_many(texts):
                done += len(part)
                progress(f"words of {done} of {count} articles")
                yield part

        return spilled(told())

    def with_phrases(self, tokens: Rows, settings: PhraseSettings) -> WordReader:
        """This reader with phrases of these `tokens`; no stop word begins one."""
        return self.joining(frozenset(mine_phrases(tokens, settings, self.lists.stopwords)))

    def joining(self, phrases: frozenset[str]) -> WordReader:
        """This reader with these phrases joined, too."""
        lists = replace(self.lists, phrases=self.lists.phrases | phrases)
        return WordReader(self._steps, self._split, lists, self._recall)


def _is_ours(named: Named) -> bool:
    return str(named.component.build.__module__).startswith("toolkit.text.")


def _is_word(form: str) -> bool:
    return len(form) > 1 and not _ROMAN.match(form) and is_word(form)


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
        """Articles, each a sequence of words, as a `Counts` over this vocabulary, on disk."""
        from scipy.sparse import csr_matrix

        columns, counts, ends = Spilled(np.int32), Spilled(np.int32), [0]
        for text in texts:
            row = Counter(self._columns[word] for word in text if word in self._columns)
            columns.add(sorted(row))
            counts.add([row[column] for column in sorted(row)])
            ends.append(len(columns))
        shape = (len(texts), len(self.words))
        matrix = csr_matrix((counts.array(), columns.array(), ends), shape)
        return Counts(matrix, self.words, texts)

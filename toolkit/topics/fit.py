"""Fitting a topic model on articles, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ArticleError
from toolkit.text.terms import Terms
from toolkit.topics.counts import Chosen, Counts, content_order
from toolkit.topics.registry import TopicModel
from toolkit.topics.vocabulary import Vocabulary, VocabularySettings, WordLists, WordReader

__all__ = ["Fit", "Prepared", "Spoken", "fit", "prepare"]


class Spoken(NamedTuple):
    """Phrases that stand in articles: as words in any, or only across a word's bounds (``cut``)."""

    whole: frozenset[str]
    cut: frozenset[str]


@dataclass(frozen=True)
class Prepared:
    """Articles as counts, sorted by content.

    ``lists`` hold the phrases that were found, too. ``order`` (n_articles,) gives each sorted
    article's row in the input. ``spoken`` are those of the phrases asked for that stand there.
    """

    lists: WordLists
    vocabulary: Vocabulary
    counts: Counts
    order: NDArray[np.int_]
    spoken: Spoken


@dataclass(frozen=True)
class Fit(Prepared):
    """A model fitted on them; ``shares`` is (n_articles, n_topics), sorted like ``counts``."""

    model: TopicModel
    shares: NDArray[np.float64]

    @property
    def input_shares(self) -> NDArray[np.float64]:
        """(n_articles, n_topics), in the order of the input."""
        return self.shares[np.argsort(self.order)]


def prepare(
    texts: Iterable[str],
    count: int,
    reader: WordReader,
    settings: VocabularySettings,
    progress: Callable[[str], None],
    phrases: Collection[str] = (),
    facts: Mapping[str, NDArray[np.int_]] = MappingProxyType({}),
) -> Prepared:
    """Read the words of ``count`` texts, each of ``phrases`` as one, and choose the vocabulary.

    ``facts`` of the articles go into the counts. ``texts`` are gone through once; what is read of
    them is kept on disk.
    Raises ArticleError where the articles cannot carry topics.
    """
    if not count:
        raise ArticleError("no articles to find topics in; expected at least two that differ.")
    tokens = reader.read(texts, count, progress)
    if settings.phrases is not None:
        progress("phrases")
        reader = reader.with_phrases(tokens, settings.phrases)
    if phrases:
        reader = reader.joining(frozenset(phrases))
    words = reader.words(tokens)
    _require_different(words)
    vocabulary = Vocabulary.learn(words, settings)
    order = content_order(words)
    own = {name: values[order] for name, values in facts.items()}
    counts = replace(vocabulary.count(Chosen(words, order)), tell=progress, facts=own)
    return Prepared(reader.lists, vocabulary, counts, order, _spoken(phrases, tokens))


def fit(prepared: Prepared, model: TopicModel) -> Fit:
    """Fit ``model``. Raises ArticleError where the articles cannot carry its topics."""
    model.fit(prepared.counts)
    return Fit(**vars(prepared), model=model, shares=model.transform(prepared.counts))


def _spoken(phrases: Collection[str], tokens: Sequence[Sequence[str]]) -> Spoken:
    """Where ``phrases`` stand among the tokens of any article, inside longer ones too."""
    whole = _standing(phrases, tokens)
    syllables = (" ".join(row).split(" ") for row in tokens)
    return Spoken(whole, _standing(frozenset(phrases) - whole, syllables))


def _standing(phrases: Collection[str], tokens: Iterable[Sequence[str]]) -> frozenset[str]:
    parted = {phrase.replace(",", " , "): phrase for phrase in phrases}
    terms = Terms(parted)
    known = {" ".join(form.split()): phrase for form, phrase in parted.items()}
    return frozenset(known[term] for row in tokens for term in terms.every(row))


def _require_different(words: Sequence[tuple[str, ...]]) -> None:
    with_words = (row for row in words if row)
    first = next(with_words, None)
    if all(row == first for row in with_words):
        what = "none has a word" if first is None else "all say the same"
        raise ArticleError(
            f"{len(words)} articles, of which {what}: no topics can be told apart; expected at "
            "least two articles that differ. Give more articles."
        )

"""Fitting a topic model on articles, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ArticleError
from toolkit.topics.counts import Counts, content_order
from toolkit.topics.registry import Seeded, TopicModel
from toolkit.topics.vocabulary import Vocabulary, VocabularySettings, WordLists, WordReader

__all__ = ["Fit", "fit"]


@dataclass(frozen=True)
class Fit:
    """A fitted model and the articles it was fitted on, sorted by content.

    ``lists`` hold the phrases that were found, too. ``order`` (n_articles,) gives each sorted
    article's row in the input; ``shares`` is (n_articles, n_topics), sorted like ``counts``.
    """

    model: TopicModel
    lists: WordLists
    vocabulary: Vocabulary
    counts: Counts
    shares: NDArray[np.float64]
    order: NDArray[np.int_]

    @property
    def input_shares(self) -> NDArray[np.float64]:
        """(n_articles, n_topics), in the order of the input."""
        return self.shares[np.argsort(self.order)]


def fit(
    texts: Sequence[str],
    reader: WordReader,
    settings: VocabularySettings,
    model: TopicModel,
    progress: Callable[[str], None],
    note: Callable[[str], None],
) -> Fit:
    """Read the words of ``texts``, choose the vocabulary, fit ``model``.

    ``note`` is told, before that, of seed phrases that stand in no article. Raises ArticleError
    where the articles cannot carry the topics.
    """
    if not texts:
        raise ArticleError("no articles to find topics in; expected at least two that differ.")
    tokens = reader.read(texts, progress)
    if settings.phrases is not None:
        progress("phrases")
        reader = reader.with_phrases(tokens, settings.phrases)
    if isinstance(model, Seeded):
        reader = reader.joining(model.phrases)
    words = list(reader.words(tokens))
    order = content_order(words)
    words = [words[row] for row in order]
    _require_different(words)
    vocabulary = Vocabulary.learn(words, settings)
    counts = vocabulary.count(words)
    progress(f"topics of {len(texts)} articles over {len(vocabulary.words)} words")
    if isinstance(model, Seeded):
        _tell_absent(model, counts, note)
    model.fit(counts)
    return Fit(model, reader.lists, vocabulary, counts, model.transform(counts), order)


def _require_different(words: Sequence[tuple[str, ...]]) -> None:
    different = len(set(words) - {()})
    if different < 2:
        what = "none has a word" if different == 0 else "all say the same"
        raise ArticleError(
            f"{len(words)} articles, of which {what}: no topics can be told apart; expected at "
            "least two articles that differ. Give more articles."
        )


def _tell_absent(model: Seeded, counts: Counts, note: Callable[[str], None]) -> None:
    for theme, phrases in model.absent(counts).items():
        note(f"{theme}: {len(phrases)} seed phrases stand in no article: {', '.join(phrases)}")

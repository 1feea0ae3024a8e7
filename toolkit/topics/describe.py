"""What a reader wants to know of each topic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.topics.counts import Chosen, Counts
from toolkit.topics.evaluation import Evaluation, main_topics
from toolkit.topics.fit import Fit
from toolkit.topics.phrases import phrases
from toolkit.topics.registry import Seeded
from toolkit.topics.topics import Assignment, Topic
from toolkit.topics.words import frex, top_words

__all__ = ["assign", "describe"]

_LABEL_WORDS = 3
_WORDS_KEPT = 30
_ARTICLES_SHOWN = 5
_ARTICLES_READ = 40  # for phrases
_TYPICAL = 100  # words of which a phrase must have one


def describe(fit: Fit, articles: Sequence[Article], evaluation: Evaluation) -> tuple[Topic, ...]:
    """Every topic of ``fit``, whose articles came in the order of ``articles``."""
    weights = fit.model.components_
    words = top_words(weights, _WORDS_KEPT)
    typical = top_words(frex(weights), _TYPICAL)
    themes = fit.model.anchored() if isinstance(fit.model, Seeded) else {}
    sizes = fit.shares.mean(axis=0)
    main = main_topics(fit.shares)
    shown = Chosen(articles, fit.order)
    ranked = [_representative(fit, topic, main) for topic in range(len(weights))]
    told = phrases(
        [[(shown[row], tuple(fit.counts.texts[row])) for row in rows] for rows in ranked],
        [frozenset(fit.vocabulary.words[column] for column in columns) for columns in typical],
    )
    return tuple(
        Topic(
            id=topic,
            label=themes.get(topic)
            or ", ".join(fit.vocabulary.words[column] for column in typical[topic, :_LABEL_WORDS]),
            words=tuple(
                (fit.vocabulary.words[column], float(weights[topic, column]))
                for column in words[topic]
                if weights[topic, column] > 0
            ),
            share=float(sizes[topic]),
            main_of=int((main == topic).sum()),
            scores={name: float(values[topic]) for name, values in evaluation.per_topic.items()},
            articles=tuple(
                (article.id, article.title)
                for article in map(shown.__getitem__, ranked[topic][:_ARTICLES_SHOWN])
            ),
            phrases=told[topic],
        )
        for topic in range(len(weights))
    )


def _representative(fit: Fit, topic: int, main: NDArray[np.int_]) -> list[int]:
    """Rows of the articles that show the topic best, reprints left out.

    Among those mainly about it: share times cosine of the article's counts and the topic's words.
    """
    rows = np.flatnonzero(main == topic)
    likeness = fit.shares[rows, topic] * _cosines(fit.counts[rows], fit.model.components_[topic])
    found: dict[tuple[str, ...], int] = {}
    for row in rows[np.argsort(-likeness, kind="stable")]:
        found.setdefault(tuple(fit.counts.texts[row]), int(row))
        if len(found) == _ARTICLES_READ:
            break
    return list(found.values())


def _cosines(counts: Counts, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_articles,): of each article's counts with ``weights``, up to one factor for all."""
    found = [np.zeros(0)]
    for batch in counts.batches():
        matrix = batch.matrix.astype(np.float64)
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
        found.append(matrix @ weights / lengths)
    return np.concatenate(found)


def assign(fit: Fit, articles: Sequence[Article]) -> tuple[Assignment, ...]:
    """The main topic of each article, in the order of ``articles``."""
    shares = fit.input_shares
    return tuple(
        Assignment(article.id, int(topic) if topic >= 0 else None, float(row.max()))
        for article, row, topic in zip(articles, shares, main_topics(shares), strict=True)
    )

"""Topics over time: found in each window of time, and matched across windows."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.checks import require_articles
from toolkit.topics.counts import Counts
from toolkit.topics.factors import loadings_of
from toolkit.topics.nmf import nmf
from toolkit.topics.periods import name_of, windows
from toolkit.topics.registry import InWindow, TopicModel, topic_models
from toolkit.topics.shares import by_size, to_shares
from toolkit.topics.tfidf import idf
from toolkit.topics.words import top_words

__all__ = ["DynamicTopics", "dynamic"]

_SPEAK = 20  # words of a window's topic by which it is matched, as in the source
_TOLD = 10


@topic_models.register("dynamic")
def dynamic(
    seed: int,
    k: Annotated[int, Between(2, 1000)] = 20,
    window: Literal["month", "quarter", "year"] = "year",
    smallest: Annotated[int, Between(2, None)] = 100,
) -> TopicModel:
    """Topics over time: which stay, and how their words change.

    NMF finds ``k`` topics in each ``window``; a second NMF, over the topics of all windows, finds
    the ``k`` of which those are forms. A topic's words are the mean of its forms'. A window of
    fewer than ``smallest`` articles joins the next; articles without a date are a window of their
    own.

    Source: Greene and Cross (2017), Exploring the political agenda of the European Parliament
    using a dynamic topic modeling approach, Political Analysis 25.
    """
    return DynamicTopics(k, window, smallest, seed)


@dataclass
class DynamicTopics:
    """Two layers of NMF; `transform` is non-negative least squares, whatever the date."""

    k: int
    window: str
    smallest: int
    seed: int
    components_: NDArray[np.float64] = field(init=False, repr=False)
    idf_: NDArray[np.float64] = field(init=False, repr=False)
    forms_: NDArray[np.int_] = field(init=False, repr=False)
    """(n, 3): of each topic of a window, the topic that it is a form of, and the window's first
    and last period; by topic, then by time."""
    words_: NDArray[np.int_] = field(init=False, repr=False)
    """(n, 10): the columns of its words, heaviest first, -1 where there are fewer."""

    def fit(self, counts: Counts) -> DynamicTopics:
        require_articles(counts, self.k)
        self.idf_ = idf(counts)
        spans, found = self._in_windows(counts)
        topics = self._matched(found)
        groups = np.unique(topics)
        means = np.array([found[topics == group].mean(axis=0) for group in groups])
        order = by_size(loadings_of(counts, self.idf_, means))
        self.components_ = means[order]
        place = np.empty(len(groups), dtype=np.int_)
        place[order] = np.arange(len(groups))
        forms = np.column_stack([place[np.searchsorted(groups, topics)], spans])
        top = top_words(found, _TOLD)
        words = np.where(np.take_along_axis(found, top, axis=1) > 0, top, -1)
        by_topic = np.argsort(forms[:, 0], kind="stable")
        self.forms_, self.words_ = forms[by_topic], words[by_topic]
        return self

    def _in_windows(self, counts: Counts) -> tuple[NDArray[np.int_], NDArray[np.float64]]:
        """Of each window's topics, its first and last period (n, 2), their words (n, n_words)."""
        months = counts.facts.get("months", np.full(len(counts), -1))
        spans: list[tuple[int, int]] = []
        found = []
        for first, last, rows in windows(months, self.window, max(self.smallest, self.k)):
            part = counts[rows]
            able = min(self.k, part.distinct(self.k))
            if able >= 2:
                found.append(nmf(self.seed, able).fit(part).components_)
                spans += [(first, last)] * len(found[-1])
        return np.array(spans), np.vstack(found)

    def _matched(self, found: NDArray[np.float64]) -> NDArray[np.int_]:
        """(n,): the number of the topic that each window's topic is a form of."""
        from sklearn.decomposition import NMF
        from sklearn.exceptions import ConvergenceWarning

        ranks = np.argsort(np.argsort(-found, axis=1, kind="stable"), axis=1, kind="stable")
        speaking = np.where(ranks < _SPEAK, found, 0)
        speaking /= np.linalg.norm(speaking, axis=1, keepdims=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            k = min(self.k, len(found))
            parts = NMF(k, init="nndsvd", max_iter=400, random_state=self.seed)
            topics: NDArray[np.int_] = parts.fit_transform(speaking).argmax(axis=1)
        return topics

    def transform(self, counts: Counts) -> NDArray[np.float64]:
        return to_shares(loadings_of(counts, self.idf_, self.components_))

    def over_time(self) -> list[InWindow]:
        """The forms of each topic, in the order of topics, then of windows."""
        return [
            InWindow(topic, name_of(first, last, self.window), words[words >= 0])
            for (topic, first, last), words in zip(self.forms_.tolist(), self.words_, strict=True)
        ]

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        forms, words = self.forms_.astype(np.float64), self.words_.astype(np.float64)
        return {"components": self.components_, "idf": self.idf_, "forms": forms, "words": words}

    def restore(self, arrays: dict[str, NDArray[np.float64]]) -> DynamicTopics:
        self.components_, self.idf_ = arrays["components"], arrays["idf"]
        self.forms_ = arrays["forms"].astype(np.int_)
        self.words_ = arrays["words"].astype(np.int_)
        return self

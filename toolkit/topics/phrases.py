"""Phrases that stand for a topic: words that its articles use together and others do not."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import log

from toolkit.articles import Article

__all__ = ["phrases"]

_SHOWN = 8
_FEWEST = 3
"""Articles of a topic in which a phrase must stand."""
_NEARLY = 0.7
"""A phrase gives way to a longer one of this part of its weight."""


def phrases(
    typical: Sequence[Sequence[tuple[Article, tuple[str, ...]]]],
    words: Sequence[frozenset[str]],
) -> list[tuple[str, ...]]:
    """Of each topic the phrases that tell it best, the best first; none where there are none.

    ``typical`` holds the articles that show each topic, with their words in order; ``words`` are
    those of each topic, of which a phrase must have one. A phrase is two or three words that
    stand side by side in an article, or one of three syllables or more. They are ordered by
    p log(p / q), its part in the divergence of the topic's articles from those of all topics:
    p and q are the shares of them that have it.
    """
    pairs = list(zip(typical, words, strict=True))
    found = [_frequent(_counted(articles, known)) for articles, known in pairs]
    asked = frozenset().union(*found)  # of all others, most by far, no topic's are held at once
    everywhere: Counter[str] = Counter()
    for articles, known in pairs:
        everywhere.update(_among(asked, _counted(articles, known)))
    sizes = [len(articles) for articles in typical]
    return [
        _chosen(_weighed(counts, size, everywhere, sum(sizes)))
        for counts, size in zip(found, sizes, strict=True)
    ]


def _counted(
    articles: Sequence[tuple[Article, tuple[str, ...]]], known: frozenset[str]
) -> Counter[str]:
    """In how many of a topic's articles each phrase stands."""
    return Counter(phrase for one, spoken in articles for phrase in _spoken(one, spoken, known))


def _frequent(counts: Mapping[str, int]) -> dict[str, int]:
    return {phrase: articles for phrase, articles in counts.items() if articles >= _FEWEST}


def _among(asked: Collection[str], counts: Mapping[str, int]) -> dict[str, int]:
    return {phrase: articles for phrase, articles in counts.items() if phrase in asked}


def _spoken(article: Article, words: Sequence[str], known: frozenset[str]) -> set[str]:
    """The phrases of an article that have one of the words ``known``."""
    several = {word for word in words if word.count(" ") >= 2 and word in known}
    runs = [*pairwise(words), *zip(words, words[1:], words[2:], strict=False)]
    joined = {" ".join(run) for run in runs if len({*run}) == len(run) and known & {*run}}
    text = " ".join(unicodedata.normalize("NFC", article.text).lower().split())
    return several | {phrase for phrase in joined if phrase in text}


def _weighed(
    found: Mapping[str, int], size: int, everywhere: Mapping[str, int], total: int
) -> dict[str, float]:
    weights = {}
    for phrase, articles in found.items():
        p, q = articles / size, everywhere[phrase] / total
        if p > q:
            weights[phrase] = p * log(p / q)
    return weights


def _chosen(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The heaviest phrases, none within another: the longer one where it weighs nearly as much."""
    chosen: list[str] = []
    for phrase in sorted(weights, key=lambda one: (-weights[one], one)):
        near = [one for one in weights if weights[one] > _NEARLY * weights[phrase]]
        best = max((one for one in near if _within(phrase, one)), key=lambda one: (len(one), one))
        if not any(_within(best, other) or _within(other, best) for other in chosen):
            chosen.append(best)
        if len(chosen) == _SHOWN:
            break
    return tuple(chosen)


def _within(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "

"""Phrases that a corpus uses as terms: words that stand together far more often than by chance."""

from __future__ import annotations

import math
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, NamedTuple

from toolkit.config import Between
from toolkit.text.terms import Terms

__all__ = ["CONNECTORS", "Phrase", "PhraseSettings", "is_word", "mine_phrases"]

CONNECTORS = frozenset(
    {"cho", "các", "của", "hoặc", "những", "theo", "trong", "tại", "từ", "và", "về", "vì", "với"}
    | {"đến", "ở"}
)
"""Words that stand inside a phrase (``dân chủ ở cơ sở``) and neither begin nor end one."""

_WORD = re.compile(r"[^\W\d_][\w&./-]*(?: [^\W\d_][\w&./-]*)*\Z")
_INSIDE = 0.9
"""The share of its places inside a longer phrase that makes a phrase a piece of it."""
_BETWEEN = "\x1f"
"""Stands between the parts of a pair while gensim counts: no token holds it."""


@dataclass(frozen=True)
class PhraseSettings:
    """Which phrases are found.

    A phrase stands in at least ``min_count`` places and scores above ``threshold``. Each of the
    ``passes`` joins two of what the last one left, so that two find phrases of up to four words
    beside connectors. ``max_counts`` bounds memory, about 100 bytes each: beyond so many
    different words and pairs the rarest are forgotten.
    """

    min_count: Annotated[int, Between(1, None)] = 20
    threshold: Annotated[float, Between(-1, 1)] = 0.4
    passes: Annotated[int, Between(1, 5)] = 2
    max_counts: Annotated[int, Between(1000, None)] = 10_000_000


class Phrase(NamedTuple):
    """In how many places a phrase stands, and its score, from -1 to 1."""

    places: int
    npmi: float


def _warn(message: str) -> None:
    warnings.warn(message, stacklevel=3)


def mine_phrases(
    articles: Iterable[Sequence[str]],
    settings: PhraseSettings = PhraseSettings(),
    not_first: frozenset[str] = frozenset(),
    warn: Callable[[str], None] = _warn,
) -> dict[str, Phrase]:
    """Phrases of ``articles``, the most frequent first, ties in the order of code points.

    Each article is its tokens in lower case, punctuation too: no phrase reaches over a token
    that is no word, or begins with one of ``not_first``. What hardly stands outside of a longer
    phrase is left out (``khu tái`` of ``khu tái định cư``). ``articles`` is gone through once a
    pass and once more. Their order has no influence unless more than ``max_counts`` are counted:
    then ``warn`` is told, scores are off and what is forgotten depends on the order.

    Source: Mikolov et al. (2013), Distributed representations of words and phrases, NeurIPS;
    Bouma (2009), Normalized (pointwise) mutual information in collocation extraction; gensim's
    Phrases, https://radimrehurek.com/gensim/models/phrases.html
    """
    found: dict[str, float] = {}
    for _ in range(settings.passes):
        before = len(found)
        joined = map(Terms(found).join, _clauses(articles))
        found = _pairs(joined, settings, not_first, warn) | found
        if len(found) == before:
            break
    terms = Terms(found)
    places = Counter(term for clause in _clauses(articles) for term in terms.every(clause))
    whole = sorted(found.keys() - _pieces(places), key=lambda phrase: (-places[phrase], phrase))
    return {phrase: Phrase(places[phrase], found[phrase]) for phrase in whole}


def is_word(form: str) -> bool:
    """Whether each syllable of a token begins with a letter."""
    return _WORD.match(form) is not None


def _clauses(articles: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """Runs of words."""
    for article in articles:
        clause: list[str] = []
        for form in article:
            if is_word(form):
                clause.append(form)
            elif clause:
                yield clause
                clause = []
        if clause:
            yield clause


def _pairs(
    clauses: Iterable[list[str]],
    settings: PhraseSettings,
    not_first: frozenset[str],
    warn: Callable[[str], None],
) -> dict[str, float]:
    """Pairs of words, with the connectors between them, that are phrases; and their NPMI."""
    from gensim.models.phrases import Phrases

    expected = 0

    def counted() -> Iterator[list[str]]:
        nonlocal expected
        for clause in clauses:
            words = sum(form not in CONNECTORS for form in clause)
            expected += max(2 * words - 1, 0)  # the words and the pairs
            yield clause

    model = Phrases(
        counted(),
        min_count=settings.min_count,
        threshold=settings.threshold,
        max_vocab_size=settings.max_counts,
        delimiter=_BETWEEN,
        scoring="npmi",
        connector_words=CONNECTORS,
    )
    if sum(model.vocab.values()) < expected:
        warn(
            f"phrases: more than {settings.max_counts:,} different words and pairs; the rarest "
            "were forgotten, scores are off. Set max_counts higher where memory allows it."
        )
    found: dict[str, float] = {}
    for pair, npmi in model.export_phrases().items():
        first, *rest = pair.split(_BETWEEN)
        if first not in not_first:
            phrase = " ".join([first, *rest])  # the same words may be parted elsewhere, too
            found[phrase] = max(npmi, found.get(phrase, -1.0))
    return found


def _pieces(places: Counter[str]) -> set[str]:
    """Phrases inside one that stands in nearly as many places."""
    pieces = set()
    for phrase in places:
        syllables = phrase.split(" ")
        for first, after in combinations(range(len(syllables) + 1), 2):
            piece = " ".join(syllables[first:after])
            if piece != phrase and places[phrase] >= _INSIDE * places.get(piece, math.inf):
                pieces.add(piece)
    return pieces

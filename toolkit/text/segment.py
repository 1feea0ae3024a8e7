"""From a string to tokens that keep their place.

Backends by name: ``syllables`` splits at spaces and punctuation; ``underthesea`` joins
syllables to words with the library's trained segmenter (Vu et al., underthesea,
https://github.com/undertheseanlp/underthesea). Both take the text as it stands, and on top of
both a user's lexicon makes terms one token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from operator import methodcaller
from typing import TYPE_CHECKING, Annotated, Literal, Protocol

from toolkit.batches import batched
from toolkit.config.types import File
from toolkit.registry import Registry
from toolkit.text.lexicon import Lexicon
from toolkit.text.lists import read_terms
from toolkit.text.remembering import the_store
from toolkit.text.tokens import Token

if TYPE_CHECKING:
    from toolkit.text.store import Store

__all__ = ["Segmenter", "Token", "segment", "segmenters", "words"]

BATCH = 20_000
"""Characters that are segmented at once, or one text if it is longer."""

REMEMBERED = 1_000_000
"""Characters that are remembered together, or one text if it is longer."""

segmenters = Registry("segmenter")


class Source(Protocol):
    """What finds tokens in texts: words are their forms."""

    def tokens(self, texts: Sequence[str]) -> Iterable[list[Token]]: ...

    def words(self, texts: Sequence[str]) -> Iterable[list[str]]: ...


class Segmenter:
    """Splits a text into tokens when called; `each` and `words_of_each` do so for many at once.

    Its source is loaded when it is first needed, which a lexicon does at once. In a run that
    remembers (`toolkit.text.remembering`) ``remembered`` is the source of many texts, if given.
    """

    def __init__(
        self,
        load: Callable[[], Source],
        lexicon: Iterable[str] | None = None,
        remembered: Callable[[Store], Source] | None = None,
    ) -> None:
        self._load = load
        self._remembered = remembered
        self._lexicon = Lexicon(lexicon, self._forms) if lexicon else None

    @cached_property
    def _source(self) -> Source:
        return self._load()

    def _forms(self, term: str) -> list[str]:
        [forms] = self._source.words([term])
        return forms

    def __call__(self, text: str) -> list[Token]:
        [tokens] = self._tokens(self._source, [text])
        return tokens

    def words(self, text: str) -> list[str]:
        """The tokens' forms."""
        [forms] = self._words(self._source, [text])
        return forms

    def each(self, texts: Iterable[str]) -> Iterator[list[Token]]:
        """The tokens of each text."""
        source, size = self._of_many()
        for batch in batched(texts, size):
            yield from self._tokens(source, batch)

    def words_of_each(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """The forms of each text's tokens."""
        source, size = self._of_many()
        for batch in batched(texts, size):
            yield from self._words(source, batch)

    def _of_many(self) -> tuple[Source, int]:
        """The source of many texts, and how many characters to ask it for at once."""
        store = the_store()
        if store is None or self._remembered is None:
            return self._source, BATCH
        return self._remembered(store), REMEMBERED

    def _tokens(self, source: Source, texts: Sequence[str]) -> Iterable[list[Token]]:
        found = source.tokens(texts)
        if self._lexicon is None:
            return found
        return (self._lexicon.join(*pair) for pair in zip(texts, found, strict=True))

    def _words(self, source: Source, texts: Sequence[str]) -> Iterable[list[str]]:
        if self._lexicon is None:
            return source.words(texts)
        return ([token.form for token in tokens] for tokens in self._tokens(source, texts))


# Document numbers (27-CT/TW), dates (13/1/2022), codes (F0, T.Ư) stay whole; a run of letters,
# digits and combining marks is a syllable; any other visible character stands alone.
_SYLLABLE = re.compile(
    r"""
    \d+(?:[.,/:]\d+)+%?                     # 2.705  23,5  16/5/2016  17:53
    | \w+(?:[\u0300-\u036f]+\w*)*           # Xuân, however it is composed
      (?:[-/&.]\w+(?:[\u0300-\u036f]+\w*)*)*  # 16/CT-TTg  CT-XH  T.Ư  VOV.VN
    | [^\w\s]
    """,
    re.VERBOSE,
)
_span = methodcaller("span")


class _Syllables:
    """A split that needs no model."""

    def tokens(self, texts: Sequence[str]) -> list[list[Token]]:
        return [
            [Token(text[s:e], s, e) for s, e in map(_span, _SYLLABLE.finditer(text))]
            for text in texts
        ]

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        return [_SYLLABLE.findall(text) for text in texts]


Terms = Annotated[list[str], File(read_terms)]


@segmenters.register("syllables")
def syllables(lexicon: Terms | None = None) -> Segmenter:
    """Split at spaces and punctuation; numbers, dates and document numbers stay whole.

    ``lexicon``: terms that are one token each, or the path of a file with one a line, as
    `toolkit phrases --out` writes it. Source: Vietnamese orthography writes each syllable apart;
    the split needs no model.
    """
    return Segmenter(_Syllables, lexicon)


@segmenters.register("underthesea")
def underthesea(
    engine: Literal["own", "library"] = "own", lexicon: Terms | None = None
) -> Segmenter:
    """Words of one or more syllables, by underthesea's trained segmenter.

    ``engine``: ``own`` runs its model many times as fast as the ``library``, with the same
    words. ``lexicon``: terms that are one token each, or the path of a file with one a line, as
    `toolkit phrases --out` writes it. Source: https://github.com/undertheseanlp/underthesea
    (word_tokenize, a linear-chain CRF).
    """
    return Segmenter(partial(_engine, engine), lexicon, partial(_remembered, engine))


def _engine(name: Literal["own", "library"]) -> Source:
    from toolkit.text import segmentation

    return segmentation.engine(name)


def _remembered(name: Literal["own", "library"], store: Store) -> Source:
    from toolkit.text.segmentation.remembered import Remembered

    return Remembered(name, store)


def segment(text: str, backend: str = "underthesea", lexicon: Iterable[str] = ()) -> list[Token]:
    """Tokens of ``text`` as it stands, with their spans.

    ``lexicon``: terms that are one token each. Raises ConfigError for no such backend and for an
    empty term.
    """
    return _segmenter(backend, lexicon)(text)


def words(text: str, backend: str = "underthesea", lexicon: Iterable[str] = ()) -> list[str]:
    """The forms of `segment`'s tokens: a word's syllables joined by a space."""
    return _segmenter(backend, lexicon).words(text)


def _segmenter(backend: str, lexicon: Iterable[str]) -> Segmenter:
    built: Segmenter = segmenters[backend]({"lexicon": list(lexicon)})
    return built

"""scikit-learn's vectorizers, fast for many texts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer
from sklearn.utils import _align_api_if_sparse

from toolkit.batches import batched
from toolkit.vectorise.reading import Reading, reading_of
from toolkit.vectorise.streams import AmbiguousTokens, Numbers, StreamReader
from toolkit.vectorise.threads import in_order, worker_count

if TYPE_CHECKING:
    from toolkit.vectorise.grams import Grams
    from toolkit.vectorise.terms import Lookup

__all__ = ["SyllableCounts", "SyllableTfidf"]

BATCH = 1 << 22
"""Characters read at once."""

MANY = 1 << 17
"""Characters from which on texts are many: they win back what importing numba takes."""

Ints = NDArray[Any]
Rows = tuple[NDArray[Any], Ints, Ints]  # data, indices and bounds of a CSR matrix


class SyllableCounts(CountVectorizer):  # type: ignore[misc]
    """scikit-learn's CountVectorizer: the same settings, vocabulary and matrix, rows sorted.

    Texts may be any iterable and are read once; `fit` holds the numbers of their tokens, 4 bytes
    each. ``n_jobs`` is the number of threads: None is 1, -1 one a core. A ``tokenizer``,
    ``preprocessor`` or unusual ``token_pattern`` of the user's is called for every text and has
    the texts held in memory; an ``analyzer`` of the user's is left to scikit-learn, and read from
    its method ``each`` where it has one, which takes all texts and gives the n-grams of each.
    """

    def __init__(self, *, n_jobs: int | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self.n_jobs = n_jobs

    @classmethod
    def _get_param_names(cls) -> list[str]:
        return sorted([*CountVectorizer._get_param_names(), "n_jobs"])

    def fit(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn the vocabulary. Raises ValueError where no n-gram is left."""
        reading, texts = self._weigh(raw_documents)
        if reading and self.vocabulary is None:
            with suppress(AmbiguousTokens):
                self._learn(reading, texts, with_texts=False)
                return self
        super().fit_transform(self._read(texts))
        return self

    def fit_transform(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """(n_texts, n_terms). Raises ValueError where no n-gram is left."""
        reading, texts = self._weigh(raw_documents)
        if reading and self.vocabulary is not None:
            super().fit_transform([])  # checks the settings
            return SyllableCounts.transform(self, texts)
        if reading:
            with suppress(AmbiguousTokens):
                grams, order, n_texts = self._learn(reading, texts)
                columns = np.full(len(grams.totals), -1, dtype=np.int32)
                columns[order] = np.arange(len(order))
                return self._matrix([self._rows(columns, order, grams, n_texts)])
        matrix = super().fit_transform(self._read(texts))
        matrix.sort_indices()
        return matrix

    def transform(self, raw_documents: Iterable[Any]) -> Any:
        """(n_texts, n_terms)."""
        self._check_vocabulary()
        reading, texts = self._weigh(raw_documents)
        if reading:
            with suppress(AmbiguousTokens):
                return self._matrix(list(self._count(self._find_lookup(reading), texts)))
        return super().transform(self._read(texts))

    def build_analyzer(self) -> Any:
        """scikit-learn's, but for what is read."""
        analyze = super().build_analyzer()
        if not hasattr(self.analyzer, "each"):
            return analyze
        return lambda text: text if isinstance(text, _Read) else analyze(text)

    def _read(self, texts: Iterable[Any]) -> Iterable[Any]:
        """What the analyzer's ``each`` reads; the texts where there is none."""
        each = getattr(self.analyzer, "each", None)
        if each is None or isinstance(texts, str):
            return texts
        return map(_Read, each(map(self.decode, texts)))

    def blocks(self, raw_documents: Iterable[Any], size: int = 10_000) -> Iterator[Any]:
        """The rows of `transform`, ``size`` texts at a time."""
        texts = iter(raw_documents)
        while block := list(islice(texts, size)):
            yield self.transform(block)

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())
        state.pop("_lookup", None)  # made again from the vocabulary
        return state

    def _weigh(self, texts: Iterable[Any]) -> tuple[Reading | None, Iterable[Any]]:
        """How to read the texts if they are many; and the texts, as they are to be had again."""
        if isinstance(texts, str) or self.input != "content":
            return None, texts
        rest = iter(texts)
        first, size = [], 0
        for text in rest:
            first.append(text)
            size += len(text) if isinstance(text, str) else 0
            if size >= MANY:
                break
        if size < MANY:
            return None, first
        self._validate_params()
        reading = reading_of(self)
        whole = reading is None or not reading.by_piece
        return reading, [*first, *rest] if whole else chain(first, rest)

    def _batches(self, texts: Iterable[Any]) -> Iterator[list[str]]:
        return batched(map(self.decode, texts), BATCH)

    def _learn(
        self, reading: Reading, texts: Iterable[Any], with_texts: bool = True
    ) -> tuple[Grams, Ints, int]:
        """Set the vocabulary. Returns n-grams, those of each column, and the number of texts.

        Raises ValueError as scikit-learn does.
        """
        from toolkit.vectorise.grams import Grams, Span, count_grams, has_grams
        from toolkit.vectorise.terms import Lookup, alphabetical, spell

        self._validate_ngram_range()
        self._warn_for_unused_params()
        self._validate_vocabulary()
        numbers, workers = Numbers(), worker_count(self.n_jobs)
        reader = StreamReader(reading, numbers, learns=True)
        stream = np.concatenate(list(in_order(reader, self._batches(texts), workers)))
        if not has_grams(stream, reading.low):
            raise ValueError("empty vocabulary; perhaps the documents only contain stop words")
        n_texts = int(np.count_nonzero(stream < 0))
        span = Span(reading.low, reading.high, *self._bounds(n_texts))
        parts = count_grams(stream, len(numbers) + 1, span, workers)
        grams = Grams.join([part if with_texts else part.without_texts() for part in parts])
        if not len(grams.totals):
            raise ValueError(
                "After pruning, no terms remain. Try a lower min_df or a higher max_df."
            )
        order = self._most_frequent(grams, alphabetical(grams.windows, numbers))
        windows = grams.windows[:, order]
        self.vocabulary_ = {term: column for column, term in enumerate(spell(windows, numbers))}
        self._lookup = Lookup(self.vocabulary_, self.get_params(deep=False), reader, windows)
        return grams, order, n_texts

    def _bounds(self, n_texts: int) -> tuple[int, int]:
        """In how many texts a term stands at least and at most."""
        least, most = (
            float(bound if isinstance(bound, Integral) else bound * n_texts)
            for bound in (self.min_df, self.max_df)
        )
        if most < least:
            raise ValueError("max_df corresponds to < documents than min_df")
        return math.ceil(least), math.floor(most)

    def _most_frequent(self, grams: Grams, order: Ints) -> Ints:
        """Those of ``order`` that max_features leaves; ties fall as in scikit-learn."""
        if self.max_features is None or len(order) <= self.max_features:
            return order
        kind = csr_matrix((1, 1), dtype=self.dtype).sum(axis=0).dtype
        totals = grams.frequencies if self.binary else grams.totals
        chosen = (-totals[order].astype(kind)).argsort()[: self.max_features]
        return order[np.sort(chosen)]

    def _find_lookup(self, reading: Reading) -> Lookup:
        """What fitting left, or the same made of the vocabulary."""
        from toolkit.vectorise.terms import Lookup

        lookup: Lookup | None = getattr(self, "_lookup", None)
        vocabulary, settings = self.vocabulary_, self.get_params(deep=False)
        if lookup and lookup.vocabulary is vocabulary and lookup.settings == settings:
            return lookup
        reader = StreamReader(reading, Numbers(), learns=False)
        self._lookup = Lookup(vocabulary, settings, reader)
        return self._lookup

    def _count(self, lookup: Lookup, texts: Iterable[Any]) -> Iterator[Rows]:
        """The rows of the texts, in blocks."""

        def rows(batch: list[str]) -> Rows:
            return self._rows(*lookup.count(batch), len(batch))

        return in_order(rows, self._batches(texts), worker_count(self.n_jobs))

    def _rows(self, columns: Ints, order: Ints, grams: Grams, n_texts: int) -> Rows:
        from toolkit.vectorise.grams import fill_matrix

        if self.binary:
            grams.counts.fill(1)
        shape = n_texts, len(self.vocabulary_)
        return fill_matrix(columns, order, grams, shape, self.dtype)

    def _matrix(self, blocks: list[Rows]) -> Any:
        """The rows of all blocks, one below the other."""
        data, indices, bounds = zip(*blocks, strict=True)
        lengths = np.concatenate([np.diff(ends) for ends in bounds])
        rows = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        matrix = csr_matrix(
            (_join(data), _join(indices), rows), shape=(len(lengths), len(self.vocabulary_))
        )
        return _align_api_if_sparse(matrix)


def _join(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


class _Read(list[str]):
    """The n-grams of a text."""


class SyllableTfidf(TfidfVectorizer, SyllableCounts):  # type: ignore[misc]
    """scikit-learn's TfidfVectorizer over `SyllableCounts`: the same matrix, rows sorted."""

    def __init__(self, *, n_jobs: int | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self.n_jobs = n_jobs

    @classmethod
    def _get_param_names(cls) -> list[str]:
        return sorted([*TfidfVectorizer._get_param_names(), "n_jobs"])

    def fit(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn vocabulary and idf. Raises ValueError where no n-gram is left."""
        reading, texts = self._weigh(raw_documents)
        if reading and self.vocabulary is None:
            with suppress(AmbiguousTokens):
                self._check_params()
                grams, order, n_texts = self._learn(reading, texts, with_texts=False)
                self._weigh_terms(grams.frequencies[order], n_texts)
                return self
        return super().fit(texts)

    def _weigh_terms(self, frequencies: Ints, n_texts: int) -> None:
        """Set idf from the number of texts that each column's term stands in."""
        settings = {name: getattr(self, name) for name in TfidfTransformer._get_param_names()}
        empty = csr_matrix((1, len(frequencies)), dtype=self.dtype)
        self._tfidf = TfidfTransformer(**settings).fit(empty)
        if self.use_idf:
            smooth = int(self.smooth_idf)
            seen = frequencies.astype(self._tfidf.idf_.dtype) + smooth
            self._tfidf.idf_ = np.log((n_texts + smooth) / seen) + 1

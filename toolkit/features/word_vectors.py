"""Texts as the mean of their words' vectors."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from toolkit.errors import ArticleError
from toolkit.features.latent import unit_rows
from toolkit.features.ngrams import WordNGrams
from toolkit.features.word_table import WordTable, joined, read_table, split

__all__ = ["StaticVectors", "TrainedVectors", "train_table"]


class _MeanVectors(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """The mean of the vectors of a text's words, frequent words weighing less.

    A word that is the part p of the training texts' words weighs ``rare / (rare + p)``; one that
    they lack weighs 1.
    """

    segmenter: dict[str, Any]
    rare: float

    def fit(self, texts: list[str], y: Any = None) -> _MeanVectors:
        table = self._table(texts)
        self.words_ = joined(table.words)
        self.n_features_out_ = table.vectors.shape[1]
        counts = np.asarray(self._count(texts).sum(axis=0)).ravel()
        weights = self.rare / (self.rare + counts / max(counts.sum(), 1))
        self.vectors_ = (table.vectors * weights[:, None]).astype(np.float32)
        return self

    def _table(self, texts: list[str]) -> WordTable:
        raise TypeError(f"{type(self).__name__} has no table")

    def transform(self, texts: list[str]) -> NDArray[np.float64]:
        """(n_texts, n_dimensions), rows of length 1, or 0 for a text without a known word."""
        return unit_rows(np.asarray(self._count(texts) @ self.vectors_, dtype=np.float64))

    def _count(self, texts: list[str]) -> Any:
        """(n_texts, n_words)."""
        if "_counter" not in self.__dict__:
            from toolkit.vectorise import SyllableCounts

            words = split(self.words_)
            self._counter = SyllableCounts(
                vocabulary={word: i for i, word in enumerate(words)},
                analyzer=WordNGrams(self.segmenter, 1, 1),
                dtype=np.float32,
            )
        return self._counter.transform(texts)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_counter", None)  # made again from the words
        return state

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        return np.array([f"vector{i}" for i in range(self.n_features_out_)], dtype=object)


class StaticVectors(_MeanVectors):
    """Vectors from a file of `toolkit.features.word_table`; a fitted one holds them itself."""

    def __init__(self, table: str, segmenter: dict[str, Any], rare: float = 1e-3) -> None:
        self.table = table
        self.segmenter = segmenter
        self.rare = rare

    def _table(self, texts: list[str]) -> WordTable:
        self.__dict__.pop("_counter", None)
        return read_table(self.table)


class TrainedVectors(_MeanVectors):
    """Vectors learnt from the training texts by skip-grams."""

    def __init__(
        self,
        segmenter: dict[str, Any],
        dimensions: int = 100,
        window: int = 5,
        min_count: int = 3,
        passes: int = 10,
        rare: float = 1e-3,
        seed: int = 0,
    ) -> None:
        self.segmenter = segmenter
        self.dimensions = dimensions
        self.window = window
        self.min_count = min_count
        self.passes = passes
        self.rare = rare
        self.seed = seed

    def _table(self, texts: list[str]) -> WordTable:
        self.__dict__.pop("_counter", None)
        return train_table(
            texts,
            WordNGrams(self.segmenter, 1, 1),
            dimensions=self.dimensions,
            window=self.window,
            min_count=self.min_count,
            passes=self.passes,
            seed=self.seed,
        )


def train_table(
    texts: list[str],
    words: WordNGrams,
    *,
    dimensions: int,
    window: int,
    min_count: int,
    passes: int,
    seed: int,
) -> WordTable:
    """Skip-gram vectors of the words of ``texts``; on one thread, so that they repeat exactly.

    Raises ArticleError where no word stands ``min_count`` times.

    Source: Mikolov et al. (2013), Distributed representations of words and phrases, NIPS 26.
    """
    from gensim.models import Word2Vec

    lines = list(words.each(line for text in texts for line in text.split("\n")))
    model = Word2Vec(
        vector_size=dimensions,
        window=window,
        min_count=min_count,
        sg=1,
        epochs=passes,
        seed=seed % 2**31,
        workers=1,
        hashfxn=_hash,
    )
    model.build_vocab(lines)
    if not len(model.wv):
        raise ArticleError(
            f"features: no word stands {min_count} times in {len(texts)} articles; expected some. "
            "Give more articles, or set min_count lower."
        )
    model.train(lines, total_examples=len(lines), epochs=passes)
    return WordTable(list(model.wv.index_to_key), model.wv.vectors)


def _hash(text: str) -> int:
    """The same in every process, unlike Python's own."""
    return zlib.crc32(text.encode())

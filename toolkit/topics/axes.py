"""Where words stand in a space of few dimensions, in which articles are then clustered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ArticleError
from toolkit.topics.counts import Counts
from toolkit.topics.tfidf import tfidf

__all__ = ["learn_axes"]

_ENCODERS = ("e5", "sentence_transformers")


def learn_axes(
    vectors: str, counts: Counts, idf: NDArray[np.float64], dimensions: int, seed: int
) -> NDArray[np.float64]:
    """(n_words, n_dimensions): an article is the sum of its words' rows, weighted by TF-IDF.

    ``vectors`` are ``lsa``; ``word2vec``, learnt from these articles; ``press``, which the toolkit
    brings; ``e5`` or ``sentence_transformers``, features by whose encoder each word is read; or the
    path of a word table or of the folder of a sentence encoder. Raises ArticleError for a table
    without any of the words, ConfigError for a file that is none and an encoder that is not to be
    had.
    """
    if vectors == "lsa":
        return _latent(counts, idf, dimensions, seed)
    if vectors == "word2vec":
        table = _learnt(counts, dimensions, seed)
    elif vectors in _ENCODERS or Path(vectors).is_dir():
        table = _encoded(vectors, counts)
    else:
        table = _read(vectors)
    return _of_table(table, counts.words, vectors)


def _latent(
    counts: Counts, idf: NDArray[np.float64], dimensions: int, seed: int
) -> NDArray[np.float64]:
    from sklearn.decomposition import TruncatedSVD

    weighted = tfidf(counts.matrix, idf)
    dimensions = min(dimensions, min(weighted.shape) - 1)
    found = TruncatedSVD(dimensions, algorithm="arpack", random_state=seed).fit(weighted)
    axes: NDArray[np.float64] = np.ascontiguousarray(found.components_.T)
    return axes


def _learnt(counts: Counts, dimensions: int, seed: int) -> Mapping[str, NDArray[np.float64]]:
    """Source: Mikolov et al. (2013), Efficient estimation of word representations, ICLR workshop;
    gensim's Word2Vec, by one worker."""
    from gensim.models import Word2Vec

    texts = [list(text) for text in counts.texts]
    model = Word2Vec(
        texts, vector_size=dimensions, window=10, min_count=1, sg=1, epochs=10, seed=seed, workers=1
    )
    return {word: model.wv[word] for word in model.wv.index_to_key}


def _encoded(vectors: str, counts: Counts) -> Mapping[str, NDArray[np.float64]]:
    """Source: static embeddings of words by a sentence encoder, as
    https://github.com/MinishLab/model2vec makes them."""
    from toolkit.config import defaults
    from toolkit.features import features

    name, chosen = (vectors, {}) if vectors in _ENCODERS else (_ENCODERS[1], {"encoder": vectors})
    component = defaults(features, name)[name]
    encoder = component.component({**component.settings, **chosen})
    counts.tell(f"vectors of {len(counts.words)} words by {vectors}")
    return dict(zip(counts.words, encoder.fit([]).transform(list(counts.words)), strict=True))


def _read(vectors: str) -> Mapping[str, NDArray[np.float64]]:
    from toolkit.features.press_vectors import TABLE
    from toolkit.features.word_table import read_table, split

    if vectors != "press":
        return dict(zip(*read_table(vectors), strict=True))
    with np.load(TABLE, allow_pickle=False) as table:
        rows = table["vectors"] * table["scales"].astype(np.float64)[:, None]
        return dict(zip(split(table["words"]), rows, strict=True))


def _of_table(
    table: Mapping[str, NDArray[np.float64]], words: Sequence[str], name: str
) -> NDArray[np.float64]:
    """Directions less their mean, which all articles share; 0 for a word that is not in it."""
    known = [row for row, word in enumerate(words) if word in table]
    if not known:
        raise ArticleError(
            f"model.vectors: none of the {len(words)} words of the vocabulary is in {name!r}; "
            "expected vectors of Vietnamese words, or lsa."
        )
    rows = np.array([table[words[row]] for row in known], dtype=np.float64)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    axes = np.zeros((len(words), rows.shape[1]))
    axes[known] = rows - rows.mean(axis=0)
    return axes

"""Texts as a few hundred numbers: learnt from the training texts, or read from a table of words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from toolkit.config import Between, Named, defaults
from toolkit.errors import ConfigError
from toolkit.features.ngrams import WordNGrams
from toolkit.features.registry import features
from toolkit.text.segment import segmenters

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["lsa", "press_vectors", "static", "word2vec"]

_SYLLABLES = defaults(segmenters, "syllables")["syllables"]


@features.register("lsa")
def lsa(
    seed: int,
    dimensions: Annotated[int, Between(1, 5000)] = 200,
    segmenter: Annotated[Named, segmenters] = _SYLLABLES,
    low: Annotated[int, Between(1, 5)] = 1,
    high: Annotated[int, Between(1, 5)] = 2,
    min_articles: Annotated[int, Between(1, None)] = 2,
) -> TransformerMixin:
    """Latent semantic analysis: TF-IDF of n-grams, reduced by singular value decomposition.

    Source: Deerwester et al. (1990), Indexing by latent semantic analysis, JASIS 41.
    """
    from toolkit.features.latent import LatentSemantics
    from toolkit.features.ngrams import vectorizer

    analyzer = WordNGrams(_settings(segmenter), low, high)
    return LatentSemantics(vectorizer(analyzer, min_articles, None), dimensions, seed)


@features.register("word2vec")
def word2vec(
    seed: int,
    segmenter: Annotated[Named, segmenters] = _SYLLABLES,
    dimensions: Annotated[int, Between(1, 2000)] = 100,
    window: Annotated[int, Between(1, 100)] = 5,
    min_count: Annotated[int, Between(1, None)] = 3,
    passes: Annotated[int, Between(1, 1000)] = 10,
    rare: Annotated[float, Between(1e-9, None)] = 1e-3,
) -> TransformerMixin:
    """Weighted mean of word vectors that skip-grams learn from the training texts.

    For vectors of more texts than those with labels, make a table of them for ``static``.

    Source: Mikolov et al. (2013), Distributed representations of words and phrases, NIPS 26;
    Arora, Liang and Ma (2017), A simple but tough-to-beat baseline for sentence embeddings, ICLR.
    """
    from toolkit.features.word_vectors import TrainedVectors

    return TrainedVectors(_settings(segmenter), dimensions, window, min_count, passes, rare, seed)


@features.register("press_vectors")
def press_vectors(weight: Annotated[float, Between(0.0, 100.0)] = 2.0) -> TransformerMixin:
    """What a text is about, by word vectors learnt from 19,907 articles of the Vietnamese press.

    They let a model that saw few labelled articles make sense of words that these lack. The
    table (``scripts/make_press_words.py``) holds single words and numbers. ``weight`` is the
    length of the vector beside n-grams, whose TF-IDF has the length 1.

    Source: Mikolov et al. (2013), Efficient estimation of word representations in vector space,
    ICLR (continuous bag of words); Arora, Liang and Ma (2017), A simple but tough-to-beat baseline
    for sentence embeddings, ICLR.
    """
    from toolkit.features.press_vectors import PressVectors

    return PressVectors(weight)


@features.register("static")
def static(
    table: str = "models/words.npz",
    segmenter: Annotated[Named, segmenters] = _SYLLABLES,
    rare: Annotated[float, Between(1e-9, None)] = 1e-3,
) -> TransformerMixin:
    """Weighted mean of word vectors from a table made once, by ``scripts/make_word_table.py``.

    The trained model holds the vectors: it needs the table no more.

    Source: https://github.com/MinishLab/model2vec; Arora, Liang and Ma (2017), A simple but
    tough-to-beat baseline for sentence embeddings, ICLR.
    """
    from toolkit.features.word_vectors import StaticVectors

    if not Path(table).is_file():
        raise ConfigError(
            f"features: static: found no file {table}; expected a table of word vectors. Make one "
            f"with: python -m scripts.make_word_table articles FOLDER --out {table}"
        )
    return StaticVectors(table, _settings(segmenter), rare)


def _settings(segmenter: Named) -> dict[str, Any]:
    return {"name": segmenter.name, **segmenter.settings}

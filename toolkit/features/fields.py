"""N-grams that weigh more in the title and the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.config import Between, Named, defaults
from toolkit.features.ngrams import WordNGrams, vectorizer
from toolkit.features.registry import features
from toolkit.text.segment import segmenters

if TYPE_CHECKING:
    from sklearn.base import TransformerMixin

__all__ = ["fields"]

_SYLLABLES = defaults(segmenters, "syllables")["syllables"]
Weight = Annotated[float, Between(0.0, 1000.0)]


@features.register("fields")
def fields(
    title: Weight = 3.0,
    lead: Weight = 2.0,
    body: Weight = 1.0,
    segmenter: Annotated[Named, segmenters] = _SYLLABLES,
    low: Annotated[int, Between(1, 5)] = 1,
    high: Annotated[int, Between(1, 5)] = 3,
    min_articles: Annotated[int, Between(1, None)] = 2,
) -> TransformerMixin:
    """TF-IDF of n-grams that count more often in the title and in the lead, in one vocabulary.

    Fields are told by the text's lines: the first is the title unless it ends like a sentence or
    stands alone, the next is the lead. So an article without a title has none, and plain text is
    read as an article is.

    Source: Robertson, Zaragoza and Taylor (2004), Simple BM25 extension to multiple weighted
    fields, CIKM.
    """
    from toolkit.features.field_tfidf import FieldTfidf

    analyzer = WordNGrams({"name": segmenter.name, **segmenter.settings}, low, high)
    return FieldTfidf(vectorizer(analyzer, min_articles, None), title, lead, body)

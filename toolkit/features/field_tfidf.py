"""TF-IDF over counts that are summed by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags_array
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.preprocessing import normalize

from toolkit.features.ngrams import place_ngrams
from toolkit.features.registry import Occurrence
from toolkit.vectorise import SyllableCounts

__all__ = ["FieldTfidf", "field_bounds"]

_CLOSING = "\"'”’»)]}… \t"


def field_bounds(text: str) -> tuple[int, int]:
    """Where the lead and where the body begins in ``text``; the title stands before them.

    The first line is a title unless it ends in a full stop, as sentences do and headlines of the
    press do not, or no other follows. The lead is the line after the title.
    """
    first = text.find("\n") + 1
    lead = 0 if not first or text[:first].rstrip("\n" + _CLOSING).endswith(".") else first
    after = text.find("\n", lead) + 1
    return lead, after or len(text)


class FieldTfidf(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """log(1 + weighted count) times inverse document frequency, rows of length 1.

    ``vectorizer`` gives vocabulary and idf; its n-grams reach over no line.
    """

    def __init__(self, vectorizer: Any, title: float, lead: float, body: float) -> None:
        self.vectorizer = vectorizer
        self.title = title
        self.lead = lead
        self.body = body

    def fit(self, texts: list[str], y: Any = None) -> FieldTfidf:
        self.vectorizer_ = clone(self.vectorizer).fit(texts)
        self.n_features_out_ = len(self.vectorizer_.vocabulary_)
        return self

    def transform(self, texts: list[str]) -> csr_matrix:
        """(n_texts, n_terms)."""
        bounds = [field_bounds(text) for text in texts]
        parts = (
            (self.title, [text[:lead] for text, (lead, _) in zip(texts, bounds, strict=True)]),
            (self.lead, [text[lead:b] for text, (lead, b) in zip(texts, bounds, strict=True)]),
            (self.body, [text[body:] for text, (_, body) in zip(texts, bounds, strict=True)]),
        )
        counts = sum(weight * self._count(part) for weight, part in parts if weight)
        if not isinstance(counts, int):
            weighed = csr_matrix(counts).log1p() @ diags_array(self.vectorizer_.idf_)
            return normalize(csr_matrix(weighed), copy=False)
        return csr_matrix((len(texts), self.n_features_out_))  # every weight is 0

    def _count(self, texts: list[str]) -> Any:
        return SyllableCounts.transform(self.vectorizer_, texts)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        names: NDArray[np.object_] = self.vectorizer_.get_feature_names_out()
        return names

    def occurrences(self, texts: Sequence[str]) -> Iterator[list[Occurrence]]:
        """Where the n-grams stand, each with its field's weight as its share of the column."""
        vectorizer = self.vectorizer_
        placed = place_ngrams(vectorizer.analyzer, vectorizer.vocabulary_, texts)
        return map(self._weighed, texts, placed)

    def _weighed(
        self, text: str, placed: Sequence[tuple[int, int, int, float]]
    ) -> list[Occurrence]:
        lead, body = field_bounds(text)
        found = []
        totals: defaultdict[int, float] = defaultdict(float)
        for column, start, end, _ in placed:
            weight = self.title if start < lead else self.lead if start < body else self.body
            if weight:
                found.append((column, start, end, weight))
                totals[column] += weight
        return [Occurrence(c, start, end, w / totals[c]) for c, start, end, w in found]

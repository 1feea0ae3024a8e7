"""TF-IDF whose file form is small."""

from __future__ import annotations

from typing import Any

from toolkit.errors import ArticleError
from toolkit.vectorise import SyllableTfidf

__all__ = ["NGramTfidf"]


class NGramTfidf(SyllableTfidf):
    """TF-IDF as scikit-learn's; saved, its vocabulary is one text instead of a node a term.

    A model file keeps every key of a dict as an object of its own: for 100,000 terms that is
    slow to read. Terms hold no line break, so they are joined by one.
    """

    def fit_transform(self, raw_documents: Any, y: Any = None) -> Any:
        """(n_texts, n_terms). Raises ArticleError where no n-gram is left to learn from."""
        try:
            return super().fit_transform(raw_documents, y)
        except ValueError as error:
            raise ArticleError(
                f"features: no n-gram stands in {self.min_df} of the articles or more ({error}); "
                "expected some. Label more articles, or set min_articles lower."
            ) from None

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())
        vocabulary = state.pop("vocabulary_", None)
        if vocabulary is not None:
            state["terms"] = "\n".join(sorted(vocabulary, key=vocabulary.__getitem__))
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        state = dict(state)
        terms = state.pop("terms", None)
        if terms is not None:
            state["vocabulary_"] = {term: i for i, term in enumerate(terms.split("\n"))}
        super().__setstate__(state)

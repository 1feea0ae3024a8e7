"""What articles must be for a topic model to be fitted on them."""

from __future__ import annotations

from toolkit.errors import ArticleError
from toolkit.topics.counts import Counts

__all__ = ["require_articles"]


def require_articles(counts: Counts, k: int) -> None:
    """Raises ArticleError where fewer articles differ, or fewer words are known, than ``k``."""
    distinct = counts.distinct(k)
    if distinct < k:
        same = len(counts) - distinct
        but = f", of which {same} repeat another or have no known word" if same else ""
        raise ArticleError(
            f"{len(counts)} articles{but}: too few for {k} topics; expected at least {k} that "
            "differ. Give more articles, or set model.k lower."
        )
    if len(counts.words) < k:
        raise ArticleError(
            f"{len(counts.words)} words in the vocabulary: too few for {k} topics; expected at "
            f"least {k}. Give more articles, set model.k lower, or vocabulary.min_articles lower."
        )

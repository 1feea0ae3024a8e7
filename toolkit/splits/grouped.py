"""Splits that keep together what belongs together: stories, outlets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from toolkit.errors import ArticleError
from toolkit.splits.registry import Described, Rows, Splitter, splits
from toolkit.splits.stratified import multilabel_folds

__all__ = ["Missing", "source", "story", "stratified"]

Missing = Literal["refuse", "set_aside"]
"""What becomes of articles that do not tell what is split by."""


@splits.register("stratified")
def stratified(seed: int) -> Splitter:
    """Every theme spread evenly; articles that name the same story stay together.

    Source: Sechidis, Tsoumakas and Vlahavas (2011), On the Stratification of Multi-Label Data,
    ECML PKDD.
    """

    def parts(articles: Described, count: int) -> list[Rows]:
        return _tests(articles, count, seed, articles.stories)

    return Splitter(parts)


@splits.register("story")
def story(seed: int) -> Splitter:
    """As stratified; near-duplicates, which are found by their texts, stay together too.

    Source: Broder (1997), On the resemblance and containment of documents, SEQUENCES.
    """

    def parts(articles: Described, count: int) -> list[Rows]:
        return _tests(articles, count, seed, articles.near_duplicates)

    return Splitter(parts)


@splits.register("source")
def source(seed: int, missing: Missing = "refuse") -> Splitter:
    """Whole outlets held out: how well it does on a paper that it has never seen.

    Articles without an outlet are an error, or are set aside: neither learnt from nor scored
    (the model that is kept learns from all).

    Source: Roberts et al. (2017), Cross-validation strategies for data with temporal, spatial,
    hierarchical, or phylogenetic structure, Ecography 40.
    """

    def parts(articles: Described, count: int) -> list[Rows]:
        known = told(articles.outlets, "source or outlet", missing)
        outlets = [articles.outlets[row] for row in known]
        if len(set(outlets)) < count:
            raise ArticleError(
                f"evaluation.split: found {len(set(outlets))} outlets; expected at least {count}, "
                "one for each part. Set evaluation.folds lower, or split another way."
            )
        inside = multilabel_folds(articles.Y[known], count, seed, outlets)
        return [known[test] for _, test in inside]

    return Splitter(parts)


def told(values: Sequence[str | None], what: str, missing: Missing) -> Rows:
    """Rows that have a value. Raises ArticleError where ``missing`` refuses those without."""
    known = np.array([row for row, value in enumerate(values) if value], dtype=int)
    lacking = len(values) - len(known)
    if not len(known):
        raise ArticleError(
            f"evaluation.split: none of the {len(values):,} labelled articles has a {what}; "
            "expected one for each. Split another way."
        )
    if lacking and missing == "refuse":
        raise ArticleError(
            f"evaluation.split: {lacking:,} of {len(values):,} labelled articles have no {what}; "
            "expected one for each. Give it, or leave them out of the evaluation with "
            "evaluation.split.missing=set_aside."
        )
    return known


def _tests(articles: Described, count: int, seed: int, groups: Sequence[str | None]) -> list[Rows]:
    return [test for _, test in multilabel_folds(articles.Y, count, seed, groups)]

"""What articles tell of themselves beside their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.codebook import load_codebook
from toolkit.experiment.themes import Themes, labelled_theme, only_theme
from toolkit.topics.periods import month_of
from toolkit.topics.spread import GROUPS, UNKNOWN, UNTOLD

if TYPE_CHECKING:
    from toolkit.experiment.topics import TopicsExperiment

__all__ = ["Told", "facts_of", "tell_untold", "told_by"]


class Told(NamedTuple):
    """What articles tell beside their text, in their order."""

    stories: list[str | None]
    groups: dict[str, list[str | None]]
    """Of each of `GROUPS`, what topics are counted over."""


def facts_of(
    experiment: TopicsExperiment, articles: Sequence[Article], themes: Themes
) -> dict[str, NDArray[np.int_]]:
    """What models know of articles beside their words, as `Counts` has it.

    Raises ArticleError for labels that do not fit the articles.
    """
    facts = {"months": np.array([month_of(article.published) for article in articles])}
    if "codebook" in experiment.model.component.injected:
        codebook = load_codebook(str(experiment.codebook))
        if themes.carried:
            facts["themes"] = only_theme(themes, codebook)
        if experiment.labels:
            facts["labels"] = labelled_theme(experiment.labels, articles, codebook)
    return facts


def told_by(articles: Sequence[Article]) -> Told:
    """Read in one pass, since articles may be on disk."""
    stories: list[str | None] = []
    groups: dict[str, list[str | None]] = {name: [] for name in GROUPS}
    for article in articles:
        stories.append(article.story)
        for name, value in GROUPS.items():
            groups[name].append(value(article))
    return Told(stories, groups)


def tell_untold(told: Told, note: Callable[[str], None]) -> None:
    """Say how many articles lack what topics are counted over."""
    untold = {name: told.groups[group].count(None) for name, group in UNTOLD.items()}
    said = ", ".join(f"{number:,} have no {name}" for name, number in untold.items() if number)
    if said:
        note(f"of {len(told.stories):,} articles, {said}: they are counted as {UNKNOWN}")

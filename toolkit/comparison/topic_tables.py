"""Two topic models compared, as rows of text: for the terminal and for the page."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.comparison.fates import FATES, LEAST, Fate, Group
from toolkit.comparison.likeness import ENOUGH, WORDS
from toolkit.comparison.topics import TopicComparison
from toolkit.topics import Topics

__all__ = ["RULE", "fate_rows", "metric_rows", "notes", "summary"]

RULE = (
    f"A topic belongs with its best match in the other model where they are alike by {LEAST} or "
    "more: the Jaccard similarity of their "
    f"{WORDS} top words, or the mean of it and that of the shared articles mainly about them. "
    "Stayed: one topic, each the other's best match. Split: the best match of several topics of "
    "the second. Merged: several of the first have one best match. Regrouped: several and several "
    "that hang together. Vanished, appeared: no match."
)


def metric_rows(found: TopicComparison) -> list[tuple[str, ...]]:
    """A row of titles, then one for each metric that either model has."""
    rows: list[tuple[str, ...]] = [("metric", "first", "second")]
    for name, values in found.metrics.items():
        rows.append((name, *(_shown(name, value) for value in values)))
    return rows


def fate_rows(found: TopicComparison) -> list[tuple[str, ...]]:
    """A row of titles, then one for each two topics that belong together or topic without match.

    The fate stands in the first row of a group; a topic is told by its id and words.
    """
    rows: list[tuple[str, ...]] = [("", "first", "second", "words", "articles")]
    for group in found.groups:
        said: str = group.fate
        for first, second, *likeness in _lines(found, group):
            rows.append((said, first, second, *likeness))
            said = ""
    return rows


def _lines(found: TopicComparison, group: Group) -> list[tuple[str, str, str, str]]:
    if group.fate == "vanished":
        return [(_topic(found.first, group.first[0]), "", "", "")]
    if group.fate == "appeared":
        return [("", _topic(found.second, group.second[0]), "", "")]
    articles = found.likeness.articles
    return [
        (
            _topic(found.first, a),
            _topic(found.second, b),
            f"{found.likeness.words[a, b]:.2f}",
            "" if articles is None else f"{articles[a, b]:.2f}",
        )
        for a, b in group.matches
    ]


def summary(found: TopicComparison) -> list[str]:
    """A sentence on each model: how many of its topics had which fate."""
    first, second = (
        _told({fate: sum(len(of) for own, of in side if own == fate) for fate in FATES})
        for side in (
            [(group.fate, group.first) for group in found.groups],
            [(group.fate, group.second) for group in found.groups],
        )
    )
    return [
        f"{found.names[0]} (first), {first}",
        f"{found.names[1]} (second), {second.replace(' split', ' split off')}",
    ]


def _told(topics: Mapping[Fate, int]) -> str:
    said = ", ".join(f"{number} {fate}" for fate, number in topics.items() if number)
    return f"{sum(topics.values())} topics: {said}"


def notes(found: TopicComparison) -> list[str]:
    """What topics were matched by, and whether words and metrics compare."""
    shared = found.likeness.shared
    by = f"by their words and by {shared:,} shared articles"
    if found.likeness.articles is None:
        by = f"by their words alone: {shared:,} articles are shared, {ENOUGH} a topic are needed"
    said = [f"Topics were matched {by}. One to one, they are alike by {found.overlap:.2f}."]
    if not found.same_articles:
        said.append(
            "The models are not known to have learnt from the same articles: their metrics may "
            "not compare."
        )
    if not found.same_words:
        said.append(
            "The models make words in different ways (vocabulary.segmenter): their top words, and "
            "their metrics, may not compare."
        )
    return said


def _topic(topics: Topics, topic: int) -> str:
    return f"#{topic} " + ", ".join(word for word, _ in topics.topics[topic].words[:WORDS])


def _shown(name: str, value: float) -> str:
    if value != value:
        return "-"
    return f"{value:,.0f}" if name.startswith("n_") else f"{value:.3f}"

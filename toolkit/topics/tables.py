"""What was found of topics as rows of plain values: for MLflow, for figures, for the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.articles import Article
from toolkit.topics.events import Event
from toolkit.topics.geometry import likeness, map_of, merges
from toolkit.topics.registry import TopicModel
from toolkit.topics.topics import Assignment, Topic

__all__ = ["assignment_rows", "event_rows", "geometry_tables", "topic_rows", "word_rows"]

Rows = list[dict[str, Any]]


def topic_rows(topics: Sequence[Topic]) -> Rows:
    """A row for each topic: its words, its size, its scores."""
    return [
        {
            "id": topic.id,
            "label": topic.label,
            "words": ", ".join(word for word, _ in topic.words[:10]),
            "phrases": ", ".join(topic.phrases),
            "share": topic.share,
            "articles": topic.main_of,
            **topic.scores,
            "for_example": " | ".join(title or id_ for id_, title in topic.articles),
        }
        for topic in topics
    ]


def word_rows(topics: Sequence[Topic]) -> Rows:
    """A row for each of a topic's heaviest words."""
    return [
        {"topic": topic.id, "label": topic.label, "word": word, "weight": weight}
        for topic in topics
        for word, weight in topic.words
    ]


def assignment_rows(
    topics: Sequence[Topic], assignments: Sequence[Assignment], articles: Sequence[Article]
) -> Rows:
    """A row for each article: the topic that it is mainly about."""
    labels = {topic.id: topic.label for topic in topics}
    return [
        {
            "id": item.id,
            "title": article.title,
            "topic": item.topic,
            "label": labels[item.topic] if item.topic is not None else None,
            "share": item.share,
        }
        for item, article in zip(assignments, articles, strict=True)
    ]


def geometry_tables(model: TopicModel, topics: Sequence[Topic]) -> dict[str, Rows]:
    """``map``: where each topic lies; ``similarity`` of every two; ``hierarchy``: their merges."""
    weights = model.components_
    alike = likeness(weights).tolist()
    return {
        "map": [
            {"topic": topic.id, "label": topic.label, "share": topic.share, "x": x, "y": y}
            for topic, (x, y) in zip(topics, map_of(weights).tolist(), strict=True)
        ],
        "similarity": [
            {"topic": topic.id, "other": other.id, "likeness": alike[topic.id][other.id]}
            for topic in topics
            for other in topics
        ],
        "hierarchy": [
            {"branch": number, "left": one.left, "right": one.right, "distance": one.distance}
            for number, one in enumerate(merges(weights), len(topics))
        ],
    }


def event_rows(events: Sequence[Event]) -> Rows:
    """A row for each event, by its days."""
    return [
        {
            "from": event.first.isoformat(),
            "to": event.last.isoformat(),
            "name": event.name,
            "source": event.source,
        }
        for event in events
    ]

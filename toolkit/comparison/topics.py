"""Two topic models compared: their metrics, and what became of each topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from toolkit.comparison.fates import Group, groups
from toolkit.comparison.likeness import Likeness, likeness
from toolkit.topics import Topics

__all__ = ["TopicComparison", "compare_topics"]


@dataclass(frozen=True)
class TopicComparison:
    """The ``first`` and the ``second`` model, by ``names``, and the ``groups`` of their topics."""

    names: tuple[str, str]
    first: Topics
    second: Topics
    likeness: Likeness
    groups: list[Group]

    @property
    def overlap(self) -> float:
        """Mean likeness of topics matched one to one, 0 for those that stay without a partner."""
        partners = self.likeness.partners()
        return float(sum(self.likeness.both[pair] for pair in partners) / max(self._shape))

    @property
    def metrics(self) -> dict[str, tuple[float, float]]:
        """Metric → its value in the first and the second model, nan where one has none."""
        one, other = self.first.metrics, self.second.metrics
        nothing = float("nan")
        return {
            name: (one.get(name, nothing), other.get(name, nothing)) for name in {**one, **other}
        }

    @property
    def same_articles(self) -> bool:
        """Whether both were fitted on the very same articles, so that their metrics compare."""
        digests = [one.versions.get("data", {}).get("digest") for one in (self.first, self.second)]
        return digests[0] is not None and digests[0] == digests[1]

    @property
    def same_words(self) -> bool:
        """Whether both made words of texts in the same way, so that their top words compare."""
        one, other = (
            topics.experiment.get("vocabulary", {}).get("segmenter")
            for topics in (self.first, self.second)
        )
        return bool(one == other)

    @property
    def _shape(self) -> tuple[int, ...]:
        return self.likeness.words.shape

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON; what is undefined is null."""
        return {
            "first": self.names[0],
            "second": self.names[1],
            "shared_articles": self.likeness.shared,
            "matched_by": ["words"] if self.likeness.articles is None else ["words", "articles"],
            "same_articles": self.same_articles,
            "same_words": self.same_words,
            "overlap": round(self.overlap, 6),
            "metrics": {
                name: {"first": _number(one), "second": _number(other)}
                for name, (one, other) in self.metrics.items()
            },
            "groups": [
                {
                    "fate": group.fate,
                    "first": [_topic(self.first, topic) for topic in group.first],
                    "second": [_topic(self.second, topic) for topic in group.second],
                    "matches": [self._match(*match) for match in group.matches],
                }
                for group in self.groups
            ],
            "partners": [self._match(*pair) for pair in self.likeness.partners()],
        }

    def _match(self, first: int, second: int) -> dict[str, Any]:
        found = self.likeness
        articles = None if found.articles is None else _number(found.articles[first, second])
        words = _number(found.words[first, second])
        return {"first": first, "second": second, "words": words, "articles": articles}


def compare_topics(models: Sequence[Topics], names: Sequence[str]) -> TopicComparison:
    """The second of two models set against the first; ``names`` are what the user called them."""
    first, second = models
    found = likeness(first, second)
    return TopicComparison((names[0], names[1]), first, second, found, groups(found.both))


def _topic(topics: Topics, topic: int) -> dict[str, Any]:
    found = topics.topics[topic]
    return {"id": topic, "label": found.label, "words": [word for word, _ in found.words]}


def _number(value: float | np.float64) -> float | None:
    return round(float(value), 6) if np.isfinite(value) else None

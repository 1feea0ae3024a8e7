"""Articles counted by keys: how many there are, and how many carry each theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.metrics import effective_size, wilson
from toolkit.stats.keys import UNKNOWN, Facts, Key

__all__ = ["Counts", "Group", "Share"]


@dataclass(frozen=True)
class Share:
    """A theme among the articles of a group: how many carry it, as main theme too, and the
    share that carries it with its 95 % interval."""

    articles: int
    main: int
    share: float
    low: float
    high: float


@dataclass
class Group:
    """The articles that agree in every key."""

    articles: int = 0
    present: Counter[str] = field(default_factory=Counter)
    main: Counter[str] = field(default_factory=Counter)
    stories: Counter[str] = field(default_factory=Counter)

    @property
    def alone(self) -> int:
        """Articles without a story: each is one of its own."""
        return self.articles - self.stories.total()

    @property
    def story_count(self) -> int:
        """Stories, an article without one counting as one."""
        return len(self.stories) + self.alone

    def add(self, story: str | None) -> None:
        """Count an article."""
        self.articles += 1
        if story:
            self.stories[story] += 1

    def share(self, theme: str) -> Share:
        """The theme's share of the group's articles, its interval by story."""
        share = self.present[theme] / self.articles
        low, high = wilson(share, effective_size(self.stories.values(), self.alone))
        return Share(self.present[theme], self.main[theme], share, low, high)


class Counts:
    """Groups of articles by ``keys``, which may be none: then all articles are one group.

    ``know_stories`` tells whether any article carries a story.
    """

    def __init__(self, keys: Sequence[Key], themes: Sequence[str] = ()) -> None:
        self.keys = tuple(keys)
        self.themes = tuple(themes)
        self.know_stories = False
        self._groups: dict[tuple[str, ...], Group] = {}

    def add(self, facts: Facts, levels: Sequence[int] = ()) -> None:
        """Count an article: its columns, and 0 absent, 1 present, 2 main for each theme."""
        values = tuple(key.of(facts) for key in self.keys)
        group = self._groups.setdefault(values, Group())
        story = facts.get("story")
        group.add(story)
        self.know_stories = self.know_stories or bool(story)
        for theme, level in zip(self.themes, levels, strict=True):
            if level:
                group.present[theme] += 1
                group.main[theme] += level == 2

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], Group]]:
        """(values, group): months in their order, else the most frequent first, unknown last."""
        totals = [Counter[str]() for _ in self.keys]
        for values, group in self._groups.items():
            for total, value in zip(totals, values, strict=True):
                total[value] += group.articles

        def rank(item: tuple[tuple[str, ...], Group]) -> list[tuple[bool, int, str]]:
            return [
                (value == UNKNOWN, 0 if key.ordered else -total[value], value)
                for key, total, value in zip(self.keys, totals, item[0], strict=True)
            ]

        return iter(sorted(self._groups.items(), key=rank))

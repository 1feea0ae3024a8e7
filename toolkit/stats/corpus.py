"""What is in a corpus: counted in one pass, in memory that does not grow with its texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from toolkit.articles import Article
from toolkit.pages import ReadOptions, Reject
from toolkit.pages.rows import is_own_row
from toolkit.stats.counts import Counts, Group
from toolkit.stats.keys import KEYS, Key, facts_of, require_columns
from toolkit.stats.odd import CHECKS, REPEATED_TITLE, SAME_TITLE, Measured, oddities
from toolkit.tables import read_rows, table_suffix

__all__ = ["FIELDS", "GROUPED", "Example", "Odd", "Summary", "check_columns", "summarise"]

FIELDS = ("title", "lead", "published", "author", "place", "source", "section", "captions")
"""What a page may tell of its article: counted is how many articles have each."""

GROUPED = ("year", "month", "outlet", "province")
"""Every corpus is counted by each of these."""

_DEFAULTS = ReadOptions()
_EXAMPLES = 20


@dataclass(frozen=True)
class Example:
    """An article to look at: its id, where it was read, its title."""

    id: str
    path: str | None
    title: str | None


@dataclass
class Odd:
    """How many articles are odd in one way, and the first 20 of them."""

    articles: int = 0
    examples: list[Example] = field(default_factory=list)

    def add(self, article: Article, count: int = 1) -> None:
        """Count ``count`` articles and keep this one as an example while there are few."""
        self.articles += count
        if len(self.examples) < _EXAMPLES:
            self.examples.append(Example(article.id, article.path, article.title))


def _oddities() -> dict[str, Odd]:
    return {says: Odd() for says in (*(check.says for check in CHECKS), REPEATED_TITLE)}


@dataclass
class Summary:
    """The counts of a corpus as they grow, article by article.

    ``today`` is the day of the count, for dates in the future. ``syllables`` has the length of
    each article; ``has`` how many articles have each of `FIELDS`; ``repeats`` how many have the
    text of an earlier one; ``removed`` how many lines each rule left out; ``odd`` what is worth
    a look; ``grouped`` the counts by each of `GROUPED`, ``by`` those that were asked for.
    """

    today: date
    by: Counts | None = None
    rejects: list[Reject] = field(default_factory=list)
    syllables: array[int] = field(default_factory=lambda: array("L"))
    has: Counter[str] = field(default_factory=Counter)
    repeats: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    odd: dict[str, Odd] = field(default_factory=_oddities)
    everything: Group = field(default_factory=Group)
    grouped: dict[str, Counts] = field(
        default_factory=lambda: {name: Counts([KEYS[name]]) for name in GROUPED}
    )
    _texts: set[int] = field(default_factory=set)
    _titles: Counter[int] = field(default_factory=Counter)

    @property
    def articles(self) -> int:
        """How many articles were counted."""
        return len(self.syllables)

    def add(self, article: Article) -> None:
        """Count an article."""
        text = article.text
        syllables = len(text.split())
        self.syllables.append(syllables)
        self.has.update(name for name in FIELDS if getattr(article, name))
        self.removed.update(line.rule for line in article.removed)
        self._add_repeats(article, text)
        for says in oddities(Measured(article, text, syllables, self.today)):
            self.odd[says].add(article)
        facts = facts_of(article)
        for counts in self.grouped.values():
            counts.add(facts)
        if self.by is not None:
            self.by.add(facts)
        self.everything.add(article.story)

    def _add_repeats(self, article: Article, text: str) -> None:
        """Texts and titles are known again by their hashes: 8 bytes each, whatever their length."""
        fingerprint = hash(text)
        self.repeats += fingerprint in self._texts
        self._texts.add(fingerprint)
        if article.title:
            key = hash(article.title)
            self._titles[key] += 1
            if self._titles[key] == SAME_TITLE:
                self.odd[REPEATED_TITLE].add(article, SAME_TITLE)
            elif self._titles[key] > SAME_TITLE:
                self.odd[REPEATED_TITLE].articles += 1


def summarise(
    items: Iterable[Article | Reject], today: date, by: Sequence[Key] | None = None
) -> Summary:
    """Count a corpus; ``by`` adds counts by these keys. What was set aside is kept apart."""
    summary = Summary(today, None if by is None else Counts(by))
    for item in items:
        if isinstance(item, Article):
            summary.add(item)
        else:
            summary.rejects.append(item)
    return summary


def check_columns(
    paths: Iterable[str], by: Sequence[Key], options: ReadOptions = _DEFAULTS
) -> None:
    """Raise ArticleError where a table that `toolkit read` wrote lacks the columns of ``by``.

    Others are not asked: what their pages and texts tell is known when they are read.
    """
    mapped = [ours for ours, theirs in options.columns if theirs]
    for path in map(Path, paths):
        if table_suffix(path.name) and path.is_file():
            _, row = next(read_rows(path), (0, {}))
            if isinstance(row, dict) and is_own_row(row, options):
                require_columns(by, {*row, *mapped}, str(path))

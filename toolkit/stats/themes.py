"""How often each theme is in predictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.pages import Reject
from toolkit.stats.corpus import GROUPED
from toolkit.stats.counts import Counts, Group
from toolkit.stats.keys import KEYS, Facts, Key, require_columns
from toolkit.stats.predicted import Predictions

__all__ = ["ThemeCounts", "count_themes"]


@dataclass
class ThemeCounts:
    """The counts of predictions: of all, by each key, and by the keys that were asked for.

    ``unmatched`` predictions have no article in the corpus that they were joined with.
    """

    overall: Counts
    grouped: dict[str, Counts]
    by: Counts | None = None
    rejects: list[Reject] = field(default_factory=list)
    unmatched: int = 0

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes, in the order of the predictions."""
        return self.overall.themes

    @property
    def everything(self) -> Group:
        """All articles as one group."""
        return next((group for _, group in self.overall), Group())

    @property
    def caveat(self) -> str:
        """What everyone who reads the shares must know."""
        reprints = "the reprints of a story count as one article"
        if not self.everything.stories:
            reprints = "without a story column, reprints count as if they were independent"
        return (
            "Shares of predicted labels, uncorrected for classifier error: what the model missed, "
            "or took for a theme by mistake, is counted as it was labelled. The intervals do "
            "not cover such mistakes; toolkit evaluate measures them on labelled articles. "
            f"95 % intervals (Wilson): {reprints}."
        )

    def add(self, facts: Facts, levels: Sequence[int]) -> None:
        """Count an article: its columns and its level for each theme."""
        self.overall.add(facts, levels)
        for counts in self.grouped.values():
            counts.add(facts, levels)
        if self.by is not None:
            self.by.add(facts, levels)


def count_themes(
    files: Sequence[Predictions],
    by: Sequence[Key] | None = None,
    corpus: Mapping[str, Facts] | None = None,
) -> ThemeCounts:
    """Count predictions of the same themes, by ``by`` or by what they have columns for.

    What ``corpus`` tells of an article goes before the columns of its prediction. Raises
    ArticleError where neither has a column that ``by`` needs.
    """
    if corpus is None:
        for file in files:
            require_columns(by or (), file.columns, str(file.path))
    keys = [KEYS[name] for name in GROUPED] if by is None else by
    themes = files[0].themes
    counts = ThemeCounts(
        Counts((), themes),
        {key.name: Counts((key,), themes) for key in keys},
        None if by is None else Counts(by, themes),
    )
    for item in (item for file in files for item in file):
        if isinstance(item, Reject):
            counts.rejects.append(item)
            continue
        facts = item.facts
        if corpus is not None:
            known = corpus.get(item.id, {})
            counts.unmatched += not known
            facts = {**facts, **{name: value for name, value in known.items() if value}}
        counts.add(facts, item.levels)
    return counts

"""How often the seed phrases and patterns of a codebook stand in a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.codebook import KINDS, Codebook, Pattern, Phrase
from toolkit.features.seed_phrases import Entry, PhraseFinder, phrase_forms, spelled
from toolkit.features.word_patterns import PatternFinder
from toolkit.stats.tables import Row, Table
from toolkit.text import normalise, segmenters
from toolkit.text.normalise import Step

__all__ = ["PatternCount", "PhraseCount", "PhraseCounter", "phrases_table", "themes_table"]


@dataclass(frozen=True)
class PhraseCount:
    """In how many articles a phrase counts for its theme, and at how many places.

    At ``taken`` more places it stands where another phrase of the theme counts, one that is
    longer, overlaps it or is spelled the same once both are normalised.
    """

    theme: str
    phrase: Phrase
    articles: int
    places: int
    taken: int


@dataclass(frozen=True)
class PatternCount:
    """In how many articles a pattern is found, and at how many places."""

    pattern: Pattern
    articles: int
    places: int


class _Tally:
    """Of numbered things, the articles that have them and the places."""

    def __init__(self) -> None:
        self.articles: Counter[int] = Counter()
        self.places: Counter[int] = Counter()

    def add(self, found: Counter[int]) -> None:
        """Those of an article."""
        self.places.update(found)
        self.articles.update(found.keys())


class PhraseCounter:
    """Counts phrases in texts as classifiers find them: the longest of a theme, never two at once.

    Patterns are counted, too. ``chain`` normalises texts, phrases and patterns.
    """

    def __init__(self, codebook: Codebook, chain: Sequence[Step]) -> None:
        self._chain = chain
        self._split = segmenters["syllables"]({})
        self._phrases = [
            (theme.id, phrase) for theme in codebook.themes for phrase in theme.phrases
        ]
        self._patterns = codebook.patterns
        codebook = spelled(codebook, chain)
        forms = [
            (group, phrase_forms(phrase.text))
            for group, theme in enumerate(codebook.themes)
            for phrase in theme.phrases
        ]
        n, alone = len(forms), len(codebook.themes)
        entries = [Entry(words, group, i, 1.0) for i, (group, words) in enumerate(forms)]
        entries += [Entry(words, alone + i, n + i, 1.0) for i, (_, words) in enumerate(forms)]
        self._finder = PhraseFinder(entries)
        self._pattern_finder = PatternFinder(codebook.patterns)
        self._found, self._found_patterns = _Tally(), _Tally()

    def add(self, texts: Iterable[str]) -> None:
        """Count in these articles too."""
        for text in texts:
            normal = normalise(text, self._chain).text
            found = self._finder.find_among(self._split.words(normal))
            self._found.add(Counter(entry.column for entry, _, _ in found))
            if self._patterns:
                self._found_patterns.add(self._pattern_finder.count(normal))

    def counts(self) -> list[PhraseCount]:
        """Of every phrase, in the codebook's order."""
        n = len(self._phrases)
        articles, places = self._found.articles, self._found.places
        return [
            PhraseCount(theme, phrase, articles[i], places[i], places[n + i] - places[i])
            for i, (theme, phrase) in enumerate(self._phrases)
        ]

    def pattern_counts(self) -> list[PatternCount]:
        """Of every pattern, in the codebook's order."""
        articles, places = self._found_patterns.articles, self._found_patterns.places
        return [
            PatternCount(pattern, articles[i], places[i])
            for i, pattern in enumerate(self._patterns)
        ]


def phrases_table(counts: Sequence[PhraseCount], patterns: Sequence[PatternCount] = ()) -> Table:
    """A row for each phrase: by theme and kind, the most frequent first; then one a pattern."""
    order = {theme: at for at, theme in enumerate(dict.fromkeys(one.theme for one in counts))}
    ranked = sorted(
        counts,
        key=lambda one: (order[one.theme], KINDS.index(one.phrase.kind), -one.places),
    )
    rows: list[Row] = [
        (
            one.theme,
            one.phrase.kind,
            one.phrase.text,
            f"{one.phrase.weight:g}",
            one.articles,
            one.places,
            one.taken,
        )
        for one in ranked
    ]
    rows += [
        (None, "pattern", one.pattern.name, None, one.articles, one.places, None)
        for one in patterns
    ]
    columns = ("theme", "kind", "phrase", "weight", "articles", "places", "taken")
    return Table("phrases", columns, tuple(rows))


def themes_table(counts: Sequence[PhraseCount], codebook: Codebook) -> Table:
    """A row for each theme and kind: its phrases, those that never count, and their places."""
    rows = []
    for theme in codebook.ids:
        for kind in KINDS:
            mine = [one for one in counts if one.theme == theme and one.phrase.kind == kind]
            never = sum(not one.places for one in mine)
            rows.append((theme, kind, len(mine), never, sum(one.places for one in mine)))
    return Table("themes", ("theme", "kind", "phrases", "never found", "places"), tuple(rows))

"""How often the seed phrases of a codebook stand in a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.codebook import KINDS, Codebook, Phrase
from toolkit.features.seed_phrases import Entry, PhraseFinder, phrase_forms, spelled
from toolkit.stats.tables import Table
from toolkit.text import normalise, segmenters
from toolkit.text.normalise import Step

__all__ = ["PhraseCount", "PhraseCounter", "phrases_table", "themes_table"]


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


class PhraseCounter:
    """Counts phrases in texts as classifiers find them: the longest of a theme, never two at once.

    ``chain`` normalises texts and phrases.
    """

    def __init__(self, codebook: Codebook, chain: Sequence[Step]) -> None:
        self._chain = chain
        self._split = segmenters["syllables"]({})
        self._phrases = [
            (theme.id, phrase) for theme in codebook.themes for phrase in theme.phrases
        ]
        forms = [
            (group, phrase_forms(phrase.text))
            for group, theme in enumerate(spelled(codebook, chain).themes)
            for phrase in theme.phrases
        ]
        n, alone = len(forms), len(codebook.themes)
        entries = [Entry(words, group, i, 1.0) for i, (group, words) in enumerate(forms)]
        entries += [Entry(words, alone + i, n + i, 1.0) for i, (_, words) in enumerate(forms)]
        self._finder = PhraseFinder(entries)
        self._articles: Counter[int] = Counter()
        self._places: Counter[int] = Counter()

    def add(self, texts: Iterable[str]) -> None:
        """Count in these articles too."""
        for tokens in self._split.each(normalise(text, self._chain).text for text in texts):
            found = Counter(entry.column for entry, _, _ in self._finder.find(tokens))
            self._places.update(found)
            self._articles.update(found.keys())

    def counts(self) -> list[PhraseCount]:
        """Of every phrase, in the codebook's order."""
        n = len(self._phrases)
        return [
            PhraseCount(
                theme,
                phrase,
                self._articles[i],
                self._places[i],
                self._places[n + i] - self._places[i],
            )
            for i, (theme, phrase) in enumerate(self._phrases)
        ]


def phrases_table(counts: Sequence[PhraseCount]) -> Table:
    """A row for each phrase: by theme and kind, the most frequent first."""
    order = {theme: at for at, theme in enumerate(dict.fromkeys(one.theme for one in counts))}
    ranked = sorted(
        counts,
        key=lambda one: (order[one.theme], KINDS.index(one.phrase.kind), -one.places),
    )
    rows = tuple(
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
    )
    columns = ("theme", "kind", "phrase", "weight", "articles", "places", "taken")
    return Table("phrases", columns, rows)


def themes_table(counts: Sequence[PhraseCount], codebook: Codebook) -> Table:
    """A row for each theme and kind: its phrases, those that never count, and their places."""
    rows = []
    for theme in codebook.ids:
        for kind in KINDS:
            mine = [one for one in counts if one.theme == theme and one.phrase.kind == kind]
            never = sum(not one.places for one in mine)
            rows.append((theme, kind, len(mine), never, sum(one.places for one in mine)))
    return Table("themes", ("theme", "kind", "phrases", "never found", "places"), tuple(rows))

"""Labelling functions made of a codebook's seed phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from toolkit.articles import Article
from toolkit.codebook import KINDS, Codebook, PhraseKind
from toolkit.config import defaults
from toolkit.features.seed_phrases import phrase_finder, phrase_table, spelled
from toolkit.text import normalise, segmenters, steps
from toolkit.weak.functions import ABSTAIN, NO, YES, LabellingFunction

__all__ = ["RULES", "codebook_functions"]

Phrases = Mapping[PhraseKind, Mapping[tuple[str, ...], float]]
"""Of each kind, the phrases that were found, with their weight summed over their places."""


@dataclass(frozen=True)
class _Found:
    """One theme's phrases in an article: in its title and lead, and in its body."""

    lead: Phrases
    body: Phrases

    def different(self, kind: PhraseKind) -> int:
        return len(self.lead[kind].keys() | self.body[kind].keys())

    def weight(self, kind: PhraseKind) -> float:
        return sum(self.lead[kind].values()) + sum(self.body[kind].values())


def _lead(found: _Found) -> int:
    """Yes where a phrase that names the theme stands in the title or lead."""
    return YES if found.lead["names"] else ABSTAIN


def _names(found: _Found) -> int:
    """Yes where a phrase that names the theme stands in the body, else no."""
    return YES if found.body["names"] else NO


def _several(found: _Found) -> int:
    """Yes where two different phrases name the theme."""
    return YES if found.different("names") >= 2 else ABSTAIN


def _together(found: _Found) -> int:
    """Yes where two different phrases stand in the body that count only beside others; no where
    none does."""
    count = len(found.body["together"])
    return YES if count >= 2 else ABSTAIN if count else NO


def _against(found: _Found) -> int:
    """No where what points away from the theme outweighs what names it."""
    return NO if found.weight("against") > found.weight("names") else ABSTAIN


RULES: dict[str, tuple[PhraseKind, Callable[[_Found], int]]] = {
    "lead": ("names", _lead),
    "names": ("names", _names),
    "several": ("names", _several),
    "together": ("together", _together),
    "against": ("against", _against),
}
"""Name → the kind of phrases that the rule needs, and the rule."""


def codebook_functions(codebook: Codebook) -> list[LabellingFunction]:
    """The rules for each theme that has the phrases they need.

    Phrases are found as the feature ``phrases`` finds them: in normalised text, by syllables,
    the longest of a theme first.
    """
    finder = lru_cache(maxsize=1)(_Finder(codebook))  # all functions ask of one article in turn
    return [
        LabellingFunction(name, theme.id, partial(_vote, finder, column, rule))
        for column, theme in enumerate(codebook.themes)
        for name, (needed, rule) in RULES.items()
        if any(phrase.kind == needed for phrase in theme.phrases)
    ]


def _vote(
    finder: Callable[[Article], list[_Found]],
    column: int,
    rule: Callable[[_Found], int],
    article: Article,
) -> int:
    return rule(finder(article)[column])


class _Finder:
    """Finds the phrases of all themes in an article."""

    def __init__(self, codebook: Codebook) -> None:
        named = defaults(steps, "nfc", "characters", "abbreviations", "tones")
        self._chain = [step.build() for step in named.values()]
        self._split = segmenters["syllables"]({})
        self._themes = len(codebook.themes)
        self._find = phrase_finder(phrase_table(spelled(codebook, self._chain))).find

    def __call__(self, article: Article) -> list[_Found]:
        """One entry per theme, in the codebook's order."""
        lead = self._phrases("\n".join(part for part in (article.title, article.lead) if part))
        body = self._phrases("\n".join(article.body))
        return [_Found(*parts) for parts in zip(lead, body, strict=True)]

    def _phrases(self, text: str) -> list[Phrases]:
        found: list[dict[PhraseKind, dict[tuple[str, ...], float]]]
        found = [{kind: {} for kind in KINDS} for _ in range(self._themes)]
        for entry, _, _ in self._find(self._split(normalise(text, self._chain).text)):
            of_kind = found[entry.group][KINDS[entry.column % len(KINDS)]]
            of_kind[entry.forms] = of_kind.get(entry.forms, 0.0) + entry.weight
        return list(found)

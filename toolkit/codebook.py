"""The codebook: the themes, what each means, and the phrases that point to it.

A codebook is a YAML file::

    version: "1.0"
    themes:
      elections:
        name: {vi: Bầu cử, en: Elections}
        definition: ...
        includes: [...]
        excludes: [...]
        rulings: [...]
        phrases:
          names:    {bầu cử đại biểu Quốc hội: 3}   # name the theme by themselves
          together: {cử tri: 1}                     # count only beside other phrases
          against:  {tổng thống Mỹ: 2}              # point away from the theme
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from toolkit.config import fill, load_node, read_as, yaml12
from toolkit.errors import CodebookError, ConfigError, Problem

__all__ = ["KINDS", "Codebook", "Phrase", "Theme", "load_codebook", "phrase_places"]

PhraseKind = Literal["names", "together", "against"]
RESERVED = frozenset(
    {"id", "title", "published", "source", "place", "story", "path", "error"}
    | {"themes", "main", "topics", "shares"}
)
KINDS: tuple[PhraseKind, ...] = ("names", "together", "against")


@dataclass(frozen=True)
class Phrase:
    """A seed phrase of a theme. ``weight`` is positive; ``kind`` says how it counts."""

    text: str
    kind: PhraseKind
    weight: float


@dataclass(frozen=True)
class Theme:
    """One theme of a codebook."""

    id: str
    vi: str
    en: str
    definition: str
    included: tuple[str, ...]
    excluded: tuple[str, ...]
    rulings: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Codebook:
    """The themes in their order; every result has its columns in this order."""

    version: str
    themes: tuple[Theme, ...]
    path: str = ""

    @property
    def ids(self) -> list[str]:
        return [theme.id for theme in self.themes]

    def __getitem__(self, theme_id: str) -> Theme:
        return next(theme for theme in self.themes if theme.id == theme_id)


@dataclass(frozen=True)
class _Name:
    vi: str
    en: str


@dataclass(frozen=True)
class _Phrases:
    names: dict[str, float] = field(default_factory=dict)
    together: dict[str, float] = field(default_factory=dict)
    against: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _ThemeFile:
    name: _Name
    definition: str
    phrases: _Phrases
    includes: list[str] = field(default_factory=list)
    excludes: list[str] = field(default_factory=list)
    rulings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _CodebookFile:
    version: str
    themes: dict[str, _ThemeFile]
    note: str = ""


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook file. Raises CodebookError that names every problem with its line."""
    try:
        node = load_node(path)
        raw = read_as(node, _CodebookFile)
    except ConfigError as error:
        raise CodebookError(*error.problems) from None
    problems = _check(node)
    if problems:
        raise CodebookError(*problems)
    themes = tuple(_theme(theme_id, theme) for theme_id, theme in raw.themes.items())
    return Codebook(raw.version, themes, str(path))


def phrase_places(path: str | Path) -> dict[tuple[str, str], str]:
    """(theme id, phrase) → ``codebook.yaml:12``, in a codebook that `load_codebook` takes."""
    return {
        (theme_id, text): f"{group.place}:{group.key_lines[text]}"
        for theme_id, theme in load_node(path).value["themes"].value.items()
        for group in (theme.value["phrases"].value or {}).values()
        for text in group.value
    }


def _theme(theme_id: str, raw: _ThemeFile) -> Theme:
    phrases = [
        Phrase(text, kind, weight)
        for kind in KINDS
        for text, weight in getattr(raw.phrases, kind).items()
    ]
    return Theme(
        theme_id,
        raw.name.vi,
        raw.name.en,
        raw.definition,
        tuple(raw.includes),
        tuple(raw.excludes),
        tuple(raw.rulings),
        tuple(phrases),
    )


def _check(node: yaml12.Node) -> list[Problem]:
    """What the types cannot say: ids are plain names, weights positive, phrases not doubled."""
    problems: list[Problem] = []
    themes = node.value["themes"]
    if not themes.value:
        problems.append(Problem(themes.place, themes.line, "no themes", "at least one theme"))
    for theme_id, theme in themes.value.items():
        if not theme_id.isidentifier() or not theme_id.isascii():
            line = themes.key_lines[theme_id]
            expected = "letters a-z, digits and _, such as land_clearance"
            problems.append(Problem(node.place, line, f"the theme id {theme_id!r}", expected))
        if theme_id in RESERVED or theme_id.endswith("_probability"):
            line = themes.key_lines[theme_id]
            found = f"the theme id {theme_id!r}, which is a column of every table of predictions"
            problems.append(Problem(node.place, line, found, "another name"))
        seen: dict[str, int] = {}
        for group in (theme.value["phrases"].value or {}).values():
            for text, weight in group.value.items():
                line = group.key_lines[text]
                if not 0 < weight.value < float("inf"):
                    found = f"weight {weight.value} of {text!r}"
                    advice = "A phrase that points away goes under 'against:'."
                    problems.append(Problem(node.place, line, found, "more than 0", advice))
                if not any(map(str.isalnum, text)):
                    found = f"the phrase {text!r} of {theme_id}"
                    problems.append(Problem(node.place, line, found, "words"))
                if text.casefold() in seen:
                    found = f"{text!r} of {theme_id} a second time"
                    first = f"each phrase once (first on line {seen[text.casefold()]})"
                    problems.append(Problem(node.place, line, found, first))
                seen[text.casefold()] = line
    return problems


def codebook_record(codebook: Codebook) -> dict[str, Any]:
    """The codebook as plain data, for ``themes.json`` of a model folder."""
    record: dict[str, Any] = fill(codebook)
    return record


def codebook_from_record(record: dict[str, Any]) -> Codebook:
    """The inverse of `codebook_record`."""
    themes = tuple(
        Theme(
            **{
                **theme,
                **{key: tuple(theme[key]) for key in ("included", "excluded", "rulings")},
                "phrases": tuple(Phrase(**phrase) for phrase in theme["phrases"]),
            }
        )
        for theme in record["themes"]
    )
    return Codebook(record["version"], themes, record["path"])

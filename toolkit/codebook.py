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
    patterns:                                         # tell contexts, whatever the theme
      petitions: {any: [giải quyết], near: [khiếu nại], within: 8}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from toolkit.config import Between, fill, load_node, read_as, yaml12
from toolkit.errors import CodebookError, ConfigError, Problem

__all__ = [
    "KINDS",
    "WITHIN",
    "Codebook",
    "Pattern",
    "Phrase",
    "Theme",
    "load_codebook",
    "pattern_places",
    "phrase_places",
]

PhraseKind = Literal["names", "together", "against"]
RESERVED = frozenset(
    {"id", "title", "published", "source", "place", "story", "path", "error"}
    | {"themes", "main", "topics", "shares"}
)
KINDS: tuple[PhraseKind, ...] = ("names", "together", "against")
WITHIN = 8
"""How many tokens may stand between the words of a pattern that does not say."""


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
class Pattern:
    """Words of ``any`` that have a word of ``near`` beside them in their sentence.

    At most ``within`` tokens (syllables, punctuation marks) stand between the two, whichever
    comes first. Without ``near`` every word of ``any`` is a place of the pattern.
    """

    name: str
    any: tuple[str, ...]
    near: tuple[str, ...] = ()
    within: int = WITHIN


@dataclass(frozen=True)
class Codebook:
    """The themes in their order; every result has its columns in this order."""

    version: str
    themes: tuple[Theme, ...]
    path: str = ""
    patterns: tuple[Pattern, ...] = ()

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
class _PatternFile:
    any: list[str]
    near: list[str] = field(default_factory=list)
    within: Annotated[int, Between(1, None)] = WITHIN


@dataclass(frozen=True)
class _CodebookFile:
    version: str
    themes: dict[str, _ThemeFile]
    note: str = ""
    patterns: dict[str, _PatternFile] = field(default_factory=dict)


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook file. Raises CodebookError that names every problem with its line."""
    try:
        node = load_node(path)
        raw = read_as(node, _CodebookFile)
    except ConfigError as error:
        raise CodebookError(*error.problems) from None
    problems = _check(node) + _check_patterns(node)
    if problems:
        raise CodebookError(*problems)
    themes = tuple(_theme(theme_id, theme) for theme_id, theme in raw.themes.items())
    patterns = tuple(
        Pattern(name, tuple(one.any), tuple(one.near), one.within)
        for name, one in raw.patterns.items()
    )
    return Codebook(raw.version, themes, str(path), patterns)


def phrase_places(path: str | Path) -> dict[tuple[str, str], str]:
    """(theme id, phrase) → ``codebook.yaml:12``, in a codebook that `load_codebook` takes."""
    return {
        (theme_id, text): f"{group.place}:{group.key_lines[text]}"
        for theme_id, theme in load_node(path).value["themes"].value.items()
        for group in (theme.value["phrases"].value or {}).values()
        for text in group.value
    }


def pattern_places(path: str | Path) -> dict[str, str]:
    """Name of a pattern → ``codebook.yaml:12``, in a codebook that `load_codebook` takes."""
    patterns = load_node(path).value.get("patterns")
    lines = patterns.key_lines if patterns else {}
    return {name: f"{patterns.place}:{line}" for name, line in lines.items()}


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
        if not _is_plain(theme_id):
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
                if not _has_words(text):
                    found = f"the phrase {text!r} of {theme_id}"
                    problems.append(Problem(node.place, line, found, "words"))
                if text.casefold() in seen:
                    found = f"{text!r} of {theme_id} a second time"
                    first = f"each phrase once (first on line {seen[text.casefold()]})"
                    problems.append(Problem(node.place, line, found, first))
                seen[text.casefold()] = line
    return problems


def _is_plain(name: str) -> bool:
    return name.isidentifier() and name.isascii()


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _check_patterns(node: yaml12.Node) -> list[Problem]:
    """Names are plain, lists have words and none of them twice, 'within' is beside 'near'."""
    patterns = node.value.get("patterns")
    problems: list[Problem] = []
    for name, pattern in patterns.value.items() if patterns else ():
        if not _is_plain(name):
            expected = "letters a-z, digits and _, such as officials_answer"
            line = patterns.key_lines[name]
            problems.append(Problem(node.place, line, f"the pattern {name!r}", expected))
        if "within" in pattern.value and "near" not in pattern.value:
            line = pattern.key_lines["within"]
            found = f"'within' of the pattern {name}, which has no 'near'"
            problems.append(Problem(node.place, line, found, "both or neither"))
        for key in ("any", "near"):
            if key in pattern.value:
                problems += _check_list(pattern.value[key], f"{key!r} of the pattern {name}")
    return problems


def _check_list(words: yaml12.Node, where: str) -> list[Problem]:
    if not words.value:
        return [Problem(words.place, words.line, f"no words in {where}", "at least one")]
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for word in words.value:
        text, line = word.value, word.line
        if not _has_words(text):
            problems.append(Problem(word.place, line, f"{text!r} in {where}", "words"))
        if text.casefold() in seen:
            first = f"each once (first on line {seen[text.casefold()]})"
            problems.append(Problem(word.place, line, f"{text!r} in {where} a second time", first))
        seen[text.casefold()] = line
    return problems


def codebook_record(codebook: Codebook) -> dict[str, Any]:
    """The codebook as plain data, for ``themes.json`` of a model folder."""
    record: dict[str, Any] = fill(codebook)
    return record


def codebook_from_record(record: dict[str, Any]) -> Codebook:
    """The inverse of `codebook_record`; records of before there were patterns have none."""
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
    patterns = tuple(
        Pattern(**{**pattern, **{key: tuple(pattern[key]) for key in ("any", "near")}})
        for pattern in record.get("patterns", ())
    )
    return Codebook(record["version"], themes, record["path"], patterns)

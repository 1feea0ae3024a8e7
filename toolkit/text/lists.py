"""Lists of Vietnamese words and phrases as files: ours, or a user's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, Problem
from toolkit.text.normalise import normalise, steps

__all__ = ["choose", "read_list", "read_terms", "spellings"]


def choose(choice: str, ours: Path, setting: str) -> frozenset[str]:
    """The list that ``setting`` names: ``none``, ``ours``, or the path of a user's file.

    Raises ConfigError where there is no such file or where it is no list.
    """
    if choice == "none":
        return frozenset()
    path = ours if choice == "ours" else Path(choice)
    if not path.is_file():
        raise ConfigError(
            f"{setting}: found {choice!r}, which is no file; expected none, ours, or the path of "
            "a text file with one word or phrase a line."
        )
    return read_list(path)


def read_list(path: Path) -> frozenset[str]:
    """Every line in all its `spellings`: lower case, NFC, a space between syllables.

    A file is UTF-8; ``#`` begins a comment; syllables may be joined by ``_`` too.
    Raises ConfigError.
    """
    lines = "\n".join(phrase for _, phrase in _phrases(path))
    return spellings(unicodedata.normalize("NFC", lines).lower().splitlines())


def read_terms(path: str) -> Node:
    """The lines of such a file as they stand: terms that know their lines. Raises ConfigError."""
    return Node([Node(term, path, line) for line, term in _phrases(Path(path))], path, 1)


def _phrases(path: Path) -> Iterator[tuple[int, str]]:
    """The number of each line that is not empty, and the line, a space between syllables."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror or error}).") from None
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig").partition("#")[0]
        except UnicodeDecodeError:
            what = "bytes that are no UTF-8"
            raise ConfigError(Problem(str(path), number, what, "a text file in UTF-8")) from None
        phrase = " ".join(text.replace("_", " ").split())
        if phrase:
            yield number, phrase


_SPELLERS = [
    [steps["i_y"]({"style": letter}), steps["tones"]({"style": place})]
    for letter in ("y", "i")
    for place in ("old", "new")
]


def spellings(phrases: Sequence[str]) -> frozenset[str]:
    """``phrases`` as the steps i_y and tones may leave them: ``tùy, tuỳ``; ``lý do, lí do``.

    None of them holds a line break.
    """
    lines = "\n".join(phrases)  # one text: steps take long for each text, not for its size
    respelled = [normalise(lines, speller).text for speller in _SPELLERS]
    return frozenset(phrases).union(*(text.splitlines() for text in respelled))

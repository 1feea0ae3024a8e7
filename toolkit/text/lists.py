"""Lists of Vietnamese words and phrases as files: ours, or a user's own."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from toolkit.errors import ConfigError, Problem
from toolkit.text.aligned import Aligned
from toolkit.text.normalise import steps

__all__ = ["choose", "read_list", "spellings"]


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
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror or error}).") from None
    found: set[str] = set()
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig").partition("#")[0]
        except UnicodeDecodeError:
            what = "bytes that are no UTF-8"
            raise ConfigError(Problem(str(path), number, what, "a text file in UTF-8")) from None
        phrase = " ".join(unicodedata.normalize("NFC", text).lower().replace("_", " ").split())
        if phrase:
            found |= spellings(phrase)
    return frozenset(found)


_PLACES = [steps["tones"]({"style": style}) for style in ("old", "new")]
_Y = re.compile(r"\b([hklmst])([yýỳỷỹỵ])(?!\w)")
_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def spellings(phrase: str) -> set[str]:
    """``phrase`` with its tone marks in either place and i for y: ``tùy, tuỳ``; ``lý do, lí do``.

    Source: https://vi.wikipedia.org/wiki/Quy_tắc_đặt_dấu_thanh_của_chữ_Quốc_ngữ
    """
    letters = {phrase, _Y.sub(lambda match: match[1] + _I[match[2]], phrase)}
    return {place(Aligned(form)).text for form in letters for place in _PLACES}

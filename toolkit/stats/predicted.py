"""Files of predictions, as `toolkit predict` writes them, read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages import ReadOptions, Reject, collect
from toolkit.pages.found import SameId, with_page
from toolkit.stats.keys import FACTS, Facts, facts_of
from toolkit.tables import read_rows, table_suffix

__all__ = ["Labelled", "Predictions", "facts_by_id", "find_predictions", "open_predictions"]

_DEFAULTS = ReadOptions()
_PROBABILITY = "_probability"
_LEVELS = {"0": 0, "1": 1, "2": 2, "0.0": 0, "1.0": 1, "2.0": 2}


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article's columns, and for each theme 0 absent, 1 present, 2 main."""

    id: str
    facts: Facts
    levels: tuple[int, ...]


@dataclass(frozen=True)
class Predictions:
    """A file of predictions: its themes in order and the columns that it has."""

    path: Path
    themes: tuple[str, ...]
    columns: frozenset[str]

    def __iter__(self) -> Iterator[Labelled | Reject]:
        """Every record in order; one without a prediction, or broken, is a Reject."""
        for line, row in _rows(self.path):
            place = f"{self.path}:{line}"
            if isinstance(row, ArticleError):
                yield Reject(place, str(row).removeprefix(f"{place}: "))
                continue
            where = with_page(place, row)
            try:
                if row.get("error"):
                    yield Reject(where, str(row["error"]), _text(row.get("id")))
                else:
                    yield self._labelled(row)
            except ArticleError as error:
                yield Reject(where, str(error))

    def _labelled(self, row: Mapping[str, Any]) -> Labelled:
        facts = {name: _text(row.get(name)) for name in FACTS}
        listed = "probabilities" in row  # JSON lines; tables have a column for each theme
        levels = _listed(row, self.themes) if listed else _cells(row, self.themes)
        return Labelled(_text(row.get("id")) or "", facts, levels)


def _listed(row: Mapping[str, Any], themes: Sequence[str]) -> tuple[int, ...]:
    present, main, known = row.get("themes"), row.get("main"), row["probabilities"]
    if not isinstance(present, list) or not isinstance(main, list) or set(known) != set(themes):
        raise ArticleError(f"found no prediction of {', '.join(themes)}.")
    return tuple((theme in present) + (theme in main) for theme in themes)


def _cells(row: Mapping[str, Any], themes: Sequence[str]) -> tuple[int, ...]:
    for theme in themes:
        if str(row.get(theme)) not in _LEVELS:
            raise ArticleError(f"{theme}: found {row.get(theme)!r}; expected 0, 1 or 2.")
    return tuple(_LEVELS[str(row[theme])] for theme in themes)


def _text(cell: Any) -> str | None:
    """A cell as text, without the apostrophe that keeps a spreadsheet from running it."""
    if cell is None or cell != cell:
        return None
    text = str(cell.isoformat() if hasattr(cell, "isoformat") else cell)
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@", "'\t", "'\r") else text


def open_predictions(path: Path) -> Predictions | None:
    """The predictions in a file; None when it is something else.

    Raises ArticleError for predictions without themes (those of a topic model), and for a table
    that cannot be read.
    """
    if not (table_suffix(path.name) or path.suffix == ".xlsx") or not path.is_file():
        return None
    for _, row in _rows(path):
        if isinstance(row, ArticleError):
            return None
        if row.keys() == {"id", "title", "path", "error"}:
            continue  # what was set aside has fewer columns in JSON lines
        return _predictions(path, row)
    return None


def find_predictions(paths: Sequence[str]) -> list[Predictions]:
    """The predictions that ``paths`` hold; none when they are something else.

    Raises ArticleError when only some are predictions, or when their themes differ.
    """
    found = [open_predictions(Path(path)) for path in paths]
    files = [file for file in found if file is not None]
    if files and len(files) < len(found):
        other = paths[found.index(None)]
        raise ArticleError(
            f"{other}: found no predictions, but {files[0].path} holds some; expected one or the "
            "other. To join predictions with their articles: --corpus."
        )
    for file in files[1:]:
        if set(file.themes) != set(files[0].themes):
            raise ArticleError(
                f"{file.path}: found the themes {', '.join(file.themes)}; expected those of "
                f"{files[0].path}: {', '.join(files[0].themes)}."
            )
    return [Predictions(file.path, files[0].themes, file.columns) for file in files]


def _predictions(path: Path, row: Mapping[str, Any]) -> Predictions | None:
    if isinstance(row.get("probabilities"), dict):
        themes = tuple(row["probabilities"])
    else:
        themes = tuple(name for name in row if f"{name}{_PROBABILITY}" in row)
    if themes:
        return Predictions(path, themes, frozenset(row))
    if {"topics", "shares"} <= row.keys():
        raise ArticleError(f"{path}: found predictions of a topic model; expected themes.")
    if {"path", "error"} <= row.keys() and not row.keys() & {"text", "page", "body"}:
        raise ArticleError(
            f"{path}: found predictions without a theme; expected a column for each theme and "
            f"its …{_PROBABILITY}, as `toolkit predict` writes them."
        )
    return None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | ArticleError]]:
    return _sheet_rows(path) if path.suffix == ".xlsx" else read_rows(path)


def _sheet_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | ArticleError]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise ArticleError(f"{path}: not a spreadsheet ({error}).") from None
    rows = book.worksheets[0].iter_rows(values_only=True)
    names = [str(name) for name in next(rows, ())]
    for number, cells in enumerate(rows, 2):
        yield number, dict(zip(names, cells, strict=False))
    book.close()


def facts_by_id(
    paths: Sequence[str | Path],
    options: ReadOptions = _DEFAULTS,
    noted: Callable[[str], None] = lambda message: None,
) -> dict[str, Facts]:
    """The columns of every article in a corpus; ``options`` and ``noted`` as for `collect`.

    Raises ArticleError where there is no article, and for an id whose articles differ in them.
    """
    found: dict[str, Facts] = {}
    for item in collect(paths, options, noted):
        if isinstance(item, SameId):
            raise ArticleError(f"{item.path}: {item.reason}")
        if isinstance(item, Article):
            facts = facts_of(item)
            if found.setdefault(item.id, facts) != facts:
                raise ArticleError(
                    f"{item.path}: the id {item.id!r} is that of two different articles; "
                    "expected an id of its own for each."
                )
    if not found:
        raise ArticleError(f"{', '.join(map(str, paths))}: found no article.")
    return found

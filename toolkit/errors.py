"""What can go wrong, as a small tree.

    ToolkitError            a user's mistake or bad input: one readable message, exit code 2
    ├── ConfigError         a config file, an override, a component's settings
    ├── CodebookError       a codebook
    ├── FunctionError       a file of labelling functions
    ├── ArticleError        pages, tables of articles, labels
    ├── ModelError          a model folder
    ├── StoreError          the store of segmented text
    └── TrackingError       an MLflow store or address

Anything else that is raised is a fault of the toolkit and keeps its traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "ArticleError",
    "CodebookError",
    "ConfigError",
    "FunctionError",
    "ModelError",
    "Problem",
    "StoreError",
    "ToolkitError",
    "TrackingError",
    "nearest",
]


SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what was found, what was expected, what to do.

    ``line`` counts from 1; 0 means that the place has no lines (a folder, say).
    """

    place: str
    line: int
    found: str
    expected: str
    advice: str = ""

    def __str__(self) -> str:
        where = f"{self.place}:{self.line}" if self.line else self.place
        advice = f" {self.advice}" if self.advice else ""
        return f"{where}: found {self.found}; expected {self.expected}.{advice}"


class ToolkitError(Exception):
    """Base of every error that a user can mend; its text is the list of its problems.

    ``problems`` holds all of them, the text the first 20.
    """

    def __init__(self, *problems: Problem | str) -> None:
        self.problems = problems
        shown = [str(problem) for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            shown.append(f"... and {len(problems) - SHOWN} more.")
        super().__init__("\n".join(shown))


class ConfigError(ToolkitError):
    """A config file, an override or a component's settings cannot be used."""


class CodebookError(ToolkitError):
    """A codebook cannot be used."""


class FunctionError(ToolkitError):
    """A researcher's labelling functions cannot be run, or fail on an article."""


class ArticleError(ToolkitError):
    """Pages, tables of articles or labels cannot be read."""


class ModelError(ToolkitError):
    """A model folder cannot be opened, is incomplete, or holds what we do not trust."""


class StoreError(ToolkitError):
    """The store of segmented text cannot be read or written."""


class TrackingError(ToolkitError):
    """An MLflow store cannot be reached, or an address in it does not exist."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Advice that names the known name nearest to ``name``, or lists what is known."""
    names: Sequence[str] = sorted(known)
    folded = {known_name.casefold(): known_name for known_name in names}
    close = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {folded[close[0]]!r}?"
    if not names:
        return ""
    return f"Known: {', '.join(names)}."

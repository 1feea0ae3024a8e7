"""The votes of labelling functions on articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.errors import FunctionError, Problem
from toolkit.weak.functions import ABSTAIN, NO, YES, LabellingFunction
from toolkit.weak.of_file import where

__all__ = ["Votes", "cast_votes"]


@dataclass(frozen=True)
class Votes:
    """``table`` is (n_articles, n_functions) of `YES`, `NO` and `ABSTAIN`."""

    ids: tuple[str, ...]
    functions: tuple[LabellingFunction, ...]
    table: NDArray[np.int8]

    def of(self, theme: str) -> NDArray[np.int8]:
        """(n_articles, n): the votes of the functions of a theme, in their order."""
        return self.table[:, [function.theme == theme for function in self.functions]]

    def among(self, ids: Collection[str]) -> Votes:
        """The votes on those articles that ``ids`` name, in the order of ``self.ids``."""
        rows = [row for row, article_id in enumerate(self.ids) if article_id in ids]
        return Votes(tuple(self.ids[row] for row in rows), self.functions, self.table[rows])

    @property
    def voted(self) -> Votes:
        """The votes on articles on which any function votes."""
        rows = np.flatnonzero((self.table != ABSTAIN).any(axis=1))
        return Votes(tuple(self.ids[row] for row in rows), self.functions, self.table[rows])


def cast_votes(
    functions: Sequence[LabellingFunction],
    articles: Iterable[Article],
    progress: Callable[[str], None] = lambda message: None,
) -> Votes:
    """Ask every function about every article.

    Raises FunctionError for two functions of one name and theme, and, with its line, for one that
    fails or says something else than `YES`, `NO` or `ABSTAIN`.
    """
    _check_names(functions)
    ids: list[str] = []
    rows: list[list[int]] = []
    for article in articles:
        if len(ids) % 100 == 0:
            progress(f"{len(ids)} articles voted on")
        ids.append(article.id)
        rows.append([_ask(function, article) for function in functions])
    table = np.array(rows, dtype=np.int8).reshape(len(ids), len(functions))
    return Votes(tuple(ids), tuple(functions), table)


def _check_names(functions: Sequence[LabellingFunction]) -> None:
    counts = Counter((function.theme, function.name) for function in functions)
    for function in functions[::-1]:
        if counts[function.theme, function.name] > 1:
            place = f"{function.place}: " if function.place else ""
            raise FunctionError(
                f"{place}found a second function {function.name!r} of {function.theme!r}; "
                "expected another name."
            )


def _ask(function: LabellingFunction, article: Article) -> int:
    if not function.place:  # one of ours
        return function(article)
    file, _, line = function.place.rpartition(":")
    try:
        vote = function(article)
    except Exception as error:  # noqa: BLE001 - a user's function may raise anything
        found = f"{type(error).__name__}: {error} in {function.name} on {article.id!r}"
        raise FunctionError(
            Problem(file, where(error, file) or int(line), found, "YES, NO or ABSTAIN")
        ) from None
    if isinstance(vote, bool) or vote not in (YES, NO, ABSTAIN):
        found = f"{vote!r} from {function.name} on {article.id!r}"
        raise FunctionError(Problem(file, int(line), found, "YES, NO or ABSTAIN"))
    return int(vote)

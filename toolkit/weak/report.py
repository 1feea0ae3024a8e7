"""What labelling functions did: where they vote, agree and differ, and how often they are right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.weak.functions import ABSTAIN, NO, YES
from toolkit.weak.label_model import LabelModel
from toolkit.weak.votes import Votes

__all__ = ["FunctionReport", "accuracy", "function_reports"]


@dataclass(frozen=True)
class FunctionReport:
    """One function among those of its theme; shares are of all articles.

    ``coverage``: it votes; ``overlaps``: another votes too; ``conflicts``: another says otherwise.
    ``accuracy`` is the share of its votes that the label model takes to be right, nan without any.

    Source: Ratner et al. (2017), Snorkel: rapid training data creation with weak supervision,
    VLDB 11.
    """

    theme: str
    function: str
    yes: int
    no: int
    coverage: float
    overlaps: float
    conflicts: float
    accuracy: float


def function_reports(votes: Votes, models: Mapping[str, LabelModel]) -> list[FunctionReport]:
    """A report for each function of ``votes``, in their order."""
    right = {theme: accuracy(votes.of(theme), m.probabilities(votes.of(theme)))
             for theme, m in models.items()}  # fmt: skip
    counted: dict[str, int] = {}
    reports = []
    for function, column in zip(votes.functions, votes.table.T, strict=True):
        place = counted.get(function.theme, 0)
        counted[function.theme] = place + 1
        others = np.delete(votes.of(function.theme), place, axis=1)
        cast = column != ABSTAIN
        also = others != ABSTAIN
        otherwise = also & (others != column[:, None])
        known = right.get(function.theme)
        reports.append(
            FunctionReport(
                function.theme,
                function.name,
                int((column == YES).sum()),
                int((column == NO).sum()),
                _share(cast),
                _share(cast & also.any(axis=1)),
                _share(cast & otherwise.any(axis=1)),
                float("nan") if known is None else float(known[place]),
            )
        )
    return reports


def accuracy(votes: NDArray[np.int8], presence: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_functions,): the share of votes that are right where ``presence`` (n_articles,) is the
    truth or its probability; nan for a function that never votes."""
    p = presence[:, None]
    right = np.where(votes == YES, p, np.where(votes == NO, 1 - p, 0.0)).sum(axis=0)
    cast = (votes != ABSTAIN).sum(axis=0)
    found = np.full(len(cast), np.nan)
    np.divide(right, cast, out=found, where=cast > 0)
    return found


def _share(rows: NDArray[np.bool_]) -> float:
    return float(rows.mean()) if len(rows) else 0.0

"""Probabilities for every article and theme, and the table of labels that they are kept in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import replacing
from toolkit.errors import ArticleError, FunctionError
from toolkit.weak.functions import ABSTAIN
from toolkit.weak.label_model import LabelModel
from toolkit.weak.votes import Votes

__all__ = [
    "WeakLabels",
    "check_suffix",
    "fit_label_models",
    "presence",
    "weak_labels",
    "write_weak_labels",
]

COLUMNS = ("id", "theme", "probability")
DECIMALS = 4


@dataclass(frozen=True)
class WeakLabels:
    """``probabilities`` (n_articles, n_themes) of presence, for articles that have any vote."""

    ids: tuple[str, ...]
    themes: tuple[str, ...]
    probabilities: NDArray[np.float64]


def fit_label_models(
    votes: Votes, themes: Sequence[str], fit: Callable[[NDArray[np.int8]], LabelModel]
) -> dict[str, LabelModel]:
    """A label model for each theme that any function votes on, each fitted by itself.

    Raises FunctionError where there is no vote at all.
    """
    found = {theme: fit(votes.of(theme)) for theme in themes if (votes.of(theme) != ABSTAIN).any()}
    if not found:
        raise FunctionError(
            f"no labelling function votes on any of {len(votes.ids):,} articles; expected some "
            "votes. Give the codebook seed phrases, or write functions of your own."
        )
    return found


def weak_labels(models: Mapping[str, LabelModel], votes: Votes) -> WeakLabels:
    """What the models say of the articles on which any function votes."""
    voted = votes.voted
    return WeakLabels(voted.ids, tuple(models), presence(models, voted))


def presence(models: Mapping[str, LabelModel], votes: Votes) -> NDArray[np.float64]:
    """(n_articles, n_models): probabilities for all articles, also those without a vote."""
    columns = [model.probabilities(votes.of(theme)) for theme, model in models.items()]
    return np.stack(columns, axis=1)


def write_weak_labels(labels: WeakLabels, path: Path) -> None:
    """Write ``id, theme, probability`` as ``.csv`` or ``.parquet``, whole or not at all.

    Raises ArticleError for another suffix and a path that cannot be written.
    """
    check_suffix(path)
    rows = [
        (article_id, theme, round(p, DECIMALS))
        for article_id, row in zip(labels.ids, labels.probabilities.tolist(), strict=True)
        for theme, p in zip(labels.themes, row, strict=True)
    ]
    with replacing(path) as part:
        if path.suffix == ".parquet":
            _write_parquet(rows, part)
            return
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows)


def check_suffix(path: Path) -> None:
    """Raise ArticleError for a file that weak labels are not written to."""
    if path.suffix not in (".csv", ".parquet"):
        raise ArticleError(f"{path}: weak labels are written as .csv or .parquet.")


def _write_parquet(rows: Sequence[tuple[str, str, float]], path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    pyarrow.parquet.write_table(
        pyarrow.table({name: list(values) for name, values in columns.items()}),
        path,
        compression="zstd",
    )

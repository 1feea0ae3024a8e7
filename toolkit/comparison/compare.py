"""Models compared with the first of them, on the articles that all have an opinion on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from toolkit.comparison.changes import Change, changes
from toolkit.comparison.opinions import Opinions
from toolkit.comparison.paired import Difference, differences, holm
from toolkit.errors import ArticleError, nearest
from toolkit.metrics import Scores, score

__all__ = ["Comparison", "Pair", "apart", "compare"]

SHOWN = 3


@dataclass(frozen=True)
class Pair:
    """A model set against the first: what its scores gain, and where the two differ."""

    name: str
    differences: list[Difference]
    changes: list[Change]


@dataclass(frozen=True)
class Comparison:
    """Models by name with their scores on ``count`` articles, and each against the first.

    ``left_out`` counts the articles of each model that not all have an opinion on.
    """

    themes: tuple[str, ...]
    count: int
    left_out: dict[str, int]
    scores: dict[str, Scores]
    pairs: list[Pair]

    def called(self, names: Sequence[str]) -> Comparison:
        """The same with other names for the models; no two may be equal."""
        pairs = [replace(pair, name=name) for name, pair in zip(names[1:], self.pairs, strict=True)]
        scores = dict(zip(names, self.scores.values(), strict=True))
        left_out = dict(zip(names, self.left_out.values(), strict=True))
        return replace(self, left_out=left_out, scores=scores, pairs=pairs)

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON; what is undefined is null."""
        return {
            "articles": self.count,
            "left_out": self.left_out,
            "scores": {name: found.to_record() for name, found in self.scores.items()},
            "pairs": [
                {
                    "first": next(iter(self.scores)),
                    "second": pair.name,
                    "differences": [_plain(found) for found in pair.differences],
                    "changes": [asdict(change) for change in pair.changes],
                }
                for pair in self.pairs
            ],
        }


def _plain(found: Difference) -> dict[str, Any]:
    numbers = {
        key: None if value is None or value != value else round(value, 6)
        for key, value in asdict(found).items()
        if key not in ("score", "difference")
    }
    return {"score": found.score, **numbers, "difference": found.difference.to_record()}


def compare(
    models: Sequence[Opinions], *, resamples: int = 1000, shuffles: int = 10_000, seed: int = 0
) -> Comparison:
    """Scores of each model, and its differences from the first.

    p-values are corrected by Holm's method over all pairs and scores together. Raises
    ArticleError where there are fewer than two models, where themes or labels differ, or where
    no article is common to all.
    """
    if len(models) < 2:
        raise ArticleError("found one model; expected two or more to compare.")
    names = apart([model.name for model in models])
    models = [replace(model, name=name) for model, name in zip(models, names, strict=True)]
    themes = models[0].themes
    for model in models[1:]:
        _check_themes(models[0], model)
    shared = set.intersection(*(set(model.ids) for model in models))
    common = [article for article in models[0].ids if article in shared]
    if not common:
        raise ArticleError(
            f"{', '.join(m.name for m in models)}: found no article that all have an opinion on; "
            "expected models trained on the same articles, or --gold FILE with labelled articles."
        )
    paired = [_in_order(model.of(common), themes) for model in models]
    _check_labels(paired)
    first, *others = paired
    settings: dict[str, Any] = {"groups": first.stories, "resamples": resamples, "seed": seed}
    scores = {m.name: score(m.truth, m.present, themes, **settings) for m in paired}
    pairs = [
        Pair(
            other.name,
            differences(
                first.truth, first.present, other.present, themes, shuffles=shuffles, **settings
            ),
            changes(first, other),
        )
        for other in others
    ]
    left_out = {model.name: len(model.ids) - len(common) for model in models}
    return Comparison(themes, len(common), left_out, scores, _corrected(pairs))


def apart(names: Sequence[str]) -> list[str]:
    """The names with a number behind one that came before."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return found


def _check_themes(first: Opinions, other: Opinions) -> None:
    if set(first.themes) != set(other.themes):
        odd = next(iter(set(first.themes) ^ set(other.themes)))
        raise ArticleError(
            f"{other.name}: found the themes {', '.join(other.themes)}; expected those of "
            f"{first.name}: {', '.join(first.themes)}. {nearest(odd, first.themes)}".rstrip()
        )


def _in_order(model: Opinions, themes: Sequence[str]) -> Opinions:
    """The model with its themes in the order of the first model's."""
    columns = [model.themes.index(theme) for theme in themes]
    return replace(
        model,
        themes=tuple(themes),
        truth=model.truth[:, columns],
        present=model.present[:, columns],
    )


def _check_labels(models: Sequence[Opinions]) -> None:
    first = models[0]
    for other in models[1:]:
        odd = np.flatnonzero((first.truth != other.truth).any(axis=1))
        if odd.size:
            some = ", ".join(first.ids[i] for i in odd[:SHOWN].tolist())
            raise ArticleError(
                f"{other.name}: {odd.size} articles have other labels than in {first.name} "
                f"({some}); expected the same. Compare both on one file of labels: --gold FILE."
            )


def _corrected(pairs: Sequence[Pair]) -> list[Pair]:
    p = iter(holm([found.p for pair in pairs for found in pair.differences]))
    return [
        replace(pair, differences=[replace(d, corrected=next(p)) for d in pair.differences])
        for pair in pairs
    ]

"""What the training of a theme classifier gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.articles import Article
from toolkit.model import Classifier
from toolkit.model_folder import save

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from toolkit.metrics import Scores, Slice

__all__ = ["ClassifyResult", "Judged", "all_scores", "source_scores"]


@dataclass(frozen=True)
class Judged:
    """Labelled articles and what models that never saw them say: (n_articles, n_themes) each.

    ``levels`` are labels of 0, 1 or 2; ``probabilities`` those of presence. Where labels do not
    tell main themes ``main`` is all False, and ``main_probabilities`` is None.
    """

    articles: tuple[Article, ...]
    levels: NDArray[np.int_]
    probabilities: NDArray[np.float64]
    present: NDArray[np.bool_]
    main: NDArray[np.bool_]
    undecided: NDArray[np.bool_]
    main_probabilities: NDArray[np.float64] | None = None
    stories: tuple[str | None, ...] = ()
    """Of each article, or none at all: near-duplicates share one."""
    own: NDArray[np.bool_] | None = None
    """(n_articles,): to which the user added labels, if there are such."""

    def rows(self, themes: Sequence[str]) -> tuple[dict[str, Any], ...]:
        """One row per article and theme."""
        return tuple(
            {
                "id": article.id,
                "title": article.title or "",
                "story": (self.stories[i] if self.stories else None) or article.id,
                "theme": theme,
                "label": int(self.levels[i, k]),
                "probability": round(float(self.probabilities[i, k]), 6),
                "present": bool(self.present[i, k]),
                "main": bool(self.main[i, k]),
                "undecided": bool(self.undecided[i, k]),
            }
            for i, article in enumerate(self.articles)
            for k, theme in enumerate(themes)
        )


@dataclass(frozen=True)
class ClassifyResult:
    """The model that is kept, its scores, and what was said of held-out articles.

    ``abstention`` is None unless the model leaves themes undecided. ``warnings`` are sentences on
    the scores that a reader should know. ``sources`` are scores of presence in the user's own
    articles and in the others, if there are both.
    """

    model: Classifier
    presence: Scores
    main: Scores | None
    abstention: Scores | None
    judged: Judged
    warnings: tuple[str, ...]
    sources: tuple[Slice, ...] = ()

    @property
    def only_weak(self) -> bool:
        """Whether no label is by hand: scores are then agreement with weak labels."""
        data = self.model.metrics["data"]
        return bool(data["weak"] == data["articles"])

    @property
    def calibration_error(self) -> float:
        return self.presence["calibration_error"].value

    @property
    def held_out(self) -> tuple[dict[str, Any], ...]:
        """One row per article and theme: id, title, theme, label, probability, present, main …"""
        return self.judged.rows(self.model.themes)

    def with_metrics(self, **more: Any) -> ClassifyResult:
        """The same with more in ``metrics.json``."""
        metrics = {**self.model.metrics, **more}
        return replace(self, model=replace(self.model, metrics=metrics))

    def save(self, folder: str | Path, pages: Mapping[str, str] | None = None) -> None:
        """Write the model folder whole, with what was held out by hand. Raises ModelError.

        ``pages`` are files of text to put beside: their names and what they say.
        """
        save(self.model, Path(folder), () if self.only_weak else self.held_out, pages)

    @property
    def truth(self) -> NDArray[np.bool_]:
        """(n_articles, n_themes): presence by the labels."""
        return self.judged.levels > 0

    @property
    def probabilities(self) -> NDArray[np.float64]:
        """(n_articles, n_themes): probabilities of presence."""
        return self.judged.probabilities


def all_scores(metrics: Mapping[str, Any]) -> dict[str, dict[str, float | None]]:
    """Every score of ``metrics.json`` under the name that runs have: ``main/macro_f1``."""
    main = {f"main/{name}": value for name, value in (metrics["main"] or {}).items()}
    return {**metrics["presence"], **main, **metrics.get("abstention", {})}


def source_scores(metrics: Mapping[str, Any]) -> dict[str, dict[str, float | None]]:
    """Those of the user's own articles and of the others: ``own/micro_f1``, ``others/macro_f1``."""
    return {
        f"{part['value']}/{name}": part[name]
        for part in metrics.get("own", {}).get("sources", ())
        for name in ("micro_f1", "macro_f1")
    }

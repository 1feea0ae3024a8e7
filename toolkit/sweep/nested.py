"""A score of the search as a whole, on articles that no choice has seen.

The best of many trials looks better than it is, for it was chosen by the very scores that it is
then shown with. Here every fold is held out in turn, the search is run on the others, and what it
chooses is trained on them and scored on the fold.

Source: Cawley and Talbot (2010), On over-fitting in model selection, JMLR 11.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.articles import Article
from toolkit.decisions import decide, in_doubt, probabilities
from toolkit.decisions.fitting import HeldOut
from toolkit.experiment.classify import Prepared, prepare, run_classify, score_judged
from toolkit.experiment.estimator import text_chain
from toolkit.experiment.folds import Named
from toolkit.experiment.result import Judged, all_scores
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.model import Classifier
from toolkit.sweep.data import ThemeData
from toolkit.sweep.loop import search, told_by
from toolkit.sweep.settings import Sweep
from toolkit.sweep.study import Study
from toolkit.text import normalise

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Nested", "nested_scores"]


@dataclass(frozen=True)
class Nested:
    """Scores of what the searches chose, of all held-out folds together.

    ``folds`` has a row for each: the settings that were chosen, their score in the search, and how
    many articles they were then scored on.
    """

    scores: Named
    folds: tuple[dict[str, Any], ...]


def nested_scores(
    sweep: Sweep,
    data: ThemeData,
    study: Study,
    progress: Callable[[str], None] = lambda message: None,
) -> Nested:
    """Search on each fold's training articles alone. Raises as `search` does."""
    assert isinstance(sweep.base, ClassifyExperiment)
    prepared = prepare(sweep.base, data.articles, data.labels, data.codebook, progress)
    articles, folds = prepared.examples.articles, prepared.held.split.folds
    shape = prepared.examples.Y.shape
    said = HeldOut(np.zeros(shape), *(np.zeros(shape, np.bool_) for _ in "du"))
    rows = []
    for number, (train, test) in enumerate(folds, 1):
        tell = told_by(f"outer fold {number} of {len(folds)}", progress)
        seen = data.part([articles[row] for row in train])
        found = search(sweep, seen, study, progress=tell)
        assert isinstance(found.experiment, ClassifyExperiment)
        trained = run_classify(found.experiment, seen.articles, seen.labels, seen.codebook, tell)
        one = _said(found.experiment, trained.model, [articles[row] for row in test])
        known = one.probabilities.shape[1]  # without main themes where no training label tells any
        said.probabilities[test, :known] = one.probabilities
        said.decided[test, :known] = one.decided
        said.undecided[test, :known] = one.undecided
        chosen = {"trial": found.best.number, **found.best.settings, "score": found.best.value}
        rows.append({"fold": number, **chosen, "articles": len(test)})
    tested = np.sort(np.concatenate([test for _, test in folds]))
    return Nested(_scored(prepared, said, tested), tuple(rows))


def _said(
    experiment: ClassifyExperiment, model: Classifier, articles: Sequence[Article]
) -> HeldOut:
    """What a model says of articles that it has not seen: (n_articles, n_labels) each."""
    chain = text_chain(experiment)
    texts = [normalise(article.text, chain).text for article in articles]
    p = probabilities(
        model.estimator.decision_function(texts), model.decisions, single=model.single
    )
    decided = decide(p, model.decisions, single=model.single)
    return HeldOut(p, decided, in_doubt(p, model.decisions, single=model.single))


def _scored(prepared: Prepared, said: HeldOut, rows: NDArray[np.int_]) -> Named:
    examples, themes = prepared.examples, prepared.codebook.ids
    presence, main = (slice(0, len(themes)), slice(len(themes), None))
    present, p_main = said.decided[rows, presence], said.probabilities[rows, main]
    judged = Judged(
        tuple(examples.articles[row] for row in rows),
        examples.levels[rows],
        said.probabilities[rows, presence],
        present,
        present & said.decided[rows, main] if p_main.size else np.zeros_like(present),
        said.undecided[rows, presence],
        p_main if p_main.size else None,
        tuple(examples.stories[row] for row in rows),
    )
    found = score_judged(prepared.experiment, judged, themes)
    names = ("presence", "main", "abstention")
    records = (scores.to_record() if scores else {} for scores in found)
    return all_scores(dict(zip(names, records, strict=True)))

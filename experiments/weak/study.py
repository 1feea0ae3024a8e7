"""Label real articles by rules, learn from them, and score both on articles labelled by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from toolkit.articles import Article
from toolkit.cli.show import print_table, progress
from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.classify import run_classify
from toolkit.experiment.estimator import build_estimator, text_chain
from toolkit.labels import Label, Labels, level_matrix, load_gold
from toolkit.metrics import score
from toolkit.stories import THRESHOLD, stories_of
from toolkit.text import normalise
from toolkit.weak import (
    LABEL_MODELS,
    cast_votes,
    codebook_functions,
    fit_label_models,
    load_functions,
    presence,
    weak_labels,
)

FOLDER = Path("experiments/themes")
LABELS = ("press_labels.csv", "press_labels_check.csv")
"""Labels to choose by, and labels for a check after all was chosen."""

QUICK = ("evaluation.check_leaks=false", "evaluation.resamples=100")

VARIANTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "trained on Dawid-Skene": ("dawid_skene", ()),
    "trained on Dawid-Skene, without phrases": ("dawid_skene", ("features.phrases=false",)),
    "trained on Dawid-Skene, nbsvm": (
        "dawid_skene",
        ("model.name=nbsvm", "features.phrases=false", "features.press_vectors=false"),
    ),
}
"""The label model that is learnt from, and overrides of the config."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="the real articles that the labels are of")
    parser.add_argument("--config", default="configs/themes_weak.yaml", type=Path)
    parser.add_argument("--only", default="*", help="ways whose name fits, such as 'trained*'")
    parser.add_argument("--check", action="store_true", help="score on the second labels too")
    options = parser.parse_args()
    study = Study(load_corpus([options.articles]).articles, options.config)
    rows = []
    for name in (*STEPS, *VARIANTS):
        if fnmatch(name, options.only):
            p = STEPS[name](study) if name in STEPS else study.trained(*VARIANTS[name], name)
            found = [study.row(name, p, labels) for labels in LABELS[: 1 + options.check]]
            print(*("  ".join(row) for row in found), sep="\n", file=sys.stderr)
            rows += found
    head = ("labels of", "on", "micro-F1", "macro-F1", "precision", "recall", "average precision")
    print_table(head, rows)
    return 0


class Study:
    """The real articles, those labelled by hand, and how each way to label them is scored."""

    def __init__(self, articles: Sequence[Article], config: Path) -> None:
        self.articles, self.config = articles, config
        self.codebook = load_codebook("seeds/codebook.yaml")
        self.gold = {name: load_gold(FOLDER / name, self.codebook.ids) for name in LABELS}
        by_hand = {article_id for labels in self.gold.values() for article_id in labels}
        self.judged = [article for article in articles if article.id in by_hand]
        functions = [
            *codebook_functions(self.codebook),
            *load_functions("seeds/labelling_functions.py", self.codebook.ids),
        ]
        with progress("votes") as tell:
            self.votes = cast_votes(functions, articles, tell)
        self.rest = self.votes.among({article.id for article in articles} - by_hand)

    def row(self, name: str, p: NDArray[np.float64], labels: str) -> tuple[str, ...]:
        """What a table shows of one way to label; ``p`` is (n_judged, n_themes)."""
        gold = self.gold[labels]
        rows = [row for row, article in enumerate(self.judged) if article.id in gold]
        judged = [self.judged[row] for row in rows]
        truth = level_matrix(gold, [a.id for a in judged], self.codebook.ids) > 0
        stories = stories_of(judged, THRESHOLD)
        p = p[rows]
        found = score(truth, p >= 0.5, self.codebook.ids, probabilities=p, groups=stories)
        overall = [str(found[key]) for key in ("micro_f1", "macro_f1")]
        kinds = ("micro_precision", "micro_recall", "macro_average_precision")
        return name, labels, *overall, *(f"{found[key].value:.3f}" for key in kinds)

    def dictionary(self) -> NDArray[np.float64]:
        """The codebook's summed phrases against their bar, as the model ``codebook`` does."""
        experiment = load_experiment("configs/themes_codebook.yaml")
        assert isinstance(experiment, ClassifyExperiment)
        chain = text_chain(experiment)
        texts = [normalise(article.text, chain).text for article in self.judged]
        model = build_estimator(experiment, self.codebook)
        model.fit(texts, np.zeros((len(texts), len(self.codebook.ids)), int))
        probabilities: NDArray[np.float64] = expit(model.decision_function(texts))
        return probabilities

    def label_model(self, name: str) -> NDArray[np.float64]:
        """What a label model that never saw the judged articles says of their votes."""
        models = fit_label_models(self.rest, self.codebook.ids, LABEL_MODELS[name])
        return presence(models, self.votes.among({article.id for article in self.judged}))

    def trained(self, label_model: str, overrides: Sequence[str], name: str) -> NDArray[np.float64]:
        """What a classifier says that learnt from a label model's labels of the other articles."""
        experiment = load_experiment(self.config, (*QUICK, *overrides))
        assert isinstance(experiment, ClassifyExperiment)
        labels = self.labels(label_model)
        with progress(name) as tell:
            result = run_classify(experiment, self.articles, labels, self.codebook, tell)
        return result.model.predict_proba(self.judged)

    def labels(self, label_model: str) -> Labels:
        """Weak labels of the articles that nobody has labelled."""
        models = fit_label_models(self.rest, self.codebook.ids, LABEL_MODELS[label_model])
        found = weak_labels(models, self.rest)
        return {
            article_id: {
                theme: Label(int(p >= 0.5), probability=round(p, 4))
                for theme, p in zip(found.themes, row, strict=True)
            }
            for article_id, row in zip(found.ids, found.probabilities.tolist(), strict=True)
        }


STEPS = {
    "codebook (no votes)": Study.dictionary,
    "majority of votes": lambda study: study.label_model("majority"),
    "Dawid-Skene": lambda study: study.label_model("dawid_skene"),
}
"""Ways to label that train nothing."""


if __name__ == "__main__":
    sys.exit(main())

"""Cross-validate variants of the models inside VNTC's train part; its test part is not read.

Five folds, copies of a text in one fold. Prints accuracy and macro-F1 of each variant, and how
often a text's last line breaks alone give its section away.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score

from experiments.vntc import language_model
from experiments.vntc.corpus import SECTIONS, Part, read
from toolkit.cli.show import print_table
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.estimator import build_estimator, text_chain
from toolkit.splits import multilabel_folds
from toolkit.text import normalise

Folds = list[tuple[NDArray[np.int_], NDArray[np.int_]]]

NO_OPENING = ("features.opening=false",)
WORDS = ("features.marks=false", "features.words.high=2")
VARIANTS: dict[str, tuple[str, ...]] = {
    "words 1-2, as the peer has": (*NO_OPENING, *WORDS, "model.C=1.0"),
    "words 1-2 and opening": WORDS,
    "fields": (*NO_OPENING, "features.marks=false", "features.fields.high=2"),
    "characters 2-5": (*NO_OPENING, "features.marks=false", "features.characters.high=5"),
    "marks": (*NO_OPENING, "features.marks.rarity=1.0"),
    "marks, rarity 1.5": NO_OPENING,
    "marks and opening": ("features.marks.rarity=1.0", "features.opening.rarity=1.0"),
    "fast: marks and opening, rarity 1.5": (),
    "the same, rarity 2": ("features.marks.rarity=2.0", "features.opening.rarity=2.0"),
    "the same, 1-3-grams": ("features.marks.high=3", "features.marks.max_features=400000"),
    "the same, C=1": ("model.C=1.0",),
    "the same, C=4": ("model.C=4.0",),
    "the same, 50,000 and 10,000 terms": (
        "features.marks.max_features=50000",
        "features.opening.max_features=10000",
    ),
    "accurate: all terms": (
        "features.marks.max_features=null",
        "features.opening.max_features=null",
    ),
    "small: a byte a weight": ("model.name=rounded_svm",),
    "naive Bayes and SVM": ("model.name=nbsvm",),
    "logistic regression": ("model.name=logistic", "model.C=100.0"),
    "more text steps: characters, tones": ("text.characters=null", "text.tones=null"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with vntc_train.parquet")
    parser.add_argument("--only", nargs="+", default=list(VARIANTS), help="variants by name")
    parser.add_argument("--no-language-model", action="store_true")
    options = parser.parse_args()
    train = read(options.data, "train")
    print(give_away(train))
    copies = [" ".join(text.split()).lower() for text in train.texts]
    folds = list(multilabel_folds(train.columns, 5, 0, copies))
    rows = []
    for name in options.only:
        begin = time.process_time()
        answers = cross_validated(VARIANTS[name], train, folds)
        rows.append(row(name, answers, train.labels, time.process_time() - begin))
        print(*rows[-1], sep="\t", file=sys.stderr)
    if not options.no_language_model:
        for name, answers in language_model.cross_validated(train, folds):
            rows.append(row(name, answers, train.labels))
    print_table(("variant", "accuracy", "macro-F1", "processor seconds a fit"), rows)
    return 0


def row(
    name: str, answers: NDArray[np.int_], labels: NDArray[np.int_], seconds: float = 0
) -> tuple[str, ...]:
    accuracy = (answers == labels).mean()
    f1 = f1_score(labels, answers, average="macro")
    return name, f"{accuracy:.4f}", f"{f1:.4f}", f"{seconds / 5:.0f}" if seconds else "-"


def cross_validated(overrides: tuple[str, ...], part: Part, folds: Folds) -> NDArray[np.int_]:
    """The section that each article gets from a model that did not see it."""
    experiment = load_experiment(Path(__file__).with_name("fast.yaml"), overrides)
    assert isinstance(experiment, ClassifyExperiment)
    chain = text_chain(experiment)
    texts = [normalise(text, chain).text for text in part.texts]
    answers = np.empty(len(texts), dtype=int)
    for train, test in folds:
        estimator = build_estimator(experiment, SECTIONS)
        estimator.fit([texts[i] for i in train], part.columns[train])
        scores = estimator.decision_function([texts[i] for i in test])
        answers[test] = scores.argmax(axis=1)
    return answers


def give_away(part: Part) -> str:
    """How well three line breaks at the end tell one section, whatever the text says."""
    three = np.array([text.rstrip(" ").endswith("\r\n\r\n\r\n") for text in part.texts])
    culture = part.labels == SECTIONS.ids.index("van_hoa")
    hits = (three & culture).sum()
    return (
        f"three line breaks end {three.sum():,} texts, {hits:,} of them of van_hoa, "
        f"which has {culture.sum():,}"
    )


if __name__ == "__main__":
    sys.exit(main())

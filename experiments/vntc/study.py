"""Cross-validate variants of the models inside VNTC's train part; its test part is not read.

Two ways: five random folds, copies of a text in one fold; and each newspaper held out in turn,
which says what a model is worth on pages that are written otherwise. Prints accuracy and macro-F1
of both, and how often a text's last line breaks alone give its section away.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
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

NO_MARKS = "features.marks=false"
VARIANTS: dict[str, tuple[str, ...]] = {
    "words 1-2, as the peer has": (NO_MARKS, "features.words.high=2"),
    "marks, rarity 1": ("features.marks.rarity=1.0",),
    "marks, rarity 1, C 2": ("features.marks.rarity=1.0", "model.C=2.0"),
    "fast: marks, rarity 1.5": (),
    "marks, rarity 2": ("features.marks.rarity=2.0",),
    "marks, all terms": ("features.marks.max_features=null",),
    "marks, 50,000 terms": ("features.marks.max_features=50000",),
    "accurate: a kernel beside it": (
        "features.marks.rarity=1.0",
        "model.name=svm_and_kernel",
        "model.C=2.0",
        "model.most=40000",
    ),
    "small: a byte a weight": ("model.name=rounded_svm",),
}
"""What each changes in fast.yaml."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with vntc_train.parquet")
    parser.add_argument("--only", nargs="+", default=list(VARIANTS), help="variants by name")
    parser.add_argument("--no-language-model", action="store_true")
    options = parser.parse_args()
    train = read(options.data, "train")
    print(give_away(train))
    copies = [" ".join(text.split()).lower() for text in train.texts]
    ways = (
        list(multilabel_folds(train.columns, 5, 0, copies)),
        [
            (np.flatnonzero(train.sources != source), np.flatnonzero(train.sources == source))
            for source in sorted(set(train.sources.tolist()))
        ],
    )
    rows = []
    for name in options.only:
        answers = [cross_validated(VARIANTS[name], train, folds) for folds in ways]
        rows.append(row(name, answers, train.labels))
        print(*rows[-1], sep="\t", file=sys.stderr)
    if not options.no_language_model:
        found = zip(*(language_model.cross_validated(train, folds) for folds in ways), strict=True)
        rows += [row(one[0], [one[1], two[1]], train.labels) for one, two in found]
    print_table(("variant", "accuracy", "macro-F1", "by newspaper", "macro-F1"), rows)
    return 0


def row(name: str, ways: Sequence[NDArray[np.int_]], labels: NDArray[np.int_]) -> tuple[str, ...]:
    scores = []
    for answers in ways:
        scores.append(f"{(answers == labels).mean():.4f}")
        scores.append(f"{f1_score(labels, answers, average='macro'):.4f}")
    return name, *scores


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

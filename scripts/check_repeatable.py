"""How much the scores of one config differ from training to training.

Each training is a process of its own, with another hash seed and number of threads; what differs
then is the component itself. Trained on four fifths of the articles, scored on the rest.

    python -m scripts.check_repeatable configs/themes_underthesea.yaml --trainings 5
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.estimator import build_estimator, fit_estimator
from toolkit.experiment.examples import make_examples
from toolkit.labels import load_all_labels
from toolkit.registry import Component


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("overrides", nargs="*", help="such as features.e5=")
    parser.add_argument("--trainings", type=int, default=3)
    parser.add_argument("--articles", type=int, help="at most so many, for slow encoders")
    parser.add_argument("--scores", type=Path, help=argparse.SUPPRESS)  # of one training
    options = parser.parse_args()
    experiment = load_experiment(options.config, options.overrides)
    if not isinstance(experiment, ClassifyExperiment):
        parser.error(f"{options.config} is a config of topics")
    if options.scores:
        np.save(options.scores, train_and_score(experiment, options.articles))
        return 0
    scores = list(trainings(sys.argv[1:], options.trainings))
    names = [component.name for component in components(experiment) if not component.deterministic]
    print(f"may vary: {', '.join(names) or 'nothing says so'}")
    print(f"{len(scores[0])} articles scored by each of {len(scores)} trainings")
    pairs = list(combinations(scores, 2))
    print(f"largest difference of a score (log odds): {max(apart(*pair) for pair in pairs):.2g}")
    chances = [1 / (1 + np.exp(-one)) for one in scores]
    largest = max(apart(*pair) for pair in combinations(chances, 2))
    print(f"largest difference of a probability: {largest:.2g}")
    print(f"decisions at 0 that differ: {max(changed(*pair) for pair in pairs)}")
    return 0


def components(experiment: ClassifyExperiment) -> list[Component]:
    """The model and the features of a config."""
    return [named.component for named in (experiment.model, *experiment.features.values())]


def trainings(arguments: Sequence[str], count: int) -> Iterator[NDArray[np.float64]]:
    """The scores of each training (n_articles, n_labels), in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            path = Path(folder, f"{number}.npy")
            threads = str(1 + number % 2)
            surroundings = {"PYTHONHASHSEED": str(number), "OMP_NUM_THREADS": threads}
            command = [sys.executable, "-m", "scripts.check_repeatable", *arguments]
            subprocess.run(  # noqa: S603
                [*command, "--scores", str(path)], check=True, env={**os.environ, **surroundings}
            )
            yield np.load(path, allow_pickle=False)


def train_and_score(experiment: ClassifyExperiment, most: int | None) -> NDArray[np.float64]:
    """(n_articles, n_labels): log odds of the articles held out."""
    codebook = load_codebook(experiment.codebook)
    labels = load_all_labels(experiment.labels, codebook.ids)
    corpus = load_corpus(experiment.articles)
    examples = make_examples(experiment, corpus.articles, labels, codebook)
    rows = np.arange(len(examples.articles))[:most]
    held_out = rows % 5 == 0
    estimator = build_estimator(experiment, codebook)
    fit_estimator(estimator, examples.training(rows[~held_out]))
    found: NDArray[np.float64] = estimator.decision_function(
        [examples.texts[row] for row in rows[held_out]]
    )
    return found


def apart(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    return float(np.abs(first - second).max())


def changed(first: NDArray[np.float64], second: NDArray[np.float64]) -> int:
    return int(((first > 0) != (second > 0)).sum())


if __name__ == "__main__":
    sys.exit(main())

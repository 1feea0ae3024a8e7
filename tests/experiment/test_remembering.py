"""Trainings that remember what they segment."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from toolkit import processes
from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.config import read_as, yaml12
from toolkit.experiment.classify import ClassifyExperiment, run_classify
from toolkit.experiment.examples import make_examples
from toolkit.experiment.fitting import fit_rounds
from toolkit.labels import Labels
from toolkit.text.remembering import remembering, the_store
from toolkit.text.store import Store

CONFIG = """
task: classify
codebook: codebook.yaml
articles: [articles.jsonl]
labels: [labels.csv]
features:
  words: {segmenter: underthesea, high: 2}
  press_vectors:
model: {name: linear_svm}
evaluation: {folds: 3, resamples: 100}
"""


@pytest.fixture
def two_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folds run in processes of their own."""
    monkeypatch.setattr(processes, "LARGE", 0)
    monkeypatch.setattr(processes, "_cores", lambda: 2)


@pytest.fixture
def experiment() -> ClassifyExperiment:
    return read_as(yaml12.parse(CONFIG, "words.yaml"), ClassifyExperiment)


def test_workers_remember_in_the_store_of_the_run(
    tmp_path: Path,
    experiment: ClassifyExperiment,
    articles: list[Article],
    labels: Labels,
    codebook: Codebook,
    two_workers: None,
) -> None:
    examples = make_examples(experiment, articles, labels, codebook)
    nothing = np.zeros(0, int)
    rounds = [(np.arange(0, 36, 2), nothing), (np.arange(1, 36, 2), nothing)]
    store = Store(tmp_path / "words.sqlite", 10**8)
    with remembering(store):
        assert len(list(fit_rounds(experiment, codebook, examples, rounds))) == 2
    assert the_store() is None
    assert store.contents().texts == len(set(examples.training_texts))


def test_results_are_the_same_with_and_without(
    tmp_path: Path,
    experiment: ClassifyExperiment,
    articles: list[Article],
    labels: Labels,
    codebook: Codebook,
    two_workers: None,
) -> None:
    alone = run_classify(experiment, articles, labels, codebook)
    evidence = alone.model.predict(articles)
    for _ in ("first run", "second run"):
        with remembering(Store(tmp_path / "words.sqlite", 10**8)):
            result = run_classify(experiment, articles, labels, codebook)
            assert result.model.predict(articles) == evidence
        assert np.array_equal(result.judged.probabilities, alone.judged.probabilities)

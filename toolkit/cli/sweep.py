"""A config with ``sweep:``: the search that `toolkit train` makes before it trains."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.experiment import Experiment
    from toolkit.sweep import Data, Nested, Outcome, Study, Sweep, Trial
    from toolkit.sweep.runs import SweepRuns
    from toolkit.text.store import Store

__all__ = ["train_best"]

FOLDER = Path("sweeps")
"""Where studies are, in the working folder: each config has a folder of its own."""


def train_best(sweep: Sweep, config: Path, folder: Path, track: bool, store: Store | None) -> None:
    """Search, then train the best experiment into ``folder``."""
    from toolkit.cli.train import classify, topics
    from toolkit.experiment import ClassifyExperiment
    from toolkit.sweep import Study, report

    place = FOLDER / config.stem
    data = _data(sweep.base, store)
    with Study(place / "study.db") as study, _runs(sweep, config.stem, data, track) as runs:
        outcome, nested = _search(sweep, data, study, runs, config.stem)
        best = report.best_config(outcome, sweep.metric, config.name)
        (place / "best.yaml").write_text(best, encoding="utf-8")
        _print(outcome, nested, sweep, place / "best.yaml")
        if runs:
            runs.finish(outcome, nested, best)
        run_id = runs.child(outcome.best) if runs else None
        best_one = outcome.experiment
        if isinstance(best_one, ClassifyExperiment):
            found = report.record(outcome, sweep.metric, nested)
            classify(best_one, folder, config.stem, track, found, run_id)
        else:
            topics(best_one, folder, config.stem, track, store, run_id)


def _data(experiment: Experiment, store: Store | None) -> Data:
    from toolkit.cli.show import progress
    from toolkit.codebook import load_codebook
    from toolkit.corpus import load_corpus, shelve_corpus
    from toolkit.experiment import ClassifyExperiment
    from toolkit.labels import load_all_labels
    from toolkit.sweep import ThemeData, TopicData

    codebook = load_codebook(experiment.codebook) if experiment.codebook else None
    if not isinstance(experiment, ClassifyExperiment):
        with progress("reading articles"):
            shelved = shelve_corpus(experiment.articles, experiment.columns)
        guides = [*experiment.labels, *([experiment.themes] if experiment.themes else [])]
        return TopicData(shelved.articles, codebook, store, guides)
    assert codebook is not None
    labels = load_all_labels(experiment.labels, codebook.ids)
    with progress("reading articles"):
        corpus = load_corpus(experiment.articles, experiment.columns)
    return ThemeData(corpus.articles, labels, codebook)


def _runs(sweep: Sweep, name: str, data: Data, track: bool) -> Any:
    if not track:
        return nullcontext()
    from toolkit.sweep.runs import sweep_runs

    return sweep_runs(sweep, name, data)


def _search(
    sweep: Sweep, data: Data, study: Study, runs: SweepRuns | None, name: str
) -> tuple[Outcome, Nested | None]:
    from toolkit.cli.show import progress
    from toolkit.sweep import ThemeData, nested_scores, search

    done = 0

    def told(trial: Trial, experiment: Experiment) -> None:
        nonlocal done
        done += 1
        if runs:
            runs.log(trial, experiment)

    try:
        with progress(f"sweeping {name}") as tell:
            outcome = search(sweep, data, study, told, tell)
            nested = None
            if sweep.settings.nested and isinstance(data, ThemeData):
                nested = nested_scores(sweep, data, study, tell)
    except KeyboardInterrupt:
        kept = f"{done} trials are kept in {FOLDER / name}; the same command goes on from there."
        print(f"toolkit: {kept}", file=sys.stderr)
        raise
    return outcome, nested


def _print(outcome: Outcome, nested: Nested | None, sweep: Sweep, config: Path) -> None:
    from toolkit.cli.show import print_table
    from toolkit.sweep.report import honesty, shown
    from toolkit.topics.choice import MEASURES

    best, metric = outcome.best, sweep.metric
    keys = list(best.settings)
    names = dict.fromkeys((metric, *(MEASURES if sweep.base.task == "topics" else ())))
    rows = []
    for trial in outcome.trials:
        scores = [shown(trial.scores.get(name)) for name in names]
        if not trial.scores:
            scores[0] = trial.state
        rows.append((trial.number, *(_text(trial.settings[key]) for key in keys), *scores))
    print_table(("trial", *keys, *names), rows)
    for trial in outcome.trials:
        if trial.reason:
            print(f"toolkit: trial {trial.number} failed: {trial.reason}", file=sys.stderr)
    print(f"\nbest: trial {best.number} of {len(rows)}, {metric} {shown(best.scores[metric])}")
    print(honesty(sweep.base.task, metric, nested))
    print(f"config: {config}\n", flush=True)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

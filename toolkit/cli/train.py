"""``toolkit train``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.cache import cache_option, open_store
from toolkit.cli.reading import tell_note

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.experiment import ClassifyExperiment, TopicsExperiment
    from toolkit.experiment.classify import ClassifyResult
    from toolkit.experiment.topics import TopicsResult
    from toolkit.text.store import Store

__all__ = ["classify", "topics", "train"]


@click.command()
@click.argument("config", type=click.Path(path_type=Path))
@click.argument("overrides", nargs=-1)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Model folder; else models/<config's name>."
)
@click.option("--track/--no-track", default=True, help="Log the run to MLflow (the default).")
@cache_option
def train(
    config: Path, overrides: tuple[str, ...], out: Path | None, track: bool, cache: bool
) -> None:
    """Train, evaluate and log a model from a config file.

    OVERRIDES change settings of the config: model.C=0.5 seed=7. A config with ``sweep:`` is first
    searched for its best settings.
    """
    from toolkit.cli.sweep import train_best
    from toolkit.experiment import ClassifyExperiment, load_experiment
    from toolkit.folders import check_replaceable
    from toolkit.sweep import load_sweep
    from toolkit.text.remembering import remembering
    from toolkit.tracking import load_tracking, tracking_as

    tracking = load_tracking(config, overrides)
    sweep = load_sweep(config, overrides)
    experiment = load_experiment(config, overrides)
    folder = out or Path("models") / config.stem
    check_replaceable(folder)
    store = open_store(cache)
    with tracking_as(tracking), remembering(store):
        if sweep:
            train_best(sweep, config, folder, track, store)
        elif isinstance(experiment, ClassifyExperiment):
            classify(experiment, folder, config.stem, track)
        else:
            topics(experiment, folder, config.stem, track, store)


def classify(
    experiment: ClassifyExperiment,
    folder: Path,
    name: str,
    track: bool,
    sweep: Mapping[str, Any] | None = None,
    run_id: str | None = None,
) -> None:
    """Train, print and log; with the record of the ``sweep`` that chose the settings, if one did,
    and its run."""
    from toolkit.cli.show import progress
    from toolkit.codebook import load_codebook
    from toolkit.corpus import load_corpus
    from toolkit.experiment.classify import run_classify
    from toolkit.labels import load_all_labels
    from toolkit.model_folder import REPORT, SUSPECTS
    from toolkit.report import Run, run_report, suspects_csv

    codebook = load_codebook(experiment.codebook)
    labels = load_all_labels(experiment.labels, codebook.ids)
    with progress(f"training {name}") as tell:
        tell("reading articles")
        corpus = load_corpus(experiment.articles, experiment.columns, tell_note)
    with _run(experiment, name, track, run_id):
        with progress(f"training {name}") as tell:
            result = run_classify(experiment, corpus.articles, labels, codebook, tell)
            if sweep:
                result = result.with_metrics(sweep=sweep)
            pages = {}
            if not result.only_weak:  # where nothing is labelled by hand no error is known
                tell("writing the report")
                run = Run(folder.name, result.model, result.judged)
                pages = {REPORT: run_report(run), SUSPECTS: suspects_csv(run)}
            result.save(folder, pages)
        _print_classifier(result, corpus)
        print(f"model: {folder}", flush=True)
        if pages:
            print(f"report: {folder / REPORT}", flush=True)
        if track:
            from toolkit.tracking import log_classifier

            with progress("logging the run"):
                run_id = log_classifier(result, folder, name)
            _print_run(run_id)


def topics(
    experiment: TopicsExperiment,
    folder: Path,
    name: str,
    track: bool,
    store: Store | None,
    run_id: str | None = None,
) -> None:
    """Find topics, print and log; into the run of the trial that found the settings, if any."""
    from toolkit.cli.show import progress
    from toolkit.corpus import shelve_corpus
    from toolkit.experiment.topics import run_topics

    with progress(f"training {name}") as tell:
        tell("reading articles")
        corpus = shelve_corpus(experiment.articles, experiment.columns, tell_note)
    with _run(experiment, name, track, run_id):
        with progress(f"training {name}") as tell:
            result = run_topics(experiment, corpus.articles, tell, store, tell_note)
            result.save(folder)
        _print_topics(result, corpus)
        print(f"model: {folder}", flush=True)
        if track:
            from toolkit.tracking import log_topics

            with progress("logging the run"):
                run_id = log_topics(result, folder, name)
            _print_run(run_id)


def _run(
    experiment: ClassifyExperiment | TopicsExperiment,
    name: str,
    track: bool,
    run_id: str | None = None,
) -> AbstractContextManager[object]:
    """The MLflow run around the training, ``run_id`` or a new one: it tells of one that fails or is
    stopped."""
    if not track:
        return nullcontext()
    from toolkit.config import fill
    from toolkit.tracking import running

    return running(fill(experiment), name, run_id)


def _print_classifier(result: ClassifyResult, corpus: Corpus) -> None:
    from toolkit.cli.rejects import Rejects
    from toolkit.cli.scores import overall, print_slices, undecided
    from toolkit.cli.show import print_table

    Rejects().add(corpus.rejects).print()
    for warning in result.warnings:
        print(f"toolkit: {warning}", file=sys.stderr)
    rows = [
        (theme, *(result.presence[f"{kind}/{theme}"] for kind in ("precision", "recall", "f1")))
        for theme in result.model.themes
    ]
    print_table(("theme", "precision", "recall", "F1"), rows)
    count = f"{len(result.judged.articles):,}"
    held_out = result.model.experiment["evaluation"]["folds"] == "none"
    how = f"on {count} held-out articles" if held_out else f"cross-validated on {count} articles"
    what = "agreement with weak labels" if result.only_weak else "presence"
    print(f"\n{overall(result.presence)} ({what}, {how}, 95 % intervals)")
    if result.sources:
        print()
        print_slices("whose", result.sources)
        print(_weight(result.model.metrics["own"]))
    if result.abstention:
        print(undecided(result.abstention))


def _weight(own: Mapping[str, Any]) -> str:
    """What the user's own labels count in the model that is kept, and why it may be nothing."""
    said = f"weight of the {own['articles']:,} own articles in training: {own['weight']}"
    if len(own["log_loss"]) > 1 and not own["weight"]:
        said += (
            " (held-out own articles are judged worse with them; own_weight=1 learns all the same)"
        )
    return said


def _print_topics(result: TopicsResult, corpus: Corpus) -> None:
    from toolkit.cli.rejects import Rejects
    from toolkit.cli.show import print_table

    Rejects().add(corpus.rejects).print()
    rows = [
        (f"topic {row['id']}", f"{row['share']:.1%}", ", ".join(row["words"].split(", ")[:8]))
        for row in result.tables["topics"]
    ]
    print_table(("topic", "share", "words"), rows)
    print("\n" + ", ".join(f"{key} {value:.3f}" for key, value in result.metrics.items()))


def _print_run(run_id: str) -> None:
    print(f"run:   runs:/{run_id}   (toolkit ui shows it)")

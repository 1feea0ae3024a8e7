"""How long MLflow takes: to log a run beyond its training, and to list many runs."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.classify import ClassifyResult, run_classify
from toolkit.labels import load_all_labels
from toolkit.tracking import list_runs, log_classifier, running
from toolkit.tracking.store import connect


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="configs/themes_linear_svm.yaml")
    parser.add_argument("--runs", type=int, default=500)
    chosen = parser.parse_args()
    result = _trained(chosen.config)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        result.save("models/bench")
        for store in ("a new store", "a store that is there"):
            begin, cpu = time.perf_counter(), time.process_time()
            with running(result.model.experiment, "bench"):
                run_id = log_classifier(result, Path("models/bench"), "bench")
            took, cpu = time.perf_counter() - begin, time.process_time() - cpu
            print(f"logging into {store}: {took:.1f} s, {cpu:.1f} s of them at work")
        _copy(run_id, chosen.runs)
        begin = time.perf_counter()
        found = list_runs()
        print(f"listing {len(found):,} runs: {time.perf_counter() - begin:.2f} s")


def _trained(config: str) -> ClassifyResult:
    experiment = load_experiment(config, ["evaluation.folds=2"])
    if not isinstance(experiment, ClassifyExperiment):
        raise SystemExit(f"{config}: expected a config of a classifier")
    codebook = load_codebook(experiment.codebook)
    labels = load_all_labels(experiment.labels, codebook.ids)
    return run_classify(experiment, load_corpus(experiment.articles).articles, labels, codebook)


def _copy(run_id: str, times: int) -> None:
    """Runs with the metrics, params and tags of that one."""
    from mlflow.entities import Metric, Param, RunTag

    client = connect().MlflowClient()
    run = client.get_run(run_id)
    metrics = [Metric(key, value, 0, 0) for key, value in run.data.metrics.items()]
    params = [Param(key, value) for key, value in run.data.params.items()]
    tags = [RunTag(key, value) for key, value in run.data.tags.items()]
    for _ in range(times):
        made = client.create_run(run.info.experiment_id).info.run_id
        client.log_batch(made, metrics, params, tags)
        client.set_terminated(made)


if __name__ == "__main__":
    main()

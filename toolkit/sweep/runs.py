"""Trials as MLflow runs: one parent for the search, flat children for its trials.

A search that goes on, goes on in the same parent. A run is of the state of its trial: finished,
killed (not worth finishing) or failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from toolkit.config import fill
from toolkit.experiment import Experiment
from toolkit.sweep.data import Data
from toolkit.sweep.loop import Outcome
from toolkit.sweep.nested import Nested
from toolkit.sweep.report import honesty, trials_csv
from toolkit.sweep.settings import Sweep
from toolkit.sweep.trial import Trial, hashed
from toolkit.tracking import client, log_scores, reached, run, runs_of

__all__ = ["SweepRuns", "sweep_runs"]

_PARENT, _NOTE = "mlflow.parentRunId", "mlflow.note.content"
_STATES = {"done": "FINISHED", "pruned": "KILLED", "failed": "FAILED"}
_MANY = 50_000
"""Runs that one look into the store may find."""


@contextmanager
def sweep_runs(sweep: Sweep, name: str, data: Data) -> Iterator[SweepRuns]:
    """The runs of a search, of which the parent is marked as killed when it is interrupted.

    ``name`` is the config's. Raises TrackingError where the store cannot be reached.
    """
    runs = SweepRuns(sweep, name, data)
    status = "FAILED"
    try:
        yield runs
        status = "FINISHED"
    except KeyboardInterrupt:
        status = "KILLED"
        raise
    finally:
        with reached():
            client().set_terminated(runs.parent, status)


class SweepRuns:
    """A parent, found again or made, and its children by the keys of their trials."""

    def __init__(self, sweep: Sweep, name: str, data: Data) -> None:
        self._metric, self._name, self._task = sweep.metric, name, sweep.base.task
        space = {key: domain.plain for key, domain in sweep.space.items()}
        block = {"search": sweep.settings.search, "metric": self._metric, "space": space}
        filled = {"sweep": block} | fill(sweep.base)
        digest = hashed([filled, data.digest])
        found = self._runs(f"tags.sweep = '{digest}'")
        tags = {"sweep": digest, "config": name, "data_digest": data.digest}
        old = found[0].info.run_id if found else None
        with run(f"sweep · {name}", filled, old, tags) as parent:
            self.parent = parent
        with reached():
            client().update_run(parent, status="RUNNING")
        self._children: dict[str, str] = {}
        for child in self._runs(f"tags.`{_PARENT}` = '{parent}' and tags.trial_key != ''"):
            if child.info.status == _STATES[child.data.tags["state"]]:
                self._children[child.data.tags["trial_key"]] = child.info.run_id
            else:  # interrupted while it was logged
                client().delete_run(child.info.run_id)

    def child(self, trial: Trial) -> str:
        """The run of a trial."""
        return self._children[trial.key]

    def log(self, trial: Trial, experiment: Experiment) -> None:
        """Log a trial unless it has a run. Raises TrackingError."""
        if trial.key in self._children:
            return
        chosen = (f"{key.split('.')[-1]}={value}" for key, value in trial.settings.items())
        tags = {_PARENT: self.parent, "trial": str(trial.number), "trial_key": trial.key}
        tags["config"] = self._name
        tags |= {"state": trial.state} | ({"reason": trial.reason} if trial.reason else {})
        title = " · ".join([f"trial {trial.number}", *chosen])
        with run(title, fill(experiment), tags=tags) as child:
            log_scores(trial.scores, self._metric)
        with reached():
            for fold, value in enumerate(trial.values, 1):
                client().log_metric(child, f"folds/{self._metric}", value, step=fold)
            client().set_terminated(child, _STATES[trial.state])
        self._children[trial.key] = child

    def finish(self, outcome: Outcome, nested: Nested | None, best_config: str) -> None:
        """Say in the parent what came out and link the best child. Raises TrackingError."""
        best, metric = outcome.best, self._metric
        child = self.child(best)
        link = f"#/experiments/{runs_of(self._task)}/runs/{child}"
        chosen = ", ".join(f"`{key}={value}`" for key, value in best.settings.items())
        note = (
            f"The best of {len(outcome.trials)} trials by {metric}: "
            f"[trial {best.number}]({link}) with {chosen}, {best.value:.3f}.\n\n"
            + honesty(self._task, metric, nested)
        )
        tags = {_NOTE: note, "best_run": child, "best_trial": str(best.number)}
        numbers = {f"best/{metric}": best.value, "trials": len(outcome.trials)}
        if nested:
            numbers[f"nested/{metric}"] = nested.scores[metric]["value"]
        with reached():
            mlflow = client()
            for key, text in tags.items():
                mlflow.set_tag(self.parent, key, text)
            for key, number in numbers.items():
                if number is not None:
                    mlflow.log_metric(self.parent, key, number)
            mlflow.log_text(self.parent, trials_csv(outcome, metric), "trials.csv")
            mlflow.log_text(self.parent, best_config, "best.yaml")
            if nested:
                mlflow.log_dict(self.parent, {"scores": nested.scores, "folds": list(nested.folds)},
                                "nested.json")  # fmt: skip

    def _runs(self, wanted: str) -> list[Any]:
        with reached():
            found: list[Any] = client().search_runs(
                [runs_of(self._task)], wanted, max_results=_MANY
            )
        return found

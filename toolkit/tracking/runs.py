"""Trainings as MLflow runs: each is in the store from its beginning, and says how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from toolkit.config import yaml12
from toolkit.provenance import code_revision, toolkit_version
from toolkit.tracking import process
from toolkit.tracking.describe import run_name
from toolkit.tracking.store import artifact_root, connect, make_database, store_errors, telling

__all__ = ["EXPERIMENTS", "ending", "experiment_id", "keeping", "origin", "running"]

_KIND = "mlflow.experimentKind"  # the UI opens on training runs, not on traces of language models
EXPERIMENTS = {"classify": "themes", "topics": "topics"}
_ABOUT = {
    "themes": "Theme classifiers: a run for each training.",
    "topics": "Topic models: a run for each training.",
}


@contextmanager
def running(filled: Mapping[str, Any], name: str, run_id: str | None = None) -> Iterator[str]:
    """A run around a training, from its first moment: yields its id.

    Its status is RUNNING, then FINISHED; FAILED after an error; KILLED after an interrupt.
    ``filled`` is the filled config and ``name`` what it is called; ``run_id`` opens an old run,
    whose name stays. Raises TrackingError where the store cannot be reached: before the training,
    so that none is in vain.
    """
    with telling("no run can be logged here; free or mend it, or go without: --no-track"):
        mlflow = connect()
        make_database(mlflow)
        run_id = _start(mlflow, filled, name, run_id)
    with ending(mlflow, run_id):
        yield run_id


@contextmanager
def ending(mlflow: Any, run_id: str) -> Iterator[None]:
    """End the open run by what happens: FINISHED, KILLED by an interrupt, FAILED by an error."""
    try:
        yield
    except BaseException as error:
        killed = isinstance(error, KeyboardInterrupt)
        with suppress(*store_errors()):
            mlflow.end_run("KILLED" if killed else "FAILED")
            if not killed:
                mlflow.MlflowClient().set_tag(run_id, "error", str(error)[:500])
        raise
    with keeping():
        mlflow.end_run("FINISHED")


def _start(mlflow: Any, filled: Mapping[str, Any], name: str, old: str | None) -> str:
    experiment = experiment_id(mlflow, EXPERIMENTS[filled["task"]])
    process.mark_dead(mlflow, experiment)
    title = None if old else run_name(filled)
    tags = {"config": name, **origin(filled)}  # at once: a run is never without its process
    run = mlflow.start_run(run_id=old, experiment_id=experiment, run_name=title, tags=tags)
    run_id = str(run.info.run_id)
    mlflow.log_text(yaml12.dump(dict(filled)), "config.yaml")
    return run_id


def origin(filled: Mapping[str, Any]) -> dict[str, str]:
    """Tags that every run has from its beginning: its task, process and code."""
    revision = code_revision()
    tags = {
        "task": filled["task"],
        process.TAG: process.me(),
        "code_revision": revision.get("revision", ""),
        "code_dirty": revision.get("dirty", ""),
        "toolkit_version": toolkit_version(),
    }
    return {key: value for key, value in tags.items() if value}


def experiment_id(mlflow: Any, name: str) -> str:
    """The id of the experiment, made where there is none, also when two make it at once."""
    found = mlflow.get_experiment_by_name(name)
    if found is None:
        with suppress(mlflow.exceptions.MlflowException):
            made = mlflow.create_experiment(
                name,
                artifact_location=artifact_root(),
                tags={_KIND: "custom_model_development", "mlflow.note.content": _ABOUT[name]},
            )
            return str(made)
        found = mlflow.get_experiment_by_name(name)
    if found is None or found.lifecycle_stage != "active":
        raise mlflow.exceptions.MlflowException(
            f"the experiment {name!r} cannot be made, or is deleted: restore it in the UI"
        )
    return str(found.experiment_id)


@contextmanager
def keeping() -> Iterator[None]:
    """Raises TrackingError that says that the model is kept, for whatever the store raises."""
    with telling("the run could not be logged; the trained model is kept in its folder"):
        yield

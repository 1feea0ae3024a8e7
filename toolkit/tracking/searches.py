"""What a search logs: runs that are made or opened again one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from toolkit.config import yaml12
from toolkit.tracking.describe import params
from toolkit.tracking.runs import EXPERIMENTS, ending, experiment_id, origin
from toolkit.tracking.store import connect, make_database, telling

__all__ = ["client", "reached", "run", "runs_of"]


def reached() -> AbstractContextManager[None]:
    """Raises TrackingError for whatever a store raises."""
    return telling("the search could not be logged; or go without: --no-track")


def client() -> Any:
    """An MlflowClient of the store."""
    return connect().MlflowClient()


def runs_of(task: str) -> str:
    """The id of the MLflow experiment with the runs of a task, made where there is none."""
    mlflow = connect()
    make_database(mlflow)
    return experiment_id(mlflow, EXPERIMENTS[task])


@contextmanager
def run(
    run_name: str,
    filled: Mapping[str, Any],
    run_id: str | None = None,
    tags: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """An MLflow run with the filled config as params and artifact; ``run_id`` opens an old one.

    An interrupted run is marked as killed. Raises TrackingError.
    """
    with reached():
        mlflow = connect()
        started = mlflow.start_run(
            run_id=run_id,
            experiment_id=runs_of(filled["task"]),
            run_name=None if run_id else run_name,
            tags={**(tags or {}), **origin(filled)},
        )
        run_id = str(started.info.run_id)
        with ending(mlflow, run_id):
            mlflow.log_params(params(filled))
            mlflow.log_text(yaml12.dump(dict(filled)), "config.yaml")
            yield run_id

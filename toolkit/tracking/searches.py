"""What a search logs: runs that are made or opened again one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from toolkit.config import yaml12
from toolkit.tracking.describe import params
from toolkit.tracking.runs import ending, experiment_id, origin
from toolkit.tracking.store import connect, make_database, telling

__all__ = ["client", "reached", "run", "themes_id"]


def reached() -> AbstractContextManager[None]:
    """Raises TrackingError for whatever a store raises."""
    return telling("the search could not be logged; or go without: --no-track")


def client() -> Any:
    """An MlflowClient of the store."""
    return connect().MlflowClient()


def themes_id() -> str:
    """The id of the MLflow experiment of classifiers, which is made where there is none."""
    mlflow = connect()
    make_database(mlflow)
    return experiment_id(mlflow, "themes")


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
            experiment_id=themes_id(),
            run_name=None if run_id else run_name,
            tags={**(tags or {}), **origin(filled)},
        )
        run_id = str(started.info.run_id)
        with ending(mlflow, run_id):
            mlflow.log_params(params(filled))
            mlflow.log_text(yaml12.dump(dict(filled)), "config.yaml")
            yield run_id

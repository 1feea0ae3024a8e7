"""What the MLflow UI shows of our experiments as it opens: the best run first, with its scores."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from toolkit.tracking.store import database

__all__ = ["COLUMNS", "save_view", "views"]

COLUMNS = 5
"""As many as a screen of 1280 pixels shows; MLflow sorts them by name, whatever is asked."""

_KEY = "scores"
_TAG = f"mlflow.sharedViewState.{_KEY}"
"""The tag of an experiment in which MLflow's UI keeps a view that was saved under a name."""


def save_view(mlflow: Any, metrics: Sequence[str]) -> None:
    """Show ``metrics`` as columns of the open run's experiment, sorted by the first of them."""
    info = mlflow.active_run().info
    state = {
        "orderByKey": f"metrics.`{metrics[0]}`",
        "orderByAsc": False,
        "selectedColumns": [f"metrics.`{name}`" for name in metrics],
    }
    view = {"name": "Scores, best first", "createdAt": info.start_time, "state": json.dumps(state)}
    mlflow.MlflowClient().set_experiment_tag(info.experiment_id, _TAG, json.dumps(view))


def views(server: str) -> list[tuple[str, str]]:
    """(experiment, address of its view) for the experiments of the store's SQLite file.

    ``server`` is the address of the UI. Empty where the store is another or is not there yet.
    """
    path = database()
    if path is None or not path.is_file():
        return []
    asked = (
        "SELECT name, experiment_id FROM experiments JOIN experiment_tags USING (experiment_id) "
        "WHERE key = ? AND lifecycle_stage = 'active' ORDER BY name"
    )
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        try:
            found = file.execute(asked, (_TAG,)).fetchall()
        except sqlite3.Error:  # not as expected: the UI tells what is wrong with it
            return []
    query = f"viewStateShareKey={_KEY}&workflowType=machine_learning"
    return [(name, f"{server}/#/experiments/{number}/runs?{query}") for name, number in found]

"""The runs of a store, in a moment also where there are many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from toolkit.tracking import process
from toolkit.tracking.store import connect, database, require_store, telling

__all__ = ["Listed", "list_runs"]

_SCORES = ("micro_f1", "macro_f1", "accuracy", "npmi", "c_v", "coverage")
_TAGS = ("config", "task", "data_digest", "code_revision", "code_dirty", "error", process.TAG)
_AT_ONCE = 1000


@dataclass(frozen=True)
class Listed:
    """A run: ``started`` is UTC, to the second; ``status`` such as "finished" or "killed".

    ``params`` are those that were asked for.
    """

    id: str
    name: str
    status: str
    started: str
    seconds: float | None
    tags: Mapping[str, str]
    scores: Mapping[str, float]
    params: Mapping[str, str]


def list_runs(asked: Sequence[str] = ()) -> list[Listed]:
    """The runs of the store that are not deleted, newest first. Raises TrackingError.

    ``asked`` are names of scores, params and tags to tell besides the usual ones.
    MLflow's own search reads every metric of every run, ten seconds for a thousand runs: what is
    shown here is asked of the SQLite file itself, or of MLflow where the store is a server or the
    file is not as expected.
    """
    require_store("runs")
    path = database()
    if path is not None:
        try:
            return _of_sqlite(path, asked)
        except sqlite3.Error:
            pass
    with telling("its runs cannot be listed"):
        return list(_of_mlflow(asked))


def _of_sqlite(path: Path, asked: Sequence[str]) -> list[Listed]:
    select = "SELECT run_uuid, key, value FROM"
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        tags = _by_run(database, f"{select} tags WHERE key IN", (*_TAGS, *asked))
        params = _by_run(database, f"{select} params WHERE key IN", asked)
        numbers = f"{select} latest_metrics WHERE NOT is_nan AND key IN"
        scores = _by_run(database, numbers, (*_SCORES, *asked))
        rows = database.execute(
            "SELECT run_uuid, name, status, start_time, end_time FROM runs "
            "WHERE lifecycle_stage = 'active' ORDER BY start_time DESC, run_uuid"
        ).fetchall()
    return [
        _listed(*row, *(found.get(row[0], {}) for found in (tags, scores, params))) for row in rows
    ]


def _by_run(
    database: sqlite3.Connection, query: str, keys: Sequence[str]
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    marks = ", ".join("?" * len(keys))
    for run_id, key, value in database.execute(f"{query} ({marks})", keys):
        found.setdefault(run_id, {})[key] = value
    return found


def _of_mlflow(asked: Sequence[str] = ()) -> Iterator[Listed]:
    client = connect().MlflowClient()
    experiments = [one.experiment_id for one in client.search_experiments()]
    token = None
    while experiments:
        page = client.search_runs(
            experiments,
            max_results=_AT_ONCE,
            order_by=["attributes.start_time DESC"],
            page_token=token,
        )
        for run in page:
            info, data = run.info, run.data
            yield _listed(
                *(info.run_id, info.run_name, info.status, info.start_time, info.end_time),
                {key: data.tags[key] for key in (*_TAGS, *asked) if key in data.tags},
                {key: data.metrics[key] for key in (*_SCORES, *asked) if key in data.metrics},
                {key: data.params[key] for key in asked if key in data.params},
            )
        token = page.token
        if not token:
            return


def _listed(
    run_id: str,
    name: str,
    status: str,
    started: int,
    ended: int | None,
    tags: Mapping[str, str],
    scores: Mapping[str, float],
    params: Mapping[str, str],
) -> Listed:
    """``started`` and ``ended`` are in milliseconds since 1970, as MLflow keeps them."""
    if status == "RUNNING" and process.is_dead(tags.get(process.TAG, "")):
        status = "KILLED"
    day = datetime.fromtimestamp(started / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    seconds = (ended - started) / 1000 if ended else None
    shown = {key: scores[key] for key in dict.fromkeys([*_SCORES, *scores]) if key in scores}
    return Listed(run_id, name or "", status.lower(), day, seconds, tags, shown, params)

"""Finished trials on disk, an SQLite file: what was scored once is not scored again.

A trial is known by a hash of its filled config, its data and the metric, so that a search that was
interrupted, made longer or given another space finds again what it has done.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from toolkit.errors import StoreError
from toolkit.sweep.trial import Trial

__all__ = ["Study"]

_TABLE = """
    create table if not exists trials (
        key text primary key, settings text not null, state text not null, value real,
        record text not null)
"""


class Study:
    """The trials in the file ``path``, which is made where there is none. A context manager.

    Raises StoreError where the file is no study, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from None
        try:
            self._db.execute(_TABLE)
        except sqlite3.Error as error:
            self._db.close()
            raise self._unusable(error) from None

    def __enter__(self) -> Study:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._db.close()

    def find(self, key: str) -> Trial | None:
        """The trial with this key, as it was kept."""
        try:
            row = self._db.execute("select record from trials where key = ?", (key,)).fetchone()
            found = Trial(**json.loads(row[0])) if row else None
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise self._unusable(error) from None
        return replace(found, values=tuple(found.values)) if found else None

    def keep(self, trial: Trial) -> None:
        """Write a finished trial."""
        record = json.dumps(trial.to_record(), ensure_ascii=False)
        settings = json.dumps(dict(trial.settings), ensure_ascii=False)
        row = (trial.key, settings, trial.state, trial.value, record)
        try:
            self._db.execute("insert or replace into trials values (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def _unusable(self, error: Exception) -> StoreError:
        return StoreError(
            f"{self._path}: cannot be used as the study of a sweep ({error}); expected none, or "
            "one that the toolkit wrote. Move it away: its trials are then run again."
        )

"""Which process logs a run, so that one that was killed outright can be told from one at work."""

from __future__ import annotations

import os
import socket
from typing import Any

__all__ = ["TAG", "is_dead", "mark_dead", "me"]

TAG = "process"
"""The tag of a run that says which process logs it: host and process id."""


def me() -> str:
    """This process, as the tag says it."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_dead(process: str) -> bool:
    """Whether that process is known to have ended: one of another machine is not."""
    host, _, number = process.rpartition(":")
    if os.name != "posix" or host != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)  # asks whether it is there
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def mark_dead(mlflow: Any, experiment_id: str) -> None:
    """Mark as KILLED the runs whose process ended without a word, by ``kill -9`` or a power cut."""
    client = mlflow.MlflowClient()
    for run in client.search_runs([experiment_id], "attributes.status = 'RUNNING'"):
        if is_dead(run.data.tags.get(TAG, "")):
            client.set_terminated(run.info.run_id, "KILLED")

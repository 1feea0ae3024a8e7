"""Results as MLflow runs, and models back from MLflow. The only part that imports mlflow.

The store is ``mlflow.db`` (SQLite) with ``mlartifacts/`` in the working folder, unless the
environment variable MLFLOW_TRACKING_URI names another.
"""

from __future__ import annotations

from toolkit.tracking.listing import Listed, list_runs
from toolkit.tracking.models import Registered, fetch, register
from toolkit.tracking.runs import log_classifier, log_topics, running
from toolkit.tracking.searches import client, log_metrics, reached, run, themes_id
from toolkit.tracking.store import free_port, server_command, server_environment, tracking_uri
from toolkit.tracking.views import views

__all__ = [
    "Listed",
    "Registered",
    "client",
    "fetch",
    "free_port",
    "list_runs",
    "log_classifier",
    "log_metrics",
    "log_topics",
    "reached",
    "register",
    "run",
    "running",
    "server_command",
    "server_environment",
    "themes_id",
    "tracking_uri",
    "views",
]

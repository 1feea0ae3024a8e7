"""Results as MLflow runs, and models back from MLflow. The only part that imports mlflow.

The store is ``mlflow.db`` (SQLite) with ``mlartifacts/`` in the working folder, unless the
environment variable MLFLOW_TRACKING_URI, or the config, names another.
"""

from __future__ import annotations

from toolkit.tracking.choice import chosen, ranked
from toolkit.tracking.listing import Listed, list_runs
from toolkit.tracking.models import Registered, fetch, register
from toolkit.tracking.pages import Pages, add_page, pages
from toolkit.tracking.results import log_classifier, log_scores, log_topics
from toolkit.tracking.runs import running
from toolkit.tracking.searches import client, reached, run, runs_of
from toolkit.tracking.server import (
    free_port,
    names_of,
    require_auth,
    server_command,
    server_environment,
)
from toolkit.tracking.settings import TrackingSettings, load_tracking, tracking_as
from toolkit.tracking.store import is_server, store_name, tracking_uri
from toolkit.tracking.views import views

__all__ = [
    "Listed",
    "Pages",
    "Registered",
    "TrackingSettings",
    "add_page",
    "chosen",
    "client",
    "fetch",
    "free_port",
    "is_server",
    "list_runs",
    "load_tracking",
    "log_classifier",
    "log_scores",
    "log_topics",
    "names_of",
    "pages",
    "ranked",
    "reached",
    "register",
    "require_auth",
    "run",
    "running",
    "runs_of",
    "server_command",
    "server_environment",
    "store_name",
    "tracking_as",
    "tracking_uri",
    "views",
]

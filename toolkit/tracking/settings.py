"""What the block ``tracking:`` of a config says: where its runs go, and what they hold besides."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from toolkit.config import load_node, read_as
from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, Problem

__all__ = ["TrackingSettings", "load_tracking", "tracking_as"]


@dataclass(frozen=True)
class TrackingSettings:
    """Where runs go, and whether they tell how busy the machine was.

    ``uri`` is the address of an MLflow server or of a database; the environment variable
    MLFLOW_TRACKING_URI comes before it, and without either the store is mlflow.db in the working
    folder. ``system_metrics`` are processor, memory, disk and network every ten seconds.
    """

    uri: str | None = None
    system_metrics: bool = False


@dataclass(frozen=True)
class _Config:
    """The part of a config that is read here."""

    tracking: TrackingSettings = field(default_factory=TrackingSettings)


def load_tracking(path: str | Path, overrides: Sequence[str] = ()) -> TrackingSettings:
    """What a config says of its runs.

    Raises ConfigError for unknown settings, and for system metrics where psutil is not installed.
    """
    tree = load_node(path, overrides)
    node = tree.value.get("tracking") if isinstance(tree.value, dict) else None
    if node is None:
        return TrackingSettings()
    settings = read_as(Node({"tracking": node}, node.place, node.line), _Config).tracking
    if settings.system_metrics and find_spec("psutil") is None:
        where = node.value["system_metrics"]
        raise ConfigError(
            Problem(
                where.place,
                where.line,
                "tracking.system_metrics: true without psutil",
                "psutil installed, or system_metrics: false",
                "Install the extra 'system-metrics': pip install psutil",
            )
        )
    return settings


@contextmanager
def tracking_as(settings: TrackingSettings) -> Iterator[None]:
    """Runs that are logged inside go where the settings say, with what they ask for."""
    asked = {}
    if settings.uri and not os.environ.get("MLFLOW_TRACKING_URI"):
        asked["MLFLOW_TRACKING_URI"] = settings.uri
    if settings.system_metrics:
        asked["MLFLOW_ENABLE_SYSTEM_METRICS_LOGGING"] = "true"
    before = {name: os.environ.get(name) for name in asked}
    os.environ.update(asked)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value

"""One config file is one experiment: which data, which components, what is evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.config import load_node, read_as, union
from toolkit.experiment.settings import ClassifyExperiment
from toolkit.experiment.topics import TopicsExperiment

__all__ = [
    "BLOCKS",
    "SCHEMAS",
    "ClassifyExperiment",
    "Experiment",
    "TopicsExperiment",
    "load_experiment",
]

Experiment = ClassifyExperiment | TopicsExperiment

BLOCKS = ("sweep", "tracking")
"""What a config may hold beside an experiment."""

SCHEMAS: dict[str, type] = {"classify": ClassifyExperiment, "topics": TopicsExperiment}
"""The schema that ``task:`` chooses."""


def load_experiment(path: str | Path, overrides: Sequence[str] = ()) -> Experiment:
    """Read and check a config. Raises ConfigError that names every problem with its line.

    The blocks ``sweep:`` and ``tracking:`` are no part of the experiment: `toolkit.sweep` and
    `toolkit.tracking` read them.
    """
    node = load_node(path, overrides)
    if isinstance(node.value, dict):
        for block in BLOCKS:
            node.value.pop(block, None)
    experiment: Experiment = read_as(node, union(node, "task", SCHEMAS))
    return experiment

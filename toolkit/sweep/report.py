"""What came out of a search, in words, as a table and as a config."""

from __future__ import annotations

import csv
import io
from typing import Any

from toolkit.config import fill, yaml12
from toolkit.sweep.loop import Outcome
from toolkit.sweep.nested import Nested

__all__ = ["best_config", "honesty", "record", "shown", "trials_csv"]


def shown(value: dict[str, float | None] | None) -> str:
    """A score with its interval, such as ``0.912 [0.880, 0.940]``; ``-`` where undefined."""
    if value is None or value["value"] is None:
        return "-"
    low, high = value["low"], value["high"]
    interval = "" if low is None or high is None else f" [{low:.3f}, {high:.3f}]"
    return f"{value['value']:.3f}{interval}"


def honesty(task: str, metric: str, nested: Nested | None) -> str:
    """What the score of the best trial is worth."""
    chosen = "It was chosen by this very score, which flatters it."
    if task == "topics":
        return f"{chosen} Look at the other scores, too, and at the topics."
    if nested is None:
        return f"{chosen} `sweep.nested: true` scores the search on articles that no choice saw."
    value = shown(nested.scores[metric])
    return f"{chosen} The search scores {metric} {value} on articles that no choice saw."


def record(outcome: Outcome, metric: str, nested: Nested | None) -> dict[str, Any]:
    """What ``metrics.json`` of the model says of the search that chose its settings."""
    return {
        "trials": len(outcome.trials),
        "metric": metric,
        "best": {"trial": outcome.best.number, "settings": dict(outcome.best.settings)},
        "nested": {"scores": nested.scores, "folds": list(nested.folds)} if nested else None,
        "note": honesty("classify", metric, nested),
    }


def best_config(outcome: Outcome, metric: str, name: str) -> str:
    """The best experiment as a config file, every default written out."""
    head = f"# The best of {len(outcome.trials)} trials of {name} by {metric}: "
    return f"{head}{outcome.best.value:.3f}.\n{yaml12.dump(fill(outcome.experiment))}"


def trials_csv(outcome: Outcome, metric: str) -> str:
    """A row for each trial: its settings, how it ended, the metric with its interval."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    keys = list(outcome.best.settings)
    writer.writerow(["trial", *keys, "state", metric, "low", "high", "reason"])
    for trial in outcome.trials:
        score = trial.scores.get(metric, {})
        settings = [trial.settings[key] for key in keys]
        value = [score.get(part) for part in ("value", "low", "high")]
        writer.writerow([trial.number, *settings, trial.state, *value, trial.reason])
    return text.getvalue()

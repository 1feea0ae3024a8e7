"""Which of many runs are wanted, and in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.errors import TrackingError, nearest
from toolkit.tracking.listing import Listed

__all__ = ["chosen", "ranked"]


def chosen(runs: Sequence[Listed], where: Mapping[str, str]) -> list[Listed]:
    """The runs whose status, name, tag or param is as ``where`` says; numbers as numbers.

    Raises TrackingError for a name that no run knows.
    """
    facts = [_facts(run) for run in runs]
    for name in where:
        if runs and not any(name in own for own in facts):
            known = sorted({key for own in facts for key in own})
            raise TrackingError(
                f"--where {name}: no run has it; expected status, name, a tag or a param by the "
                f"name that it has in MLflow. {nearest(name, known)}"
            )
    return [
        run
        for run, own in zip(runs, facts, strict=True)
        if all(_plain(own.get(name, "")) == _plain(value) for name, value in where.items())
    ]


def ranked(runs: Sequence[Listed], score: str, lowest: bool = False) -> list[Listed]:
    """The runs by a score, the highest first unless the ``lowest`` is; without it, last.

    Raises TrackingError for a score that no run has.
    """
    if runs and not any(score in run.scores for run in runs):
        known = sorted({name for run in runs for name in run.scores})
        raise TrackingError(
            f"--sort {score}: no run has such a score; expected a metric by the name that it has "
            f"in MLflow. {nearest(score, known)}"
        )
    sign = 1 if lowest else -1
    return sorted(runs, key=lambda run: sign * run.scores.get(score, sign * float("inf")))


def _facts(run: Listed) -> dict[str, str]:
    return {"status": run.status, "name": run.name, **run.tags, **run.params}


def _plain(value: str) -> str | float:
    try:
        return float(value)
    except ValueError:
        return value

"""``toolkit runs``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.tracking import Listed

__all__ = ["runs"]


@click.command()
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many, newest first.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON lines, of all runs, for machines."
)
def runs(last: int, as_json: bool) -> None:
    """List the runs of this folder's MLflow store: what was trained, how it ended, its scores."""
    from toolkit.cli.show import print_grid
    from toolkit.tracking import list_runs

    found = list_runs()
    if as_json:
        for run in found:
            print(json.dumps(vars(run), ensure_ascii=False))
        return
    head = ("run", "started (UTC)", "status", "config", "name", "scores")
    print_grid(head, [_row(run) for run in found[:last]])
    print(
        f"\n{len(found)} run{'s' * (len(found) != 1)}"
        + (f", {last} shown" if len(found) > last else "")
    )


def _row(run: Listed) -> tuple[str, ...]:
    scores = ", ".join(f"{key} {value:.3f}" for key, value in run.scores.items())
    config = run.tags.get("config", "")
    return run.id, run.started, run.status, config, run.name, scores or run.tags.get("error", "")

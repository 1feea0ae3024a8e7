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
    "--where",
    multiple=True,
    metavar="NAME=VALUE",
    help="Only runs with this status, tag or param: status=finished, config=themes, model.C=1.",
)
@click.option("--sort", metavar="SCORE", help="Best first by a score, such as f1/elections.")
@click.option("--lowest", is_flag=True, help="With --sort: the lowest first.")
@click.option(
    "--last", type=click.IntRange(min=1), default=20, show_default=True, help="How many are shown."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON lines, of all runs, for machines."
)
def runs(where: tuple[str, ...], sort: str | None, lowest: bool, last: int, as_json: bool) -> None:
    """List the runs of this folder's MLflow store: what was trained, how it ended, its scores.

    The newest are first unless --sort says otherwise.
    """
    from toolkit.cli.show import print_grid
    from toolkit.tracking import chosen, list_runs, ranked

    if lowest and not sort:
        raise click.UsageError("--lowest is about --sort SCORE; name one.")
    wanted = _wanted(where)
    found = chosen(list_runs([*wanted, *([sort] if sort else [])]), wanted)
    if sort:
        found = ranked(found, sort, lowest)
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


def _wanted(where: tuple[str, ...]) -> dict[str, str]:
    odd = next((one for one in where if "=" not in one), None)
    if odd is not None:
        raise click.UsageError(f"--where: found {odd!r}; expected NAME=VALUE.")
    return dict(one.split("=", 1) for one in where)


def _row(run: Listed) -> tuple[str, ...]:
    scores = ", ".join(f"{key} {value:.3f}" for key, value in run.scores.items())
    config = run.tags.get("config", "")
    return run.id, run.started, run.status, config, run.name, scores or run.tags.get("error", "")

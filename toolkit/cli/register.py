"""``toolkit register``."""

from __future__ import annotations

import click

__all__ = ["register"]


@click.command()
@click.argument("run")
@click.option("--name", required=True, help="Name in the registry, such as themes.")
@click.option("--alias", help="Such as champion: moved here from the version that had it.")
def register(run: str, name: str, alias: str | None) -> None:
    """Give the model of a run a name, by which `toolkit.load` and MLflow find it.

    RUN is the id of a finished run, runs:/ID, or the model folder that it left.
    """
    from toolkit.cli.show import progress
    from toolkit.tracking import register as registered

    with progress("registering"):
        made = registered(run, name, alias)
    print(f'{made.name}, version {made.version}: toolkit.load("{made.address}")')

"""``toolkit reproduce``."""

from __future__ import annotations

import json

import click

from toolkit.cli.cache import cache_option, open_store

__all__ = ["reproduce"]


@click.command()
@click.argument("run")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
@cache_option
def reproduce(run: str, as_json: bool, cache: bool) -> int:
    """Train a run again and tell, field by field, whether the result is the same.

    RUN is an MLflow run (an id, or runs:/ID), a registered model or a model folder. Its config,
    with the articles, labels and codebook that lie where it says, is trained with the code and
    packages that are here; nothing is checked out, installed, saved or logged. Exit code 1 where
    anything differs.
    """
    from toolkit.cli.named import named_folder
    from toolkit.cli.show import print_grid, progress
    from toolkit.model_folder import kind_of
    from toolkit.reproduction import reproduce as reproduced

    folder = named_folder(run)
    kind_of(folder)
    with progress("training again") as tell:
        found = reproduced(folder, tell, open_store(cache))
    if as_json:
        record = {
            "same": found.same,
            "fields": [vars(field) for field in found.fields],
            "causes": [vars(cause) for cause in found.causes],
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return 0 if found.same else 1
    rows = [
        (field.field, "same" if field.same else "DIFFERS", field.said) for field in found.fields
    ]
    print_grid(("field", "", ""), rows)
    if found.causes:
        print("\nMade with something else:")
        print_grid(("what", "then", "now"), [(c.what, c.then, c.now) for c in found.causes])
    elif not found.same:
        print("\nCode, versions, data and config are the same: the difference has another cause.")
    print("\nidentical" if found.same else "\nnot identical")
    return 0 if found.same else 1

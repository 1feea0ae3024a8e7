"""``toolkit predict``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.cache import remembers
from toolkit.cli.reading import reading_options, tell_note

if TYPE_CHECKING:
    from toolkit.pages import ReadOptions

__all__ = ["predict"]


@click.command()
@click.argument("model")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="A .jsonl, .csv, .parquet or .xlsx file; else JSON lines on stdout.",
)
@remembers
@reading_options
def predict(model: str, paths: tuple[str, ...], out: Path | None, options: ReadOptions) -> int:
    """Label articles with a trained model: a folder or an MLflow address.

    PATHS are pages, folders of pages, tables of articles or texts, or - for JSON lines on stdin.
    One record comes out for each that goes in, in the same order; one that cannot be read has
    an error instead of themes.
    """
    import toolkit
    from toolkit.cli.rejects import Rejects
    from toolkit.cli.show import progress
    from toolkit.predictions import predict_records, write_records

    loaded = toolkit.load(model)
    rejects = Rejects()
    counted = 0

    def records() -> Iterator[dict[str, Any]]:
        nonlocal counted
        with progress("labelling") as tell:
            for record in predict_records(loaded, paths, rejects, options, tell_note):
                counted += 1
                tell(f"{counted} articles")
                yield record

    columns = loaded.themes if hasattr(loaded, "themes") else []
    write_records(records(), out, columns)
    rejects.print()
    where = f" → {out}" if out else ""
    print(
        f"{counted} read: {counted - rejects.count} labelled, {rejects.count} set aside{where}",
        file=sys.stderr,
    )
    return 0 if counted > rejects.count else 2

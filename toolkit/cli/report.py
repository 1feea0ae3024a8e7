"""``toolkit report``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["report"]


@click.command()
@click.argument("model")
@click.argument("articles", nargs=-1)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The page to write; suspects.csv is written beside it.",
)
def report(model: str, articles: tuple[str, ...], out: Path) -> None:
    """Make the report of a trained classifier again.

    ARTICLES are those that it learnt from; else they are read from where its config has them.
    """
    from toolkit import is_address
    from toolkit.articles import replacing
    from toolkit.cli.reading import tell_note
    from toolkit.cli.show import progress
    from toolkit.corpus import load_corpus
    from toolkit.errors import ModelError
    from toolkit.model_folder import SUSPECTS, kind_of, load
    from toolkit.report import read_run, run_report, suspects_csv
    from toolkit.tracking import fetch

    folder = fetch(model) if is_address(model) else Path(model)
    if kind_of(folder) != "classify":
        raise ModelError(f"{model}: found a topic model; expected a classifier.")
    loaded = load(folder)
    config = loaded.experiment
    with progress("writing the report"):
        corpus = load_corpus(list(articles) or config["articles"], config["columns"], tell_note)
        run = read_run(folder, folder.name, loaded, corpus.articles)
        pages = {out: run_report(run), out.with_name(SUSPECTS): suspects_csv(run)}
    for path, text in pages.items():
        with replacing(path) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
        print(f"→ {path}", file=sys.stderr)

"""``toolkit stories``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

__all__ = ["find_stories", "stories"]

Keep = Literal["all", "first"]


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write here, and leave CORPUS as it is."
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1),
    default=0.7,
    show_default=True,
    help="Share of the shorter article's runs of five syllables that the longer has.",
)
@click.option(
    "--keep",
    type=click.Choice(["all", "first"]),
    default="all",
    show_default=True,
    help="All articles, or the first of each story: the one published first.",
)
@click.option("--in-place", is_flag=True, help="With --keep first: cut CORPUS itself.")
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."
)
def stories(
    corpus: Path, out: Path | None, threshold: float, keep: Keep, in_place: bool, workers: int
) -> None:
    """Find duplicates: give articles that repeat each other one story.

    CORPUS is a .jsonl or .parquet that `toolkit read` wrote. Its column `story` is filled anew:
    copies, reprints under another headline, excerpts and updates share one; an article that
    nothing repeats is a story of its own. --keep first leaves articles out: it needs --out, or
    --in-place.
    """
    if in_place and out is not None:
        raise click.UsageError("--in-place and --out exclude each other.")
    find_stories(corpus, out, keep, workers, threshold=threshold, drop=in_place)


def find_stories(
    corpus: Path,
    out: Path | None,
    keep: Keep,
    workers: int,
    *,
    threshold: float | None = None,
    drop: bool = True,
) -> None:
    """Fill the column ``story`` and tell on stderr what was found."""
    from toolkit.cli.show import progress
    from toolkit.stories import THRESHOLD, assign_stories

    with progress("stories") as tell:
        found = assign_stories(
            corpus,
            out,
            threshold=threshold or THRESHOLD,
            keep=keep,
            drop=drop,
            workers=workers,
            tell=tell,
        )
    gone = found.articles - found.stories
    kept = f"; {found.stories:,} kept, {gone:,} left out" if keep == "first" else ""
    print(
        f"{found.articles:,} articles in {found.stories:,} stories: "
        f"{found.exact:,} exact repeats, {found.near:,} near{kept} → {out or corpus}",
        file=sys.stderr,
    )

"""``toolkit read``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

__all__ = ["read"]


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(path_type=Path), help="A .jsonl or .parquet file; else stdout."
)
def read(paths: tuple[str, ...], out: Path | None) -> int:
    """Turn pages (files, folders, tables) into articles.

    Writes one JSON line per article. What cannot be read is set aside with its reason on
    stderr; nothing is lost: the counts add up.
    """
    from toolkit.articles import Article, write_articles
    from toolkit.cli.show import print_rejects, progress
    from toolkit.pages import Reject, collect

    rejects: list[Reject] = []

    def articles() -> Iterator[Article]:
        with progress("reading") as tell:
            for number, item in enumerate(collect(paths), 1):
                tell(f"{number} pages")
                if isinstance(item, Reject):
                    rejects.append(item)
                else:
                    yield item

    count = write_articles(articles(), out)
    print_rejects(rejects)
    where = f" → {out}" if out else ""
    total = count + len(rejects)
    print(f"{total} read: {count} articles, {len(rejects)} set aside{where}", file=sys.stderr)
    return 0 if count else 2

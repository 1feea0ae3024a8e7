"""``toolkit read``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

__all__ = ["read"]

_MB = 1_000_000
_SIZE = click.IntRange(min=1)


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(path_type=Path), help="A .jsonl or .parquet file; else stdout."
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    help="A table's column, such as title=headline; more than once if need be.",
)
@click.option("--max-page-mb", type=_SIZE, default=20, show_default=True, help="Of a page.")
@click.option(
    "--max-archive-mb", type=_SIZE, default=200, show_default=True, help="Of an archive, unpacked."
)
@click.option("--max-members", type=_SIZE, default=10_000, show_default=True, help="Of an archive.")
def read(
    paths: tuple[str, ...],
    out: Path | None,
    columns: tuple[str, ...],
    max_page_mb: int,
    max_archive_mb: int,
    max_members: int,
) -> int:
    """Turn pages (files, folders, archives, tables) into articles.

    Writes one JSON line per article. Hidden files are passed over; images, scripts and the like
    are set aside unopened. What cannot be read is set aside with its reason on
    stderr; nothing is lost: the counts add up.
    """
    from toolkit.articles import Article, write_articles
    from toolkit.cli.show import print_rejects, progress
    from toolkit.pages import ReadOptions, Reject, collect
    from toolkit.pages.columns import mapping

    options = ReadOptions(
        max_page_mb * _MB, max_archive_mb * _MB, max_members, columns=mapping(columns)
    )
    rejects: list[Reject] = []

    def articles() -> Iterator[Article]:
        with progress("reading") as tell:
            for number, item in enumerate(collect(paths, options), 1):
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

"""``toolkit stats``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.reading import reading_options, tell_note

if TYPE_CHECKING:
    from toolkit.articles import Article
    from toolkit.pages import ReadOptions, Reject
    from toolkit.stats.counts import Counts
    from toolkit.stats.keys import Key
    from toolkit.stats.predicted import Predictions
    from toolkit.stats.tables import Table

    Counted = tuple[list[Table], Callable[[], str]]
    """The tables that were counted, and what makes the page that shows them."""

__all__ = ["stats"]


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--by",
    help="Count by month, year, province, province_today, district, outlet, outlet_kind, source "
    "or section; by several with a comma between: month,province. The outlet is the source that "
    "the page credits, in canonical form, and not always the page's publisher.",
)
@click.option(
    "--corpus",
    multiple=True,
    help="For predictions: where their articles are, for columns that they lack; joined by id.",
)
@click.option(
    "--codebook",
    type=click.Path(path_type=Path),
    help="For predictions: what their themes are called on the page; else seeds/codebook.yaml.",
)
@click.option("--html", type=click.Path(path_type=Path), help="Write a page with plots.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the counts to a .csv or .json file."
)
@reading_options
def stats(
    paths: tuple[str, ...],
    by: str | None,
    corpus: tuple[str, ...],
    codebook: Path | None,
    html: Path | None,
    out: Path | None,
    options: ReadOptions,
) -> None:
    """Tell what is in a corpus, or how often each theme is in predictions.

    PATHS are articles (whatever `toolkit read` takes), or files that `toolkit predict` wrote:
    then each theme is counted, with 95 % intervals, uncorrected for classifier error. What is
    not known of an article is counted as unknown: the counts add up.
    """
    from toolkit.errors import ArticleError
    from toolkit.stats.files import check_page, check_tables, write_page, write_tables
    from toolkit.stats.keys import parse_keys
    from toolkit.stats.names import theme_names
    from toolkit.stats.predicted import find_predictions

    keys = None if by is None else parse_keys(by)
    if out is not None:
        check_tables(out)
    if html is not None:
        check_page(html)
    predictions = find_predictions(paths)
    if (corpus or codebook) and not predictions:
        option = "--corpus" if corpus else "--codebook"
        raise ArticleError(f"{paths[0]}: found no predictions; {option} is for predictions alone.")
    if options.columns and predictions and not corpus:
        raise ArticleError(f"{paths[0]}: found predictions; --map is about articles, or --corpus.")
    if predictions:
        names = theme_names(predictions[0].themes, codebook) if html or codebook else {}
        tables, page = _themes(predictions, keys, corpus, options, names)
    else:
        tables, page = _corpus(paths, keys, options)
    if out is not None:
        write_tables(tables, out)
        print(f"counts → {out}", file=sys.stderr)
    if html is not None:
        write_page(page(), html)
        print(f"page with plots → {html}", file=sys.stderr)


def _corpus(paths: Sequence[str], keys: Sequence[Key] | None, options: ReadOptions) -> Counted:
    """Count articles and print the tables."""
    from toolkit.cli.rejects import tell_rejects
    from toolkit.cli.show import progress
    from toolkit.pages import collect
    from toolkit.stats.corpus import check_columns, summarise
    from toolkit.stats.corpus_page import corpus_page
    from toolkit.stats.tables import by_table, corpus_tables, in_short

    check_columns(paths, keys or (), options)

    def items() -> Iterator[Article | Reject]:
        with progress("counting") as tell:
            for number, item in enumerate(collect(paths, options, tell_note), 1):
                tell(f"{number} articles")
                yield item

    summary = summarise(items(), date.today(), keys)
    tell_rejects(summary.articles, summary.rejects, paths)
    if summary.by is None:
        tables = corpus_tables(summary)
        _print(in_short(tables))
    else:
        tables = [by_table(summary.by)]
        _print(tables)
        _tell_untold(summary.by)
    print(f"{summary.articles} articles, {len(summary.rejects)} set aside", file=sys.stderr)
    return tables, lambda: corpus_page(summary, ", ".join(paths))


def _themes(
    files: Sequence[Predictions],
    keys: Sequence[Key] | None,
    corpus: Sequence[str],
    options: ReadOptions,
    names: Mapping[str, str],
) -> Counted:
    """Count themes and print their table."""
    from toolkit.cli.rejects import tell_rejects
    from toolkit.cli.show import progress
    from toolkit.stats.predicted import facts_by_id
    from toolkit.stats.tables import LEGEND, side_by_side, theme_table
    from toolkit.stats.themes import count_themes
    from toolkit.stats.themes_page import themes_page

    places = [str(file.path) for file in files]
    with progress("counting"):
        facts = facts_by_id(corpus, options, tell_note) if corpus else None
        counted = count_themes(files, keys, facts)
    articles = counted.everything.articles
    tell_rejects(articles, counted.rejects, places)
    counts = counted.overall if counted.by is None else counted.by
    _print([side_by_side(counts)])
    _tell_untold(counts)
    print(f"\n{LEGEND}\n{counted.caveat}")
    if counted.unmatched:
        print(f"toolkit: {counted.unmatched} have no article in --corpus.", file=sys.stderr)
    print(f"{articles} articles, {len(counted.rejects)} set aside", file=sys.stderr)
    return [theme_table(counts)], lambda: themes_page(
        counted, ", ".join(places), date.today(), names
    )


def _tell_untold(counts: Counts) -> None:
    """How many articles stand under unknown."""
    from toolkit.stats.tables import untold

    for said in untold(counts).values():
        print(f"\n{said} and are counted as unknown.")


def _print(tables: Sequence[Table]) -> None:
    from toolkit.cli.show import print_grid
    from toolkit.stats.tables import shown

    for number, table in enumerate(tables):
        if number:
            print()
        print_grid(table.columns, [[shown(cell) for cell in row] for row in table.rows])

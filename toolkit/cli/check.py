"""``toolkit check``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.reading import reading_options, tell_note

if TYPE_CHECKING:
    from toolkit.codebook import Codebook
    from toolkit.pages import ReadOptions
    from toolkit.stats.phrases import PatternCount, PhraseCount, PhraseCounter
    from toolkit.text.normalise import Step

__all__ = ["check"]

_AT_ONCE = 256


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("overrides", nargs=-1)
@click.option(
    "--corpus",
    multiple=True,
    help="Count the codebook's phrases and patterns in these articles; what `toolkit read` takes.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="With --corpus: write the counts to a .csv or .json file.",
)
@reading_options
def check(
    file: Path,
    overrides: tuple[str, ...],
    corpus: tuple[str, ...],
    out: Path | None,
    options: ReadOptions,
) -> None:
    """Check a config or a codebook without running it; overrides as for ``train``.

    With --corpus, seed phrases are counted as classifiers find them: in normalised texts, the
    longest of a theme where several meet. `places` are those where a phrase counts, `taken` those
    where another phrase of its theme counts instead. The codebook's patterns are counted, too.
    Phrases and patterns that never count are named.
    """
    from toolkit.codebook import load_codebook
    from toolkit.config import defaults, load_node
    from toolkit.experiment import ClassifyExperiment, load_experiment
    from toolkit.experiment.estimator import text_chain
    from toolkit.experiment.settings import TEXT_STEPS
    from toolkit.sweep import load_sweep
    from toolkit.text import steps
    from toolkit.tracking import load_tracking

    if (out or options.columns) and not corpus:
        raise click.UsageError("--out and --map are about the articles of --corpus; name them.")
    keys = load_node(file).value
    if isinstance(keys, dict) and "themes" in keys and "task" not in keys:
        codebook = load_codebook(file)
        click.echo(f"{file}: a codebook of {len(codebook.themes)} themes, nothing wrong.")
        for theme in codebook.themes:
            click.echo(f"  {theme.id}: {theme.vi} ({theme.en}), {len(theme.phrases)} seed phrases")
        if codebook.patterns:
            click.echo(f"  patterns: {', '.join(pattern.name for pattern in codebook.patterns)}")
        chain = [step.build() for step in defaults(steps, *TEXT_STEPS).values()]
    else:
        load_tracking(file, overrides)
        sweep = load_sweep(file, overrides)
        experiment = load_experiment(file, overrides)
        asks = f" with a {sweep.settings.search} search" if sweep else ""
        click.echo(f"{file}: a config of the task {experiment.task}{asks}, nothing wrong.")
        if not corpus:
            return
        if not isinstance(experiment, ClassifyExperiment):
            raise click.UsageError(
                f"--corpus counts the seed phrases of a codebook; {file} names none."
            )
        codebook, chain = load_codebook(experiment.codebook), text_chain(experiment)
    if corpus:
        _count(codebook, chain, corpus, options, out)


def _count(
    codebook: Codebook,
    chain: Sequence[Step],
    paths: Sequence[str],
    options: ReadOptions,
    out: Path | None,
) -> None:
    """Count phrases and patterns, and print and write what was found. Raises ArticleError."""
    from toolkit.cli.show import print_grid
    from toolkit.stats.files import check_tables, write_tables
    from toolkit.stats.phrases import PhraseCounter, phrases_table, themes_table
    from toolkit.stats.tables import shown

    if out:
        check_tables(out)
    counter = PhraseCounter(codebook, chain)
    articles = _read(counter, paths, options)
    counts, patterns = counter.counts(), counter.pattern_counts()
    phrases = phrases_table(counts, patterns)
    for table in (phrases, themes_table(counts, codebook)):
        click.echo()
        print_grid(table.columns, [[shown(cell) for cell in row] for row in table.rows])
    click.echo()
    _name_unfound(counts, codebook, articles)
    if patterns:
        _name_unfound_patterns(patterns, codebook, articles)
    if out:
        write_tables([phrases], out)
        print(f"counts → {out}", file=sys.stderr)


def _read(counter: PhraseCounter, paths: Sequence[str], options: ReadOptions) -> int:
    """How many articles were counted in; what was set aside is told. Raises ArticleError."""
    from itertools import islice

    from toolkit.cli.rejects import tell_rejects
    from toolkit.cli.show import progress
    from toolkit.pages import Reject, collect

    rejects: list[Reject] = []
    articles = 0
    items = collect(paths, options, tell_note)
    with progress("counting") as tell:
        while batch := list(islice(items, _AT_ONCE)):
            rejects += (item for item in batch if isinstance(item, Reject))
            texts = [item.text for item in batch if not isinstance(item, Reject)]
            counter.add(texts)
            articles += len(texts)
            tell(f"{articles} articles")
    tell_rejects(articles, rejects, paths)
    print(f"{articles} articles, {len(rejects)} set aside", file=sys.stderr)
    return articles


def _name_unfound(counts: Sequence[PhraseCount], codebook: Codebook, articles: int) -> None:
    """Name the phrases that never count, at their places in the codebook."""
    from toolkit.codebook import phrase_places

    unfound = [one for one in counts if not one.places]
    at = phrase_places(codebook.path)
    for one in unfound:
        found = "never occurs"
        if one.taken:
            found = f"stands only where another phrase of its theme counts ({one.taken:,} times)"
        place = at[one.theme, one.phrase.text]
        click.echo(f"{place}: {one.phrase.text!r} ({one.theme}, {one.phrase.kind}) {found}.")
    click.echo(
        f"{len(unfound)} of {len(counts)} seed phrases never count in {articles:,} articles."
    )


def _name_unfound_patterns(
    counts: Sequence[PatternCount], codebook: Codebook, articles: int
) -> None:
    from toolkit.codebook import pattern_places

    unfound = [one.pattern.name for one in counts if not one.places]
    at = pattern_places(codebook.path)
    for name in unfound:
        click.echo(f"{at[name]}: the pattern {name} never occurs.")
    click.echo(f"{len(unfound)} of {len(counts)} patterns never occur in {articles:,} articles.")

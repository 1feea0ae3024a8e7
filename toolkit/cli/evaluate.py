"""``toolkit evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.cli.cache import remembers

__all__ = ["evaluate"]


@click.command()
@click.argument("model")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--articles",
    multiple=True,
    help="Where the articles are, when GOLD holds only labels and no articles.csv is beside it.",
)
@click.option(
    "--by",
    metavar="SLICES",
    help="Score slices too: source, year, province, length; comma between.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
@remembers
def evaluate(
    model: str, gold: Path, articles: tuple[str, ...], by: str | None, as_json: bool
) -> None:
    """Score a model on labelled articles, with 95 % intervals.

    GOLD is JSON lines of articles with `labels`, or a table `id, theme, label` like
    seeds/labels.csv.
    """
    import toolkit
    from toolkit.cli.scores import overall, print_confusion, print_slices, print_themes, undecided
    from toolkit.cli.show import progress
    from toolkit.errors import ModelError
    from toolkit.evaluation import evaluate_classifier, parse_slices
    from toolkit.model import Classifier

    slices = parse_slices(by) if by else ()
    loaded = toolkit.load(model)
    if not isinstance(loaded, Classifier):
        raise ModelError(f"{model}: found a topic model; expected a classifier.")
    with progress("evaluating"):
        result = evaluate_classifier(loaded, gold, articles, slices)
    if as_json:
        click.echo(json.dumps(result.to_record(), ensure_ascii=False, indent=1))
        return
    print_themes(result.presence, result.main, loaded.themes)
    if result.confusion:
        print()
        print_confusion(result.confusion, loaded.themes)
    for name, found in result.slices.items():
        print()
        print_slices(name, found)
    print(
        f"\npresence: {overall(result.presence)}; calibration error {result.calibration_error:.3f}"
    )
    if result.main:
        print(f"main:     {overall(result.main)}")
    if result.abstention:
        print(undecided(result.abstention))
    print(f"{result.count} articles, 95 % intervals by bootstrap")

"""``toolkit evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import click

__all__ = ["evaluate"]


@click.command()
@click.argument("model")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--articles",
    multiple=True,
    help="Where the articles are, when GOLD holds only labels and no articles.csv is beside it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
def evaluate(model: str, gold: Path, articles: tuple[str, ...], as_json: bool) -> None:
    """Score a model on labelled articles: F1 of presence and of main, with 95 % intervals.

    GOLD is JSON lines of articles with `labels`, or a table `id, theme, label` like
    seeds/labels.csv.
    """
    import toolkit
    from toolkit.cli.show import print_table, progress
    from toolkit.errors import ModelError
    from toolkit.evaluation import evaluate_classifier
    from toolkit.model import Classifier

    loaded = toolkit.load(model)
    if not isinstance(loaded, Classifier):
        raise ModelError(f"{model}: found a topic model; expected a classifier.")
    with progress("evaluating"):
        result = evaluate_classifier(loaded, gold, articles)
    if as_json:
        click.echo(json.dumps(result.to_record(), ensure_ascii=False, indent=1))
        return
    rows = [
        (
            theme,
            result.presence.support[theme],
            *(result.presence[f"{kind}/{theme}"] for kind in ("precision", "recall", "f1")),
            result.main[f"f1/{theme}"] if result.main else "-",
        )
        for theme in loaded.themes
    ]
    print_table(("theme", "articles", "precision", "recall", "F1 presence", "F1 main"), rows)
    print(
        f"\npresence: micro-F1 {result.presence['micro_f1']}, macro-F1 "
        f"{result.presence['macro_f1']}; calibration error {result.calibration_error:.3f}"
    )
    if result.main:
        print(f"main:     micro-F1 {result.main['micro_f1']}, macro-F1 {result.main['macro_f1']}")
    print(f"{result.count} articles, 95 % intervals by bootstrap")

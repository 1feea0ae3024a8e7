"""``toolkit compare``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.codebook import Codebook
    from toolkit.comparison import Comparison, Opinions

__all__ = ["compare"]


@click.command()
@click.argument("models", nargs=-1, required=True)
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    help="Compare on these labelled articles; else on what each model held out in training.",
)
@click.option(
    "--articles",
    multiple=True,
    help="Where the articles are, when --gold holds only labels and no articles.csv is beside it.",
)
@click.option(
    "--show", type=click.IntRange(0), default=5, help="Changed articles shown a theme; 5."
)
@click.option("--html", type=click.Path(path_type=Path), help="Write a page with every change.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
def compare(
    models: tuple[str, ...],
    gold: Path | None,
    articles: tuple[str, ...],
    show: int,
    html: Path | None,
    as_json: bool,
) -> None:
    """Compare classifiers on the same articles: is the difference more than chance?

    MODELS are two or more model folders, MLflow runs (an id, or runs:/ID), registered models, or
    files that `toolkit predict` wrote (these need --gold). Each is set against the first.
    """
    from toolkit.cli.show import progress
    from toolkit.comparison import compare as compared
    from toolkit.comparison.page import comparison_page
    from toolkit.errors import ArticleError
    from toolkit.stats.files import check_page, write_page

    if len(models) < 2:
        raise ArticleError("found one model; expected two or more to compare.")
    if html:
        check_page(html)
    with progress("comparing") as tell:
        opinions = []
        for name in models:
            tell(name)
            opinions.append(_opinions(name, gold, articles))
        found = compared([of for of, _ in opinions])
    if html:
        codebook = next((codebook for _, codebook in opinions if codebook), None)
        write_page(comparison_page(found, codebook), html)
    if as_json:
        click.echo(json.dumps(found.to_record(), ensure_ascii=False, indent=1))
        return
    _print(found, show)


def _opinions(
    name: str, gold: Path | None, articles: tuple[str, ...]
) -> tuple[Opinions, Codebook | None]:
    """What a model says, and its codebook where it is known."""
    import toolkit
    from toolkit.cli.named import named_folder
    from toolkit.comparison import held_out_opinions, of_model, of_predictions
    from toolkit.errors import ArticleError, ModelError
    from toolkit.labels import load_gold
    from toolkit.model_folder import kind_of, load
    from toolkit.stats.predicted import open_predictions

    if not toolkit.is_address(name) and Path(name).is_file():
        file = open_predictions(Path(name))
        if gold is None:
            raise ArticleError(f"{name}: predictions alone; expected --gold FILE with labels.")
        themes = file.themes if file else ()
        return of_predictions(Path(name), load_gold(gold, themes) if file else {}), None
    folder = named_folder(name)
    if kind_of(folder) == "topics":
        raise ModelError(f"{name}: found a topic model; expected a classifier.")
    model = load(folder)
    if gold is None:
        return held_out_opinions(folder, name, model.themes), model.codebook
    return of_model(model, name, gold, articles), model.codebook


def _print(found: Comparison, show: int) -> None:
    from toolkit.cli.show import print_table
    from toolkit.comparison.tables import HOW, difference_rows, score_rows

    head, *rows = score_rows(found)
    print_table(head, rows)
    first = next(iter(found.scores))
    for pair in found.pairs:
        print(f"\n{pair.name} (second) against {first} (first)")
        head, *rows = difference_rows(pair)
        print_table(head, rows)
        for theme in found.themes:
            own = [change for change in pair.changes if change.theme == theme]
            mended = sum(change.mended for change in own)
            print(f"{theme}: {mended} articles mended, {len(own) - mended} spoilt")
            for change in own[:show]:
                said = "mended" if change.mended else "spoilt"
                print(f"  {said}  {change.id}  {change.title}".rstrip())
    print(f"\n{found.count} articles. {HOW}")
    for name, count in found.left_out.items():
        if count:
            print(f"{name}: {count} more articles that not all have judged, left out")

"""``toolkit compare``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.cache import remembers
from toolkit.cli.compare_page import Page

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
    "--show", type=click.IntRange(0), help="Changed articles shown a theme; 5 unless told."
)
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    help="Write a page: every change, settings and figures side by side.",
)
@click.option("--log", is_flag=True, help="Log that page to the MLflow runs that are compared.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
@remembers
def compare(
    models: tuple[str, ...],
    gold: Path | None,
    articles: tuple[str, ...],
    show: int | None,
    html: Path | None,
    log: bool,
    as_json: bool,
) -> None:
    """Compare classifiers on the same articles, or the topics of two topic models.

    MODELS are two or more model folders, MLflow runs (an id, or runs:/ID), registered models, or
    files that `toolkit predict` wrote (these need --gold). Each is set against the first: is the
    difference more than chance? Of two topic models: which topics stayed, split, merged, vanished
    or appeared?
    """
    from toolkit.cli.compare_topics import compare_topic_models
    from toolkit.cli.show import progress
    from toolkit.comparison import compare as compared
    from toolkit.comparison.page import comparison_page
    from toolkit.errors import ArticleError, ModelError

    if len(models) < 2:
        raise ArticleError("found one model; expected two or more to compare.")
    page = Page(html, log)
    page.check()
    given = [_given(name) for name in models]
    if _are_topics(models, given):
        if gold or articles or show is not None:
            raise ModelError(
                "--gold, --articles and --show are of classifiers; found topic models."
            )
        compare_topic_models(list(zip(models, given, strict=True)), page, as_json)
        return
    with progress("comparing") as tell:
        opinions = []
        for name, path in zip(models, given, strict=True):
            tell(name)
            opinions.append(_opinions(name, path, gold, articles))
        found = compared([of for of, _ in opinions])
    said = ""
    if page:
        codebook = next((codebook for _, codebook in opinions if codebook), None)
        sides = page.sides(models, given)
        named = found.called([side.name for side in sides])
        said = page.put(comparison_page(named, codebook, sides), sides)
    if as_json:
        click.echo(json.dumps(found.to_record(), ensure_ascii=False, indent=1))
        return
    _print(found, 5 if show is None else show)
    if said:
        print(said)


def _given(name: str) -> Path:
    """A model's folder, or the file of predictions that ``name`` is."""
    import toolkit
    from toolkit.cli.named import named_folder

    is_file = not toolkit.is_address(name) and Path(name).is_file()
    return Path(name) if is_file else named_folder(name)


def _are_topics(models: Sequence[str], given: Sequence[Path]) -> bool:
    """Whether all are topic models. Raises ModelError where only some are."""
    from toolkit.errors import ModelError
    from toolkit.model_folder import kind_of

    kinds = ["classify" if path.is_file() else kind_of(path) for path in given]
    if len(set(kinds)) > 1:
        topics, other = models[kinds.index("topics")], models[kinds.index("classify")]
        raise ModelError(
            f"{topics}: found a topic model, and {other} labels themes; expected all of one kind."
        )
    return kinds[0] == "topics"


def _opinions(
    name: str, path: Path, gold: Path | None, articles: tuple[str, ...]
) -> tuple[Opinions, Codebook | None]:
    """What a model says, and its codebook where it is known."""
    from toolkit.comparison import held_out_opinions, of_model, of_predictions
    from toolkit.errors import ArticleError
    from toolkit.labels import load_gold
    from toolkit.model_folder import load
    from toolkit.stats.predicted import open_predictions

    if path.is_file():
        file = open_predictions(path)
        if gold is None:
            raise ArticleError(f"{name}: predictions alone; expected --gold FILE with labels.")
        themes = file.themes if file else ()
        return of_predictions(path, load_gold(gold, themes) if file else {}), None
    model = load(path)
    if gold is None:
        return held_out_opinions(path, name, model.themes), model.codebook
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

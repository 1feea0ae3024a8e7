"""``toolkit explain``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.reading import reading_options, tell_note

if TYPE_CHECKING:
    from toolkit.articles import Article
    from toolkit.model import Classifier
    from toolkit.pages import ReadOptions

__all__ = ["explain"]


@click.command()
@click.argument("model")
@click.argument("page")
@click.option("--out", type=click.Path(path_type=Path), help="Write an HTML page to this file.")
@click.option(
    "--nearest", type=click.IntRange(1), help="Also list so many training articles most like it."
)
@reading_options
def explain(
    model: str, page: str, out: Path | None, nearest: int | None, options: ReadOptions
) -> None:
    """Show why a model labels a page as it does: the sentences and words that speak for a theme.

    PAGE is a page, or a table or archive that holds one.
    """
    import toolkit
    from toolkit.articles import replacing
    from toolkit.errors import ModelError
    from toolkit.model import Classifier

    loaded = toolkit.load(model)
    if not isinstance(loaded, Classifier):
        raise ModelError(f"{model}: found a topic model; expected a classifier.")
    article = _one_article(page, options)
    prediction = loaded.predict(article)[0]
    if out is not None:
        from toolkit.report import labelled_article

        with replacing(out) as part:
            part.write_text(
                labelled_article(article, prediction, loaded.codebook), encoding="utf-8"
            )
        print(f"labelled article → {out}", file=sys.stderr)
        return
    print(article.title or "(no title)")
    for theme in loaded.codebook.themes:
        said = "main" if theme.id in prediction.main else "present"
        said = said if theme.id in prediction.themes else "absent"
        said = "undecided" if theme.id in prediction.undecided else said
        print(f"\n{theme.vi} ({theme.id}): {said}, p = {prediction.probabilities[theme.id]:.2f}")
        for item in prediction.evidence.get(theme.id, ()):
            sign = "  - " if item.unit == "sentence" else "      · "
            print(f"{sign}{item.weight:+.2f}  {item.text}")
    if nearest:
        _print_nearest(loaded, article, nearest)


def _one_article(page: str, options: ReadOptions) -> Article:
    """Raises ArticleError for what cannot be read, and for more than one article."""
    from itertools import islice

    from toolkit.errors import ArticleError
    from toolkit.pages import Reject, collect

    first, *more = islice(collect([page], options, tell_note), 2)
    if more:
        raise ArticleError(f"{page}: found more than one page; expected one.")
    if isinstance(first, Reject):
        raise ArticleError(f"{first.path}: {first.reason}")
    return first


def _print_nearest(model: Classifier, article: Article, count: int) -> None:
    """The training articles are read again from where the model's config has them."""
    from toolkit.codebook import load_codebook
    from toolkit.corpus import load_corpus
    from toolkit.labels import by_id, load_all_labels

    config = model.experiment
    themes = load_codebook(config["codebook"]).ids
    corpus = load_corpus(config["articles"], config["columns"]).articles
    labels = by_id(load_all_labels(config["labels"], themes), corpus)
    training = [other for other in corpus if other.id in labels and other.id != article.id]
    print("\nnearest training articles, with the cosine of the model's features")
    for other, cosine in model.nearest(article, training, count):
        carried = [theme for theme, label in labels[other.id].items() if label.level > 0]
        print(f"  {cosine:.2f}  {other.id}  {other.title or ''}  ({', '.join(carried) or 'none'})")

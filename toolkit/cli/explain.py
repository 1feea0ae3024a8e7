"""``toolkit explain``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["explain"]


@click.command()
@click.argument("model")
@click.argument("page")
@click.option("--out", type=click.Path(path_type=Path), help="Write an HTML page to this file.")
def explain(model: str, page: str, out: Path | None) -> None:
    """Show why a model labels a page as it does: the sentences and words that speak for a theme."""
    import toolkit
    from toolkit.articles import replacing
    from toolkit.errors import ModelError
    from toolkit.model import Classifier

    loaded = toolkit.load(model)
    if not isinstance(loaded, Classifier):
        raise ModelError(f"{model}: found a topic model; expected a classifier.")
    article = toolkit.read(page)
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

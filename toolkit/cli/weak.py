"""``toolkit weak``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.articles import Article
    from toolkit.labels import Labels
    from toolkit.weak import LabelModel, Votes, WeakLabels

__all__ = ["weak"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="CORPUS...")
@click.option(
    "--codebook",
    "codebook_file",
    type=click.Path(path_type=Path),
    required=True,
    help="The themes, with their seed phrases.",
)
@click.option(
    "--functions",
    "functions_file",
    type=click.Path(path_type=Path),
    help="A Python file with labelling functions of your own. It is run.",
)
@click.option(
    "--phrases/--no-phrases",
    default=True,
    help="Make functions of the codebook's seed phrases (the default).",
)
@click.option(
    "--model",
    type=click.Choice(["dawid_skene", "majority"]),
    default="dawid_skene",
    show_default=True,
    help="How votes become probabilities.",
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    help="Labels by hand: they score what is found, and their articles get no weak labels.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write id, theme, probability: .csv or .parquet."
)
def weak(
    paths: tuple[str, ...],
    codebook_file: Path,
    functions_file: Path | None,
    phrases: bool,
    model: str,
    gold: Path | None,
    out: Path | None,
) -> None:
    """Label articles without labels by hand: rules vote, a label model weighs them.

    CORPUS is whatever `toolkit read` takes. Printed is what each function votes on (coverage),
    where others vote too (overlaps) or otherwise (conflicts), and how often it is right. `toolkit
    train` takes what --out writes among its `labels`.
    """
    from toolkit.articles import check_writable
    from toolkit.cli.reading import tell_note
    from toolkit.cli.rejects import Rejects
    from toolkit.cli.show import progress
    from toolkit.codebook import load_codebook
    from toolkit.corpus import load_corpus
    from toolkit.errors import ArticleError
    from toolkit.weak import (
        LABEL_MODELS,
        cast_votes,
        check_suffix,
        codebook_functions,
        fit_label_models,
        load_functions,
        weak_labels,
        write_weak_labels,
    )

    if out is not None:
        check_suffix(out)
        check_writable(out)
    codebook = load_codebook(codebook_file)
    functions = codebook_functions(codebook) if phrases else []
    if functions_file is not None:
        functions += load_functions(functions_file, codebook.ids)
    with progress("weak labels") as tell:
        tell("reading articles")
        corpus = load_corpus(paths, noted=tell_note)
        articles = list({article.id: article for article in corpus.articles}.values())
        by_hand = _by_hand(gold, articles, codebook.ids)
        votes = cast_votes(functions, articles, tell)
    Rejects().add(corpus.rejects).print()
    judged, rest = votes.among(by_hand), votes.among(set(votes.ids) - by_hand.keys())
    if not rest.ids:
        raise ArticleError(f"{gold}: found labels of every article; expected some without.")
    models = fit_label_models(rest, codebook.ids, LABEL_MODELS[model])
    labels = weak_labels(models, rest)
    _print_functions(rest, models, judged, by_hand)
    print()
    _print_themes(labels, models, judged, by_hand)
    for theme in codebook.ids:
        if theme not in models:
            tell_note(f"no function votes on {theme!r}: it has no weak labels.")
    if out is not None:
        write_weak_labels(labels, out)
    left_out = [f"{len(rest.ids) - len(labels.ids):,} without any vote left out"]
    left_out += [f"{len(judged.ids):,} labelled by hand left out"] * bool(gold)
    where = f" → {out}" if out else ""
    print(
        f"{len(articles):,} articles: {len(labels.ids):,} labelled, {', '.join(left_out)}{where}",
        file=sys.stderr,
    )


def _by_hand(gold: Path | None, articles: Sequence[Article], themes: Sequence[str]) -> Labels:
    """Labels by article id; none without ``gold``. Raises ArticleError."""
    from toolkit.labels import by_id, check_articles, load_gold

    if gold is None:
        return {}
    labels = by_id(load_gold(gold, themes), articles)
    check_articles(labels, articles)
    return labels


def _print_functions(
    votes: Votes, models: Mapping[str, LabelModel], judged: Votes, by_hand: Labels
) -> None:
    """A row for each function; where there are labels by hand, how often it is right on them."""
    from toolkit.cli.show import print_table
    from toolkit.labels import presence_matrix
    from toolkit.weak import accuracy, function_reports

    columns = ["theme", "function", "yes", "no", "coverage", "overlaps", "conflicts", "accuracy"]
    rows = [
        [
            *(found.theme, found.function, f"{found.yes:,}", f"{found.no:,}"),
            *(f"{x:.3f}" for x in (found.coverage, found.overlaps, found.conflicts)),
            _plain(found.accuracy),
        ]
        for found in function_reports(votes, models)
    ]
    if by_hand:
        columns.append("by hand")
        for row, function, column in zip(rows, judged.functions, judged.table.T, strict=True):
            truth = presence_matrix(by_hand, judged.ids, [function.theme])[:, 0]
            row.append(_plain(float(accuracy(column[:, None], truth)[0])))
    print_table(columns, rows)


def _print_themes(
    labels: WeakLabels, models: Mapping[str, LabelModel], judged: Votes, by_hand: Labels
) -> None:
    """What the label model says of each theme and, on labels by hand, how right it is."""
    from toolkit.cli.scores import overall
    from toolkit.cli.show import print_table
    from toolkit.labels import presence_matrix
    from toolkit.metrics import score
    from toolkit.weak import presence

    shares = labels.probabilities.mean(axis=0).tolist()
    rows = [
        [theme, f"{share:.1%}", models[theme].fitted]
        for theme, share in zip(labels.themes, shares, strict=True)
    ]
    columns = ["theme", "share", "label model"]
    if not by_hand:
        print_table(columns, rows)
        return
    p = presence(models, judged)
    truth = presence_matrix(by_hand, judged.ids, labels.themes) > 0
    scores = score(truth, p >= 0.5, labels.themes, probabilities=p)
    for row, theme in zip(rows, labels.themes, strict=True):
        row += [str(scores[f"{kind}/{theme}"]) for kind in ("precision", "recall", "f1")]
    print_table([*columns, "precision", "recall", "F1"], rows)
    print(f"\n{overall(scores)} (label model, on {len(judged.ids)} articles labelled by hand)")


def _plain(value: float) -> str:
    return "-" if value != value else f"{value:.3f}"

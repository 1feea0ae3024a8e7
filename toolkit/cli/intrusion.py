"""``toolkit intrusion``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.intrusion import Drawn, IntrusionScores
    from toolkit.intrusion.scores import Precision
    from toolkit.intrusion.sheets import Kind
    from toolkit.topics import Topics

__all__ = ["intrusion"]

_PATH = click.Path(path_type=Path)
_SAID_OF = {"words": "word intrusion", "documents": "document intrusion"}


@click.command()
@click.argument("model")
@click.argument("filled", nargs=-1, type=_PATH, metavar="[SHEETS]...")
@click.option("--out", type=_PATH, help="Write sheets for judges, and their answers, to a folder.")
@click.option(
    "--articles",
    multiple=True,
    help="Where the articles are: documents.csv then shows their first words beside their titles.",
)
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Of what is drawn."
)
@click.option("--score", is_flag=True, help="Score the sheets that judges have filled.")
@click.option(
    "--answers", type=_PATH, help="The answers.json of the sheets, when not beside the first."
)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON for machines.")
def intrusion(
    model: str,
    filled: tuple[Path, ...],
    out: Path | None,
    articles: tuple[str, ...],
    seed: int,
    score: bool,
    answers: Path | None,
    as_json: bool,
) -> None:
    """Ask people whether they see what the topics of a model are about.

    With --out: words.csv has the top words of each topic and one of another topic, documents.csv
    does so with articles. Send judges these two, not answers.json; they write into the column
    intruder the number, or the text, of what does not belong, and into judge their name. With
    --score SHEETS: how often they found it, by topic and over all, and how far they agree.
    """
    from toolkit.cli.named import named_folder
    from toolkit.errors import ModelError
    from toolkit.intrusion.sheets import ANSWERS
    from toolkit.model_folder import kind_of
    from toolkit.topics import load_topics

    if score == (out is not None) or score != bool(filled):
        raise click.UsageError("Expected either --out FOLDER, or --score and filled sheets.")
    folder = named_folder(model)
    if kind_of(folder) != "topics":
        raise ModelError(f"{model}: found a classifier; expected a topic model.")
    topics = load_topics(folder)
    if out is not None:
        _write(topics, folder, out, articles, seed)
    else:
        _score(topics, folder, filled, answers or filled[0].with_name(ANSWERS), as_json)


def _write(topics: Topics, folder: Path, out: Path, articles: Sequence[str], seed: int) -> None:
    from toolkit.cli.reading import tell_note
    from toolkit.corpus import load_corpus
    from toolkit.errors import ModelError
    from toolkit.intrusion import document_tasks, word_tasks, write_sheets
    from toolkit.intrusion.sheets import fingerprint

    if len(topics.topics) < 2:
        raise ModelError("found one topic; expected two or more, for an intruder is of another.")
    columns = topics.experiment.get("columns")
    read = load_corpus(articles, columns, tell_note).articles if articles else ()
    asked = {id_ for topic in topics.topics for id_, _ in topic.articles}
    missing = asked - {article.id for article in read}
    if read and missing:
        tell_note(f"{len(missing)} of {len(asked)} articles are not in --articles: titles alone")
    drawn: dict[Kind, Drawn] = {
        "words": word_tasks(topics, seed),
        "documents": document_tasks(topics, read, seed),
    }
    for kind, own in drawn.items():
        for topic, why in own.left_out.items():
            tell_note(f"{kind}.csv: topic {topic} left out: {why}")
    for path in write_sheets(drawn, fingerprint(folder), out):
        print(f"→ {path}")


def _score(
    topics: Topics, folder: Path, filled: Sequence[Path], answers: Path, as_json: bool
) -> None:
    from toolkit.cli.reading import tell_note
    from toolkit.errors import ArticleError
    from toolkit.intrusion import intrusion_scores, read_answers, read_filled
    from toolkit.intrusion.sheets import fingerprint

    key = read_answers(answers)
    if key.model != fingerprint(folder):
        raise ArticleError(
            f"{answers}: found the answers of another model; expected those of {folder}."
        )
    judged = read_filled(filled, key)
    scores = {}
    for kind, tasks in key.sheets.items():
        found = intrusion_scores([one for one in judged if one.kind == kind], tasks)
        if found:
            scores[kind] = found
        elif any(one.kind == kind for one in judged):
            tell_note(f"{kind}: no row has an answer")
    if not scores:
        raise ArticleError(f"{filled[0]}: found no answer in the column intruder; expected some.")
    if as_json:
        record = {kind: found.to_record() for kind, found in scores.items()}
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return
    for number, (kind, found) in enumerate(scores.items()):
        print(("\n" if number else "") + _SAID_OF[kind])
        _print(found, topics)


def _print(found: IntrusionScores, topics: Topics) -> None:
    from toolkit.cli.show import print_grid, print_table

    rows = [
        (f"#{topic}", *_cells(own), topics.topics[topic].label)
        for topic, own in found.topics.items()
    ]
    print_grid(("topic", "found", "precision", ""), rows)
    print()
    several = found.judges if len(found.judges) > 1 else {}
    print_table(
        ("", "found", "precision"),
        [
            *((judge, *_cells(own)) for judge, own in several.items()),
            ("all", *_cells(found.overall)),
        ],
    )
    print(f"by chance {found.chance:.3f}; rows without an answer: {found.blank}")
    same = found.agreement
    if same.pairs:
        print(f"judges agree in {same.same:.3f} of {same.pairs} pairs, kappa {same.kappa:.3f}")


def _cells(own: Precision) -> tuple[str, str]:
    found = f"{own.right}/{own.answers}"
    return found, f"{own.value:.3f} [{own.low:.3f}, {own.high:.3f}]"

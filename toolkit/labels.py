"""Labels of articles: who carries which theme, how strongly, in which sentences.

Two formats are read:

- a table (``.csv``, ``.jsonl``, ``.parquet``) with a row per article and theme: ``id, theme,
  label`` and, if known, ``sentences``;
- JSON lines of articles with ``labels``: ``{"id": ..., "labels": {"elections": 2, ...}}``.

A label is 0 (absent), 1 (present) or 2 (main). A theme without a row is absent from an article
that has any. In place of ``label`` a table may have ``probability``, that of presence, as
`toolkit weak` writes it: such labels are *weak*, and give way to those that an article has by
hand. ``sentences`` names the sentences that carry the theme by their opening words,
separated by `` | ``; ``*`` stands for all sentences and ``* - A | B`` for all but these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article, identity
from toolkit.errors import ArticleError, Problem, nearest
from toolkit.tables import read_rows
from toolkit.text import Aligned, sentences

__all__ = [
    "Label",
    "Labels",
    "by_id",
    "check_articles",
    "check_one_theme",
    "check_openings",
    "is_own",
    "is_weak",
    "level_matrix",
    "load_all_labels",
    "load_gold",
    "load_labels",
    "presence_matrix",
    "sentence_labels",
]

LEVELS = (0, 1, 2)


@dataclass(frozen=True)
class Label:
    """How strongly an article carries a theme; ``place`` is the file and line it stands in.

    ``own`` ones are by hand and of a file that was added to the first. A weak label has a
    ``probability`` of presence; its level is 1 from a half on, else 0.
    """

    level: int
    sentences: str = ""
    place: str = ""
    line: int = 0
    probability: float | None = None
    own: bool = False


Labels = dict[str, dict[str, Label]]
"""Article id → theme id → label; every labelled article has an entry, maybe an empty one."""


def load_labels(path: str | Path, themes: Sequence[str]) -> Labels:
    """Read labels. Raises ArticleError that names every wrong row with its line."""
    path = Path(path)
    if path.is_dir():
        path = path / "labels.csv"
    labels: Labels = {}
    problems: list[Problem] = []
    for line, row in read_rows(path):
        if isinstance(row, ArticleError):
            raise row
        article_id = identity(row.get("id"))
        if article_id is None:
            found = f"id {row.get('id')!r}" if "id" in row else f"the columns {', '.join(row)}"
            problems.append(Problem(str(path), line, found, "an article's id in a column 'id'"))
            continue
        if isinstance(row.get("labels"), Mapping):
            labels.setdefault(article_id, {})  # `"labels": {}`: labelled, and no theme in it
            cells: Iterable[tuple[str, Any]] = row["labels"].items()
        else:
            cells = [(str(row.get("theme") or ""), row.get("label"))]
        for theme, level in cells:
            _add(labels, article_id, theme, level, row, themes, path, line, problems)
    if problems:
        raise ArticleError(*problems)
    if not labels:
        raise ArticleError(f"{path}: no labels in it; expected the columns id, theme, label.")
    return labels


def load_gold(path: str | Path, themes: Sequence[str]) -> Labels:
    """Read labels that something is judged by. Raises ArticleError, also for weak ones."""
    labels = load_labels(path, themes)
    if any(map(is_weak, labels.values())):
        raise ArticleError(
            f"{path}: found labels that are probabilities; expected labels by hand, for nothing "
            "is judged by what a label model says."
        )
    return labels


def is_weak(entry: Mapping[str, Label]) -> bool:
    """Whether an article's labels are probabilities rather than given by hand."""
    return any(label.probability is not None for label in entry.values())


def is_own(entry: Mapping[str, Label]) -> bool:
    """Whether a user added labels of an article to those of the first file."""
    return any(label.own for label in entry.values())


def _add(
    labels: Labels,
    article_id: str,
    theme: str,
    level: Any,
    row: Mapping[str, Any],
    themes: Sequence[str],
    path: Path,
    line: int,
    problems: list[Problem],
) -> None:
    place = str(path)
    if theme not in themes:
        found = f"theme {theme!r}, which the codebook lacks"
        problems.append(Problem(place, line, found, "a theme of it", nearest(theme, themes)))
        return
    label = _label(level, row, place, line)
    if isinstance(label, Problem):
        problems.append(label)
        return
    entry = labels.setdefault(article_id, {})
    if theme in entry and (entry[theme].level, entry[theme].probability) != (
        label.level,
        label.probability,
    ):
        found = f"{theme} of {article_id!r} again, with another label"
        first = f"one label (first on line {entry[theme].line})"
        problems.append(Problem(place, line, found, first, "Keep one of the two."))
        return
    entry[theme] = label


def _label(level: Any, row: Mapping[str, Any], place: str, line: int) -> Label | Problem:
    """The label that a row or a cell of it gives, or what is wrong with it."""
    sentences = str(row.get("sentences") or "")
    if "probability" in row and not {"label", "labels"} & row.keys():
        try:
            p = float(row["probability"])
        except (TypeError, ValueError):
            p = -1.0
        if not 0 <= p <= 1:
            found = f"probability {row['probability']!r}"
            return Problem(place, line, found, "a number from 0 to 1")
        return Label(int(p >= 0.5), sentences, place, line, p)
    known = {str(level): level for level in LEVELS}
    if isinstance(level, bool) or str(level) not in known:
        return Problem(place, line, f"label {level!r}", "0 (absent), 1 (present) or 2 (main)")
    return Label(known[str(level)], sentences, place, line)


def check_articles(labels: Labels, articles: Sequence[Article]) -> None:
    """Raise ArticleError for labels of articles that are not there."""
    known = {article.id for article in articles}
    problems = []
    for article_id, entry in labels.items():
        if article_id not in known and entry:
            label = next(iter(entry.values()))
            found = f"a label for {article_id!r}, which is neither an id nor a file read"
            advice = nearest(article_id, known) if len(known) < 10_000 else ""
            advice = advice if advice.startswith("Did") else "Add its page, or remove the row."
            problems.append(
                Problem(
                    label.place,
                    label.line,
                    found,
                    "an article's id or the name of its file",
                    advice,
                )
            )
    if problems:
        raise ArticleError(*problems)


def check_one_theme(labels: Labels, articles: Sequence[Article]) -> None:
    """Raise ArticleError for articles that do not carry exactly one theme."""
    problems = []
    for article in articles:
        entry = labels[article.id]
        found = [theme for theme, label in entry.items() if label.level]
        if len(found) != 1:
            said = f"the themes {', '.join(found)}" if found else "no theme"
            label = next(iter(entry.values()), Label(0, place="labels"))
            problems.append(
                Problem(
                    label.place or "labels",
                    label.line,
                    f"{said} for {article.id!r}",
                    "exactly one theme for an article, as 'target: single' asks for",
                )
            )
    if problems:
        raise ArticleError(*problems)


def by_id(labels: Labels, articles: Sequence[Article]) -> Labels:
    """Labels with every name of a page's file, with or without suffix, changed to its id.

    A researcher knows pages by their files; an id is a hash unless the input has one. A name
    that two pages share stays as it is.
    """
    known = {article.id for article in articles}
    named: dict[str, set[str]] = {}
    for article in articles:
        if article.path:
            file = Path(article.path)
            for name in {file.name, file.stem, article.path}:
                named.setdefault(name, set()).add(article.id)
    renamed: Labels = {}
    for name, entry in labels.items():
        ids = named.get(name, set())
        target = next(iter(ids)) if name not in known and len(ids) == 1 else name
        renamed[target] = _joined(renamed[target], entry) if target in renamed else entry
    return renamed


def _joined(first: dict[str, Label], second: dict[str, Label]) -> dict[str, Label]:
    """Two entries of an article: by hand before weak, then the second before the first."""
    if is_weak(first) == is_weak(second):
        return first | second
    return second if is_weak(first) else first


def level_matrix(labels: Labels, ids: Sequence[str], themes: Sequence[str]) -> NDArray[np.int_]:
    """(n_articles, n_themes) of 0, 1, 2 for articles that have labels."""
    absent = Label(0)
    return np.array(
        [[labels[i].get(theme, absent).level for theme in themes] for i in ids], dtype=int
    ).reshape(len(ids), len(themes))


def presence_matrix(
    labels: Labels, ids: Sequence[str], themes: Sequence[str]
) -> NDArray[np.float64]:
    """(n_articles, n_themes): the probability of a weak label; 0 or 1 of one by hand."""
    return np.array(
        [[_presence(labels[i].get(theme, Label(0))) for theme in themes] for i in ids], dtype=float
    ).reshape(len(ids), len(themes))


def _presence(label: Label) -> float:
    return float(label.level > 0) if label.probability is None else label.probability


def sentence_labels(
    text: str, normalised: Aligned, labels: Mapping[str, Label], themes: Sequence[str]
) -> NDArray[np.int_]:
    """(n_sentences, n_themes) of 0, 1, -1 (not known), for the sentences of ``normalised.text``.

    ``text`` is the article's text, in which the labels' opening words stand. Raises
    ArticleError where opening words are not in the text.
    """
    passages = sentences(normalised.text)
    result = np.zeros((len(passages), len(themes)), dtype=int)
    starts = [normalised.source_span(p.start, p.end) for p in passages]
    for column, theme in enumerate(themes):
        label = labels.get(theme)
        if label is None or label.level == 0:
            continue
        if not label.sentences:
            result[:, column] = -1
            continue
        everything, named_by = _openings(text, theme, label)
        named = np.zeros(len(passages), dtype=bool)
        for start, end in named_by:
            named |= [s < end and start < e for s, e in starts]
        result[:, column] = ~named if everything else named
    return result


def check_openings(text: str, labels: Mapping[str, Label]) -> None:
    """Raise ArticleError where a label's opening words are not in the article's text."""
    for theme, label in labels.items():
        if label.level and label.sentences:
            _openings(text, theme, label)


def _openings(text: str, theme: str, label: Label) -> tuple[bool, list[tuple[int, int]]]:
    """Whether the openings are exceptions to all sentences, and their places in the text."""
    everything, openings = _parse(label.sentences)
    places = []
    for opening in openings:
        position = text.find(opening)
        if position < 0:
            found = f"sentences of {theme}: {opening!r}"
            advice = "Copy the words as `toolkit read` prints them."
            raise ArticleError(
                Problem(label.place, label.line, found, "words of the article", advice)
            )
        places.append((position, position + len(opening)))
    return everything, places


def _parse(spec: str) -> tuple[bool, list[str]]:
    """Whether the openings are exceptions to all sentences, and the openings."""
    spec = spec.strip()
    everything = spec.startswith("*")
    rest = spec.removeprefix("*").strip().removeprefix("-") if everything else spec
    return everything, [part.strip() for part in rest.split(" | ") if part.strip()]


def load_all_labels(paths: Iterable[str | Path], themes: Sequence[str]) -> Labels:
    """Labels of several files; a later file's label of an article and theme takes precedence.

    An article that any file labels by hand has no weak labels. Labels by hand of files after the
    first are marked as the user's own.
    """
    merged: Labels = {}
    for number, path in enumerate(paths):
        for article_id, entry in load_labels(path, themes).items():
            known = merged.get(article_id)
            if number and not is_weak(entry):
                absent = {} if known else dict.fromkeys(themes, Label(0, place=str(path)))
                entry = _marked(entry or absent)
            merged[article_id] = entry if known is None else _joined(known, entry)
    return merged


def _marked(entry: Mapping[str, Label]) -> dict[str, Label]:
    return {theme: replace(label, own=True) for theme, label in entry.items()}

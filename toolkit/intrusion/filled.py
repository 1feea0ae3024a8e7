"""What judges wrote on the sheets."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import ArticleError, Problem
from toolkit.intrusion.draw import Task
from toolkit.intrusion.sheets import Answers, Kind, item_columns, sheet_with
from toolkit.tables import read_rows

__all__ = ["Judgement", "read_filled"]


@dataclass(frozen=True)
class Judgement:
    """What a judge took for the intruder of a topic, by its place from 1; None: no answer."""

    kind: Kind
    judge: str
    topic: int
    chosen: int | None


def read_filled(paths: Sequence[Path], answers: Answers) -> list[Judgement]:
    """Read filled sheets; an empty ``judge`` is that of the row above, at first the file's name.

    An answer is the place of the intruder (3) or its text. Raises ArticleError that names every
    wrong row with its line: another sheet's, changed, judged twice, or an answer that is none.
    """
    found: dict[tuple[Kind, str, int], Judgement] = {}
    problems: list[Problem] = []
    for path in paths:
        begun = len(found), len(problems)
        judge = path.stem
        for line, row in read_rows(path):
            if isinstance(row, ArticleError):
                raise row
            if not any(row.values()):
                continue
            judge = _cell(row.get("judge")) or judge
            one = _judgement(row, judge, path, line, answers)
            if isinstance(one, Judgement) and (one.kind, one.judge, one.topic) in found:
                told = f"topic {one.topic} judged again by {judge!r}"
                expected = "one row a topic and judge"
                one = Problem(str(path), line, told, expected, "Name judges in the column judge.")
            if isinstance(one, Problem):
                problems.append(one)
            else:
                found[one.kind, one.judge, one.topic] = one
        if begun == (len(found), len(problems)):
            problems.append(Problem(str(path), 0, "no rows", "a sheet that a judge has filled"))
    if problems:
        raise ArticleError(*problems)
    return list(found.values())


def _judgement(
    row: Mapping[str, Any], judge: str, path: Path, line: int, answers: Answers
) -> Judgement | Problem:
    place = str(path)
    kind = sheet_with(row)
    if kind is None:
        found = f"the columns {', '.join(map(str, row))}"
        return Problem(place, line, found, "those of words.csv or documents.csv")
    told = _cell(row["topic"])
    task = next((own for topic, own in answers.sheets[kind].items() if str(topic) == told), None)
    if task is None:
        return Problem(place, line, f"topic {told!r}", f"a topic of the sheet {kind}.csv")
    shown = [_item(row.get(name)) for name in item_columns(kind, len(task.shown))]
    if shown != list(map(_item, task.shown)):
        found, expected = f"other cells for topic {told}", "those of the sheet as it was written"
        return Problem(place, line, found, expected, "Name the answers to this sheet: --answers.")
    answer = _cell(row["intruder"])
    chosen = _place(answer, task) if answer else None
    if answer and chosen is None:
        expected = f"a number from 1 to {len(shown)}, or what stands in one of these columns"
        return Problem(place, line, f"intruder {answer!r}", expected)
    return Judgement(kind, judge, task.topic, chosen)


def _place(answer: str, task: Task) -> int | None:
    """The place that an answer names, from 1."""
    if answer.isascii() and answer.isdigit():
        number = int(answer[:9])
        if 1 <= number <= len(task.shown):
            return number
    shown = [_item(text).casefold() for text in task.shown]
    text = _item(answer).casefold()
    return shown.index(text) + 1 if text in shown else None


def _item(value: Any) -> str:
    """What is shown in a cell, with or without the apostrophe that keeps it from being a formula.

    Some spreadsheets take it off.
    """
    return _cell(value).removeprefix("'")


def _cell(value: Any) -> str:
    """A cell as text, however a spreadsheet writes its spaces and marks."""
    return unicodedata.normalize("NFC", " ".join(str("" if value is None else value).split()))

"""Sheets for judges, and the answers that are kept from them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from toolkit.articles import replacing
from toolkit.errors import ArticleError
from toolkit.intrusion.draw import Drawn, Task
from toolkit.predictions import harmless

__all__ = [
    "ANSWERS",
    "Answers",
    "Kind",
    "fingerprint",
    "item_columns",
    "read_answers",
    "sheet_with",
    "write_sheets",
]

ANSWERS = "answers.json"

Kind = Literal["words", "documents"]
_ITEM: dict[Kind, str] = {"words": "word", "documents": "article"}
"""What the columns of a sheet are called, with a number behind."""


@dataclass(frozen=True)
class Answers:
    """The tasks of each sheet by topic, and the fingerprint of the ``model`` they are of."""

    model: str
    sheets: Mapping[Kind, Mapping[int, Task]]


def fingerprint(folder: Path) -> str:
    """sha256 (hex) of the topics of a model folder."""
    return hashlib.sha256((folder / "topics.json").read_bytes()).hexdigest()


def sheet_with(columns: Collection[str]) -> Kind | None:
    """Which sheet has these columns, if any."""
    if not {"topic", "intruder"} <= set(columns):
        return None
    return next((kind for kind, item in _ITEM.items() if f"{item} 1" in columns), None)


def item_columns(kind: Kind, count: int) -> list[str]:
    """The columns of a sheet that hold what is shown: word 1, word 2 …"""
    return [f"{_ITEM[kind]} {number}" for number in range(1, count + 1)]


def write_sheets(drawn: Mapping[Kind, Drawn], model: str, folder: Path) -> list[Path]:
    """Write ``words.csv``, ``documents.csv`` and ``answers.json`` to ``folder``.

    A sheet has a row a topic: topic, judge (empty), what is shown, intruder (empty); UTF-8 with a
    byte order mark, no cell a formula. A sheet without tasks is not written. Raises ArticleError
    where there is no task at all, and where one of the files is there already: a judge may have
    filled it.
    """
    sheets = {kind: own.tasks for kind, own in drawn.items() if own.tasks}
    if not sheets:
        raise ArticleError(
            f"{folder}: found no topic to show; expected one with words or articles."
        )
    paths = [folder / f"{kind}.csv" for kind in sheets]
    for path in (*paths, folder / ANSWERS):
        if path.exists():
            raise ArticleError(
                f"{path}: found a file, which judges may have filled; expected none. Move it "
                "away, or choose another folder with --out."
            )
    for path, (kind, tasks) in zip(paths, sheets.items(), strict=True):
        _write(kind, tasks, path)
    tasks_by_kind = {kind: [asdict(task) for task in tasks] for kind, tasks in sheets.items()}
    text = json.dumps({"model": model, **tasks_by_kind}, ensure_ascii=False, indent=1)
    with replacing(folder / ANSWERS) as part:
        part.write_text(text + "\n", encoding="utf-8", newline="\n")
    return [*paths, folder / ANSWERS]


def _write(kind: Kind, tasks: tuple[Task, ...], path: Path) -> None:
    width = max(len(task.shown) for task in tasks)
    with replacing(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["topic", "judge", *item_columns(kind, width), "intruder"])
        for task in tasks:
            blank = [""] * (width - len(task.shown))
            writer.writerow([task.topic, "", *map(harmless, task.shown), *blank, ""])


def read_answers(path: Path) -> Answers:
    """Read what `write_sheets` wrote. Raises ArticleError for anything else."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        sheets: dict[Kind, dict[int, Task]] = {
            kind: {row["topic"]: _read_task(row) for row in record.get(kind, ())} for kind in _ITEM
        }
        return Answers(record["model"], sheets)
    except FileNotFoundError:
        raise ArticleError(
            f"{path}: there is no such file; expected the {ANSWERS} that was written with the "
            "sheets. Name it with --answers."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArticleError(
            f"{path}: found something else than the answers that `toolkit intrusion --out` writes "
            f"({type(error).__name__}: {error})."
        ) from None


def _read_task(row: Mapping[str, object]) -> Task:
    task = Task(**(dict(row) | {"shown": tuple(row["shown"])}))  # type: ignore[arg-type]
    if not 1 <= task.intruder <= len(task.shown):
        raise ValueError(f"intruder {task.intruder} of {len(task.shown)}")
    return task

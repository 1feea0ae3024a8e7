"""What was set aside: told on stderr, listed in a file."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from toolkit.errors import ArticleError

if TYPE_CHECKING:
    from toolkit.pages import Reject

__all__ = ["Rejects", "rejects_file", "tell_rejects"]

SHOWN = 20
_KINDS = 5  # reasons that are counted out for the rest
_VARIES = re.compile(r"(?<![\w-])\d[\d.,]*|'[^']*'|\([^()]*\)")


class Rejects:
    """Counts rejects and holds the first 20; ``write`` takes each one as it comes."""

    def __init__(self, write: Callable[[Reject], None] = lambda reject: None) -> None:
        self.count = 0
        self._write = write
        self._first: list[Reject] = []
        self._more: Counter[str] = Counter()

    def __call__(self, reject: Reject) -> None:
        self.count += 1
        self._write(reject)
        if self.count <= SHOWN:
            self._first.append(reject)
        else:
            self._more[_VARIES.sub("…", reject.reason)] += 1

    def add(self, rejects: Iterable[Reject]) -> Rejects:
        """Take all of ``rejects``."""
        for reject in rejects:
            self(reject)
        return self

    def print(self) -> None:
        """A line on stderr for each of the first 20, then how many more, and why."""
        for reject in self._first:
            print(f"toolkit: set aside {reject.path}: {reject.reason}", file=sys.stderr)
        if more := self.count - len(self._first):
            print(f"toolkit: ... and {more:,} more that were set aside:", file=sys.stderr)
            counted = self._more.most_common(_KINDS)
            others = more - sum(count for _, count in counted)
            for reason, count in [*counted, *([("other reasons", others)] if others else [])]:
                print(f"toolkit:     {count:,} × {reason}", file=sys.stderr)


def tell_rejects(articles: int, rejects: Sequence[Reject], paths: Sequence[str]) -> None:
    """Tell what was set aside beside so many articles. Raises ArticleError for no article."""
    if not articles:
        first = f" The first: {rejects[0].path}: {rejects[0].reason}" if rejects else ""
        raise ArticleError(
            f"{', '.join(paths)}: no article found, {len(rejects)} set aside.{first}"
        )
    Rejects().add(rejects).print()


@contextmanager
def rejects_file(path: Path | None) -> Iterator[Rejects]:
    """Rejects that are written to ``path`` (``.csv`` or ``.jsonl``), if one is given.

    Columns: path, reason, id. Raises ArticleError for another suffix and an unwritable path.
    """
    if path is None:
        yield Rejects()
        return
    if path.suffix not in (".csv", ".jsonl"):
        raise ArticleError(f"{path}: what is set aside is listed in a .csv or .jsonl file.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise ArticleError(f"{path}: cannot be written ({error.strerror or error}).") from None
    with file:
        yield Rejects(_csv_writer(file) if path.suffix == ".csv" else _json_writer(file))


def _csv_writer(file: TextIO) -> Callable[[Reject], None]:
    writer = csv.DictWriter(file, ("path", "reason", "id"), lineterminator="\n")
    writer.writeheader()
    return lambda reject: writer.writerow(asdict(reject))


def _json_writer(file: TextIO) -> Callable[[Reject], None]:
    def write(reject: Reject) -> None:
        file.write(json.dumps(asdict(reject), ensure_ascii=False) + "\n")

    return write

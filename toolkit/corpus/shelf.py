"""Articles put on disk as they are read, and taken from there one by one."""

from __future__ import annotations

import json
import weakref
from array import array
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from typing import overload

from toolkit.articles import Article

__all__ = ["Shelf"]


class Shelf(Sequence[Article]):
    """A list of articles that memory does not hold: eight bytes for each.

    The file has no name and goes with the shelf.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it stays open as long as the shelf
        weakref.finalize(self, self._file.close)
        self._ends = array("q", [0])

    def append(self, article: Article) -> None:
        """Put an article after the others."""
        line = json.dumps(article.to_record(), ensure_ascii=False, separators=(",", ":"))
        self._file.seek(self._ends[-1])
        written = self._file.write(line.encode("utf-8", "surrogatepass"))
        self._ends.append(self._ends[-1] + written)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> Article: ...
    @overload
    def __getitem__(self, number: slice) -> list[Article]: ...
    def __getitem__(self, number: int | slice) -> Article | list[Article]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        self._file.seek(self._ends[number])
        line = self._file.read(self._ends[number + 1] - self._ends[number])
        return Article.from_record(json.loads(line.decode("utf-8", "surrogatepass")))

    def __iter__(self) -> Iterator[Article]:
        for number in range(len(self)):
            yield self[number]

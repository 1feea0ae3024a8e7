"""The index of a corpus: columns on disk, one file each, read back one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.stories.signatures import COLUMNS

__all__ = ["Index"]


class Index:
    """The columns of `signatures.sign` for every article of a corpus, in its order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def append(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """Add rows to each of the columns."""
        for name, values in columns.items():
            with (self.folder / name).open("ab") as file:
                file.write(np.ascontiguousarray(values).tobytes())

    def __getitem__(self, name: str) -> NDArray[Any]:
        """A whole column: (n_articles,), or (n_articles, width) where it is wider than one."""
        kind, width = COLUMNS[name]
        values = np.fromfile(self.folder / name, kind)
        return values if width == 1 else values.reshape(-1, width)

    def part(self, name: str, start: int, rows: int) -> NDArray[Any]:
        """``rows`` of a column that is one wide, from row ``start``."""
        kind = np.dtype(COLUMNS[name][0])
        return np.fromfile(self.folder / name, kind, rows, offset=start * kind.itemsize)

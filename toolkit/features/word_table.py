"""Word vectors as a file: one ``.npz`` of plain arrays.

``vectors`` is (n_words, n_dimensions), ``words`` the bytes of the words in UTF-8, one a line.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ConfigError

__all__ = ["WordTable", "joined", "read_table", "split", "write_table"]


class WordTable(NamedTuple):
    """Lower-case words and their vectors (n_words, n_dimensions)."""

    words: list[str]
    vectors: NDArray[Any]


def write_table(table: WordTable, path: Path) -> None:
    """Write the table, vectors as float16: 2 bytes a number."""
    with path.open("wb") as file:
        np.savez_compressed(
            file, words=joined(table.words), vectors=table.vectors.astype(np.float16)
        )


def read_table(path: str | Path) -> WordTable:
    """Read what `write_table` writes. Raises ConfigError for anything else."""
    expected = "expected a word table as scripts/make_word_table.py makes it"
    try:
        with np.load(path, allow_pickle=False) as file:
            table = WordTable(split(file["words"]), file["vectors"])
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ConfigError(f"{path}: no word table ({error}); {expected}.") from None
    shape = table.vectors.shape
    if len(shape) != 2 or shape[0] != len(table.words) or not np.isfinite(table.vectors).all():
        raise ConfigError(
            f"{path}: found {len(table.words)} words and vectors of the shape {shape}; {expected}, "
            "with one vector of finite numbers a word."
        )
    return table


def joined(words: Sequence[str]) -> NDArray[np.uint8]:
    """The words as bytes, one a line: read in one go, unlike a list of texts."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def split(content: NDArray[np.uint8]) -> list[str]:
    """The words of `joined`. Raises ValueError for bytes that are no UTF-8."""
    text = content.tobytes().decode()
    return text.split("\n") if text else []

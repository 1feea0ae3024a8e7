"""Chunks that were read already, kept beside the corpus so that they are not read again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from toolkit.errors import ArticleError

__all__ = ["Parts"]


class Parts:
    """A folder ``.<corpus>.parts`` with a file for each chunk; it may be deleted at any time."""

    def __init__(self, corpus: Path) -> None:
        self.folder = corpus.with_name(f".{corpus.name}.parts")

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``; None if there are none."""
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data``, whole or not at all. Raises ArticleError when that cannot be done."""
        file = self._file(key)
        part = file.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(file)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise ArticleError(
                f"{file.parent}: cannot be written ({error.strerror or error}); expected room to "
                "keep what was read. What is there stays for the next run."
            ) from None

    def keep_only(self, keys: Container[str]) -> None:
        """Delete what belongs to none of ``keys``."""
        with suppress(OSError):
            for file in self.folder.iterdir():
                if file.suffix != _SUFFIX or file.stem not in keys:
                    file.unlink()

    def delete(self) -> None:
        """Delete all."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


_SUFFIX = ".arrow"

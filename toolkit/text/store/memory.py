"""The store: rows of texts that are remembered, and made where they are not."""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from toolkit.errors import StoreError
from toolkit.text.rows import Rows
from toolkit.text.store import database
from toolkit.text.store.blocks import Block, DamagedError, keys_of

__all__ = ["Contents", "Store"]

Result = TypeVar("Result")


class Contents(NamedTuple):
    """What a store holds: texts, and bytes on disk."""

    texts: int
    size: int


def _warn(message: str) -> None:
    warnings.warn(message, stacklevel=4)


class Store:
    """The store in the file ``path``, of ``limit`` bytes at most: what was used last stays.

    Runs and threads may share it. Nothing that is wrong with it stops a run: ``warn`` is told
    once, and the run goes on without. A file that is damaged or another's is moved aside.
    """

    def __init__(self, path: Path, limit: int, warn: Callable[[str], None] = _warn) -> None:
        self.path = path
        self.limit = limit
        self._warn = warn
        self._reads = self._writes = True

    def rows(
        self,
        settings: bytes,
        texts: Sequence[str],
        make: Callable[[Sequence[str]], Iterable[Sequence[str]]],
        share: float = 0.0,
    ) -> Rows:
        """The rows of ``texts``: remembered, else made by ``make`` and remembered from then on.

        ``settings`` stands for all that decides what ``make`` makes of a text. Texts that were
        remembered together are read together: where less than ``share`` of them are asked for,
        those are made again, and remembered together with what is new.
        """
        keys = keys_of(settings, texts)
        wanted = dict(zip(keys, texts, strict=True))  # each text once
        blocks = self._find(list(wanted), share)
        missing = wanted.keys() - {key for block in blocks for key in block.keys}
        if missing or not blocks:
            new = [key for key in wanted if key in missing]
            made = Block(new, Rows.of(make([wanted[key] for key in new])))
            self._add(made)
            blocks.append(made)
        places = {key: n for n, key in enumerate(key for block in blocks for key in block.keys)}
        rows = np.fromiter(map(places.__getitem__, keys), np.int64, len(keys))
        return Rows.joined([block.rows for block in blocks]).at(rows)

    def contents(self) -> Contents:
        """What there is. Raises StoreError where it cannot be read."""
        return self._mended(self._contents)

    def clear(self) -> Contents:
        """Forget everything; what there was. Raises StoreError."""
        return self._mended(self._clear)

    def _find(self, keys: list[bytes], share: float) -> list[Block]:
        def find() -> list[Block]:
            with database.opened(self.path) as db:
                return database.find(db, keys, share)

        if not self._reads:
            return []
        try:
            return self._mended(find)
        except StoreError as error:
            self._reads = self._writes = False
            self._warn(str(error))
            return []

    def _add(self, block: Block) -> None:
        def add() -> None:
            with database.opened(self.path) as db:
                database.add(db, block, self.limit)

        if not self._writes or not block.keys:
            return
        try:
            self._mended(add)
        except StoreError as error:
            self._writes = False
            self._warn(str(error))

    def _contents(self) -> Contents:
        try:
            self.path.stat()
        except FileNotFoundError:
            return Contents(0, 0)
        with database.opened(self.path) as db:
            [texts] = db.execute("select count(*) from texts").fetchone()
        return Contents(texts, self.path.stat().st_size)

    def _clear(self) -> Contents:
        there_was = self._contents()
        if self.path.exists():
            with database.opened(self.path) as db:
                with database.writing(db):
                    db.execute("delete from texts")
                    db.execute("delete from blocks")
                db.execute("vacuum")
        return there_was

    def _mended(self, work: Callable[[], Result]) -> Result:
        """``work``, on a new file where the file is damaged. Raises StoreError."""
        try:
            try:
                return work()
            except (DamagedError, sqlite3.DatabaseError) as error:
                if not database.is_damage(error):
                    raise
                self._set_aside(error)
                return work()
        except (DamagedError, sqlite3.Error, OSError) as error:
            raise StoreError(
                f"{self.path}: the store of segmented text cannot be used ({error}). Name another "
                "folder in TOOLKIT_CACHE, or set it to off."
            ) from None

    def _set_aside(self, error: Exception) -> None:
        aside = self.path.with_name(f"{self.path.name}.aside")
        with suppress(FileNotFoundError):  # another run was quicker
            self.path.replace(aside)
        self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
        self._warn(
            f"{self.path}: is damaged, or no store of segmented text ({error}); it was moved to "
            f"{aside.name}, and a new one is begun."
        )

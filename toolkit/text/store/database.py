"""The file of a store: an SQLite database of blocks, and of the block that each text is in."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from toolkit.text.store.blocks import COLUMNS, KEY, Block, DamagedError, name_of, split

__all__ = ["add", "find", "is_damage", "opened", "writing"]

_OURS, _FORM = 0x56507374, 1
"""What the file says of itself: whose it is, and the number of its form."""
_BLOCKS = """
    create table blocks (
        id integer primary key, name blob unique not null, used integer not null,
        keys blob not null, words blob not null, numbers blob not null, ends blob not null,
        checksum integer not null)
"""
_TEXTS = "create table texts (key blob primary key, block integer not null) without rowid"
_FIND = f"select id, used, {', '.join(COLUMNS)} from blocks"  # noqa: S608
_AT_ONCE = 500
"""Keys that one query looks up."""
_PATIENCE = 30.0
"""Seconds to wait for another run that is writing."""
_NOTED = 3600
"""Seconds after which it is noted again that a block was used."""
_DAMAGE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database in the file ``path``, which is made where there is none.

    Raises OSError, sqlite3.Error, and DamagedError for a database that is somebody else's.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as db:
        if _says(db) == (0, 0):
            db.execute("pragma auto_vacuum = incremental")
            with writing(db):
                _create(db)
        if _says(db) != (_OURS, _FORM):
            raise DamagedError("it is a database of another kind")
        yield db


def _says(db: sqlite3.Connection) -> tuple[int, int]:
    return _pragma(db, "application_id"), _pragma(db, "user_version")


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"pragma {name}").fetchone()[0])


def _create(db: sqlite3.Connection) -> None:
    """Fill an empty file, unless another run was quicker."""
    if db.execute("select count(*) from sqlite_master").fetchone() == (0,):
        db.execute(_BLOCKS)
        db.execute(_TEXTS)
        db.execute(f"pragma application_id = {_OURS}")
        db.execute(f"pragma user_version = {_FORM}")


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """All of what is written, or nothing."""
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


def is_damage(error: Exception) -> bool:
    """Whether ``error`` tells that the file is no database, or not as we write it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return isinstance(error, DamagedError) or code & 0xFF in _DAMAGE


def find(db: sqlite3.Connection, keys: Sequence[bytes], share: float) -> list[Block]:
    """The blocks that hold any of the texts, and at least ``share`` of whose texts these are."""
    found = db.execute(f"{_FIND} where name = ?", (name_of(keys),)).fetchall()
    if not found:
        for number, wanted in sorted(_blocks_of(db, keys).items()):
            least = f"{_FIND} where id = ? and length(keys) * ? <= ?"
            found += db.execute(least, (number, share, KEY * wanted))
    blocks = [Block.from_columns(*columns) for _, _, *columns in found]
    _note_use(db, [id_ for id_, used, *_ in found if used < time.time() - _NOTED])
    return blocks


def _blocks_of(db: sqlite3.Connection, keys: Sequence[bytes]) -> Counter[int]:
    """The blocks that hold any of the texts, with the number of those that each holds."""
    found: Counter[int] = Counter()
    for begin in range(0, len(keys), _AT_ONCE):
        some = keys[begin : begin + _AT_ONCE]
        query = f"select block from texts where key in ({', '.join('?' * len(some))})"  # noqa: S608
        found.update(block for (block,) in db.execute(query, some))
    return found


def _note_use(db: sqlite3.Connection, blocks: Sequence[int]) -> None:
    now = int(time.time())
    with suppress(sqlite3.OperationalError):  # what cannot be written can still be read
        db.executemany("update blocks set used = ? where id = ?", [(now, id_) for id_ in blocks])


def add(db: sqlite3.Connection, block: Block, limit: int) -> None:
    """Write a block, unless ``limit`` bytes are too few for it alone; what is older makes room."""
    columns = block.to_columns()
    size = sum(map(len, columns[:-1])) + 4 * KEY * len(block.keys)
    with writing(db):
        if not _make_room(db, limit - size):
            return
        added = db.execute(
            "insert or ignore into blocks values (null, ?, ?, ?, ?, ?, ?, ?)",
            (name_of(block.keys), int(time.time()), *columns),
        )
        if added.rowcount:  # no other run was quicker
            rows = ((key, added.lastrowid) for key in block.keys)
            db.executemany("insert or replace into texts values (?, ?)", rows)
    if _pragma(db, "page_count") * _pragma(db, "page_size") > limit:
        db.executescript("pragma incremental_vacuum")  # step by step, which execute does not


def _make_room(db: sqlite3.Connection, limit: int) -> bool:
    """Forget what was not used for longest until ``limit`` bytes suffice; whether they do."""
    while _used_bytes(db) > limit:
        oldest = db.execute("select id, keys from blocks order by used, id limit 1").fetchone()
        if oldest is None:
            return False
        id_, keys = oldest
        rows = [(key, id_) for key in split(keys)]
        db.executemany("delete from texts where key = ? and block = ?", rows)
        db.execute("delete from blocks where id = ?", (id_,))
    return True


def _used_bytes(db: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    pages = _pragma(db, "page_count") - _pragma(db, "freelist_count")
    return pages * _pragma(db, "page_size")

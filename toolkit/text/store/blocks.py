"""A block: the rows that were made of some texts at once, with the keys of the texts."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.text.rows import Rows

__all__ = ["COLUMNS", "KEY", "Block", "DamagedError", "keys_of", "name_of", "split"]

KEY = 16
"""Bytes of a text's key."""
COLUMNS = ("keys", "words", "numbers", "ends", "checksum")


class DamagedError(Exception):
    """A file is not as we write it."""


class Block(NamedTuple):
    """Rows, and the keys of the texts that they were made of."""

    keys: list[bytes]
    rows: Rows

    def to_columns(self) -> tuple[bytes, bytes, bytes, bytes, int]:
        """The values of `COLUMNS`."""
        keys, (words, numbers, ends) = b"".join(self.keys), self.rows.to_bytes()
        return keys, words, numbers, ends, _checksum(keys, words, numbers, ends)

    @classmethod
    def from_columns(
        cls, keys: bytes, words: bytes, numbers: bytes, ends: bytes, checksum: int
    ) -> Block:
        """The block that `to_columns` wrote. Raises DamagedError for anything else."""
        try:
            if _checksum(keys, words, numbers, ends) != checksum:
                raise DamagedError("a checksum is wrong")
            block = cls(split(keys), Rows.from_bytes(words, numbers, ends))
            if len(block.keys) != len(block.rows):
                raise DamagedError("there are more keys or fewer than rows")
            return block
        except (TypeError, ValueError) as error:
            raise DamagedError(str(error)) from None


def keys_of(settings: bytes, texts: Sequence[str]) -> list[bytes]:
    """The key of each text: a hash of ``settings`` and of its content."""
    begun = hashlib.sha256(settings)
    keys = []
    for text in texts:
        digest = begun.copy()
        digest.update(text.encode("utf-16-le", "surrogatepass"))  # several times as fast as UTF-8
        keys.append(digest.digest()[:KEY])
    return keys


def name_of(keys: Sequence[bytes]) -> bytes:
    """What a block of texts with these keys is called."""
    return hashlib.sha256(b"".join(keys)).digest()


def split(keys: bytes) -> list[bytes]:
    """Keys that stand one after the other."""
    return [keys[begin : begin + KEY] for begin in range(0, len(keys), KEY)]


def _checksum(*columns: bytes) -> int:
    checksum = 0
    for column in columns:
        checksum = zlib.crc32(column, checksum)
    return checksum

"""Inputs in chunks whose borders depend on the inputs alone.

A chunk ends after a file's name whose checksum says so, so that a file which comes or goes
changes the chunk it stands in and no other (content-defined chunking: Muthitacharoen et al.
2001, A low-bandwidth network file system, SOSP).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.pages import Input, Reject

__all__ = ["Chunk", "chunked"]

_MEAN = 128  # inputs a chunk
_MOST = 512
_MOST_BYTES = 16_000_000  # held in memory: members of archives, rows of tables


@dataclass(frozen=True)
class Chunk:
    """Some inputs and the key of what they come to.

    The key, a sha256 in hex, changes when an input, its stamp or the way of reading changes.
    """

    inputs: tuple[Input | Reject, ...]
    key: str


def chunked(inputs: Iterable[Input | Reject], settings: str) -> Iterator[Chunk]:
    """``inputs`` in order, in chunks; ``settings`` names the way of reading."""
    held: list[Input | Reject] = []
    size = 0
    for item in inputs:
        held.append(item)
        size += _held(item)
        name = item.path.rpartition("/")[2]  # wherever the folder stands
        border = zlib.crc32(name.encode("utf-8", "surrogatepass")) % _MEAN == 0
        if border or len(held) >= _MOST or size >= _MOST_BYTES:
            yield Chunk(tuple(held), _key(held, settings))
            held, size = [], 0
    if held:
        yield Chunk(tuple(held), _key(held, settings))


def _held(item: Input | Reject) -> int:
    """Bytes or characters that an input holds in memory."""
    if isinstance(item, Reject) or isinstance(item.content, Path):
        return 0
    if isinstance(item.content, bytes):
        return len(item.content)
    return sum(len(cell) for cell in item.content.values() if isinstance(cell, str | bytes))


def _key(items: Iterable[Input | Reject], settings: str) -> str:
    digest = hashlib.sha256(settings.encode())
    for item in items:
        stamp = item.reason if isinstance(item, Reject) else item.stamp
        digest.update(f"\x00{item.path}\x01{stamp}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()

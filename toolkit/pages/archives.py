"""A .zip or a .tar (.gz, .bz2, .xz) → its members, one at a time, in memory.

Nothing is written to the disk, so that no name can lead out of a folder. No size that an archive
declares is believed: what comes out of it is counted.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.errors import ArticleError
from toolkit.pages.found import ReadOptions, reason, shown
from toolkit.pages.kinds import PART_OF_A_PAGE, archive_kind, beside_page, is_hidden, no_page
from toolkit.tables import table_suffix

__all__ = ["DAMAGED", "members"]

DAMAGED = (
    ArithmeticError,
    ArticleError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""All that Python's readers raise at damaged and hostile archives."""

_PIECE = 1 << 16
_NAME = 1000  # bytes that the directory of a zip may take for each member
_HEADER = 1 << 15  # bytes of a tar's header with a long name
_NO_FILE = "a link or a device, no file"

_Entry = tuple[str, str | None, Callable[[int], bytes | str]]
"""A member's name, why it is set aside, and what reads so many of its bytes."""


def members(path: Path, options: ReadOptions) -> Iterator[tuple[int, str, bytes | str]]:
    """(number, name, content) of the members that are not hidden, in the archive's order.

    The content of a member that is set aside is a text that says why. Raises one of `DAMAGED`
    where the archive breaks, or goes beyond the limits.
    """
    names: set[str] = set()
    number = 0
    entries = _zip if archive_kind(path.name) == "zip" else _tar
    for name, refused, read in entries(path, options, names):
        parts = _harmless(name)
        if not parts or any(map(is_hidden, parts)):
            continue
        number += 1
        if number > options.max_members:
            raise ArticleError(f"it has more than {options.max_members:,} members (--max-members)")
        aside = refused or _set_aside(parts, names)
        yield number, "/".join(parts), aside or read(_most(parts[-1], options))


def _harmless(name: str) -> list[str]:
    """The parts of a member's name, without those that lead upwards or to a root."""
    parts = name.replace("\\", "/").split("/")
    return [shown(part) for part in parts if part not in ("", ".", "..")]


def _set_aside(parts: list[str], names: set[str]) -> str | None:
    if archive_kind(parts[-1]):
        return "an archive within an archive; unpack it first"
    if beside_page(parts, names):
        return PART_OF_A_PAGE
    return None if table_suffix(parts[-1]) else no_page(parts[-1])


def _most(name: str, options: ReadOptions) -> int:
    """Bytes to read: of a page one more than it may have, which tells that it is too long."""
    return options.max_archive_bytes if table_suffix(name) else options.max_page_bytes + 1


class _Counted(io.RawIOBase):
    """A stream that is read in small pieces; beyond ``left`` bytes it ends in `_TooLarge`.

    What stands before damage is given before the damage is told.
    """

    def __init__(self, stream: io.BufferedIOBase, left: int) -> None:
        self.stream, self.left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read1(min(len(buffer), _PIECE))
        self.left -= len(data)
        if self.left < 0:
            raise _TooLarge("it unpacks to more than --max-archive-mb")
        buffer[: len(data)] = data
        return len(data)


class _TooLarge(ArticleError):
    pass


# -- zip -------------------------------------------------------------------------------------


def _zip(path: Path, options: ReadOptions, names: set[str]) -> Iterator[_Entry]:
    left = options.max_archive_bytes

    def read(info: zipfile.ZipInfo, most: int) -> bytes | str:
        nonlocal left
        counted = None
        try:
            with archive.open(info) as member:
                counted = _Counted(member, left)  # type: ignore[arg-type]
                return io.BufferedReader(counted).read(most)
        except _TooLarge:
            raise
        except DAMAGED as error:  # the other members may be sound
            return f"cannot be read ({reason(error)})"
        finally:
            left = counted.left if counted else left

    with _Guarded(path, options.max_members) as file, zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        names |= {"/".join(_harmless(_zip_name(info))) for info in infos}
        for info in infos:
            yield _zip_name(info), _zip_refused(info), partial(read, info)


class _Guarded(io.BufferedReader):
    """A zip file whose directory, which is read in one piece, has at most so many members."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(path.open("rb", buffering=0))
        self.longest = most * _NAME + _PIECE

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > self.longest:
            raise zipfile.BadZipFile("its directory is too large")
        return super().read(size)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name; where it is UTF-8 but not marked as that, as macOS writes it, read as UTF-8."""
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            return info.filename.encode("cp437").decode("utf-8")
    return info.filename


def _zip_refused(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & 0x1:
        return "encrypted"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return _NO_FILE
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packed by another method than deflate"
    return None


# -- tar -------------------------------------------------------------------------------------


def _tar(path: Path, options: ReadOptions, names: set[str]) -> Iterator[_Entry]:
    with path.open("rb") as file:
        stream = _Counted(_unpacked(file), options.max_archive_bytes)
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:

            def read(info: tarfile.TarInfo, most: int) -> bytes:
                member = archive.extractfile(info)
                return member.read(most) if member else b""

            while info := archive.next():
                archive.members.clear()  # type: ignore[attr-defined]  # they would pile up
                if not info.isdir():
                    names.add("/".join(_harmless(info.name)))
                    yield info.name, _tar_refused(info), partial(read, info)


def _unpacked(file: io.BufferedReader) -> io.BufferedIOBase:
    start = file.peek(6)
    if start.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)
    if start.startswith(b"BZh"):
        return bz2.BZ2File(file)
    return lzma.LZMAFile(file) if start.startswith(b"\xfd7zXZ\x00") else file


def _tar_refused(info: tarfile.TarInfo) -> str | None:
    return None if info.isreg() and not info.issparse() else _NO_FILE


class _Header(tarfile.TarInfo):
    """A header of a tar; a damaged one is an error, where `tarfile` takes it for the end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> _Header:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from None

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        """The way in that `tarfile` leaves for those who look at a header before it is used."""
        if not (self.isreg() or self.isdir()) and self.size > _HEADER:
            raise tarfile.ReadError("a header is too large")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]

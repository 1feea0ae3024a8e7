"""Archives: what they hold, where they break, and what they cannot do to us."""

from __future__ import annotations

import io
import random
import stat
import struct
import tarfile
import tracemalloc
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.articles import Article
from toolkit.pages import Input, ReadOptions, Reject, collect, find_inputs

PAGE = "Chợ nổi họp lại\n\nGhe thuyền về chợ từ ba giờ sáng, bán hết trước khi mặt trời lên.\n"
Members = dict[str, bytes]
SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


def pack(path: Path, members: Members) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path
    packing = path.name.rpartition(".")[2].replace("tgz", "gz")
    with tarfile.open(path, "w" if packing == "tar" else f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            archive.addfile(header(name, len(data)), io.BytesIO(data))
    return path


def header(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.type = size, kind
    return info


def found(path: Path, **limits: int) -> list[tuple[str, str]]:
    """(name within the archive, reason) of each; no reason for articles."""
    items = list(collect([path], ReadOptions(**limits)))
    return [
        (str(item.path).removeprefix(str(path)).lstrip("/"), getattr(item, "reason", ""))
        for item in items
    ]


every_kind = pytest.mark.parametrize("suffix", SUFFIXES)


@every_kind
def test_members_are_read_in_their_order(tmp_path: Path, suffix: str) -> None:
    page = PAGE.encode()
    rows = b'{"text": "M\xe1\xbb\x99t."}\n{oops\n'
    path = pack(
        tmp_path / f"báo{suffix}",
        {"b.txt": page, "thư mục/a.html": page, "t.jsonl": rows, "x.png": b"", "__MACOSX/._b": b"",
         ".hidden": page, "c.txt": b""},
    )  # fmt: skip
    items = found(path)
    assert [name for name, _ in items] == [
        "b.txt", "thư mục/a.html", "t.jsonl:1", "t.jsonl:2", "x.png", "c.txt",
    ]  # fmt: skip
    assert [not why for _, why in items] == [True, True, True, False, False, False]
    inputs = [item for item in find_inputs([path]) if isinstance(item, Input)]
    assert len({item.stamp for item in inputs}) == len(inputs) == 4


@every_kind
def test_names_lead_nowhere(tmp_path: Path, suffix: str) -> None:
    names = ("../../up.txt", "/etc/root.txt", "..\\..\\back.txt", "C:\\drive.txt", "a\x1b[2J.txt")
    path = pack(tmp_path / f"a{suffix}", dict.fromkeys(names, PAGE.encode()))
    assert found(path) == [
        ("up.txt", ""), ("etc/root.txt", ""), ("back.txt", ""), ("C:/drive.txt", ""),
        ("a\\x1b[2J.txt", ""),
    ]  # fmt: skip
    assert list(tmp_path.iterdir()) == [path]


@every_kind
def test_the_limits_of_an_archive(tmp_path: Path, suffix: str) -> None:
    page = PAGE.encode()
    path = pack(tmp_path / f"a{suffix}", {f"{n}.txt": page for n in range(5)})
    assert [why == "" for _, why in found(path, max_members=5)] == [True] * 5
    kept = found(path, max_members=3)
    assert [name for name, _ in kept] == ["0.txt", "1.txt", "2.txt", ""]
    assert kept[-1][1].startswith("the rest of the archive is not read (it has more than 3")
    large = pack(tmp_path / f"b{suffix}", {"a.txt": page, "b.txt": bytes(90_000), "c.txt": page})
    assert "more than 50,000 bytes" in found(large, max_page_bytes=50_000)[1][1]
    assert len(found(large, max_page_bytes=50_000)) == 3
    cut = found(large, max_archive_bytes=60_000)
    assert cut[0] == ("a.txt", "")
    assert cut[-1][0] == ""
    assert "--max-archive-mb" in cut[-1][1]


@every_kind
def test_an_archive_within_an_archive_is_set_aside(tmp_path: Path, suffix: str) -> None:
    inner = pack(tmp_path / "in.zip", {"a.txt": PAGE.encode()}).read_bytes()
    members = {"in.zip": inner, "deep/in.tar.gz": b"", "in.txt": inner}
    reasons = [why for _, why in found(pack(tmp_path / f"a{suffix}", members))]
    assert reasons[:2] == ["an archive within an archive; unpack it first"] * 2
    assert "found a zip archive" in reasons[2]


@every_kind
def test_an_archive_without_files(tmp_path: Path, suffix: str) -> None:
    assert found(pack(tmp_path / f"a{suffix}", {})) == [("", "an archive without files")]
    (tmp_path / f"b{suffix}").write_bytes(b"")
    assert found(tmp_path / f"b{suffix}")[0][1].startswith("the archive is not read")


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz"])
def test_a_tar_that_is_cut_keeps_all_that_came_before(tmp_path: Path, suffix: str) -> None:
    noise = random.Random(3)  # so that it cannot be packed away
    texts = [(PAGE + noise.randbytes(1000).hex()).encode() for _ in range(300)]
    path = pack(tmp_path / f"a{suffix}", {f"{n}.txt": text for n, text in enumerate(texts)})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    data = path.read_bytes()
    left = zlib.decompressobj(31).decompress(data) if suffix == ".tar.gz" else data
    *kept, rest = found(path)
    assert kept == [(f"{n}.txt", "") for n, text in enumerate(texts) if text in left]
    assert len(kept) > 100
    assert rest[0] == ""
    assert rest[1].startswith("the rest of the archive is not read")


def test_a_tar_damaged_in_the_middle_does_not_end_there_in_silence(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.tar", {f"{n}.txt": PAGE.encode() for n in range(3)})
    data = bytearray(path.read_bytes())
    data[1024:1030] = b"damage"  # the second header
    path.write_bytes(data)
    assert found(path) == [
        ("0.txt", ""),
        ("", "the rest of the archive is not read (bad checksum)"),
    ]


def test_a_damaged_member_of_a_zip_is_one_reject(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {f"{n}.txt": PAGE.encode() * 9 for n in range(3)})
    data = bytearray(path.read_bytes())
    second = data.index(b"1.txt") + len("1.txt")
    data[second : second + 4] = b"\xff" * 4
    path.write_bytes(data)
    assert [why[:14] for _, why in found(path)] == ["", "cannot be read", ""]


def test_links_and_devices_of_a_tar_are_set_aside(tmp_path: Path) -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE)
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.addfile(header("folder", kind=tarfile.DIRTYPE))
        for number, kind in enumerate(kinds):
            info = header(f"{number}.txt", kind=kind)
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        archive.addfile(header("z.txt", len(PAGE.encode())), io.BytesIO(PAGE.encode()))
    items = found(tmp_path / "a.tar")
    assert [why for _, why in items] == ["a link or a device, no file"] * 5 + [""]


def test_links_and_odd_packings_of_a_zip_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", PAGE, zipfile.ZIP_BZIP2)
        archive.writestr("c.txt", PAGE)
        archive.mkdir("folder") if hasattr(archive, "mkdir") else None
    assert [why for _, why in found(path)] == [
        "a link or a device, no file", "packed by another method than deflate", "",
    ]  # fmt: skip


def test_encrypted_members_are_set_aside(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": PAGE.encode(), "b.txt": PAGE.encode()})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(data)
    assert found(path) == [("a.txt", "encrypted"), ("b.txt", "")]


def test_two_members_of_one_name_are_two(tmp_path: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", PAGE)
        archive.writestr("a.txt", PAGE + "Một đoạn nữa của bài này.\n")
    first, second = find_inputs([tmp_path / "a.zip"])
    assert isinstance(first, Input)
    assert isinstance(second, Input)
    assert first.path == second.path
    assert first.stamp != second.stamp
    assert first.content != second.content


def test_names_that_macos_wrote_are_vietnamese(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"bao_moi.txt": PAGE.encode()})
    path.write_bytes(path.read_bytes().replace(b"bao_moi", "báo_mi".encode()))
    assert found(path) == [("báo_mi.txt", "")]


def test_parts_of_a_saved_page_in_a_zip(tmp_path: Path) -> None:
    page = PAGE.encode()
    members = {"tin_files/frame.html": page, "tin.html": page, "a_files/b.html": page}
    assert [why == "" for _, why in found(pack(tmp_path / "a.zip", members))] == [False, True, True]


def lying_zip(path: Path) -> None:
    """Declares 10 bytes, holds 50 MB."""
    size = 50_000_000
    pack(path, {"a.html": bytes(size)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 10)))


def overlapping_zip(path: Path) -> None:
    """Thousands of entries over the same 30 MB."""
    pack(path, {"a.html": bytes(30_000_000)})
    data = path.read_bytes()
    directory, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entries = data[directory:end] * 5000
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 5000, 5000, len(entries), directory, 0)
    path.write_bytes(data[:directory] + entries + last)


def crowded_zip(path: Path) -> None:
    """A directory of more than its share."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2000):
            archive.writestr(f"{number:0900}.txt", b"")


def swelling_tar(path: Path) -> None:
    """Much of nothing, in a member that is no page."""
    pack(path, {"a.txt": PAGE.encode(), "x.png": bytes(80_000_000), "b.txt": PAGE.encode()})


def talkative_tar(path: Path) -> None:
    """A header of 30 MB."""
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        info = header("a.txt")
        info.pax_headers = {"comment": "1" * 30_000_000}
        archive.addfile(info)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.zip", lying_zip), ("b.zip", overlapping_zip), ("c.zip", crowded_zip),
        ("d.tar.gz", swelling_tar), ("e.tar.gz", talkative_tar),
    ],
)  # fmt: skip
def test_bombs_do_not_fill_the_memory(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    options = ReadOptions(max_page_bytes=10**6, max_archive_bytes=10**7, max_members=1000)
    tracemalloc.start()
    try:
        items = list(collect([tmp_path / name], options))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12_000_000
    assert isinstance(items[-1], Reject)
    assert sum(isinstance(item, Article) for item in items) <= 1
    assert len(items) <= 12

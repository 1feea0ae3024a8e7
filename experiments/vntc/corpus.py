"""Reading VNTC: two tables, or the archives of its public home made into them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from toolkit.codebook import load_codebook

__all__ = ["SECTIONS", "Part", "fetch", "read"]

SECTIONS = load_codebook(Path(__file__).with_name("sections.yml"))
HOME = "https://raw.githubusercontent.com/duyvuleo/VNTC/master/Data/10Topics/Ver1.1/"
ARCHIVES = {"train": "Train_Full.rar", "test": "Test_Full.rar"}
CONTENT = {
    "train": "586f87adf10d1b6c4b0c20db69258e092491ee0f0354750331c23fdf1757cee5",
    "test": "9e64dad4620b2bcd74956fab986de0d92de32f002d2e181d9268635a5adfc3d4",
}
"""SHA-256 of each part: label and text of every article, sorted."""


class Part(NamedTuple):
    """``labels`` are numbers of sections, (n,); ``sources`` the newspapers, from the ids.

    Ids hold the section too: no model may read them.
    """

    texts: list[str]
    labels: NDArray[np.int_]
    sources: NDArray[np.str_]

    @property
    def columns(self) -> NDArray[np.int_]:
        """(n, 10) of 0 and 1."""
        return np.eye(len(SECTIONS.ids), dtype=int)[self.labels]


def read(folder: Path, name: str) -> Part:
    """The part "train" or "test", of vntc_train.parquet or vntc_test.parquet.

    Ends the run where it is not the published one.
    """
    path = folder / f"vntc_{name}.parquet"
    if not path.is_file():
        sys.exit(f"{path}: there is no such table; --fetch makes it of VNTC's public archives.")
    table = pq.read_table(path, columns=["id", "label", "text"])
    labels, texts = table["label"].to_pylist(), table["text"].to_pylist()
    _check(path, name, zip(labels, texts, strict=True))
    numbers = np.array([SECTIONS.ids.index(_section(label)) for label in labels])
    sources = [
        article.split("(")[0].strip(" _").split("_")[-1] for article in table["id"].to_pylist()
    ]
    return Part(texts, numbers, np.array([source.strip() for source in sources]))


def _section(label: str) -> str:
    return label.lower().replace(" ", "_")


def _check(place: Path, name: str, rows: Iterable[tuple[str, str]]) -> None:
    content = hashlib.sha256()
    for label, text in sorted(rows):
        content.update(f"{label}\0{text}\0".encode())
    if content.hexdigest() != CONTENT[name]:
        sys.exit(f"{place}: its articles are not those of VNTC's {name} part; fetch it again.")


def fetch(folder: Path) -> None:
    """Download both archives and write the two tables to ``folder``.

    Ends the run where no program opens RAR archives or an archive holds something else.
    """
    opener = next(filter(shutil.which, ("bsdtar", "unrar", "7z")), None)
    if opener is None:
        sys.exit("--fetch: VNTC's archives are RAR; install bsdtar, unrar or 7z.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, archive in ARCHIVES.items():
        with tempfile.TemporaryDirectory() as scratch:
            print(f"fetching {HOME}{archive}", file=sys.stderr)
            urllib.request.urlretrieve(HOME + archive, Path(scratch, archive))  # noqa: S310 - https
            command = [opener, "-xf" if opener == "bsdtar" else "x", archive]
            subprocess.run(command, cwd=scratch, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            rows = list(_articles(Path(scratch)))
        _check(Path(archive), name, [(label, text) for _, label, text in rows])
        ids, labels, texts = zip(*rows, strict=True)
        table = pa.table({"id": ids, "label": labels, "text": texts})
        pq.write_table(table, folder / f"vntc_{name}.parquet")


def _articles(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Id, label and text of every file; a section is a folder, a file is UTF-16."""
    for path in sorted(folder.rglob("*.txt")):
        if _section(path.parent.name) in SECTIONS.ids:
            yield path.stem, path.parent.name, path.read_bytes().decode("utf-16")

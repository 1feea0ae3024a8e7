"""How fast pages are found in folders, archives and tables, apart from being read."""

from __future__ import annotations

import argparse
import json
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from toolkit.pages import Input, find_inputs

PAGE = "Chợ phiên đầu năm\n\n" + "Chợ họp từ sáng sớm, bà con các bản mang hàng xuống. " * 60


def make(root: Path, count: int) -> Iterable[Path]:
    """A folder, archives and tables of ``count`` pages each."""
    for number in range(count):
        page = root / "folder" / f"{number % 100:02d}" / f"{number:06d}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE, encoding="utf-8")
    with zipfile.ZipFile(root / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for page in sorted((root / "folder").rglob("*.html")):
            archive.write(page, page.name)
    with tarfile.open(root / "pages.tar.gz", "w:gz") as archive:
        archive.add(root / "folder", "folder")
    rows = [{"id": str(number), "title": "Chợ phiên", "text": PAGE} for number in range(count)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (root / "rows.jsonl").write_text(lines, encoding="utf-8")
    (root / "rows.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    _parquet(rows, root / "rows.parquet")
    return [root / "folder", *sorted(path for path in root.iterdir() if path.is_file())]


def _parquet(rows: list[dict[str, str]], path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000, help="pages in each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        for path in make(Path(root), options.pages):
            begin = time.perf_counter()
            count = sum(isinstance(item, Input) for item in find_inputs([path]))
            seconds = time.perf_counter() - begin
            print(f"{path.name:14} {count:7,} inputs {count / seconds:10,.0f} a second")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

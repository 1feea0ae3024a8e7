"""How fast the toolkit gives underthesea's words, and whether they are the library's.

Every figure is of a fresh process, from the import on: nothing has been seen before. Ours and the
library take turns in one run. On a machine that others use too, go by the user's CPU time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from toolkit.tables import read_rows
from toolkit.text import segmenters

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
REAL = os.environ.get("TOOLKIT_REAL_DATA")
ENOUGH = 5000
"""From so many articles on the start counts for little, and figures are held to bounds."""
LEAST, LEAST_SHARED = 15.0, 1.8
"""At least so many times the library's speed; so many times with two processes, once started."""

CHILD = """
import json, sys, time
path, engine, kind, part, parts = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    texts = json.load(file)[int(part)::int(parts)]
begin, cpu = time.perf_counter(), time.process_time()
from toolkit.text import segmenters
split = segmenters["underthesea"]({"engine": engine})
split.words("Việt Nam")
started = time.perf_counter()
words = sum(map(len, getattr(split, kind)(texts)))
end, cpu = time.perf_counter(), time.process_time() - cpu
try:  # what the parent took before counts in getrusage
    with open("/proc/self/status") as file:
        [peak] = [int(line.split()[1]) for line in file if line.startswith("VmHWM")]
except OSError:
    peak = 0
print(json.dumps([started - begin, end - begin, cpu, words, peak]))
"""


class Figures(NamedTuple):
    """Seconds until the first text, until the end, of the processor; words; KiB at the peak."""

    start: float
    wall: float
    cpu: float
    words: int
    memory: int


def read_texts(data: Path) -> Iterator[str]:
    """The texts of a table with a column ``text``, or of a folder of .txt files."""
    if data.is_dir():
        for path in sorted(data.glob("*.txt")):
            yield path.read_bytes().decode(errors="replace")
        return
    for _, row in read_rows(data):
        if isinstance(row, dict) and row.get("text"):
            yield row["text"]


def measure(path: str, engine: str, kind: str = "words_of_each", processes: int = 1) -> Figures:
    """The slowest of so many processes that share the texts."""
    children = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", CHILD, path, engine, kind, str(part), str(processes)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for part in range(processes)
    ]
    found = [Figures(*json.loads(child.communicate()[0])) for child in children]
    start, wall, cpu, words, memory = zip(*found, strict=True)
    return Figures(max(start), max(wall), max(cpu), sum(words), max(memory))


def bench(texts: list[str], articles: int, processes: int) -> bool:
    """Print the figures; whether they are as they should be."""
    with tempfile.TemporaryDirectory() as folder:
        some, every = (str(Path(folder) / name) for name in ("some.json", "every.json"))
        for path, chosen in ((some, texts[:articles]), (every, texts)):
            Path(path).write_text(json.dumps(chosen), encoding="utf-8")
        own, library = measure(some, "own"), measure(some, "library")
        again, placed = measure(some, "own"), measure(some, "own", "each")
        one, shared = measure(every, "own"), measure(every, "own", processes=processes)
    size = sum(len(text.encode()) for text in texts[:articles]) / 1e6
    print(f"{len(texts[:articles])} articles, {size:.1f} MB, {own.words} words")
    rows = {"library": library, "ours": own, "ours again": again, "ours with places": placed}
    for name, found in rows.items():
        times = f"{library.wall / found.wall:5.1f} and {library.cpu / found.cpu:5.1f} times"
        print(f"  {_row(name, found)}  {times} the library's speed")
    print(f"{len(texts)} articles")
    for name, found in {"one process": one, f"{processes} processes": shared}.items():
        print(f"  {_row(name, found)}")
    speed = library.cpu / max(own.cpu, again.cpu)
    gain = (one.wall - one.start) / (shared.wall - shared.start)
    print(f"times the library's speed, by CPU: {speed:.1f}, at least {LEAST:g}")
    print(f"times one process' speed, once started: {gain:.2f}, at least {LEAST_SHARED:g} for two")
    fast = speed >= LEAST and gain >= LEAST_SHARED
    return own.words == library.words and (fast or len(texts) < ENOUGH)


def _row(name: str, found: Figures) -> str:
    return (
        f"{name:<18}{found.wall:8.2f} s (start {found.start:4.2f}), CPU {found.cpu:7.2f} s, "
        f"{found.memory // 1024:4} MiB"
    )


def differences(texts: list[str]) -> list[str]:
    """The texts whose words, or the forms and places of whose tokens, are not as they should be."""
    own, library = (segmenters["underthesea"]({"engine": name}) for name in ("own", "library"))
    triples = zip(
        texts, own.words_of_each(texts), own.each(texts), library.words_of_each(texts), strict=True
    )
    return [
        text
        for text, words, tokens, expected in triples
        if words != expected
        or [token.form for token in tokens if token.text == text[token.start : token.end]] != words
    ]


def check(texts: list[str], processes: int) -> bool:
    """Compare with the library; whether all is the same."""
    blocks = (texts[begin : begin + 100] for begin in range(0, len(texts), 100))
    different: list[str] = []
    with ProcessPoolExecutor(processes) as pool:
        for number, found in enumerate(pool.map(differences, blocks), 1):
            different += found
            if number % 10 == 0:
                print(f"  {number * 100} of {len(texts)}: {len(different)} differ", file=sys.stderr)
    print(f"{len(texts)} texts compared with the library: {len(different)} differ")
    for text in different[:5]:
        print(f"  {text[:200]!r}")
    return not different


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(REAL) / "data" / "news_20k.parquet" if REAL else SEEDS,
        help="table with a column text, or folder of .txt (TOOLKIT_REAL_DATA's, else the seeds)",
    )
    parser.add_argument("--articles", type=int, default=5000, help="how many to time; 0: none")
    parser.add_argument("--check", default="0", help="how many to compare, or all")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    if options.data == SEEDS:
        print("TOOLKIT_REAL_DATA names no folder with real articles: the starter articles serve")
    passed = True
    if options.articles:
        passed &= bench(list(read_texts(options.data)), options.articles, options.processes)
    if options.check != "0":
        count = None if options.check == "all" else int(options.check)
        texts = list(islice(read_texts(options.data), count))
        folders = [SEEDS, *([Path(REAL) / "seeds"] if REAL else [])]
        texts += [text for folder in folders for text in read_texts(folder)]
        passed &= check(texts, options.processes)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())

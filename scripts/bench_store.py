"""How much faster a second run over a corpus is: its texts are read from the store.

A run is what `toolkit train` and `toolkit phrases` do with a corpus before they count: each text
normalised, its words found. Every run is a fresh process; what is timed is the reading of the
texts, from the first to the last, with what it loads. underthesea itself takes some of the texts,
and its time is scaled to all by their size. On a machine that others use too, go by the CPU time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.bench_segment import REAL, SEEDS, read_texts
from toolkit.config import defaults
from toolkit.text import segmenters, steps
from toolkit.text.store import Store
from toolkit.topics.vocabulary import VocabularySettings, WordReader

LEAST = 50.0
"""So many times as fast as the first run, at least, from `ENOUGH` texts on."""
ENOUGH = 5000
STEPS = ("nfc", "characters", "abbreviations", "tones")


class Run(NamedTuple):
    """Seconds until the tokens are there, of the processor too; a hash of them and of their words.

    ``chosen``: seconds of the processor until a topic model has its words, as strings.
    """

    wall: float
    cpu: float
    chosen: float
    digest: str


def run(texts: Sequence[str], path: Path | None) -> Run:
    store = None if path is None else Store(path, 10**9)
    chosen = VocabularySettings()
    begin, cpu = time.perf_counter(), time.process_time()
    reader = WordReader.build(defaults(steps, *STEPS).values(), chosen, store)
    tokens = reader.read(texts, len(texts), lambda message: None)
    wall, read = time.perf_counter() - begin, time.process_time() - cpu
    words = list(reader.words(tokens))
    filtered = time.process_time() - cpu
    digest = hashlib.sha256(json.dumps([list(tokens), words]).encode()).hexdigest()
    return Run(wall, read, filtered, digest)


def library(texts: Sequence[str]) -> float:
    """Seconds of the processor that underthesea itself takes for the words."""
    split = segmenters["underthesea"]({"engine": "library"})
    split.words("Việt Nam")
    begin = time.process_time()
    for _ in split.words_of_each(texts):
        pass
    return time.process_time() - begin


def size(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(REAL) / "data" / "news_20k.parquet" if REAL else SEEDS,
        help="table with a column text, or folder of .txt (TOOLKIT_REAL_DATA's, else the seeds)",
    )
    parser.add_argument("--peer", type=int, default=300, help="texts that underthesea takes")
    options = parser.parse_args()
    if options.data == SEEDS:
        print("TOOLKIT_REAL_DATA names no folder with real articles: the starter articles serve")
    texts = list(read_texts(options.data))
    some = texts[:: max(1, len(texts) // max(1, options.peer))]
    print(f"{len(texts)} texts, {size(texts):.1f} MB")
    fresh = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1)
    with fresh as pool, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.sqlite"
        without = pool.apply(run, (texts, None))
        first = pool.apply(run, (texts, path))
        kept = path.stat().st_size / 1e6
        seconds = [pool.apply(run, (texts, path)) for _ in range(3)]
        shifted = pool.apply(run, (texts[7:], path))
        peer = pool.apply(library, (some,)) * size(texts) / size(some)
    second = sorted(seconds, key=lambda found: found.cpu)[1]
    rows = {"without a store": without, "first run": first, "second run": second}
    for name, found in (rows | {"all but 7": shifted}).items():
        print(
            f"  {name:<16}{found.wall:8.2f} s, CPU {found.cpu:7.2f} s, "
            f"with the words of topics as strings {found.chosen:6.2f} s"
        )
    print(f"  {'underthesea':<16}{'':>10}  CPU {peer:7.2f} s, from {len(some)} of them, segmented")
    print(f"the store takes {kept:.1f} MB, {kept / size(texts):.2f} of the texts' size")
    gain = first.cpu / second.cpu
    bound = f"at least {LEAST:g} from {ENOUGH:,} texts on"
    print(f"times as fast as the first run, by CPU: {gain:.1f}, {bound}")
    print(f"  by the clock {first.wall / second.wall:.1f}; ", end="")
    print(f"with the words of topics, by CPU {first.chosen / second.chosen:.1f}")
    print(f"times as fast as underthesea, by CPU: {peer / second.cpu:.0f}")
    same = {found.digest for found in (without, first, *seconds)}
    print("the same words" if len(same) == 1 else "DIFFERENT words")
    return 0 if len(same) == 1 and (gain >= LEAST or len(texts) < ENOUGH) else 1


if __name__ == "__main__":
    sys.exit(main())

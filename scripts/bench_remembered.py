"""What the store of segmented text saves a classifier: training and labelling, twice each.

Every run is a fresh process with a store of its own: without, first, second. CPU is that of the
process and of its workers; on a machine that others use too, go by it. Before that, what the
features alone take for the sentences of the starter articles: finding their words, and n-grams of
them. Whether all runs say the same is checked.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from scripts.bench_segment import REAL, SEEDS, read_texts
from toolkit.features.ngrams import WordNGrams
from toolkit.text import segmenters, sentences
from toolkit.text.remembering import remembering
from toolkit.text.store import Store

RUNS = ("without", "first", "second")


class Seconds(NamedTuple):
    """By the clock, and of the processor."""

    wall: float
    cpu: float


def toolkit(cache: Path | None, *arguments: str | Path) -> Seconds:
    """Run a command of the toolkit. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "toolkit", *map(str, arguments)]
    environment = os.environ | {"TOOLKIT_CACHE": str(cache or "off")}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Seconds(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def show(name: str, found: list[Seconds]) -> None:
    print(name)
    for run, seconds in zip(RUNS, found, strict=True):
        times = found[0].cpu / seconds.cpu
        print(f"  {run:<8}{seconds.wall:8.2f} s, CPU {seconds.cpu:8.2f} s, {times:5.2f} times")


def features(folder: Path) -> None:
    """What finding words takes, and what n-grams of words take."""
    texts = [found.text for text in read_texts(SEEDS) for found in sentences(text)]
    split = segmenters["underthesea"]({})
    analyzer = WordNGrams({"name": "underthesea"}, 1, 3)
    work: dict[str, Callable[[], Iterable[object]]] = {
        "words": lambda: split.words_of_each(texts),
        "tokens": lambda: split.each(texts),
        "n-grams": lambda: analyzer.each(texts),
    }
    split.words("Việt Nam"), analyzer("Việt Nam")  # loads the model
    print(f"{len(texts)} sentences of the starter articles")
    for name, read in work.items():
        found = []
        for run in RUNS:
            store = None if run == "without" else Store(folder / name / "words.sqlite", 10**9)
            begin, cpu = time.perf_counter(), time.process_time()
            with remembering(store):
                for _ in read():
                    pass
            found.append(Seconds(time.perf_counter() - begin, time.process_time() - cpu))
        show(name, found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("configs/themes.yaml"))
    parser.add_argument("--articles", type=int, default=2000, help="to be labelled")
    parser.add_argument("--model", type=Path, help="labels them; else the one that is trained")
    parser.add_argument("overrides", nargs="*", help="such as evaluation.folds=2")
    options = parser.parse_args()
    data = Path(REAL) / "data" / "news_20k.parquet" if REAL else SEEDS
    if data == SEEDS:
        print("TOOLKIT_REAL_DATA names no folder with real articles: the starter articles serve")
    same = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        features(folder)
        caches = {"without": None, "first": folder / "cache", "second": folder / "cache"}
        if options.model is None:
            train = ("train", options.config, "--no-track", *options.overrides, "--out")
            show(
                f"toolkit train {options.config} {' '.join(options.overrides)}",
                [toolkit(cache, *train, folder / run) for run, cache in caches.items()],
            )
            same = len({(folder / run / "held_out.parquet").read_bytes() for run in RUNS}) == 1
        texts = folder / "texts.jsonl"
        with texts.open("w", encoding="utf-8") as file:
            for text in islice(read_texts(data), options.articles):
                file.write(json.dumps({"text": text}) + "\n")
        predict = ("predict", options.model or folder / "without", texts, "--out")
        show(
            f"toolkit predict, {options.articles} articles",
            [toolkit(cache, *predict, folder / f"{run}.jsonl") for run, cache in caches.items()],
        )
        same &= len({(folder / f"{run}.jsonl").read_bytes() for run in RUNS}) == 1
    print("the same results" if same else "DIFFERENT results")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

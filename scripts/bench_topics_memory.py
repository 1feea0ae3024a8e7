"""Topics of ever more articles: the memory that a run takes, and how long it takes.

Articles are generated. Each row is a run of its own, as `toolkit train` does it, without
evaluation beyond one fit. Memory is what the process itself holds at its peak (Linux: RssAnon),
without pages of files, which the system takes back when it needs them. What may grow is what is
kept of an article, whatever its length: its id, its shares, its rows in tables. Exits 1 where an
article costs more than that, or longer articles cost more than short ones.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

from toolkit.config import read_as, yaml12
from toolkit.corpus import shelve_corpus
from toolkit.experiment.topics import TopicsExperiment, run_topics

MODELS = {
    "lda": "{name: lda, k: 20, passes: 1, iterations: 30}",
    "nmf": "{name: nmf, engine: gensim, k: 20, passes: 1}",
    "lsi": "{name: lsi, engine: gensim, k: 20}",
}
CONFIG = """
task: topics
articles: [{path}]
text: {{nfc: {{}}}}
vocabulary: {{segmenter: syllables, stopwords: none, min_articles: 10}}
evaluation: {{refits: 0}}
model: {model}
"""
KEPT = 4.0
"""kB, at most, that one article more may cost."""
LONGER = 1.1
"""So many times the memory, at most, take articles of twice the length."""
MB = 1e6
_OPENING = "Theo ông, các xã của huyện đã được họp và không có những việc như trong năm cũ."


class Run(NamedTuple):
    peak: float
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[25_000, 50_000, 100_000])
    parser.add_argument("--words", type=int, default=150, help="of an article")
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MODELS))
    options = parser.parse_args()
    missed = []
    for name in options.models:
        runs = [run(name, count, options.words) for count in options.articles]
        longer = run(name, options.articles[0], 2 * options.words)
        more = options.articles[-1] - options.articles[0]
        each = (runs[-1].peak - runs[0].peak) / max(more, 1) / 1000
        times = longer.peak / runs[0].peak
        print(f"  {name}: {each:.2f} kB an article more; {times:.2f} times for twice the words")
        if each > KEPT:
            missed.append(f"{name}: an article more takes {each:.2f} kB, at most {KEPT:g}")
        if times > LONGER:
            missed.append(f"{name}: twice the words take {times:.2f} times, at most {LONGER:g}")
    for bound in missed:
        print(f"MISSED: {bound}")
    return 1 if missed else 0


def run(name: str, count: int, length: int) -> Run:
    """One model on ``count`` generated articles, in a process of its own; prints what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        with path.open("w", encoding="utf-8") as file:
            for article in generated(count, length):
                file.write(json.dumps(article) + "\n")
        size = path.stat().st_size
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(fit, (name, str(path)))
    print(
        f"{name:<4} {count:>8,} articles of {length} words, {size / MB:5.0f} MB: "
        f"peak {found.peak / MB:5.0f} MB, {found.seconds:5.0f} s",
        flush=True,
    )
    return found


def generated(count: int, length: int) -> Iterator[dict[str, str]]:
    """Articles of two of twenty topics; each topic has words of its own, by Zipf's law."""
    draw = np.random.default_rng(length)
    first = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"
    rimes = [a + b for a in "àáạảãầấậẩòóọồốộùúủưứ" for b in ("", "n", "ng", "t", "c", "m", "p")]
    words = np.array([a + b for a in first.split() for b in rimes])
    draw.shuffle(words)
    own = len(words) // 20
    chances = 1 / np.arange(1, own + 1)
    chances /= chances.sum()
    for number in range(count):
        topics = draw.integers(20, size=2)[draw.integers(2, size=length)]
        text = " ".join(words[topics * own + draw.choice(own, size=length, p=chances)])
        text = f"{_OPENING} {text}."
        yield {"id": f"a{number}", "title": f"Bài {number}", "text": text}


def fit(name: str, path: str) -> Run:
    """Read the articles and find topics, telling how far it is where stderr is a terminal."""
    text = CONFIG.format(path=json.dumps(path), model=MODELS[name])
    experiment = read_as(yaml12.parse(text, "bench"), TopicsExperiment)
    begin = time.monotonic()
    with watched() as peak:
        corpus = shelve_corpus(experiment.articles)
        run_topics(experiment, corpus.articles, tell)
    return Run(max(peak), time.monotonic() - begin)


def tell(message: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{message:<70}", end="", file=sys.stderr)


@contextmanager
def watched() -> Iterator[list[int]]:
    """Bytes that this process holds, looked at every hundredth of a second; files left out."""
    seen, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.01):
            for line in Path("/proc/self/status").read_text().splitlines():
                if line.startswith("RssAnon:"):
                    seen[0] = max(seen[0], 1024 * int(line.split()[1]))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main())

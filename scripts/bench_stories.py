"""How fast stories are found, in how much memory, against datasketch's MinHashLSH in memory.

The articles are random syllables, about 120 each; one in ten is a reprint with another first
sentence, one in twenty a copy. Each run has a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.articles import Article, write_articles
from toolkit.tables import read_rows

LENGTH = 120  # syllables
VOCABULARY = 6000
PERMUTATIONS = 192


def invented(count: int) -> Iterator[Article]:
    """``count`` articles; ``url`` is the number of the one that an article repeats."""
    draw = random.Random(1)  # noqa: S311 - nothing secret
    syllables = [f"{a}{b}{c}" for a in "bcdđghklmn" for b in "aăâeêi" for c in range(100)]
    recent: list[tuple[str, str]] = []
    for number in range(count):
        kind = draw.random()
        url, text = draw.choice(recent) if recent and kind < 0.15 else (str(number), "")
        if not text:
            text = " ".join(draw.choices(syllables[:VOCABULARY], k=LENGTH))
            recent = [*recent[-999:], (url, text)]
        elif kind < 0.1:
            text = " ".join([*draw.choices(syllables, k=10), *text.split()[10:]])
        yield Article(str(number), body=(text,), url=url)


def ours(path: Path, workers: int) -> tuple[int, int]:
    """Articles and stories of a collection."""
    from toolkit.stories import assign_stories

    found = assign_stories(path, path.with_stem("ours"), workers=workers)
    return found.articles, found.stories


def peer(path: Path, workers: int) -> tuple[int, int]:
    """Articles, and those like none before them by datasketch's MinHashLSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
    articles = alone = 0
    for _, row in read_rows(path):
        words = row["body"][0].split() if isinstance(row, dict) else []
        runs = {" ".join(words[start : start + 5]).encode() for start in range(len(words) - 4)}
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch(runs)
        alone += not index.query(signature)
        index.insert(articles, signature)
        articles += 1
    return articles, alone


RUNS: dict[str, Callable[[Path, int], tuple[int, int]]] = {"ours": ours, "peer": peer}


def measure(name: str, path: Path, workers: int) -> None:
    """Run one of `RUNS` and print what it took as JSON."""
    begin = time.perf_counter()
    articles, stories = RUNS[name](path, workers)
    took = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"articles": articles, "stories": stories, "seconds": took, "peak": peak}))


def report(title: str, name: str, path: Path, workers: int) -> None:
    command = [sys.executable, __file__, "--run", name, "--path", str(path)]
    command += ["--workers", str(workers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found = json.loads(done.stdout)
    print(
        f"{title:<34}{found['articles']:>9,} articles  {found['stories']:>8,} stories  "
        f"{found['articles'] / found['seconds']:>7,.0f} articles/s  {found['peak']:>6,.0f} MB"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, help="how many are invented")
    parser.add_argument("--subset", type=int, default=20_000, help="how many the peer gets")
    parser.add_argument("--workers", type=int, default=1, help="processes that read")
    parser.add_argument("--run", choices=sorted(RUNS), help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        measure(options.run, options.path, options.workers)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        some, all_ = Path(folder) / "some.parquet", Path(folder) / "all.parquet"
        write_articles(invented(options.subset), some)
        write_articles(invented(options.articles), all_)
        truth = len({article.url for article in invented(options.articles)})
        print(f"true stories among {options.articles:,} articles: {truth:,}")
        report("toolkit", "ours", some, options.workers)
        report("datasketch MinHashLSH in memory", "peer", some, 1)
        report("toolkit", "ours", all_, options.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main())

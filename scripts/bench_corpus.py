"""Reading a folder of generated pages into a corpus: pages a second, and memory that stays.

Pages are the starter articles' paragraphs, shuffled, inside generated furniture (wrap_pages.py).
Prints the largest process's peak memory for a small and a large folder; exits 1 when the large
one takes more than 1.25 times the small one's.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from scripts.wrap_pages import wrap
from toolkit.corpus import load_corpus

BOUND = 1.25


def generate(folder: Path, count: int, paragraphs: list[str]) -> None:
    """Write ``count`` pages, a thousand a subfolder."""
    draw = random.Random(count)  # noqa: S311 - pages are drawn, nothing is kept secret
    for number in range(count):
        inside = folder / f"{number // 1000:03}"
        inside.mkdir(parents=True, exist_ok=True)
        wrapped = wrap(draw.sample(paragraphs, draw.randint(5, 12)), number)
        suffix = "html" if wrapped.page.startswith("<!DOCTYPE") else "txt"
        (inside / f"{number:06}.{suffix}").write_text(wrapped.page, encoding="utf-8")


def read(folder: Path, out: Path, workers: int) -> tuple[float, float]:
    """Seconds, and MB of the largest process, of one ``toolkit read``."""
    command = [sys.executable, "-m", "toolkit", "read", str(folder), "--out", str(out)]
    begin = time.perf_counter()
    child = os.spawnv(  # noqa: S606
        os.P_NOWAIT, sys.executable, [*command, "--workers", str(workers)]
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"bench_corpus.py: toolkit read ended with status {status}.")
    scale = 1024 if sys.platform == "darwin" else 1
    return time.perf_counter() - begin, usage.ru_maxrss / 1000 / scale


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--small", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    articles = load_corpus(["seeds"]).articles
    paragraphs = [text for article in articles for text in article.body if len(text) > 100]
    peaks = []
    with tempfile.TemporaryDirectory() as scratch:
        for count in (options.small, options.pages):
            folder, out = Path(scratch, f"pages{count}"), Path(scratch, f"{count}.parquet")
            generate(folder, count, paragraphs)
            seconds, peak = read(folder, out, options.workers)
            again, _ = read(folder, out, options.workers)
            peaks.append(peak)
            print(
                f"{count:>8,} pages: {count / seconds:>7,.0f} a second with {options.workers} "
                f"workers, largest process {peak:,.0f} MB; again, nothing changed: "
                f"{again:,.1f} s ({seconds / again:.1f} times as fast)"
            )
    print(f"memory: {peaks[1] / peaks[0]:.2f} times the small folder's, at most {BOUND}")
    return 0 if peaks[1] <= BOUND * peaks[0] else 1


if __name__ == "__main__":
    sys.exit(main())

"""How fast pages are read on one core, text and HTML, against trafilatura; `--check`: how right.

Pages are made by wrap_pages from article texts: the starter articles, or the column ``text`` of
data/news_20k.parquet in the folder that TOOLKIT_REAL_DATA (or --data) names. Each figure is the
best of several rounds over the same pages, in one process.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scripts.check_wrapped import check, paragraphs_of
from scripts.wrap_pages import Wrapped, wrap
from toolkit.pages import read, read_page

ROOT = Path(__file__).parent.parent
SEED_SIZED = (3_500, 8_000)
"""Characters of an article whose page is as long as the starter pages: 6 to 10 kB."""


def texts(data: Path | None) -> Iterator[list[str]]:
    """The paragraphs of every article of the real data, else of the starter articles."""
    if data is None:
        for path in sorted((ROOT / "seeds" / "articles").glob("*.txt")):
            article = read(path)
            yield [line for line in (article.lead, *article.body) if line]
        return
    import pyarrow.parquet as pq

    for text in pq.read_table(data / "data" / "news_20k.parquet").column("text").to_pylist():
        yield paragraphs_of(text or "")


def made(data: Path | None, count: int, *, marked_up: bool) -> list[bytes]:
    """``count`` seed-sized pages; articles come round again where there are fewer."""
    fewest, most = SEED_SIZED if data else (0, sys.maxsize)
    articles = [p for p in texts(data) if fewest <= sum(map(len, p)) <= most][:count]
    return [
        wrap(articles[seed % len(articles)], seed, marked_up=marked_up).page.encode()
        for seed in range(count)
    ]


def rate(read: Callable[[bytes], object], pages: Sequence[bytes], rounds: int) -> float:
    """Pages a second of processor time, the best of some rounds after a warm one."""
    best = 0.0
    for turn in range(rounds + 1):
        begin = time.process_time()
        for page in pages:
            read(page)
        spent = time.process_time() - begin
        best = max(best, len(pages) / spent) if turn else 0.0
    return best


def peer(page: bytes) -> object:
    """The page by the named peer."""
    import trafilatura

    return trafilatura.bare_extraction(page, with_metadata=True)


def checked(data: Path | None, most: int | None, show: int) -> bool:
    """Print the share of pages read right, and some that are not; whether it is 99 %."""
    count = right = 0
    for seed, paragraphs in enumerate(texts(data)):
        if most is not None and count >= most:
            break
        if not paragraphs:
            continue
        page: Wrapped = wrap(paragraphs, seed)
        result = check(page)
        count, right = count + 1, right + result.right
        if not result.right and show:
            show -= 1
            print(seed, result.error or "", "lost:", result.lost[:3], "kept:", result.extra[:3])
    print(f"{right} of {count} pages give back their article: {right / max(count, 1):.2%}")
    return right >= 0.99 * count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("TOOLKIT_REAL_DATA"))
    parser.add_argument("--pages", type=int, default=300, help="pages a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", metavar="N", help="all, or the number of texts to check")
    parser.add_argument("--show", type=int, default=0, help="wrong pages to print")
    options = parser.parse_args()
    data = Path(options.data) if options.data else None
    if data is None:
        print("no real data (TOOLKIT_REAL_DATA): pages are made from the starter articles")
    if options.check:
        most = None if options.check == "all" else int(options.check)
        return 0 if checked(data, most, options.show) else 1
    for name, marked_up in (("text", False), ("HTML", True)):
        pages = made(data, options.pages, marked_up=marked_up)
        print(f"{name}: {rate(read_page, pages, options.rounds):.0f} pages a second")
        if marked_up:
            print(f"trafilatura, the same pages: {rate(peer, pages, 1):.0f} pages a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())

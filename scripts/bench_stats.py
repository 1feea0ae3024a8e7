"""How fast a corpus is counted, and in how much memory: the starter articles, many times over."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from toolkit.articles import Article, write_articles
from toolkit.pages import collect
from toolkit.stats.corpus import summarise


def copies(source: str, count: int) -> Iterator[Article]:
    """``count`` articles of ``source``, again and again, each with an id of its own."""
    articles = [item for item in collect([source]) if isinstance(item, Article)]
    for number, article in enumerate(islice(cycle(articles), count)):
        yield replace(article, id=f"{number}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, help="how many to count")
    parser.add_argument("--source", default="seeds/articles", help="pages to make them of")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.parquet"
        write_articles(copies(options.source, options.articles), path)
        begin = time.perf_counter()
        summary = summarise(collect([path]), date.today())
        seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rate = summary.articles / seconds
    print(f"{summary.articles} articles in {seconds:.1f} s: {rate:.0f} a second, peak {peak} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

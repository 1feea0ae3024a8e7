"""How fast the text steps are: MB of UTF-8 a second, step by step, on one core.

Texts: real articles of the folder that TOOLKIT_REAL_DATA names (data/news_20k.parquet), else the
starter articles.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from toolkit.articles import Article
from toolkit.text import Aligned, sentences, steps
from toolkit.text.normalise import DEFAULT_STEPS
from toolkit.text.registry import Step

LEAST = 5.0
"""MB/s that the default chain reaches at least."""


def texts_of(limit: int) -> list[str]:
    """Every so manieth real article, or all starter articles."""
    folder = os.environ.get("TOOLKIT_REAL_DATA")
    if folder:
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(Path(folder) / "data/news_20k.parquet", columns=["text"])
        column: list[str] = table["text"].to_pylist()
        return column[:: max(1, len(column) // limit)]
    print("TOOLKIT_REAL_DATA names no folder: on the starter articles", file=sys.stderr)
    from toolkit.pages import collect

    return [found.text for found in collect(["seeds"]) if isinstance(found, Article)]


def run(step: Step, texts: list[Aligned]) -> tuple[float, list[Aligned]]:
    begin = time.process_time()
    done = [step(text) for text in texts]
    return time.process_time() - begin, done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000, help="real articles at most")
    options = parser.parse_args()
    texts = [Aligned(text) for text in texts_of(options.articles)]
    size = sum(len(text.text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {size:.1f} MB")
    run(steps["abbreviations"]({}), texts[:200])  # compiles the rules
    whole, current = 0.0, texts
    for name in DEFAULT_STEPS:
        seconds, current = run(steps[name]({}), current)
        whole += seconds
        print(f"{name:<16}{size / seconds:8.1f} MB/s")
    print(f"{'default chain':<16}{size / whole:8.1f} MB/s  (at least {LEAST})")
    for name in sorted(set(steps.names()) - set(DEFAULT_STEPS)):
        seconds, _ = run(steps[name]({}), texts)
        print(f"{name:<16}{size / seconds:8.1f} MB/s")
    begin = time.process_time()
    count = sum(len(sentences(text.text)) for text in texts)
    print(f"{'sentences':<16}{size / (time.process_time() - begin):8.1f} MB/s  ({count} found)")
    return 0 if size / whole >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())

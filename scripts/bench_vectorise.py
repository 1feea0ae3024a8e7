"""Vectorising many articles: the toolkit's TF-IDF against scikit-learn's, in one process.

Each figure is the median over rounds in which all take their turn; ratios are of processor time,
which a busy machine disturbs less than the clock. Vocabulary and matrix must be the same to 1e-12.
underthesea_core's TF-IDF splits at whitespace alone, so it has a table of its own where the
toolkit does the same. Without real articles, articles are drawn from the starter articles'
paragraphs.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from toolkit.corpus import load_corpus
from toolkit.vectorise import SyllableTfidf

SYLLABLES = r"(?u)\b\w+\b"
PIECES = r"\S+"
BOUND = 5.0

Times = list[tuple[float, float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", type=Path, help="parquet; by default under TOOLKIT_REAL_DATA")
    parser.add_argument("--column", default="text")
    parser.add_argument("--articles", type=int, default=5000, help="only the first so many")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--high", type=int, nargs="+", default=[2, 3], help="longest n-grams")
    parser.add_argument("--min-df", type=int, nargs="+", default=[1, 2, 5])
    parser.add_argument("--jobs", type=int, default=1, help="threads of the toolkit's")
    parser.add_argument("--underthesea", type=int, default=2000, help="articles for this peer")
    options = parser.parse_args()
    texts = read(options.table, options.column, options.articles)
    print(f"{len(texts):,} articles, {sum(map(len, texts)):,} characters, {options.rounds} rounds")
    SyllableTfidf().fit(texts[:200]).transform(texts[:200])  # compiles, or loads what is compiled
    ratios: list[float] = []
    for high in options.high:
        for min_df in options.min_df:
            settings = {"ngram_range": (1, high), "min_df": min_df, "token_pattern": SYLLABLES}
            ratios += compare(texts, settings, options.rounds, options.jobs)
    if options.underthesea:
        compare_underthesea(texts[: options.underthesea], options.rounds)
    print(f"least ratio {min(ratios):.1f}, at least {BOUND}")
    return 0 if min(ratios) >= BOUND else 1


def read(table: Path | None, column: str, count: int) -> list[str]:
    """The first ``count`` texts of a parquet file; of real articles where none is named."""
    folder = os.environ.get("TOOLKIT_REAL_DATA")
    if table is None and folder:
        table = Path(folder, "data", "news_20k.parquet")
    if table is None:
        print("no --table and no TOOLKIT_REAL_DATA: articles are drawn from the starter articles")
        return drawn(count)
    import pyarrow.parquet

    texts = pyarrow.parquet.read_table(table, columns=[column])[column].to_pylist()
    return [text for text in texts if text][:count]


def drawn(count: int) -> list[str]:
    """Articles of paragraphs of the starter articles."""
    paragraphs = [text for article in load_corpus(["seeds"]).articles for text in article.body]
    draw = random.Random(count)  # noqa: S311 - articles are drawn, nothing is kept secret
    return ["\n".join(draw.sample(paragraphs, draw.randint(5, 12))) for _ in range(count)]


def timed(work: Callable[[], Any], times: Times) -> Any:
    """What ``work`` gives; its seconds of processor and clock go to ``times``."""
    processor, clock = time.process_time(), time.perf_counter()
    result = work()
    times.append((time.process_time() - processor, time.perf_counter() - clock))
    return result


def medians(times: Times) -> tuple[float, float]:
    processor, clock = zip(*times, strict=True)
    return statistics.median(processor), statistics.median(clock)


def compare(
    texts: Sequence[str], settings: dict[str, Any], rounds: int, jobs: int
) -> tuple[float, float]:
    """How many times as fast fit_transform and transform are. Ends the run on a difference."""
    times: dict[tuple[str, str], Times] = {}
    for _ in range(rounds):
        theirs, ours = TfidfVectorizer(**settings), SyllableTfidf(n_jobs=jobs, **settings)
        for step in ("fit_transform", "transform"):
            matrices = [
                timed(lambda: getattr(peer, step)(texts), times.setdefault((step, name), []))  # noqa: B023
                for name, peer in (("sklearn", theirs), ("toolkit", ours))
            ]
            check(*matrices)
        if theirs.vocabulary_ != ours.vocabulary_:
            sys.exit("bench_vectorise.py: the vocabularies differ.")
    print(f"1-{settings['ngram_range'][1]}-grams, min_df {settings['min_df']}, {ours_size(ours)}")
    ratios: list[float] = []
    for step in ("fit_transform", "transform"):
        (slow, slow_clock), (fast, fast_clock) = (
            medians(times[step, name]) for name in ("sklearn", "toolkit")
        )
        ratios.append(slow / fast)
        print(
            f"  {step:<14} sklearn {slow:6.2f} s ({slow_clock:6.2f} by the clock)   "
            f"toolkit {fast:5.2f} s ({fast_clock:5.2f})   {slow / fast:5.1f} times, "
            f"{slow_clock / fast_clock:5.1f} by the clock"
        )
    return ratios[0], ratios[1]


def ours_size(vectorizer: Any) -> str:
    return f"{len(vectorizer.vocabulary_):,} terms"


def check(theirs: Any, ours: Any) -> None:
    """End the run where two matrices differ."""
    theirs.sort_indices()
    same = np.array_equal(theirs.indptr, ours.indptr)
    same = same and np.array_equal(theirs.indices, ours.indices)
    if not same or np.abs(theirs.data - ours.data).max(initial=0) > 1e-12:
        sys.exit("bench_vectorise.py: the matrices differ.")


def compare_underthesea(texts: Sequence[str], rounds: int) -> None:
    """The peer in Rust: pieces between whitespace, 1-2-grams, its matrix as lists of pairs."""
    from underthesea_core import TfIdfVectorizer

    times: dict[str, Times] = {"underthesea_core": [], "toolkit": []}
    for _ in range(rounds):
        theirs = TfIdfVectorizer(min_df=2, ngram_range=(1, 2), min_token_length=1)
        timed(lambda: theirs.fit_transform(list(texts)), times["underthesea_core"])  # noqa: B023
        ours = SyllableTfidf(min_df=2, ngram_range=(1, 2), token_pattern=PIECES)
        timed(lambda: ours.fit_transform(texts), times["toolkit"])  # noqa: B023
    shared = len(ours.vocabulary_.keys() & set(theirs.get_feature_names()))
    print(
        f"pieces, 1-2-grams, min_df 2, {len(texts):,} articles: {ours_size(ours)}, "
        f"{shared:,} of them underthesea_core's too"
    )
    for name, found in times.items():
        processor, clock = medians(found)
        print(f"  fit_transform  {name:<16} {processor:6.2f} s ({clock:6.2f} by the clock)")


if __name__ == "__main__":
    sys.exit(main())

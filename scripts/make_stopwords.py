"""Candidates for toolkit/text/stopwords.txt: words that articles on anything use.

A word is a candidate when it stands in many articles. Candidates come as a table for a reader
to judge, the most frequent first: a word that every source uses, and that an article which has
it rarely repeats, says little; ``listed`` says whether the list has it.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from pathlib import Path

from toolkit.tables import read_rows
from toolkit.text import segmenters, steps
from toolkit.text.stopwords import stopwords
from toolkit.topics.vocabulary import WordReader

STEPS = ("nfc", "characters", "tones", "abbreviations")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="table with text and source")
    parser.add_argument("--articles", type=int, default=4000, help="how many to read")
    parser.add_argument("--share", type=float, default=0.03, help="least share of articles")
    options = parser.parse_args()
    rows = [row for _, row in read_rows(options.corpus) if isinstance(row, dict) and row["text"]]
    rows.sort(key=lambda row: hashlib.sha256(row["text"].encode()).digest())
    rows = rows[: options.articles]
    reader = WordReader([steps[name]({}) for name in STEPS], segmenters["underthesea"]({}))
    articles: Counter[str] = Counter()
    burst: Counter[str] = Counter()
    sources: dict[str | None, Counter[str]] = defaultdict(Counter)
    for row in rows:
        words = Counter(reader(row["text"]))
        articles.update(words.keys())
        burst.update(words)
        sources[row.get("source")].update(words.keys())
    sizes = Counter(row.get("source") for row in rows)
    large = [source for source, size in sizes.most_common(8) if size >= 50]
    print("word\tshare\tlowest share in a source\tper article that has it\tlisted")
    for word, count in articles.most_common():
        share = count / len(rows)
        if share < options.share:
            break
        lowest = min((sources[source][word] / sizes[source] for source in large), default=share)
        each = burst[word] / count
        print(f"{word}\t{share:.3f}\t{lowest:.3f}\t{each:.2f}\t{'yes' * (word in stopwords())}")


if __name__ == "__main__":
    main()

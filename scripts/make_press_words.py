"""Make the table of the feature ``press_vectors`` from real articles of the Vietnamese press.

Words are those of the underthesea segmenter, in small letters, numbers as ``#``; vectors are learnt
by gensim's continuous bag of words, brought to length 1, centred, and multiplied by the word's
inverse document frequency over paragraphs. Stored are single words and whole numbers. On one
thread the same articles give the same table.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from toolkit.features.ngrams import fold, is_word
from toolkit.features.press_vectors import TABLE
from toolkit.features.word_table import joined
from toolkit.text import normalise, segmenters

LEAST_WORDS = 4  # a paragraph of fewer says nothing of which words stand together

MOST_SYLLABLES = 5  # longer runs are names of bodies, or the segmenter's mistakes


def paragraphs(path: Path) -> Iterator[list[str]]:
    """The words of every paragraph of the column ``text``."""
    import pyarrow.parquet as pq

    split = segmenters["underthesea"]({})
    texts = pq.read_table(path).column("text").to_pylist()
    lines = (line for text in texts for line in normalise(text or "").text.split("\n"))
    for forms in split.words_of_each(lines):
        words = [fold(form) for form in forms if is_word(form)]
        if len(words) >= LEAST_WORDS:
            yield words


def main() -> int:
    real = os.environ.get("TOOLKIT_REAL_DATA")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(real) / "data" / "news_20k.parquet" if real else None,
        help="table with a column text (default: data/news_20k.parquet in TOOLKIT_REAL_DATA)",
    )
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--dimensions", type=int, default=100)
    parser.add_argument("--words", type=int, default=20_000, help="at most so many")
    parser.add_argument("--min-count", type=int, default=20)
    options = parser.parse_args()
    if options.data is None:
        print("no real articles: set TOOLKIT_REAL_DATA, or give --data")
        return 2
    from gensim.models import Word2Vec

    lines = list(paragraphs(options.data))
    model = Word2Vec(
        lines,
        vector_size=options.dimensions,
        window=8,
        min_count=options.min_count,
        epochs=5,
        sg=0,
        negative=10,
        sample=1e-4,
        seed=1,
        workers=1,
        hashfxn=lambda word: zlib.crc32(word.encode()),
    )
    short = [word for word in model.wv.index_to_key if len(word.split()) <= MOST_SYLLABLES]
    words = short[: options.words]
    containing = Counter(word for line in lines for word in set(line))
    vectors = np.array([model.wv[word] for word in words], dtype=np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors -= vectors.mean(axis=0)
    vectors *= np.log([[len(lines) / containing[word]] for word in words])
    scales = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
    whole = np.round(vectors / scales[:, None]).astype(np.int8)
    with options.out.open("wb") as file:
        np.savez_compressed(file, words=joined(words), vectors=whole, scales=scales)
    content = options.out.read_bytes()
    print(f"{len(lines):,} paragraphs, {len(words):,} words, {len(content) / 1e6:.1f} MB")
    print(f"{options.out} {hashlib.sha256(whole.tobytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make a table of word vectors for the feature ``static``, from articles or a sentence encoder.

``articles``: skip-grams learn the vectors from any articles, labelled or not.
``encoder``: each frequent word of the articles is read alone by a sentence encoder (needs the
extra `neural`), then principal components leave fewer dimensions, as model2vec does.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from toolkit.corpus import load_corpus
from toolkit.errors import ToolkitError
from toolkit.features.ngrams import WordNGrams
from toolkit.features.word_table import WordTable, write_table
from toolkit.features.word_vectors import train_table
from toolkit.text import normalise, steps

STEPS = ("nfc", "characters", "abbreviations", "tones")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("articles", "encoder"))
    parser.add_argument("articles", nargs="+", help="folders or tables of articles")
    parser.add_argument("--out", type=Path, default=Path("models/words.npz"))
    parser.add_argument("--segmenter", default="syllables", choices=("syllables", "underthesea"))
    parser.add_argument("--min-count", type=int, default=5)
    parser.add_argument("--dimensions", type=int, default=128)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--model", help="folder or hub name of the sentence encoder")
    options = parser.parse_args()
    if (options.kind == "encoder") != bool(options.model):
        parser.error("give --model with 'encoder', and only with it")
    words = WordNGrams({"name": options.segmenter}, 1, 1)
    try:
        texts = read(options.articles)
        if options.kind == "encoder":
            frequent = common_words(texts, words, options.min_count)
            table = distil(frequent, options.model, options.dimensions, options.seed)
        else:
            table = train_table(
                texts,
                words,
                dimensions=options.dimensions,
                window=5,
                min_count=options.min_count,
                passes=options.passes,
                seed=options.seed,
            )
    except ToolkitError as error:
        parser.error(str(error))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_table(table, options.out)
    size = options.out.stat().st_size / 1e6
    print(f"{len(table.words):,} words of {len(texts):,} articles, {size:.1f} MB → {options.out}")
    return 0


def read(sources: list[str]) -> list[str]:
    """Texts as the default classifier reads them."""
    chain = [steps[name]({}) for name in STEPS]
    return [normalise(article.text, chain).text for article in load_corpus(sources).articles]


def common_words(texts: list[str], words: WordNGrams, min_count: int) -> list[str]:
    """Most frequent first."""
    counts = Counter(word for text in texts for word in words(text))
    return [word for word, count in counts.most_common() if count >= min_count]


def distil(words: list[str], model: str, dimensions: int, seed: int) -> WordTable:
    """Each word read alone by a sentence encoder, its vector cut to principal components."""
    from sklearn.decomposition import PCA

    from toolkit.features.encoders import SentenceEncoder

    vectors = SentenceEncoder(model).encode(words)
    reduced = PCA(min(dimensions, *vectors.shape), random_state=seed).fit_transform(vectors)
    return WordTable(words, reduced)


if __name__ == "__main__":
    sys.exit(main())

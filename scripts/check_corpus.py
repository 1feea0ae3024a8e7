"""Check the starter corpus: tables and files, balance of the themes, lengths, copies, labels.

Prints one line per check and what failed; ends with 1 when anything did. With --against, prints
how the corpus and real articles compare in three measures of vocabulary and style.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from toolkit.articles import Article
from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.errors import ArticleError, ToolkitError
from toolkit.labels import Labels, level_matrix, load_labels, sentence_labels
from toolkit.tables import read_rows
from toolkit.text import normalise, segment, sentences

SEEDS = Path(__file__).parent.parent / "seeds"
LEAST = {"main": 90, "present": 60, "none": 150, "pair": 20, "triples": 3}
TEST_SHARE = (0.1, 0.3)
WORDS = (150, 700)
GRAM = 5  # words
CONTAINED = 0.3  # of the shorter article's runs of words: from here on a copy
LONG = 8  # words; a longer sentence must be an article's own
STOCK: frozenset[str] = frozenset()  # longer sentences that articles may share, in small letters
FUNCTION_WORDS = {
    "và", "của", "là", "có", "được", "cho", "với", "trong", "các", "những", "một", "đã", "đang",
    "sẽ", "không", "này", "đó", "khi", "để", "từ", "đến", "theo", "tại", "về", "ở", "ra", "vào",
    "lên", "như", "nhưng", "cũng", "thì", "mà", "còn", "do", "bởi", "nếu", "vì", "trên", "dưới",
    "sau", "trước", "bị", "phải", "rất", "lại", "nên", "hay", "hoặc", "mỗi", "cả", "chỉ", "vẫn",
    "vừa", "mới", "rồi", "nữa", "thêm", "hơn", "bằng", "giữa",
}  # fmt: skip
FIRST = 200  # tokens over which the type-token ratio is taken
SAMPLE = 2000  # real articles that are compared


def words(text: str) -> list[str]:
    """The syllables and numbers of ``text`` in small letters, punctuation left out."""
    tokens = segment(text.lower(), "syllables")
    return [token.text for token in tokens if any(map(str.isalnum, token.text))]


def files(seeds: Path) -> list[str]:
    """Pages without a row in ``articles.csv`` and rows without a page."""
    rows = [row for _, row in read_rows(seeds / "articles.csv") if isinstance(row, dict)]
    listed = {str(row["file"]) for row in rows}
    there = {str(p.relative_to(seeds).as_posix()) for p in (seeds / "articles").iterdir()}
    found = [f"{name}: in the table, not in the folder" for name in listed - there]
    found += [f"{name}: in the folder, not in the table" for name in there - listed]
    shares = Counter(str(row["split"]) for row in rows)
    low, high = TEST_SHARE
    if shares.keys() != {"train", "test"} or not low <= shares["test"] / len(rows) <= high:
        found.append(f"splits {dict(shares)}; expected train and {low:.0%} to {high:.0%} test")
    return sorted(found)


def balance(labels: Labels, themes: Sequence[str]) -> list[str]:
    """Themes, pairs and triples of themes that too few articles carry."""
    levels = level_matrix(labels, list(labels), themes)
    held = levels > 0
    counts = [("none", "no theme", (~held.any(axis=1)).sum())]
    for i, theme in enumerate(themes):
        counts.append(("main", f"{theme} main", (levels[:, i] == 2).sum()))
        counts.append(("present", f"{theme} present", (levels[:, i] == 1).sum()))
    for i, j in combinations(range(len(themes)), 2):
        counts.append(("pair", f"{themes[i]} with {themes[j]}", (held[:, i] & held[:, j]).sum()))
    triples = {three for row in held for three in combinations(np.flatnonzero(row), 3)}
    counts.append(("triples", "different triples", len(triples)))
    low = [(name, count, LEAST[kind]) for kind, name, count in counts if count < LEAST[kind]]
    return [f"{name}: {count}; expected {least} or more" for name, count, least in low]


def lengths(articles: Iterable[Article]) -> list[str]:
    """Articles that are too short or too long once the page's furniture is gone."""
    low, high = WORDS
    counts = {article.id: len(words(article.text)) for article in articles}
    bad = {name: count for name, count in counts.items() if not low <= count <= high}
    return [f"{name}: {count} words; expected {low} to {high}" for name, count in bad.items()]


def copies(articles: Sequence[Article]) -> list[str]:
    """Pairs of articles of which one holds much of the other's runs of five words."""
    grams: dict[str, set[tuple[str, ...]]] = {}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in articles:
        tokens = words(article.text)
        grams[article.id] = set(zip(*(tokens[k:] for k in range(GRAM)), strict=False))
        for gram in grams[article.id]:
            holders[gram].append(article.id)
    shared = Counter(pair for ids in holders.values() for pair in combinations(ids, 2))
    parts = {(a, b): n / min(len(grams[a]), len(grams[b])) for (a, b), n in shared.items()}
    close = {pair: part for pair, part in parts.items() if part >= CONTAINED}
    return [f"{a} and {b}: {part:.0%} of the shorter in both" for (a, b), part in close.items()]


def shared_sentences(articles: Iterable[Article]) -> list[str]:
    """Long sentences that stand in more than one article, other than stock phrases."""
    holders: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for sentence in sentences(article.text):
            tokens = words(sentence.text)
            if len(tokens) > LONG:
                holders[" ".join(tokens)].add(article.id)
    shared = {text: ids for text, ids in holders.items() if len(ids) > 1 and text not in STOCK}
    return [f"{' and '.join(sorted(ids))}: {text!r}" for text, ids in shared.items()]


def label_rows(articles: Sequence[Article], labels: Labels, themes: Sequence[str]) -> list[str]:
    """Articles without a label for a theme; labels whose sentences are not in the article."""
    found = [f"{name}: labels of no article" for name in labels.keys() - {a.id for a in articles}]
    for article in articles:
        entry = labels.get(article.id, {})
        found += [f"{article.id}: no row for {theme}" for theme in themes if theme not in entry]
        try:
            carried = sentence_labels(article.text, normalise(article.text, ()), entry, themes)
        except ArticleError as error:
            found.append(str(error))
            continue
        for theme, column in zip(themes, carried.T, strict=True):
            level = entry[theme].level if theme in entry else 0
            if (level > 0) != bool((column > 0).any()):
                found.append(f"{article.id}: {theme} is {level}, with {column.sum()} sentences")
    return found


def measures(text: str) -> tuple[float, float, float]:
    """Type-token ratio of the first 200 words, words per sentence, share of function words."""
    tokens = words(text)
    function = sum(token in FUNCTION_WORDS for token in tokens)
    first = tokens[:FIRST]
    return (
        len(set(first)) / len(first),
        len(tokens) / len(sentences(text)),
        function / len(tokens),
    )


def compare(articles: Iterable[Article], table: Path) -> None:
    """Print the measures of the corpus beside those of as long texts in ``table``."""
    real = [str(row.get("text") or "") for _, row in read_rows(table) if isinstance(row, dict)]
    real.sort(key=lambda text: hashlib.sha256(text.encode()).digest())
    within = (text for text in real if WORDS[0] <= len(words(text)) <= WORDS[1])
    theirs = np.array([measures(text) for text, _ in zip(within, range(SAMPLE), strict=False)])
    bodies = ["\n".join(filter(None, (article.lead, *article.body))) for article in articles]
    ours = np.array([measures(body) for body in bodies])
    print(f"\n{'mean (5 % to 95 %)':30}{'corpus':>24}{'real, ' + str(len(theirs)):>24}")
    names = ("type-token ratio, 200 words", "words per sentence", "share of function words")
    for name, *columns in zip(names, ours.T, theirs.T, strict=True):
        cells = [(c.mean(), *np.percentile(c, [5, 95])) for c in columns]
        shown = "".join(f"{f'{m:.3f} ({low:.3f} to {high:.3f})':>24}" for m, low, high in cells)
        print(f"{name:30}{shown}")


def check(seeds: Path) -> tuple[list[Article], dict[str, list[str]]]:
    """The articles, and by the name of each check what it found wrong."""
    themes = load_codebook(seeds / "codebook.yaml").ids
    articles = list(load_corpus([seeds]).articles)
    labels = load_labels(seeds, themes)
    return articles, {
        "table and files": files(seeds),
        "balance": balance(labels, themes),
        "lengths": lengths(articles),
        "near-duplicates": copies(articles),
        "shared sentences": shared_sentences(articles),
        "labels": label_rows(articles, labels, themes),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", type=Path, nargs="?", default=SEEDS, help="the corpus")
    parser.add_argument("--against", type=Path, help="table of real articles, column text")
    options = parser.parse_args()
    try:
        articles, results = check(options.seeds)
        for name, found in results.items():
            print(f"{name:20}{'failed, ' + str(len(found)) if found else 'passed'}")
            for line in found:
                print(f"    {line}")
        print(f"{len(articles)} articles")
        if options.against:
            compare(articles, options.against)
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if any(results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

"""Corpora: articles loaded from the paths of a config, and read from folders of any size."""

from toolkit.corpus.build import Counts, build_corpus, stream_articles
from toolkit.corpus.load import Corpus, load_corpus, shelve_corpus
from toolkit.corpus.shelf import Shelf

__all__ = [
    "Corpus",
    "Counts",
    "Shelf",
    "build_corpus",
    "load_corpus",
    "shelve_corpus",
    "stream_articles",
]

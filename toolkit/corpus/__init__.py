"""Corpora: articles loaded from the paths of a config, and read from folders of any size."""

from toolkit.corpus.build import Counts, build_corpus, stream_articles
from toolkit.corpus.load import Corpus, load_corpus

__all__ = ["Corpus", "Counts", "build_corpus", "load_corpus", "stream_articles"]

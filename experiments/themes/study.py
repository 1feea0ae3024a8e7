"""Train the variants of the theme classifier and print their scores and speeds side by side."""

from __future__ import annotations

import argparse
import sys
import time
from fnmatch import fnmatch
from pathlib import Path

from toolkit.cli.show import print_table, progress
from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.classify import run_classify
from toolkit.labels import load_all_labels

NO_PHRASES = "features.phrases=false"
NO_WORDS = (NO_PHRASES, "features.words=false")
HEAD = "model.name=embedding_head"

BASE = ("features.press_vectors=false", "features.patterns=false", "decisions.prevalence=null")
"""What the press taught and how rare themes are in it is left out of all but the last variants."""

VARIANTS: dict[str, tuple[str, ...]] = {
    "majority": ("model.name=majority",),
    "codebook": ("model.name=codebook",),
    "complement_nb, words": ("model.name=complement_nb", NO_PHRASES),
    "logistic, words and phrases": ("model.name=logistic",),
    "linear_svm, words": ("model.name=linear_svm", NO_PHRASES),
    "linear_svm, words and phrases": ("model.name=linear_svm",),
    "linear_svm, segmented words": (
        *("model.name=linear_svm", NO_PHRASES, "features.words.segmenter=underthesea"),
    ),
    "linear_svm, characters": ("model.name=linear_svm", *NO_WORDS, "features.characters="),
    "linear_svm, words, characters and phrases": ("model.name=linear_svm", "features.characters="),
    "linear_svm, fields and phrases": (
        *("model.name=linear_svm", "features.words=false", "features.fields="),
    ),
    "nbsvm, words": ("model.name=nbsvm", NO_PHRASES),
    "nbsvm, words and phrases": ("model.name=nbsvm",),
    "sgd, words and phrases": ("model.name=sgd",),
    "underthesea": ("model.name=underthesea",),
    "embedding_head, lsa": (HEAD, *NO_WORDS, "features.lsa="),
    "embedding_head, word2vec": (HEAD, *NO_WORDS, "features.word2vec="),
    "embedding_head, lsa, word2vec and phrases": (
        *(HEAD, "features.words=false", "features.lsa=", "features.word2vec="),
    ),
    "passages, words": (NO_PHRASES,),
    "passages, words and phrases": (),
    "passages by nbsvm, words": (NO_PHRASES, "model.scorer=nbsvm"),
    "passages by nbsvm, words and phrases": ("model.scorer=nbsvm",),
    "passages, words 1-2 and phrases": ("features.words.high=2",),
    "passages, words, characters and phrases": ("features.characters=",),
    "passages, words, phrases and lsa": ("features.lsa=",),
    "passages, words, phrases and patterns": ("features.patterns=",),
    "passages, words, phrases and word vectors": ("features.press_vectors=", "model.context=[]"),
    "passages, words, phrases and word vectors, learnt beside them": ("features.press_vectors=",),
    "passages, as shipped": ("features.patterns=", "features.press_vectors="),
    "passages, fields and phrases": ("features.words=false", "features.fields="),
    "passages, abbreviations as they stand": ("text.abbreviations=false",),
    "passages, titles never dropped": ("drop_titles=0",),
}
"""Overrides of the config. The extras `neural` and `e5` have no place here: they may be absent."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="configs/themes.yaml", type=Path)
    parser.add_argument("--only", default="*", help="variants whose name fits, such as 'passages*'")
    parser.add_argument("--track", action="store_true", help="log every variant to MLflow")
    parser.add_argument("--models", default="models/study", type=Path, help="where models go")
    options = parser.parse_args()
    base = load_experiment(options.config)
    if not isinstance(base, ClassifyExperiment):
        parser.error(f"{options.config} is a config of topics")
    codebook = load_codebook(base.codebook)
    labels = load_all_labels(base.labels, codebook.ids)
    articles = load_corpus(base.articles).articles
    rows = []
    for number, (title, overrides) in enumerate(VARIANTS.items(), 1):
        if not fnmatch(title, options.only):
            continue
        experiment = load_experiment(options.config, (*BASE, *overrides))
        assert isinstance(experiment, ClassifyExperiment)
        began = time.perf_counter()
        with progress(title) as tell:
            result = run_classify(experiment, articles, labels, codebook, tell)
        seconds = time.perf_counter() - began
        folder = options.models / f"variant_{number:02d}"
        result.model.save(folder)
        tracked = []
        if options.track:
            from toolkit.tracking import log_classifier

            tracked = [log_classifier(result, folder, f"study: {title}")[:8]]
        began = time.perf_counter()
        result.model.predict(articles, evidence=False)
        speed = len(articles) / (time.perf_counter() - began)
        themes = [f"{result.presence[f'f1/{theme}'].value:.3f}" for theme in codebook.ids]
        overall = [str(result.presence[name]) for name in ("micro_f1", "macro_f1")]
        rows.append((title, *overall, *themes, f"{seconds:.0f}", f"{speed:,.0f}", *tracked))
        print(f"{number} of {len(VARIANTS)}: {title}", file=sys.stderr)
    names = ("variant", "micro-F1", "macro-F1", *codebook.ids, "s to train", "articles/s")
    print_table((*names, "run") if options.track else names, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())

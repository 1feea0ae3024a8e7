"""Train the variants of the theme classifier and print their scores side by side."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from toolkit.cli.show import print_table, progress
from toolkit.codebook import load_codebook
from toolkit.corpus import load_corpus
from toolkit.experiment import ClassifyExperiment, load_experiment
from toolkit.experiment.classify import run_classify
from toolkit.labels import load_all_labels

BASE = ("features.press_vectors=false", "decisions.prevalence=null")
"""Variants differ in what they learn from labelled articles: the press is another question."""

VARIANTS: dict[str, tuple[str, ...]] = {
    "majority": ("model.name=majority",),
    "codebook": ("model.name=codebook",),
    "complement_nb, words": ("model.name=complement_nb", "features.phrases=false"),
    "linear_svm, words": ("model.name=linear_svm", "features.phrases=false"),
    "linear_svm, words and phrases": ("model.name=linear_svm",),
    "logistic, words and phrases": ("model.name=logistic",),
    "passages, words": ("features.phrases=false",),
    "passages, words and phrases": (),
    "passages, words 1-2 and phrases": ("features.words.high=2",),
    "passages, abbreviations as they stand": ("text.abbreviations=false",),
    "passages, titles never dropped": ("drop_titles=0",),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="configs/themes.yaml", type=Path)
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
        experiment = load_experiment(options.config, (*BASE, *overrides))
        assert isinstance(experiment, ClassifyExperiment)
        with progress(title) as tell:
            result = run_classify(experiment, articles, labels, codebook, tell)
        folder = options.models / f"variant_{number:02d}"
        result.model.save(folder)
        if options.track:
            from toolkit.tracking import log_classifier

            log_classifier(result, folder, f"study: {title}")
        themes = [f"{result.presence[f'f1/{theme}'].value:.3f}" for theme in codebook.ids]
        rows.append((title, str(result.presence["micro_f1"]), *themes, folder))
        print(f"{number} of {len(VARIANTS)}: {title}", file=sys.stderr)
    print_table(("variant", "micro-F1", *codebook.ids, "model"), rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())

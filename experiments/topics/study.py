"""Fit the variants of the topic model on a corpus and print their measures side by side."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from toolkit.cli.cache import open_store
from toolkit.cli.show import print_table, progress
from toolkit.corpus import load_corpus
from toolkit.experiment import TopicsExperiment, load_experiment
from toolkit.experiment.topics import run_topics

VARIANTS: dict[str, tuple[str, ...]] = {
    "lsi": ("model.name=lsi",),
    "lsi by gensim": ("model.name=lsi", "model.engine=gensim"),
    "consensus_nmf": ("model.name=consensus_nmf",),
    "nmf": ("model.name=nmf",),
    "nmf by gensim": ("model.name=nmf", "model.engine=gensim"),
    "dynamic": ("model.name=dynamic",),
    "lda": ("model.name=lda",),
    "tomotopy": ("model.name=tomotopy",),
    "hdp": ("model.name=hdp",),
    "seeded_lda": ("model.name=seeded_lda", "codebook=seeds/codebook.yaml"),
    "bertopic, PCA and k-means": ("model.name=bertopic",),
    "bertopic, UMAP and HDBSCAN": (
        "model.name=bertopic",
        "model.reduction=umap",
        "model.clusters=hdbscan",
    ),
    "guided_bertopic": ("model.name=guided_bertopic", "codebook=seeds/codebook.yaml"),
    "guided_bertopic by labels": (
        "model.name=guided_bertopic",
        "model.by=labels",
        "codebook=seeds/codebook.yaml",
        "labels=[seeds]",
    ),
    "lsi, phrases as words": ("model.name=lsi", "vocabulary.phrases={}"),
    "lsi, boilerplate out": ("model.name=lsi", "vocabulary.boilerplate=ours"),
}
MEASURES = ("npmi", "c_v", "diversity", "exclusivity", "stability", "coverage")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="configs/topics.yaml", type=Path)
    parser.add_argument("--topics", default=16, type=int)
    parser.add_argument("--variants", nargs="+", choices=VARIANTS, default=list(VARIANTS))
    parser.add_argument("--articles", nargs="+", help="instead of the config's")
    parser.add_argument("--track", action="store_true", help="log every variant to MLflow")
    parser.add_argument("--models", default="models/study_topics", type=Path)
    options = parser.parse_args()
    base = load_experiment(options.config)
    if not isinstance(base, TopicsExperiment):
        parser.error(f"{options.config} is a config of themes")
    articles = load_corpus(options.articles or base.articles, base.columns).articles
    store = open_store(True)
    rows = []
    for number, title in enumerate(options.variants, 1):
        overrides = [*VARIANTS[title], f"model.k={options.topics}"]
        experiment = load_experiment(options.config, overrides)
        assert isinstance(experiment, TopicsExperiment)
        with progress(title) as tell:
            result = run_topics(experiment, articles, tell, store)
        folder = options.models / f"variant_{number:02d}"
        result.save(folder)
        if options.track:
            from toolkit.tracking import log_topics

            log_topics(result, folder, f"study: {title}")
        rows.append((title, *(f"{result.metrics[name]:.3f}" for name in MEASURES)))
        print(f"{number} of {len(options.variants)}: {title}", file=sys.stderr)
    print_table(("variant", *MEASURES), rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())

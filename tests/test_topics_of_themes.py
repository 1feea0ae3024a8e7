"""Topics beside the themes of a trained classifier."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.articles import Article
from toolkit.config import read_as, yaml12
from toolkit.experiment.classify import ClassifyResult
from toolkit.experiment.topics import TopicsExperiment, run_topics

CONFIG = """
task: topics
articles: [none]
vocabulary: {{segmenter: syllables, stopwords: none, min_articles: 2, max_share: 0.6}}
model: {{name: lsi, k: 3}}
evaluation: {{refits: 0}}
themes: {themes}
"""


def test_a_row_for_each_theme_and_topic(
    articles: list[Article], small_result: ClassifyResult, tmp_path: Path
) -> None:
    model = small_result.model
    model.save(tmp_path / "model")
    text = CONFIG.format(themes=tmp_path / "model")
    result = run_topics(read_as(yaml12.parse(text, "test"), TopicsExperiment), articles)
    rows = result.tables["themes"]
    assert len(rows) == 3 * len(model.themes)
    said = model.predict(articles, evidence=False)
    for theme in model.themes:
        own = [row for row in rows if row["theme"] == theme]
        assert {row["name"] for row in own} == {model.codebook[theme].vi}
        carried = sum(theme in one.themes for one in said)
        assert sum(row["share"] * row["articles"] for row in own) == pytest.approx(carried)
        assert all(row["low"] <= row["share"] <= row["high"] for row in own)
        assert 0 <= result.metrics[f"nmi/{theme}"] <= 1
    assert 0 < result.metrics["nmi_themes"] <= 1

"""What a run tells step by step: learning curves, and the perplexity of each pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

mlflow: Any = pytest.importorskip("mlflow")

TOPICS = """
task: topics
articles: [articles.jsonl]
vocabulary: {segmenter: syllables, stopwords: none, min_articles: 2, max_share: 0.9}
model: {name: lda, k: 3, passes: 4}
evaluation: {refits: 0}
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    yield tmp_path
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)


def steps(run_id: str, metric: str) -> dict[int, float]:
    return {one.step: one.value for one in mlflow.MlflowClient().get_metric_history(run_id, metric)}


def test_a_learning_curve_is_drawn_over_articles(work: Path, small_result: Any) -> None:
    from toolkit.tracking import log_classifier

    sizes = [
        {"articles": 20, "value": 0.5, "low": 0.25, "high": 0.75},
        {"articles": 36, "value": 0.75, "low": None, "high": None},
    ]
    result = small_result.with_metrics(learning_curve={"sizes": sizes})
    result.save(work / "models/small")
    run_id = log_classifier(result, work / "models/small", "small")
    assert steps(run_id, "learning_curve/macro_f1") == {20: 0.5, 36: 0.75}
    assert steps(run_id, "learning_curve/macro_f1/low") == {20: 0.25}


def test_perplexity_is_drawn_over_passes(work: Path, articles: list) -> None:
    from toolkit.config import read_as, yaml12
    from toolkit.experiment.topics import TopicsExperiment, run_topics
    from toolkit.tracking import log_topics

    result = run_topics(read_as(yaml12.parse(TOPICS, "small.yaml"), TopicsExperiment), articles)
    folder = work / "models/topics"
    result.save(folder)
    run_id = log_topics(result, folder, "topics")
    expected = {row["pass"]: row["perplexity"] for row in result.tables["passes"]}
    assert steps(run_id, "passes/perplexity") == pytest.approx(expected)
    assert list(expected) == [1, 2, 3, 4]
    logged = {item.path for item in mlflow.MlflowClient().list_artifacts(run_id)}
    assert {"topics.html", "config.yaml", "predictions.parquet", "environment.txt"} <= logged
    path = mlflow.artifacts.download_artifacts(f"runs:/{run_id}/predictions.parquet")
    assert Path(path).read_bytes() == (folder / "assignments.parquet").read_bytes()

"""A topic model as an MLflow run: what is drawn, what it is drawn from, the model without it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mlflow
import pytest

from toolkit.articles import Article
from toolkit.config import read_as, yaml12
from toolkit.experiment.topics import TopicsExperiment, run_topics
from toolkit.topics import Topics

CONFIG = """
task: topics
articles: [none]
events: events.csv
vocabulary: {segmenter: syllables, stopwords: none, min_articles: 2, max_share: 0.6}
model: {name: nmf, k: 3}
evaluation: {refits: 0}
"""
WORDS = ("cảng tàu neo thuyền bến", "trường lớp thầy bảng sách", "vườn cam bưởi chanh tưới")


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The run's artifacts, its id, and the folder of the model."""
    from toolkit.tracking import log_topics

    work = tmp_path_factory.mktemp("tracked")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)
        patch.delenv("MLFLOW_TRACKING_URI", raising=False)
        (work / "events.csv").write_text("date,name\n2021-05-23,Bầu cử\n", encoding="utf-8")
        articles = [
            Article(
                f"a{n}",
                body=(f"{WORDS[n % 3]} {WORDS[n % 3][: n % 9]} xã{n % 5}.",),
                published=f"20{20 + n % 3}-05-02",
            )
            for n in range(30)
        ]
        experiment = read_as(yaml12.parse(CONFIG, "test"), TopicsExperiment)
        result = run_topics(experiment, articles)
        result.save("model")
        run_id = log_topics(result, Path("model"), "small")
        found = Path(mlflow.artifacts.download_artifacts(run_id=run_id, dst_path=str(work / "out")))
        yield found, run_id, work / "model"


def test_figures_and_the_page_are_artifacts(logged: Any) -> None:
    found, _, folder = logged
    for path in [folder / "topics.html", *(folder / "figures").iterdir()]:
        assert (found / path.relative_to(folder)).read_bytes() == path.read_bytes()
    assert (found / "figures" / "years.svg").is_file()


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("topics", "npmi"),
        ("topics", "phrases"),
        ("words", "weight"),
        ("years", "low"),
        ("map", "x"),
        ("similarity", "likeness"),
        ("hierarchy", "distance"),
        ("events", "from"),
    ],
)
def test_what_is_drawn_is_a_table(logged: Any, name: str, column: str) -> None:
    table = json.loads((logged[0] / "tables" / f"{name}.json").read_text(encoding="utf-8"))
    assert column in table["columns"]
    assert table["data"]


def test_the_logged_model_is_whole_without_figures(logged: Any) -> None:
    from toolkit.tracking.models import fetch

    _, run_id, folder = logged
    kept = fetch(f"runs:/{run_id}")
    assert {path.name for path in kept.iterdir()} == {
        path.name for path in folder.iterdir() if path.name != "figures"
    }
    assert Topics.load(kept).topics == Topics.load(folder).topics

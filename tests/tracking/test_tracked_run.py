"""What a run in MLflow holds of a training."""

from __future__ import annotations

import json
import sys
import uuid
from typing import Any

import pytest
from tracked import THEMES, Logged, artifact

mlflow: Any = pytest.importorskip("mlflow")


def test_the_run_is_done_and_says_what_it_is(logged: Logged) -> None:
    assert logged.run.info.status == "FINISHED"
    assert mlflow.get_experiment(logged.run.info.experiment_id).name == "themes"
    assert logged.run.info.run_name == "linear_svm C=1 · words 1-2 · phrases"
    tags = logged.run.data.tags
    assert (tags["config"], tags["task"]) == ("small", "classify")
    assert tags["codebook"]
    assert tags["code_dirty"] in ("true", "false")
    assert len(tags["model_digest"]) == len(tags["data_digest"]) == 64


def test_its_description_shows_scores_and_how_to_load_it(logged: Logged, small_result: Any) -> None:
    text = logged.run.data.tags["mlflow.note.content"]
    assert f"| schooling | {small_result.presence['precision/schooling']} |" in text
    first = text.partition("\n")[0]
    assert f"micro-F1 {small_result.presence['micro_f1']}, macro-F1 " in first
    assert f'`toolkit.load("runs:/{logged.run.info.run_id}")`' in first
    assert "`report.html` under *Artifacts*" in first
    block = text.partition("```python\n")[2].partition("```")[0].splitlines()
    assert block[:2] == [
        "import toolkit",
        f'model = toolkit.load("runs:/{logged.run.info.run_id}")',
    ]
    assert len(block) == 3


def test_its_data_set_has_our_digest(logged: Logged, small_result: Any) -> None:
    [given] = logged.run.inputs.dataset_inputs
    digest = small_result.model.metrics["data"]["digest"]
    assert given.dataset.digest == digest[:36]
    assert json.loads(given.dataset.source) == {"paths": ["articles.jsonl"], "digest": digest}
    assert json.loads(given.dataset.profile) == {"num_rows": 36}


def test_of_two_trainings_that_add_a_data_set_at_once_neither_fails(
    logged: Logged, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MLflow looks for the data set, and the other training adds it before this one does."""
    from mlflow.store.tracking import sqlalchemy_store

    from toolkit.tracking.results import _log_inputs

    client, ids = mlflow.MlflowClient(), [uuid.uuid4() for _ in range(9)]
    runs = [client.create_run(logged.run.info.experiment_id).info.run_id for _ in range(2)]
    filled, data = {"articles": ["new.jsonl"]}, {"digest": "d" * 64, "articles": 2}

    class Between:
        """What the store makes ids with, for which the other training has waited."""

        @staticmethod
        def uuid4() -> uuid.UUID:
            if len(ids) == 9:
                ids.pop()
                _log_inputs(mlflow, runs[1], filled, data)
            return ids.pop()

    monkeypatch.setattr(sqlalchemy_store, "uuid", Between)
    try:
        _log_inputs(mlflow, runs[0], filled, data)
        given = [client.get_run(run).inputs.dataset_inputs for run in runs]
        assert [len(inputs) for inputs in given] == [1, 1]
        assert given[0][0].dataset.digest == given[1][0].dataset.digest == "d" * 36
    finally:
        monkeypatch.undo()
        for run in runs:
            client.delete_run(run)


def test_params_have_the_names_that_a_user_types(logged: Logged, small_model: Any) -> None:
    params = logged.run.data.params
    assert len(params) <= 60
    assert params["model.name"] == "linear_svm"
    assert params["model.C"] == "1.0"
    assert params["features.words.high"] == "2"
    assert params["evaluation.folds"] == "3"
    assert params["text.tones.style"] == "old"

    from toolkit.config import leaves, load_node, read_as, yaml12
    from toolkit.experiment.classify import ClassifyExperiment

    told = {key: value for key, value in small_model.experiment.items() if value != {}}
    assert set(params) == set(leaves(told))
    filled = artifact(logged, "config.yaml")
    assert read_as(load_node(filled), ClassifyExperiment)
    assert yaml12.read(filled).plain == small_model.experiment


def test_metrics_have_intervals(logged: Logged, small_result: Any) -> None:
    metrics = logged.run.data.metrics
    for theme in THEMES:
        for kind in ("f1", "precision", "recall"):
            name = f"{kind}/{theme}"
            assert metrics[name] == pytest.approx(small_result.presence[name].value, abs=1e-6)
            assert metrics[f"{name}/low"] <= metrics[name] <= metrics[f"{name}/high"]
    for name in ("micro_f1", "macro_f1", "macro_average_precision", "calibration_error"):
        assert {name, f"{name}/low", f"{name}/high"} <= set(metrics)
    assert len(metrics) < 60


def test_every_score_is_in_a_table(logged: Logged, small_result: Any) -> None:
    from toolkit.experiment.result import all_scores

    table = json.loads(artifact(logged, "tables/measures.json").read_text(encoding="utf-8"))
    found = {row[0]: dict(zip(table["columns"][1:], row[1:], strict=True)) for row in table["data"]}
    expected = all_scores(small_result.model.metrics)
    assert found == {name: dict(parts) for name, parts in expected.items()}
    assert {"brier/traffic", "main/mcc/schooling", "weighted_roc_auc"} <= set(found)


def test_what_it_predicted_and_ran_on_are_artifacts(logged: Logged) -> None:
    held_out = (logged.folder / "held_out.parquet").read_bytes()
    assert artifact(logged, "predictions.parquet").read_bytes() == held_out
    head, *packages = artifact(logged, "environment.txt").read_text("utf-8").splitlines()
    assert head.startswith(f"# Python {sys.version_info.major}.{sys.version_info.minor}.")
    assert {"numpy", "scikit-learn"} <= {line.partition("==")[0] for line in packages}


def test_tables_and_figures(logged: Logged, articles: list) -> None:
    table = json.loads(artifact(logged, "tables/held_out.json").read_text(encoding="utf-8"))
    assert len(table["data"]) == 2 * len(articles)
    assert {"id", "theme", "label", "probability"} <= set(table["columns"])
    scores = json.loads(artifact(logged, "tables/scores.json").read_text(encoding="utf-8"))
    assert [row[0] for row in scores["data"]] == list(THEMES)
    split = json.loads(artifact(logged, "split.json").read_text(encoding="utf-8"))
    assert split["scored"] == len(articles)
    for title in ("confusion", "precision_recall", "calibration"):
        assert artifact(logged, f"figures/{title}.png").read_bytes().startswith(b"\x89PNG")


def test_the_report_is_an_artifact(logged: Logged) -> None:
    for page in ("report.html", "suspects.csv"):
        assert artifact(logged, page).read_bytes() == (logged.folder / page).read_bytes()

"""What a run holds of a finished training: scores, tables, figures, pages, the model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from toolkit.config import yaml12
from toolkit.experiment.result import all_scores, source_scores
from toolkit.folders import FIGURES, digest
from toolkit.model_folder import HELD_OUT, REPORT, SUSPECTS
from toolkit.provenance import environment, versions
from toolkit.topics.folder import ASSIGNMENTS
from toolkit.tracking.describe import classifier_text, params, run_name, topics_text
from toolkit.tracking.models import log_model
from toolkit.tracking.runs import keeping, running
from toolkit.tracking.store import connect
from toolkit.tracking.tables import (
    PARTS,
    Record,
    confusion_rows,
    flat_metrics,
    headlines,
    measure_rows,
    score_rows,
)
from toolkit.tracking.views import COLUMNS, save_view

if TYPE_CHECKING:
    from toolkit.experiment.classify import ClassifyResult
    from toolkit.experiment.topics import TopicsResult

__all__ = ["log_classifier", "log_scores", "log_topics"]

_DIGEST_LENGTH = 36
"""What MLflow's tables hold of a data set's digest; the tag ``data_digest`` holds all of it."""
_PREDICTIONS = "predictions.parquet"


@contextmanager
def _logging(filled: Mapping[str, Any], name: str) -> Iterator[tuple[Any, str]]:
    """``mlflow`` and the id of the run that is open, else of one of its own."""
    mlflow = connect()
    active = mlflow.active_run()
    if active is not None:
        with keeping():
            yield mlflow, str(active.info.run_id)
        return
    with running(filled, name) as run_id, keeping():
        yield mlflow, run_id


def log_classifier(result: ClassifyResult, folder: Path, name: str) -> str:
    """Log a trained classifier, into the run that is open if one is, and return the run's id.

    ``folder`` is the saved model, ``name`` the config's. Raises TrackingError when the store
    cannot be reached.
    """
    from toolkit import figures

    model, codebook = result.model, result.model.codebook
    with _logging(model.experiment, name) as (mlflow, run_id):
        data = model.metrics["data"]
        tags = {"labels_digest": data["labels_digest"], "codebook": codebook.version}
        if result.only_weak:
            tags["labels"] = "weak: scores are agreement with them"
        _describe(mlflow, model.experiment, folder, data["digest"], tags)
        mlflow.set_tag("mlflow.note.content", classifier_text(model, name, run_id))
        _log_inputs(mlflow, run_id, model.experiment, data)
        log_scores(all_scores(model.metrics))
        mlflow.log_metrics(flat_metrics(source_scores(model.metrics)))
        save_view(mlflow, _columns(codebook.ids))
        drawn = {
            "confusion": figures.confusion(result.truth, result.judged.present, codebook),
            "precision_recall": figures.precision_recall(
                result.truth, result.probabilities, codebook
            ),
            "calibration": figures.calibration(result.truth, result.probabilities, codebook),
        }
        for title, figure in drawn.items():
            mlflow.log_figure(figure, f"figures/{title}.png")
        _log_table(mlflow, score_rows(model.metrics["presence"], codebook.ids), "scores")
        _log_table(mlflow, list(result.held_out), "held_out")
        confusion = confusion_rows(model.metrics.get("confusion", []), codebook.ids)
        _log_table(mlflow, confusion, "confusion")
        curve = model.metrics.get("learning_curve", {}).get("sizes", [])
        _log_table(mlflow, curve, "learning_curve")
        for size in curve:
            steps = {"learning_curve/macro_f1": {part: size[part] for part in PARTS}}
            mlflow.log_metrics(flat_metrics(steps), step=size["articles"])
        for page in (REPORT, SUSPECTS):
            if (folder / page).is_file():
                mlflow.log_artifact(str(folder / page))
        mlflow.log_dict(model.metrics["split"], "split.json")
        _log_as(mlflow, folder / HELD_OUT, _PREDICTIONS)
        log_model(mlflow, folder)
    return run_id


def log_topics(result: TopicsResult, folder: Path, name: str) -> str:
    """Log a topic model, into the run that is open if one is, and return the run's id.

    Raises TrackingError when the store cannot be reached.
    """
    with _logging(result.experiment, name) as (mlflow, run_id):
        data: Mapping[str, Any] = result.topics.versions.get("data", {})
        renamed = {"mlflow.runName": run_name(result.experiment)}  # with the number of topics
        _describe(mlflow, result.experiment, folder, data.get("digest", ""), renamed)
        mlflow.set_tag("mlflow.note.content", topics_text(result.topics, name, run_id))
        _log_inputs(mlflow, run_id, result.experiment, data)
        mlflow.log_metrics({key: x for key, x in result.metrics.items() if x == x})
        save_view(mlflow, ["npmi", "c_v", "diversity", "coverage", "stability"])
        for title, rows in result.tables.items():
            _log_table(mlflow, list(rows), title)
        for row in result.tables.get("passes", []):
            if row["perplexity"] == row["perplexity"]:
                mlflow.log_metric("passes/perplexity", row["perplexity"], step=row["pass"])
        if (folder / FIGURES).is_dir():
            mlflow.log_artifacts(str(folder / FIGURES), FIGURES)
        mlflow.log_text(result.topics.page, "topics.html")
        _log_as(mlflow, folder / ASSIGNMENTS, _PREDICTIONS)
        log_model(mlflow, folder)
    return run_id


def log_scores(scores: Record, also: str = "") -> None:
    """Scores into the open run: those that are asked for first, and ``also``, as metrics.

    ``f1/elections`` has ``f1/elections/low`` and ``…/high``. The table ``measures`` has all.
    """
    mlflow = connect()
    mlflow.log_metrics(flat_metrics(headlines(scores, also)))
    _log_table(mlflow, measure_rows(scores), "measures")


def _columns(themes: Sequence[str]) -> list[str]:
    """Scores for the list of runs; those of many themes would put the first out of sight."""
    by_theme = [f"f1/{theme}" for theme in themes]
    return ["micro_f1", *(by_theme if len(by_theme) < COLUMNS else ["macro_f1"])]


def _describe(
    mlflow: Any, filled: Mapping[str, Any], folder: Path, data_digest: str, more: Mapping[str, str]
) -> None:
    """What the run is, now that it is trained."""
    tags = {
        "model_folder": str(folder),
        "model_digest": digest(folder),
        "data_digest": data_digest,
        **more,
    }
    mlflow.set_tags({key: value for key, value in tags.items() if value})
    mlflow.log_params(params(filled))
    mlflow.log_text(yaml12.dump(dict(filled)), "config.yaml")
    mlflow.log_dict(versions(), "versions.json")
    mlflow.log_text(environment(), "environment.txt")


def _log_inputs(
    mlflow: Any, run_id: str, filled: Mapping[str, Any], data: Mapping[str, Any]
) -> None:
    """The articles as the run's data set, whose digest is ours: over every id and text.

    MLflow's own looks at but the first 10,000 rows, and leaves columns with gaps out.

    MLflow looks whether the store has the data set, then adds it: of two trainings that find
    none, one fails, and finds the other's when it asks again.
    """
    from mlflow.entities import Dataset, DatasetInput, InputTag
    from mlflow.exceptions import MlflowException

    if not data:
        return
    paths = [str(path) for path in filled["articles"]]
    dataset = Dataset(
        name=", ".join(paths)[:500],
        digest=data["digest"][:_DIGEST_LENGTH],
        source_type="local",
        source=json.dumps({"paths": paths, "digest": data["digest"]}, ensure_ascii=False),
        profile=json.dumps({"num_rows": data["articles"]}),
    )
    context = InputTag("mlflow.data.context", "training")
    inputs = [DatasetInput(dataset, [context])]
    try:
        mlflow.MlflowClient().log_inputs(run_id, inputs)
    except MlflowException:
        mlflow.MlflowClient().log_inputs(run_id, inputs)


def _log_table(mlflow: Any, rows: Sequence[Mapping[str, Any]], title: str) -> None:
    if rows:
        columns = {key: [row[key] for row in rows] for key in rows[0]}
        path = f"tables/{title}.json"
        if path in _artifacts(mlflow, "tables"):  # `log_table` would add to the rows that are there
            data = [list(row) for row in zip(*columns.values(), strict=True)]
            mlflow.log_dict({"columns": list(columns), "data": data}, path)
        else:
            mlflow.log_table(columns, path)


def _log_as(mlflow: Any, path: Path, name: str) -> None:
    """A file of the model's folder, if it is there, under a name of its own."""
    if path.is_file():
        with TemporaryDirectory() as aside:
            mlflow.log_artifact(shutil.copy(path, Path(aside, name)))


def _artifacts(mlflow: Any, folder: str) -> set[str]:
    """Paths of what the run has in a folder already: nothing unless it was opened again."""
    run_id = mlflow.active_run().info.run_id
    found = mlflow.artifacts.list_artifacts(run_id=run_id, artifact_path=folder)
    return {artifact.path for artifact in found}

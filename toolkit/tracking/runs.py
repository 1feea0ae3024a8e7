"""Trainings as MLflow runs: each is in the store from its beginning, and says how it ended."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.config import yaml12
from toolkit.experiment.result import all_scores, source_scores
from toolkit.folders import digest
from toolkit.model_folder import REPORT, SUSPECTS
from toolkit.provenance import code_revision, toolkit_version, versions
from toolkit.tracking import process
from toolkit.tracking.describe import classifier_text, params, run_name, topics_text
from toolkit.tracking.models import log_model
from toolkit.tracking.store import artifact_root, connect, make_database, store_errors, telling
from toolkit.tracking.tables import confusion_rows, flat_metrics, headlines_first, score_rows
from toolkit.tracking.views import save_view

if TYPE_CHECKING:
    from toolkit.experiment.classify import ClassifyResult
    from toolkit.experiment.topics import TopicsResult

__all__ = ["ending", "experiment_id", "log_classifier", "log_topics", "running"]

_KIND = "mlflow.experimentKind"  # the UI opens on training runs, not on traces of language models
_EXPERIMENTS = {"classify": "themes", "topics": "topics"}
_ABOUT = {
    "themes": "Theme classifiers: a run for each training.",
    "topics": "Topic models: a run for each training.",
}
_DIGEST_LENGTH = 36
"""What MLflow's tables hold of a data set's digest; the tag ``data_digest`` holds all of it."""


@contextmanager
def running(filled: Mapping[str, Any], name: str, run_id: str | None = None) -> Iterator[str]:
    """A run around a training, from its first moment: yields its id.

    Its status is RUNNING, then FINISHED; FAILED after an error; KILLED after an interrupt.
    ``filled`` is the filled config and ``name`` what it is called; ``run_id`` opens an old run,
    whose name stays. Raises TrackingError where the store cannot be reached: before the training,
    so that none is in vain.
    """
    with telling("no run can be logged here; free or mend it, or go without: --no-track"):
        mlflow = connect()
        make_database(mlflow)
        run_id = _start(mlflow, filled, name, run_id)
    with ending(mlflow, run_id):
        yield run_id


@contextmanager
def ending(mlflow: Any, run_id: str) -> Iterator[None]:
    """End the open run by what happens: FINISHED, KILLED by an interrupt, FAILED by an error."""
    try:
        yield
    except BaseException as error:
        killed = isinstance(error, KeyboardInterrupt)
        with suppress(*store_errors()):
            mlflow.end_run("KILLED" if killed else "FAILED")
            if not killed:
                mlflow.MlflowClient().set_tag(run_id, "error", str(error)[:500])
        raise
    with _keeping():
        mlflow.end_run("FINISHED")


def _start(mlflow: Any, filled: Mapping[str, Any], name: str, old: str | None) -> str:
    experiment = experiment_id(mlflow, _EXPERIMENTS[filled["task"]])
    process.mark_dead(mlflow, experiment)
    title = None if old else run_name(filled)
    run = mlflow.start_run(run_id=old, experiment_id=experiment, run_name=title)
    run_id = str(run.info.run_id)
    revision = code_revision()
    tags = {
        "task": filled["task"],
        "config": name,
        process.TAG: process.me(),
        "code_revision": revision.get("revision", ""),
        "code_dirty": revision.get("dirty", ""),
        "toolkit_version": toolkit_version(),
    }
    mlflow.set_tags({key: value for key, value in tags.items() if value})
    mlflow.log_text(yaml12.dump(dict(filled)), "config.yaml")
    return run_id


def experiment_id(mlflow: Any, name: str) -> str:
    """The id of the experiment, made where there is none, also when two make it at once."""
    found = mlflow.get_experiment_by_name(name)
    if found is None:
        with suppress(mlflow.exceptions.MlflowException):
            made = mlflow.create_experiment(
                name,
                artifact_location=artifact_root(),
                tags={_KIND: "custom_model_development", "mlflow.note.content": _ABOUT[name]},
            )
            return str(made)
        found = mlflow.get_experiment_by_name(name)
    if found is None or found.lifecycle_stage != "active":
        raise mlflow.exceptions.MlflowException(
            f"the experiment {name!r} cannot be made, or is deleted: restore it in the UI"
        )
    return str(found.experiment_id)


@contextmanager
def _logging(filled: Mapping[str, Any], name: str) -> Iterator[tuple[Any, str]]:
    """``mlflow`` and the id of the run that is open, else of one of its own."""
    mlflow = connect()
    active = mlflow.active_run()
    if active is not None:
        with _keeping():
            yield mlflow, str(active.info.run_id)
        return
    with running(filled, name) as run_id, _keeping():
        yield mlflow, run_id


@contextmanager
def _keeping() -> Iterator[None]:
    with telling("the run could not be logged; the trained model is kept in its folder"):
        yield


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
        mlflow.log_metrics(flat_metrics(headlines_first(all_scores(model.metrics))))
        mlflow.log_metrics(flat_metrics(source_scores(model.metrics)))
        save_view(mlflow, ["micro_f1", *(f"f1/{theme}" for theme in codebook.ids)])
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
        for page in (REPORT, SUSPECTS):
            if (folder / page).is_file():
                mlflow.log_artifact(str(folder / page))
        mlflow.log_dict(model.metrics["split"], "split.json")
        log_model(mlflow, folder)
    return run_id


def log_topics(result: TopicsResult, folder: Path, name: str) -> str:
    """Log a topic model, into the run that is open if one is, and return the run's id.

    Raises TrackingError when the store cannot be reached.
    """
    from toolkit.topics.figures import drawn

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
        for title, figure in drawn(result.tables).items():
            for kind in ("png", "svg"):
                mlflow.log_figure(figure, f"figures/{title}.{kind}")
        mlflow.log_text(result.topics.page, "topics.html")
        log_model(mlflow, folder)
    return run_id


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


def _log_inputs(
    mlflow: Any, run_id: str, filled: Mapping[str, Any], data: Mapping[str, Any]
) -> None:
    """The articles as the run's data set, whose digest is ours: over every id and text.

    MLflow's own looks at but the first 10,000 rows, and leaves columns with gaps out.
    """
    from mlflow.entities import Dataset, DatasetInput, InputTag

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
    mlflow.MlflowClient().log_inputs(run_id, [DatasetInput(dataset, [context])])


def _log_table(mlflow: Any, rows: Sequence[Mapping[str, Any]], title: str) -> None:
    if rows:
        columns = {key: [row[key] for row in rows] for key in rows[0]}
        path = f"tables/{title}.json"
        if path in _artifacts(mlflow, "tables"):  # `log_table` would add to the rows that are there
            data = [list(row) for row in zip(*columns.values(), strict=True)]
            mlflow.log_dict({"columns": list(columns), "data": data}, path)
        else:
            mlflow.log_table(columns, path)


def _artifacts(mlflow: Any, folder: str) -> set[str]:
    """Paths of what the run has in a folder already: nothing unless it was opened again."""
    run_id = mlflow.active_run().info.run_id
    found = mlflow.artifacts.list_artifacts(run_id=run_id, artifact_path=folder)
    return {artifact.path for artifact in found}

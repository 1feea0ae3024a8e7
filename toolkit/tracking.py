"""Results as MLflow runs, and models back from MLflow. The only module that imports mlflow.

The store is ``mlflow.db`` (SQLite) with ``mlartifacts/`` in the working folder, unless the
environment variable MLFLOW_TRACKING_URI names another.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.config import leaves, yaml12
from toolkit.errors import TrackingError
from toolkit.experiment.result import all_scores
from toolkit.folders import digest
from toolkit.metrics import KINDS
from toolkit.provenance import DISTRIBUTION, UNKNOWN, code_revision, toolkit_version, versions

if TYPE_CHECKING:
    from toolkit.experiment.classify import ClassifyResult
    from toolkit.experiment.topics import TopicsResult

__all__ = [
    "client",
    "experiment_id",
    "fetch",
    "free_port",
    "log_classifier",
    "log_metrics",
    "log_topics",
    "reached",
    "run",
    "server_command",
]

MAX_PARAMS = 60
_DATABASE = "mlflow.db"
_ARTIFACTS = "mlartifacts"
_KIND = "mlflow.experimentKind"  # the UI opens on training runs, not on traces of language models
_EXAMPLE = "Sáng nay, cử tri cả xã đi bỏ phiếu bầu đại biểu Hội đồng nhân dân."


def log_classifier(
    result: ClassifyResult, folder: Path, name: str, run_id: str | None = None
) -> str:
    """Log a trained classifier and return its run id. ``name`` is the config's.

    With ``run_id``, what was found is added to that run.
    Raises TrackingError when the store cannot be reached.
    """
    from toolkit import figures

    model = result.model
    with run("themes", _run_name(model.experiment), model.experiment, run_id) as run_id:
        _set_tags(name, folder, model.metrics["data"], codebook=model.codebook.version)
        log_metrics(all_scores(model.metrics))
        codebook = model.codebook
        drawn = {
            "confusion": figures.confusion(result.truth, result.judged.present, codebook),
            "precision_recall": figures.precision_recall(
                result.truth, result.probabilities, codebook
            ),
            "calibration": figures.calibration(result.truth, result.probabilities, codebook),
        }
        for title, figure in drawn.items():
            _mlflow().log_figure(figure, f"figures/{title}.png")
        _log_table(_score_rows(model.metrics["presence"], codebook.ids), "scores")
        _log_table(list(result.held_out), "held_out")
        _mlflow().log_dict(model.metrics["split"], "split.json")
        _log_table(_confusion_rows(model.metrics.get("confusion", []), codebook.ids), "confusion")
        _log_model(folder)
    return run_id


def log_topics(result: TopicsResult, folder: Path, name: str) -> str:
    """Log a topic model and return its run id. Raises TrackingError."""
    from toolkit.topics.figures import drawn

    with run("topics", _run_name(result.experiment), result.experiment) as run_id:
        _set_tags(name, folder, {})
        log_metrics({key: {"value": value} for key, value in result.metrics.items()})
        for title, rows in result.tables.items():
            _log_table(list(rows), title)
        for title, figure in drawn(result.tables).items():
            for kind in ("png", "svg"):
                _mlflow().log_figure(figure, f"figures/{title}.{kind}")
        _mlflow().log_text(result.topics.page, "topics.html")
        _log_model(folder)
    return run_id


def fetch(address: str) -> Path:
    """The model folder behind ``models:/…`` or ``runs:/…``, downloaded where it is remote.

    ``runs:/ID`` stands for ``runs:/ID/model``. Raises TrackingError where there is none.
    """
    _require_store(address)
    mlflow = _connect()
    if address.startswith("runs:/") and address.count("/") == 1:
        address += "/model"
    try:
        folder = Path(mlflow.artifacts.download_artifacts(artifact_uri=address))
    except _store_errors() as error:
        raise TrackingError(
            f"{address}: no such model in the store {tracking_uri()} ({_first_line(error)})."
        ) from None
    inner = [path.parent for path in sorted(folder.rglob("experiment.yaml"))]
    if not inner:
        raise TrackingError(f"{address}: found a model that the toolkit did not write.")
    return inner[0]


def server_command(host: str, port: int) -> list[str]:
    """The command line that serves the store's UI; ``python -m`` so that it needs no PATH."""
    import sys

    store = tracking_uri()
    artifacts = str(Path(_ARTIFACTS).resolve())
    return [
        *(sys.executable, "-m", "mlflow", "server", "--backend-store-uri", store),
        *("--default-artifact-root", artifacts, "--host", host, "--port", str(port)),
        *("--workers", "1"),
    ]


def tracking_uri() -> str:
    """Where runs go: MLFLOW_TRACKING_URI, or the SQLite file in the working folder."""
    return os.environ.get("MLFLOW_TRACKING_URI") or f"sqlite:///{Path(_DATABASE).resolve()}"


def _require_store(address: str) -> None:
    """Looking for a model makes no store. Raises TrackingError where there is none."""
    if not os.environ.get("MLFLOW_TRACKING_URI") and not Path(_DATABASE).is_file():
        raise TrackingError(
            f"{address}: there is no {_DATABASE} in this folder; expected one that "
            "`toolkit train` made, or a server's address in MLFLOW_TRACKING_URI."
        )


def _store_errors() -> tuple[type[Exception], ...]:
    """What a store that is wrong or out of reach raises."""
    from sqlalchemy.exc import SQLAlchemyError

    return _mlflow().exceptions.MlflowException, SQLAlchemyError, OSError, ImportError


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _mlflow() -> Any:
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_TIMEOUT", "20")
    import mlflow

    logging.getLogger("mlflow").setLevel(logging.WARNING)  # the making of tables is no news
    return mlflow


def _connect() -> Any:
    mlflow = _mlflow()
    mlflow.set_tracking_uri(tracking_uri())
    if not os.environ.get("MLFLOW_REGISTRY_URI"):
        mlflow.set_registry_uri(tracking_uri())
    return mlflow


@contextmanager
def run(
    experiment: str,
    run_name: str,
    filled: Mapping[str, Any],
    run_id: str | None = None,
    tags: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """An MLflow run with the filled config as params and artifact; ``run_id`` opens an old one.

    An interrupted run is marked as killed. Raises TrackingError.
    """
    with reached():
        mlflow = _connect()
        started = mlflow.start_run(
            run_id=run_id,
            experiment_id=experiment_id(experiment),
            run_name=None if run_id else run_name,
            tags=tags,
        )
        status = "FAILED"
        try:
            mlflow.log_params(_params(filled))
            mlflow.log_text(yaml12.dump(dict(filled)), "config.yaml")
            yield started.info.run_id
            status = "FINISHED"
        except KeyboardInterrupt:
            status = "KILLED"
            raise
        finally:
            mlflow.end_run(status)


@contextmanager
def reached() -> Iterator[None]:
    """Raises TrackingError for whatever a store raises."""
    try:
        yield
    except _store_errors() as error:
        raise TrackingError(
            f"{tracking_uri()}: the run could not be logged ({_first_line(error)}). "
            "The trained model is kept; see MLFLOW_TRACKING_URI."
        ) from None


def client() -> Any:
    """An MlflowClient of the store."""
    return _connect().MlflowClient()


def experiment_id(name: str) -> str:
    """The id of the MLflow experiment, which is made where there is none."""
    mlflow = _connect()
    found = mlflow.get_experiment_by_name(name)
    made: str = (
        found.experiment_id
        if found
        else mlflow.create_experiment(
            name, artifact_location=_artifact_root(), tags={_KIND: "custom_model_development"}
        )
    )
    return made


def _artifact_root() -> str | None:
    """Artifacts beside the SQLite file; a server keeps its own."""
    if not tracking_uri().startswith("sqlite:"):
        return None
    return Path(_ARTIFACTS).resolve().as_uri()


def _params(filled: Mapping[str, Any]) -> dict[str, str]:
    """Leaf paths of the filled config, as typed; the whole of it is the artifact config.yaml."""
    found = {path: _param(value) for path, value in leaves(filled).items()}
    return dict(list(found.items())[:MAX_PARAMS])


def _param(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:500]


def _run_name(filled: Mapping[str, Any]) -> str:
    """Such as ``linear_svm · words · C=1.0``."""
    model = dict(filled["model"])
    parts = [model.pop("name"), *filled.get("features", {})]
    parts += [f"{key}={value}" for key, value in model.items()][:3]
    return " · ".join(map(str, parts))


def _set_tags(name: str, folder: Path, data: Mapping[str, Any], **more: str) -> None:
    revision = code_revision()
    tags = {
        "config": name,
        "model_folder": str(folder),
        "model_digest": digest(folder),
        "data_digest": data.get("digest", ""),
        "labels_digest": data.get("labels_digest", ""),
        "code_revision": revision.get("revision", ""),
        "code_dirty": revision.get("dirty", ""),
        "toolkit_version": toolkit_version(),
        **more,
    }
    _mlflow().set_tags({key: value for key, value in tags.items() if value})
    _mlflow().log_dict(versions(), "versions.json")


def log_metrics(metrics: Mapping[str, Mapping[str, float | None]]) -> None:
    """``f1/elections`` with ``f1/elections/low`` and ``…/high``; undefined scores are left out."""
    flat: dict[str, float] = {}
    for name, parts in metrics.items():
        for part, number in parts.items():
            if number is not None and number == number:
                flat[name if part == "value" else f"{name}/{part}"] = number
    _mlflow().log_metrics(flat)


def _log_table(rows: Sequence[Mapping[str, Any]], title: str) -> None:
    if rows:
        columns = {key: [row[key] for row in rows] for key in rows[0]}
        path = f"tables/{title}.json"
        if path in _artifacts("tables"):  # `log_table` would add to the rows that are there
            data = [list(row) for row in zip(*columns.values(), strict=True)]
            _mlflow().log_dict({"columns": list(columns), "data": data}, path)
        else:
            _mlflow().log_table(columns, path)


def _artifacts(folder: str) -> set[str]:
    """Paths of what the run has in a folder already: nothing unless it was opened again."""
    run_id = _mlflow().active_run().info.run_id
    found = _mlflow().artifacts.list_artifacts(run_id=run_id, artifact_path=folder)
    return {artifact.path for artifact in found}


def _score_rows(
    presence: Mapping[str, Mapping[str, float | None]], themes: Sequence[str]
) -> list[dict[str, Any]]:
    return [
        {
            "theme": theme,
            **{
                f"{kind}{suffix}": presence[f"{kind}/{theme}"][part]
                for kind in KINDS
                for part, suffix in (("value", ""), ("low", "_low"), ("high", "_high"))
            },
        }
        for theme in themes
    ]


def _confusion_rows(table: Sequence[Sequence[int]], themes: Sequence[str]) -> list[dict[str, Any]]:
    """A row per labelled theme, a column per predicted one."""
    return [
        {"labelled": theme, **dict(zip([*themes, "undecided"], counts, strict=True))}
        for theme, counts in zip(themes, table, strict=False)
    ]


def _log_model(folder: Path) -> None:
    """The model folder as a pyfunc whose loader is ours, with a text column as signature."""
    mlflow = _mlflow()
    import pandas as pd
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, Schema

    found = versions()
    pinned = ("scikit-learn", "numpy", "scipy", "skops")
    mlflow.pyfunc.log_model(
        name="model",
        loader_module="toolkit.pyfunc",
        data_path=str(folder),
        signature=ModelSignature(inputs=Schema([ColSpec("string", "text")])),
        input_example=pd.DataFrame({"text": [_EXAMPLE]}),
        pip_requirements=[
            *([] if found["toolkit"] == UNKNOWN else [f"{DISTRIBUTION}=={found['toolkit']}"]),
            *(f"{package}=={found[package]}" for package in pinned),
        ],
    )


def free_port(host: str) -> int:
    """A port on ``host`` that nothing listens on, 5000 if it is free."""
    import socket

    for port in (5000, 0):
        with socket.socket() as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise TrackingError(f"{host}: no port is free, or the address is not this machine's.")

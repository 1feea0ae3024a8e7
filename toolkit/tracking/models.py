"""Models in MLflow: the folder as a pyfunc of our own, its registry, and the folder back."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import TrackingError
from toolkit.folders import FIGURES, digest
from toolkit.model_folder import kind_of
from toolkit.provenance import DISTRIBUTION, UNKNOWN, versions
from toolkit.tracking.store import (
    connect,
    first_line,
    require_store,
    store_errors,
    store_name,
    telling,
)

__all__ = ["Registered", "fetch", "log_model", "register", "run_of"]

_EXAMPLE = "Sáng nay, cử tri cả xã đi bỏ phiếu bầu đại biểu Hội đồng nhân dân."
_PINNED = ("scikit-learn", "numpy", "scipy", "skops")
_HEADLINES = ("micro_f1", "macro_f1", "accuracy", "npmi", "coverage")
"""Scores that a version in the registry carries as tags."""


def log_model(mlflow: Any, folder: Path) -> None:
    """The model folder as a pyfunc whose loader is ours, with a text column as signature."""
    import pandas as pd
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, Schema

    from toolkit.pyfunc import output_columns

    found = versions()
    without_figures = Path(_aside()) / folder.name
    shutil.copytree(folder, without_figures, ignore=shutil.ignore_patterns(FIGURES))
    outputs = Schema([ColSpec(kind, name) for name, kind in output_columns(folder)])
    mlflow.pyfunc.log_model(
        name="model",
        loader_module="toolkit.pyfunc",
        data_path=str(without_figures),
        signature=ModelSignature(inputs=Schema([ColSpec("string", "text")]), outputs=outputs),
        input_example=pd.DataFrame({"text": [_EXAMPLE]}),
        metadata={"task": kind_of(folder), "model_digest": digest(folder)},
        pip_requirements=[
            *([] if found["toolkit"] == UNKNOWN else [f"{DISTRIBUTION}=={found['toolkit']}"]),
            *(f"{package}=={found[package]}" for package in _PINNED),
        ],
    )


@dataclass(frozen=True)
class Registered:
    """A version in the registry; ``address`` opens it with `toolkit.load`."""

    name: str
    version: int
    address: str


def register(run: str, name: str, alias: str | None = None) -> Registered:
    """Give the model of a run a name in the registry.

    ``run`` is an id, ``runs:/ID``, or a model folder that was logged. ``alias``, such as
    champion, is moved to it from the version that had it. Raises TrackingError for a run that is
    not there or not finished, for a model that is not whole, and for a name or alias that MLflow
    does not take.
    """
    run_id = run_of(run, must=True) if Path(run).is_dir() else run.removeprefix("runs:/")
    run_id = str(run_id).removesuffix("/model")
    fetch(f"runs:/{run_id}")
    with telling(f"the run {run_id} cannot be registered as {name!r}"):
        mlflow = connect()
        client = mlflow.MlflowClient()
        logged = client.get_run(run_id)
        if logged.info.status != "FINISHED":
            raise TrackingError(
                f"runs:/{run_id}: its training is {logged.info.status.lower()}; expected a run "
                "that finished."
            )
        number = _new_version(mlflow, client, logged, name)
        if alias:
            client.set_registered_model_alias(name, alias, str(number))
    return Registered(
        name, number, f"models:/{name}@{alias}" if alias else f"models:/{name}/{number}"
    )


def run_of(model: str, must: bool = False) -> str | None:
    """The id of the run of an address, or of the last one that logged what is in a folder.

    None where no run logged the folder, unless it ``must`` be found. Raises TrackingError.
    """
    folder = Path(model)
    require_store(model)
    if not folder.is_dir():
        return _run_behind(connect().MlflowClient(), model)
    kind_of(folder)
    with telling(f"the run of {folder} cannot be looked for"):
        client = connect().MlflowClient()
        found = client.search_runs(
            [experiment.experiment_id for experiment in client.search_experiments()],
            f"tags.model_digest = '{digest(folder)}'",
            max_results=1,
        )
    if not found and must:
        raise TrackingError(
            f"{folder}: no run of the store logged these files; expected a folder that "
            "`toolkit train` logged and nobody changed since, or the id of a run."
        )
    return str(found[0].info.run_id) if found else None


def _new_version(mlflow: Any, client: Any, run: Any, name: str) -> int:
    run_id = run.info.run_id
    try:
        client.create_registered_model(name)
    except mlflow.exceptions.MlflowException as error:
        if error.error_code != "RESOURCE_ALREADY_EXISTS":
            raise
    logged = client.search_logged_models(
        [run.info.experiment_id], filter_string=f"source_run_id = '{run_id}' AND name = 'model'"
    )
    model = max(logged, key=lambda one: one.creation_timestamp)
    kept = ("config", "task", "codebook", "model_digest", "data_digest", "code_revision")
    tags = {key: run.data.tags[key] for key in kept if key in run.data.tags}
    tags |= {key: f"{run.data.metrics[key]:.3f}" for key in _HEADLINES if key in run.data.metrics}
    made = client.create_model_version(
        name,
        source=f"models:/{model.model_id}",
        run_id=run_id,
        tags=tags,
        description=run.data.tags.get("mlflow.note.content"),
        model_id=model.model_id,
    )
    return int(made.version)


def fetch(address: str) -> Path:
    """A copy of the model folder behind ``models:/…`` or ``runs:/…``, there until Python ends.

    ``runs:/ID`` stands for ``runs:/ID/model``. Every file is checked against the digest that the
    run was logged with. Raises TrackingError where there is none, or where it was changed since.
    """
    require_store(address)
    mlflow = connect()
    whole = address + "/model" if _names_run(address) else address
    try:
        folder = Path(mlflow.artifacts.download_artifacts(artifact_uri=whole, dst_path=_aside()))
        expected = _logged_digest(mlflow.MlflowClient(), whole)
    except store_errors() as error:
        raise TrackingError(
            f"{address}: no such model in the store {store_name()} ({first_line(error)})."
        ) from None
    inner = [path.parent for path in sorted(folder.rglob("experiment.yaml"))]
    if not inner:
        raise TrackingError(f"{address}: found a model that the toolkit did not write.")
    if expected and digest(inner[0]) != expected:
        raise TrackingError(
            f"{address}: its files are not those that were logged (their digest is another than "
            f"the run's tag model_digest); nothing of it was opened. Train the model again."
        )
    return inner[0]


def _aside() -> str:
    """A new folder that goes when Python ends."""
    folder = tempfile.mkdtemp(prefix="toolkit-model-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _run_behind(client: Any, address: str) -> str | None:
    """The id of the run that an address leads to; an id leads to itself."""
    kind, colon, rest = address.partition(":/")
    if not colon:
        return address
    if kind == "runs":
        return rest.partition("/")[0]
    if kind != "models":
        return None
    if "@" in rest:
        found = client.get_model_version_by_alias(*rest.rsplit("@", 1)).run_id
    elif "/" in rest:
        found = client.get_model_version(*rest.rsplit("/", 1)).run_id
    else:
        found = client.get_logged_model(rest).source_run_id
    return str(found) if found else None


def _names_run(address: str) -> bool:
    return address.startswith("runs:/") and address.count("/") == 1


def _logged_digest(client: Any, address: str) -> str | None:
    """The digest in the run's tag, which lies in another place than the files do."""
    run_id = _run_behind(client, address)
    return client.get_run(run_id).data.tags.get("model_digest") if run_id else None

"""The MLflow store: where it is, how it is reached, and what is told when it cannot be."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from toolkit.errors import TrackingError

__all__ = [
    "DATABASE",
    "artifact_folder",
    "artifact_root",
    "connect",
    "database",
    "first_line",
    "is_server",
    "make_database",
    "require_store",
    "store_errors",
    "store_name",
    "telling",
    "tracking_uri",
]

DATABASE = "mlflow.db"
_ARTIFACTS = "mlartifacts"


def tracking_uri() -> str:
    """Where runs go: MLFLOW_TRACKING_URI, or the SQLite file in the working folder."""
    return os.environ.get("MLFLOW_TRACKING_URI") or f"sqlite:///{Path(DATABASE).resolve()}"


def is_server() -> bool:
    """Whether runs go to an MLflow server, and not to a database."""
    return tracking_uri().startswith(("http:", "https:"))


def store_name() -> str:
    """`tracking_uri` as it may be shown: without the name and password that it may hold."""
    return _without_password(tracking_uri())


def _without_password(text: str) -> str:
    return re.sub(r"(?<=://)[^/\s@]+@", "", text)


def artifact_root() -> str | None:
    """Artifacts of a database are in the working folder; a server keeps its own."""
    if is_server():
        return None
    return Path(artifact_folder()).as_uri()


def artifact_folder() -> str:
    """Where the working folder keeps what a database does not."""
    return str(Path(_ARTIFACTS).resolve())


def require_store(what: str) -> None:
    """Looking for something makes no store. Raises TrackingError where there is none."""
    if not os.environ.get("MLFLOW_TRACKING_URI") and not Path(DATABASE).is_file():
        raise TrackingError(
            f"{what}: there is no {DATABASE} in this folder; expected one that "
            "`toolkit train` made, or a server's address in MLFLOW_TRACKING_URI."
        )


def connect() -> Any:
    """The module ``mlflow``, quiet and set to our store."""
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_TIMEOUT", "20")
    os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    import mlflow

    logging.getLogger("mlflow").setLevel(logging.CRITICAL)  # what goes wrong is told by us
    chosen = os.environ.get("MLFLOW_TRACKING_URI")
    mlflow.set_tracking_uri(tracking_uri())
    if not chosen:  # MLflow writes it there; the next working folder has a store of its own
        os.environ.pop("MLFLOW_TRACKING_URI", None)
    if not os.environ.get("MLFLOW_REGISTRY_URI"):
        mlflow.set_registry_uri(tracking_uri())
    return mlflow


def database() -> Path | None:
    """The store's SQLite file, None where it is a server or another database."""
    uri = tracking_uri()
    return Path(uri.removeprefix("sqlite:///")) if uri.startswith("sqlite:///") else None


def make_database(mlflow: Any) -> None:
    """Make the SQLite file aside and put it in place whole.

    MLflow makes its tables one by one: of two processes that find none, one fails.
    """
    path = database()
    if path is None or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as aside:
        made, copy = Path(aside, "made.db"), Path(aside, "copy.db")
        mlflow.MlflowClient(f"sqlite:///{made}", f"sqlite:///{made}").search_experiments()
        shutil.copyfile(made, copy)
        with suppress(FileExistsError):  # another was first: its file is as good
            os.link(copy, path)


def store_errors() -> tuple[type[Exception], ...]:
    """What a store that is wrong, full or out of reach raises."""
    from mlflow.exceptions import MlflowException
    from sqlalchemy.exc import SQLAlchemyError

    return MlflowException, SQLAlchemyError, OSError, ImportError


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Turn what the store raises into a TrackingError that says ``what`` did not work."""
    try:
        yield
    except store_errors() as error:
        raise TrackingError(f"{store_name()}: {what} ({first_line(error)}).") from None


def first_line(error: Exception) -> str:
    """The gist of an error of MLflow, whose messages have many lines."""
    return _without_password(str(error).partition("\n")[0])

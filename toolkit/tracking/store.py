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
    "artifact_root",
    "connect",
    "database",
    "first_line",
    "free_port",
    "is_server",
    "make_database",
    "require_store",
    "server_command",
    "server_environment",
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
    return Path(_ARTIFACTS).resolve().as_uri()


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


def server_command(host: str, port: int) -> list[str]:
    """The command line that serves the store's UI; ``python -m`` so that it needs no PATH."""
    import sys

    artifacts = str(Path(_ARTIFACTS).resolve())
    return [
        *(sys.executable, "-m", "mlflow", "server", "--backend-store-uri", tracking_uri()),
        *("--default-artifact-root", artifacts, "--host", host, "--port", str(port)),
        *("--workers", "1", "--uvicorn-opts", "--log-level warning"),
    ]


def server_environment() -> dict[str, str]:
    """This environment for the server, without telemetry and without MLflow's seven workers.

    They evaluate language models, which is none of ours, and take 200 MB each. What it warns its
    own makers of is left out, so that the addresses stay in sight.
    """
    off = {"MLFLOW_DISABLE_TELEMETRY": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
    return {"PYTHONWARNINGS": "ignore"} | off | dict(os.environ)


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

"""MLflow's server on the store: its command line, where it listens, who may ask it."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress

from toolkit.errors import TrackingError
from toolkit.tracking.store import artifact_folder, tracking_uri

__all__ = ["free_port", "names_of", "server_command", "server_environment"]

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what a user may ask for
_LOCAL = ("localhost", "127.0.0.1")
_ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's: RFC 5737."""


def server_command(host: str, port: int) -> list[str]:
    """The command line that serves the store's UI; ``python -m`` so that it needs no PATH."""
    return [
        *(sys.executable, "-m", "mlflow", "server", "--backend-store-uri", tracking_uri()),
        *("--default-artifact-root", artifact_folder(), "--host", host, "--port", str(port)),
        *("--workers", "1", "--uvicorn-opts", "--log-level warning"),
    ]


def server_environment(host: str, port: int) -> dict[str, str]:
    """This environment for the server, without telemetry and without MLflow's seven workers.

    They evaluate language models, which is none of ours, and take 200 MB each. What it warns its
    own makers of is left out, so that the addresses stay in sight. MLflow refuses whoever calls it
    by another name than this machine's; MLFLOW_SERVER_ALLOWED_HOSTS and
    MLFLOW_SERVER_CORS_ALLOWED_ORIGINS name others.
    """
    off = {"MLFLOW_DISABLE_TELEMETRY": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
    called = [f"{name}:{port}" for name in dict.fromkeys([*names_of(host), *_LOCAL])]
    known = {
        "MLFLOW_SERVER_ALLOWED_HOSTS": ",".join(called),
        "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS": ",".join(f"http://{name}" for name in called),
    }
    return {"PYTHONWARNINGS": "ignore"} | off | known | dict(os.environ)


def names_of(host: str) -> list[str]:
    """What a browser may call a server that listens on ``host``: no name server is asked."""
    if host not in _EVERYWHERE:
        return [f"[{host}]" if ":" in host else host]
    names = []
    with suppress(OSError), socket.socket(type=socket.SOCK_DGRAM) as probe:
        probe.connect(_ELSEWHERE)  # sends nothing; tells the address that others see
        names.append(str(probe.getsockname()[0]))
    return [*names, socket.gethostname()]


def free_port(host: str) -> int:
    """A port on ``host`` that nothing listens on, 5000 if it is free."""
    for port in (5000, 0):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise TrackingError(f"{host}: no port is free, or the address is not this machine's.")

"""MLflow's server on the store: its command line, where it listens, who may ask it."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex

from toolkit.errors import TrackingError
from toolkit.tracking.store import artifact_folder, tracking_uri

__all__ = ["free_port", "names_of", "require_auth", "server_command", "server_environment"]

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what a user may ask for
_LOCAL = ("localhost", "127.0.0.1")
_ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's: RFC 5737."""

_FIRST_USER = "MLFLOW_AUTH_ADMIN_PASSWORD"
_SHORTEST = 12
_USERS = "basic_auth.db"


def server_command(host: str, port: int, auth: bool = False) -> list[str]:
    """The command line that serves the store's UI; ``python -m`` so that it needs no PATH.

    With ``auth``, MLflow asks for a name and a password.
    """
    return [
        *(sys.executable, "-m", "mlflow", "server", "--backend-store-uri", tracking_uri()),
        *("--default-artifact-root", artifact_folder(), "--host", host, "--port", str(port)),
        *("--workers", "1", "--uvicorn-opts", "--log-level warning"),
        *(("--app-name", "basic-auth") if auth else ()),
    ]


def require_auth() -> None:
    """Raises TrackingError where MLflow could ask for no password."""
    if find_spec("flask_wtf") is None:
        raise TrackingError("--auth: found no flask_wtf; install it: pip install 'mlflow[auth]'")
    if len(os.environ.get(_FIRST_USER, "")) < _SHORTEST and not Path(_USERS).is_file():
        raise TrackingError(
            f"--auth: found no users yet ({_USERS}); expected a password for the first, admin, in "
            f"the variable {_FIRST_USER}, of at least {_SHORTEST} characters."
        )


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
        "MLFLOW_FLASK_SERVER_SECRET_KEY": token_hex(),  # of a login
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

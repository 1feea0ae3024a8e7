"""Programs run as processes of their own, for tests of signals and servers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Server = subprocess.Popen[bytes]
ROOT = Path(__file__).parent.parent

SLOW = """
import sys
from toolkit.experiment import {module}
real = {module}.{step}
def slow(*arguments, **settings):
    print("half way", flush=True)
    sys.stdin.readline()
    return real(*arguments, **settings)
{module}.{step} = slow
from toolkit.__main__ import main
main()
"""
"""``toolkit`` that says in the middle of a training that it is there, and waits for a line."""

STEPS = {"classify": "score", "topics": "evaluate"}


def environment(**more: str) -> dict[str, str]:
    """This one without MLflow's settings; the toolkit is that of this repository."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MLFLOW_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    own = {"PYTHONPATH": str(ROOT), "PATH": path, "MLFLOW_DISABLE_TELEMETRY": "true"}
    return {**kept, **own, **more}


def start(*command: str, folder: Path, **more: str) -> subprocess.Popen[str]:
    """Start a Python program in ``folder`` with pipes."""
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=environment(**more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=_hear_interrupts,
    )


def _hear_interrupts() -> None:
    """A shell's background jobs are begun deaf to Ctrl-C, and what they begin is too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def toolkit(*arguments: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run ``toolkit`` to its end."""
    process = start("-m", "toolkit", *arguments, folder=folder, **more)
    out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def half_way(task: str, *arguments: str, folder: Path, **more: str) -> subprocess.Popen[str]:
    """A ``toolkit train`` that stands in the middle of its training."""
    program = SLOW.format(module=task, step=STEPS[task])
    process = start("-c", program, *arguments, folder=folder, **more)
    assert process.stdout is not None
    line = process.stdout.readline()
    if line != "half way\n":
        raise AssertionError(f"{line}{process.communicate()}")
    return process


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@contextmanager
def server(*command: str, folder: Path, **more: str) -> Iterator[tuple[str, Server]]:
    """A Python program that serves at a ``--port`` of its own: its address, once it answers."""
    port = free_port()
    log = folder / f"server-{port}.log"
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [sys.executable, *command, "--host", "127.0.0.1", "--port", port],
            cwd=folder,
            env=environment(MLFLOW_SERVER_ENABLE_JOB_EXECUTION="false", **more),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        while not answers(int(port)):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
                raise AssertionError(log.read_text(encoding="utf-8"))
        yield f"http://127.0.0.1:{port}", process
    finally:
        stop(process)
        log.unlink()


def answers(port: int) -> bool:
    """Whether something listens there on this machine."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


def stop(process: Server) -> None:
    """End a server and the processes that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()

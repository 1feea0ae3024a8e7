"""``toolkit ui``."""

from __future__ import annotations

import subprocess
import sys

import click

__all__ = ["ui"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port; a free one when 0 (the default).",
)
@click.option(
    "--auth",
    is_flag=True,
    help="Ask for a name and a password, by MLflow's basic-auth: pip install 'mlflow[auth]'.",
)
def ui(host: str, port: int, auth: bool) -> int:
    """Open the MLflow UI on this folder's runs: prints its address; Ctrl-C stops it.

    For each experiment that has runs, the address of its list is printed too: the best run first,
    with its scores. Where runs go to a server, that server has the UI, and its address is printed.
    """
    from toolkit.tracking import (
        free_port,
        is_server,
        names_of,
        require_auth,
        server_command,
        server_environment,
        store_name,
        views,
    )

    if is_server():
        click.echo(f"MLflow UI: {store_name()}   (the server that MLFLOW_TRACKING_URI names)")
        return 0
    if auth:
        require_auth()
    port = port or free_port(host)
    address = f"http://{names_of(host)[0]}:{port}"
    if host not in ("127.0.0.1", "localhost", "::1"):
        how = "with a password, which is sent unencrypted" if auth else "without a password"
        click.echo(f"toolkit: whoever reaches {address} can read and delete runs, {how}.", err=True)
    click.echo(f"MLflow UI: {address}   (Ctrl-C stops it)")
    for experiment, page in views(address):
        click.echo(f"{experiment}:    {page}")
    sys.stdout.flush()
    command, environment = server_command(host, port, auth), server_environment(host, port)
    server = subprocess.Popen(command, env=environment)  # noqa: S603 - our own command line
    try:
        return 0 if server.wait() == 0 else 2
    except KeyboardInterrupt:
        server.terminate()
        server.wait(timeout=10)
        return 0

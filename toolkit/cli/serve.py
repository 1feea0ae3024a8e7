"""``toolkit serve``."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

import click

__all__ = ["serve"]


@click.command()
@click.argument("model")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port; a free one when 0 (the default).",
)
@click.option(
    "--max-mb", type=click.IntRange(1, 1000), default=10, show_default=True, help="Of a request."
)
@click.option(
    "--max-articles", type=click.IntRange(1), default=100, show_default=True, help="Of a request."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    help="Seconds until a request is given up.",
)
def serve(model: str, host: str, port: int, max_mb: int, max_articles: int, timeout: float) -> int:
    """Offer a model's predictions with evidence over HTTP: prints its address; Ctrl-C stops it.

    MODEL is a folder or an MLflow address. POST /predict takes articles as JSON, or one raw page;
    GET /docs tells more.
    """
    import toolkit
    from toolkit.cli.show import progress

    with progress(f"opening {model}"):
        loaded = toolkit.load(model)
        import uvicorn

        from toolkit.serving import Limits, make_app

    app = make_app(loaded, model, Limits(max_mb * 1_000_000, max_articles, timeout))
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    if host not in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"toolkit: anyone who reaches {host}:{port} can use the model.", err=True)
    click.echo(f"{model}: http://{host}:{port}/docs   (Ctrl-C stops it)")
    sys.stdout.flush()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_keep_alive=5))
    with suppress(KeyboardInterrupt):  # uvicorn has let the last requests end
        server.run(sockets=[listening])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address. Raises click.BadParameter where that cannot be."""
    try:
        [family, kind, _, _, address], *_ = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        listening = socket.socket(family, kind)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)  # who comes before the server is up waits
    except OSError as error:
        said = f"{host}:{port} cannot be listened on ({error.strerror or error})."
        raise click.BadParameter(said, param_hint="--host, --port") from None
    return listening

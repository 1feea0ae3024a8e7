"""``toolkit cache``, and the option of the commands that use the store."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from toolkit.text.store import Store

__all__ = ["cache", "cache_option", "open_store", "remembers"]

cache_option = click.option(
    "--cache/--no-cache",
    default=True,
    help="Remember segmented text for the next run (the default): see `toolkit cache`.",
)


def open_store(wanted: bool) -> Store | None:
    """The user's store, where it is ``wanted`` and not off. Raises ConfigError."""
    from toolkit.text.store import user_store

    return user_store(_warn) if wanted else None


def remembers(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that option; what it segments is remembered, from one run to the next."""

    @functools.wraps(command)
    def called(*args: Any, cache: bool, **settings: Any) -> Any:
        from toolkit.text.remembering import remembering

        with remembering(open_store(cache)):
            return command(*args, **settings)

    return cache_option(called)


@click.command()
@click.option("--clear", is_flag=True, help="Forget everything.")
def cache(clear: bool) -> None:
    """Show where segmented text is remembered, how many texts, and how large it is.

    A run over articles that were read before takes their words from there. TOOLKIT_CACHE names
    another folder, or is off; TOOLKIT_CACHE_SIZE is the most it may take (1 GB), and what was not
    used for longest goes first.
    """
    store = open_store(True)
    if store is None:
        print("the store is off (TOOLKIT_CACHE)")
        return
    found = store.clear() if clear else store.contents()
    print(f"{'cleared' if clear else 'store'}: {store.path}")
    print(f"texts:   {found.texts:,}")
    print(f"size:    {_size(found.size)} of {_size(store.limit)} at most")


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _warn(message: str) -> None:
    print(f"toolkit: {message}", file=sys.stderr)

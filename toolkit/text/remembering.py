"""Whether the texts that are segmented are remembered, and where: a run says so.

Nothing is, unless a command that goes through a corpus does its work ``with remembering(store)``.
Within that, segmenters of models take the tokens of many texts from the store; what is called for
one text, such as `toolkit.text.segment`, never does. Processes and threads that are begun within
know nothing of it: who begins them hands `the_store` over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.text.store import Store

__all__ = ["remembering", "the_store"]

_store: ContextVar[Store | None] = ContextVar("the store of segmented text", default=None)


@contextmanager
def remembering(store: Store | None) -> Iterator[None]:
    """Remember the texts that are segmented meanwhile in ``store``; None for nowhere."""
    before = _store.set(store)
    try:
        yield
    finally:
        _store.reset(before)


def the_store() -> Store | None:
    """Where texts are remembered now."""
    return _store.get()

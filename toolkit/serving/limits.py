"""What a request may ask for, and work that is bounded in number and time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import TypeVar

__all__ = ["Limits", "Refused", "Workers"]

T = TypeVar("T")

AT_WORK = 2
WAITING = 30


@dataclass(frozen=True)
class Limits:
    """Of a request: bytes of its body, articles in it, seconds until it is answered."""

    body: int = 10_000_000
    articles: int = 100
    seconds: float = 30.0


class Refused(Exception):
    """A request that is answered by an HTTP ``status`` and a sentence."""

    def __init__(self, status: int, said: str) -> None:
        self.status = status
        super().__init__(said)


class Workers:
    """Two requests are worked on at a time and thirty wait; more are refused with 503.

    Work that has begun when its time is over goes on to its end, and keeps its place till then.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_WORK, thread_name_prefix="predict")
        self._places = BoundedSemaphore(AT_WORK + WAITING)

    async def do(self, work: Callable[[], T]) -> T:
        """What ``work`` gives, in a thread. Raises Refused where no place is free."""
        if not self._places.acquire(blocking=False):
            raise Refused(503, "too many requests are being answered; try again later.")
        future = self._pool.submit(work)
        future.add_done_callback(lambda _: self._places.release())
        return await asyncio.wrap_future(future)

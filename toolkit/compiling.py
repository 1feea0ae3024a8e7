"""Loops over plain arrays, compiled by numba at their first call and kept on disk from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

__all__ = ["compiled"]

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(loop: Loop) -> Loop:
    """The loop, compiled without Python's lock."""
    try:
        return cast(Loop, numba.njit(cache=True, nogil=True)(loop))
    except RuntimeError:  # no folder can be written to: compiled anew by each process
        return cast(Loop, numba.njit(nogil=True)(loop))

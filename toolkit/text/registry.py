"""The registry of text steps."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.registry import Registry
from toolkit.text.aligned import Aligned

__all__ = ["Step", "steps"]

Step = Callable[[Aligned], Aligned]
"""Doing a step twice is doing it once."""

steps = Registry("text step")

"""Predictions with evidence over HTTP, as `toolkit serve` offers them."""

from __future__ import annotations

from toolkit.serving.app import make_app
from toolkit.serving.limits import Limits

__all__ = ["Limits", "make_app"]
